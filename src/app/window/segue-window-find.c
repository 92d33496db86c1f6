/* segue-window-find.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include <string.h>

/* Returns: (transfer full) (nullable): what is selected in the widget that has the focus, if that is within one line */
static char *
dup_selected_words (SegueWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autofree char *words = NULL;
  GtkTextIter start;
  GtkTextIter end;
  int from;
  int to;

  if (GTK_IS_TEXT_VIEW (focus) &&
      gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), &start, &end))
    words = gtk_text_iter_get_text (&start, &end);
  else if (GTK_IS_EDITABLE (focus) && gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), &from, &to))
    words = gtk_editable_get_chars (GTK_EDITABLE (focus), from, to);
  if (words == NULL || *words == '\0' || strpbrk (words, "\r\n") != NULL)
    return NULL;

  return g_steal_pointer (&words);
}

/* Returns: where the search begins, in bytes of the notes: at the caret of the text, or at the selected entry */
static gsize
get_origin (SegueWindow *self)
{
  SegueEpisode *episode = segue_document_get_episode (segue_session_get_document (self->session));
  const guint64 selected = segue_view_state_get_selected (segue_session_get_view_state (self->session));
  guint index;

  if (segue_workspace_is_text_shown (self->workspace))
    return segue_text_view_get_origin (segue_workspace_get_text_view (self->workspace));
  if (segue_episode_find (episode, selected, &index))
    return segue_episode_get_offset (episode, index);

  return 0;
}

static void
open_bar (SegueWindow *self,
          gboolean     replace)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autofree char *words = NULL;
  gsize origin;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->find_bar)))
    {
      segue_find_bar_open (self->find_bar, NULL, 0, replace);
      return;
    }

  words = dup_selected_words (self);
  origin = get_origin (self);
  /* the widget may be gone when the edit has ended */
  g_set_weak_pointer (&self->find_focus, focus);
  segue_workspace_finish_edit (self->workspace);
  segue_find_bar_open (self->find_bar, words, origin, replace);
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  open_bar (SEGUE_WINDOW (widget), g_str_equal (name, "win.replace"));
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  if (!segue_find_bar_is_open (self->find_bar))
    {
      open_bar (self, FALSE);
      return;
    }

  segue_workspace_finish_edit (self->workspace);
  segue_find_bar_step (self->find_bar, g_str_equal (name, "win.find-previous") ? -1 : 1);
}

/* Gives the focus back to the widget that had it. Where that is gone, the view that shows the match gets it. */
static void
closed_cb (SegueWindow *self)
{
  SegueDetails *details = segue_workspace_get_details (self->workspace);
  GtkWidget *outline = GTK_WIDGET (segue_workspace_get_outline (self->workspace));
  GtkWidget *workspace = GTK_WIDGET (self->workspace);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *before = self->find_focus;

  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->find_bar)))
    return;

  if (before != NULL && gtk_widget_is_ancestor (before, GTK_WIDGET (details)) && segue_details_focus_match (details))
    return;

  if (before != NULL && gtk_widget_get_mapped (before) && gtk_widget_is_ancestor (before, workspace) &&
      !gtk_widget_is_ancestor (before, outline))
    gtk_widget_grab_focus (before);
  else
    gtk_widget_child_focus (workspace, GTK_DIR_TAB_FORWARD);
}

static void
page_cb (SegueWindow *self)
{
  static const char *const names[] = { "win.find", "win.replace", "win.find-next", "win.find-previous" };
  const gboolean open = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "editor") == 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], open);
}

void
segue_window_install_find (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.replace", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.find-next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "win.find-previous", NULL, step_action);
}

void
segue_window_init_find (SegueWindow *self)
{
  segue_view_set_session (SEGUE_VIEW (self->find_bar), self->session);
  g_signal_connect_object (self->find_bar, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "notify::visible-child-name", G_CALLBACK (page_cb), self, G_CONNECT_SWAPPED);
  page_cb (self);
}
