/* segue-window-actions.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include <glib/gi18n.h>

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  /* what is being composed is part of what is undone */
  segue_window_commit_preedit (self);
  if (g_str_equal (name, "win.undo"))
    segue_document_undo (self->document);
  else
    segue_document_redo (self->document);
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  segue_window_finish_edit (self);
  segue_problems_step (self->problems, g_str_equal (name, "win.previous-problem") ? -1 : 1);
}

/* Applies a fix of the current problem as one step of the history. */
static void
fix (SegueWindow *self,
     guint        index)
{
  g_autoptr(SegueProblem) problem = NULL;
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GError) error = NULL;
  SegueFix *found;
  SegueFocus focus = { 0, segue_field_get_name (SEGUE_FIELD_NONE), 0 };

  segue_window_finish_edit (self);
  /* a fix is made for the episode that was checked */
  segue_problems_check (self->problems);
  g_set_object (&problem, segue_problems_get_current (self->problems, NULL));
  if (problem == NULL || index >= segue_problem_get_n_fixes (problem))
    return;

  found = segue_problem_get_fix (problem, index);
  focus.id = segue_problem_get_id (problem);
  result = segue_fix_apply (found, segue_document_get_episode (self->document), &error);
  if (result == NULL)
    {
      segue_window_say (self, error->message, FALSE);
      return;
    }

  segue_view_state_set_selected (self->state, focus.id);
  segue_document_apply (self->document, result, segue_fix_get_action (found), NULL, &focus);
  segue_problems_check (self->problems);
}

static void
fix_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  fix (SEGUE_WINDOW (widget), parameter != NULL ? g_variant_get_uint32 (parameter) : 0);
}

void
segue_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.next-problem", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "win.previous-problem", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "win.fix-problem", "u", fix_action);
}

static void
name_button (GtkWidget  *button,
             const char *what,
             const char *keys)
{
  g_autofree char *tooltip = g_strdup_printf ("%s (%s)", what, keys);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
}

void
segue_window_update_history (SegueWindow *self)
{
  const gboolean can_undo = segue_document_can_undo (self->document);
  const gboolean can_redo = segue_document_can_redo (self->document);
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  /* Translators: %s is the name of a step such as "Edit Title" */
  undo = can_undo ? g_strdup_printf (_("Undo: %s"), segue_document_get_undo_label (self->document))
                  : g_strdup (_("Undo"));
  /* Translators: %s is the name of a step such as "Edit Title" */
  redo = can_redo ? g_strdup_printf (_("Redo: %s"), segue_document_get_redo_label (self->document))
                  : g_strdup (_("Redo"));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", can_undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", can_redo);
  name_button (self->undo_button, undo, _("Ctrl+Z"));
  name_button (self->redo_button, redo, _("Shift+Ctrl+Z"));
}

void
segue_window_update_problems (SegueWindow *self)
{
  const gboolean some = segue_problems_get_n (self->problems) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.next-problem", some);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.previous-problem", some);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.fix-problem", some);
}
