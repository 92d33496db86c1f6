/* segue-window-views.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

static GtkWidget *
get_view (SegueWindow      *self,
          SegueWindowPlace  place)
{
  switch (place)
    {
    case SEGUE_WINDOW_DETAILS:
      return gtk_paned_get_start_child (self->inner_paned);
    case SEGUE_WINDOW_PREVIEW:
      return GTK_WIDGET (self->preview);
    case SEGUE_WINDOW_TEXT:
      return gtk_stack_get_child_by_name (self->left, "text");
    case SEGUE_WINDOW_OUTLINE:
    default:
      return GTK_WIDGET (self->outline);
    }
}

/* Shows what belongs to the size of the window and to where the user is: the text in place of outline and details, and
 * in a narrow window one view at a time. */
void
segue_window_update_views (SegueWindow *self)
{
  const gboolean narrow = self->step == SEGUE_WINDOW_NARROW;
  GtkWidget *details = get_view (self, SEGUE_WINDOW_DETAILS);
  const gboolean has_details = details != NULL && (narrow ? self->place == SEGUE_WINDOW_DETAILS : !self->text_shown);
  const gboolean has_preview = !narrow || self->place == SEGUE_WINDOW_PREVIEW;
  const gboolean blank = segue_window_is_blank (self);

  gtk_stack_set_visible_child (self->left, get_view (self, self->text_shown ? SEGUE_WINDOW_TEXT : SEGUE_WINDOW_OUTLINE));
  gtk_widget_set_visible (GTK_WIDGET (self->left),
                          !narrow || self->place == SEGUE_WINDOW_OUTLINE || self->place == SEGUE_WINDOW_TEXT);
  if (details != NULL)
    gtk_widget_set_visible (details, has_details);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), has_preview);
  gtk_widget_set_visible (GTK_WIDGET (self->inner_paned), has_details || has_preview);
  gtk_widget_set_visible (self->back_button, narrow && !blank && (self->place != SEGUE_WINDOW_OUTLINE || segue_window_shows_problems (self)));
  gtk_widget_set_visible (self->preview_button, narrow && !blank && self->has_room);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-preview", narrow && !blank);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-text", !blank);
  segue_outline_set_opens_details (self->outline, narrow && details != NULL);

  g_object_notify (G_OBJECT (self), "text-shown");
  g_object_notify (G_OBJECT (self), "preview-shown");
}

/* Shows a view and moves the focus there. */
void
segue_window_go (SegueWindow      *self,
                 SegueWindowPlace  place)
{
  GtkWidget *view = get_view (self, place);

  if (view == NULL)
    return;

  segue_window_leave_problems (self);
  /* what is being typed is kept before its field goes out of sight */
  segue_window_finish_edit (self);
  segue_window_keep_panes (self);
  if (place != SEGUE_WINDOW_PREVIEW)
    self->text_shown = place == SEGUE_WINDOW_TEXT;
  self->place = place;
  segue_window_update_views (self);
  segue_window_place_panes (self);

  if (gtk_widget_get_focus_child (view) != NULL)
    return;

  if (place == SEGUE_WINDOW_DETAILS)
    segue_details_focus_field (self->details);
  else if (!gtk_widget_grab_focus (view))
    gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

static void
focus_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  static const char *const names[] = {
    [SEGUE_WINDOW_OUTLINE] = "win.focus-outline",
    [SEGUE_WINDOW_DETAILS] = "win.focus-details",
    [SEGUE_WINDOW_PREVIEW] = "win.focus-preview",
    [SEGUE_WINDOW_TEXT] = "win.focus-text",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (name, names[i]))
        segue_window_go (SEGUE_WINDOW (widget), i);
    }
}

/* The window goes on from where the focus was when it grows or shrinks past a step. */
static void
focus_widget_cb (SegueWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || self->step == SEGUE_WINDOW_NARROW || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;

  for (guint place = SEGUE_WINDOW_OUTLINE; place <= SEGUE_WINDOW_TEXT; place++)
    {
      GtkWidget *view = get_view (self, place);

      if (view != NULL && gtk_widget_is_ancestor (focus, view))
        self->place = place;
    }
}

/* Ends what an input method is composing, in whichever field. */
void
segue_window_commit_preedit (SegueWindow *self)
{
  segue_outline_commit_preedit (self->outline);
  segue_details_commit_preedit (self->details);
  segue_text_view_commit_preedit (self->text_view);
}

/* Returns: whether what is being typed could be taken, so that the window can go on to something else */
gboolean
segue_window_finish_edit (SegueWindow *self)
{
  const gboolean in_outline = segue_outline_finish_edit (self->outline);
  const gboolean in_details = segue_details_finish_edit (self->details);

  segue_text_view_finish_edit (self->text_view);

  return in_outline && in_details;
}

void
segue_window_install_views (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.focus-outline", NULL, focus_action);
  gtk_widget_class_install_action (widget_class, "win.focus-details", NULL, focus_action);
  gtk_widget_class_install_action (widget_class, "win.focus-preview", NULL, focus_action);
  gtk_widget_class_install_action (widget_class, "win.focus-text", NULL, focus_action);
  gtk_widget_class_install_property_action (widget_class, "win.show-text", "text-shown");
  gtk_widget_class_install_property_action (widget_class, "win.show-preview", "preview-shown");
}

void
segue_window_init_views (SegueWindow *self)
{
  g_signal_connect_object (self, "notify::focus-widget", G_CALLBACK (focus_widget_cb), self, G_CONNECT_DEFAULT);
  segue_window_update_views (self);
}
