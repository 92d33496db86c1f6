/* segue-window-problems.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include <glib/gi18n.h>

#include "app/problems/segue-fix-dialog.h"

/* The actions on problems, and their list: over the problem bar, or in a narrow window a page of its own. */

static SegueProblems *
get_problems (SegueWindow *self)
{
  return segue_session_get_problems (self->session);
}

gboolean
segue_window_shows_problems (SegueWindow *self)
{
  return gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->problem_page);
}

/* Goes back from the page of the problems to the panes. */
void
segue_window_leave_problems (SegueWindow *self)
{
  if (segue_window_shows_problems (self))
    gtk_stack_set_visible_child_name (self->stack, "editor");
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  segue_workspace_finish_edit (self->workspace);
  segue_problems_step (get_problems (self), g_str_equal (name, "win.previous-problem") ? -1 : 1);
}

/* Moves the focus to what a fix has mended, which is selected, so that the next key is for that. */
static void
focus_mended (SegueWindow *self)
{
  const SeguePane pane = segue_workspace_is_text_shown (self->workspace) ? SEGUE_PANE_TEXT : SEGUE_PANE_OUTLINE;
  const gboolean narrow = segue_workspace_get_layout (self->workspace) == SEGUE_LAYOUT_NARROW;

  if (!segue_window_shows_problems (self) && (!narrow || segue_workspace_get_pane (self->workspace) == pane))
    segue_workspace_show_pane (self->workspace, pane);
}

/* Applies a fix of the current problem as one step of the history. */
static void
fix (SegueWindow *self,
     guint        index)
{
  SegueDocument *document = segue_session_get_document (self->session);
  SegueViewState *state = segue_session_get_view_state (self->session);
  SegueProblems *problems = get_problems (self);
  g_autoptr(SegueProblem) problem = NULL;
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GError) error = NULL;
  SegueFix *found;
  SegueFocus focus = { 0, segue_field_get_name (SEGUE_FIELD_NONE), 0 };

  segue_workspace_finish_edit (self->workspace);
  /* a fix is made for the episode that was checked */
  segue_problems_check (problems);
  g_set_object (&problem, segue_problems_get_current (problems, NULL));
  if (problem == NULL || index >= segue_problem_get_n_fixes (problem))
    return;

  found = segue_problem_get_fix (problem, index);
  focus.id = segue_problem_get_id (problem);
  result = segue_fix_apply (found, segue_document_get_episode (document), &error);
  if (result == NULL)
    {
      segue_view_state_say (state, error->message, FALSE);
      return;
    }

  segue_view_state_set_selected (state, focus.id);
  segue_document_apply (document, result, segue_fix_get_action (found), NULL, &focus);
  segue_problems_check (problems);
  focus_mended (self);
  segue_problem_bar_tell_done (self->problem_bar, segue_fix_get_done (found));
}

static void
fix_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  fix (SEGUE_WINDOW (widget), parameter != NULL ? g_variant_get_uint32 (parameter) : 0);
}

static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  segue_workspace_finish_edit (self->workspace);
  segue_problems_check (get_problems (self));
  if (segue_workspace_get_layout (self->workspace) != SEGUE_LAYOUT_NARROW)
    {
      segue_problem_bar_popup_list (self->problem_bar);
      return;
    }

  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->problem_page));
  segue_problem_list_focus_rows (self->problem_page);
}

static void
leave_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  if (segue_window_shows_problems (self))
    segue_window_show_pane (self, segue_workspace_get_pane (self->workspace));
}

/* The user has chosen a problem on the page. Its entry is shown in the outline or in the text. */
static void
left_cb (SegueWindow *self)
{
  const gboolean text_shown = segue_workspace_is_text_shown (self->workspace);

  if (segue_window_shows_problems (self))
    segue_window_show_pane (self, text_shown ? SEGUE_PANE_TEXT : SEGUE_PANE_OUTLINE);
}

/* Asks which problems are to be fixed: of all, or of those of the same kind as the current one. */
static void
fix_all_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);
  const char *rule = NULL;

  segue_workspace_finish_edit (self->workspace);
  segue_problems_check (get_problems (self));
  if (g_str_equal (name, "win.fix-kind"))
    {
      SegueProblem *problem = segue_problems_get_current (get_problems (self), NULL);

      if (problem == NULL || segue_problem_get_n_fixes (problem) == 0)
        {
          gtk_widget_error_bell (widget);
          return;
        }
      rule = segue_problem_get_rule (problem);
    }

  gtk_window_present (GTK_WINDOW (segue_fix_dialog_new (GTK_WINDOW (self), self->session, rule)));
}

static void
silence_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);
  g_autoptr(SegueProblem) problem = NULL;

  segue_workspace_finish_edit (self->workspace);
  g_set_object (&problem, segue_problems_get_current (get_problems (self), NULL));
  if (problem != NULL)
    segue_problems_silence (get_problems (self), problem);
}

static void
unsilence_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  segue_problems_unsilence (get_problems (SEGUE_WINDOW (widget)), g_variant_get_string (parameter, NULL));
}

static void
silenced_cb (SegueWindow *self,
             const char  *key)
{
  segue_toaster_add (self->toaster, _("This is not reported again"), _("_Undo"), "win.unsilence-problem",
                     g_variant_new_string (key), FALSE);
}

static void
failed_cb (SegueWindow *self,
           const char  *reason)
{
  /* Translators: %s is the reason that the system gives */
  g_autofree char *message = g_strdup_printf (_("What is intended could not be kept: %s"), reason);

  segue_view_state_say (segue_session_get_view_state (self->session), message, FALSE);
}

static void
checks_changed_cb (SegueWindow *self)
{
  g_auto(GStrv) noted = g_settings_get_strv (self->settings, "noted-rules");

  segue_problems_set_checks (get_problems (self), g_settings_get_boolean (self->settings, "check-style"),
                             (const char *const *) noted);
}

void
segue_window_install_problems (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.next-problem", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "win.previous-problem", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "win.fix-problem", "u", fix_action);
  gtk_widget_class_install_action (widget_class, "win.show-problems", NULL, show_action);
  gtk_widget_class_install_action (widget_class, "win.leave-problems", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "win.fix-problems", NULL, fix_all_action);
  gtk_widget_class_install_action (widget_class, "win.fix-kind", NULL, fix_all_action);
  gtk_widget_class_install_action (widget_class, "win.silence-problem", NULL, silence_action);
  gtk_widget_class_install_action (widget_class, "win.unsilence-problem", "s", unsilence_action);
}

static void
problems_changed_cb (SegueWindow *self)
{
  const gboolean some = segue_problems_get_n (get_problems (self)) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.next-problem", some);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.previous-problem", some);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.fix-problem", some);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.fix-kind", some);
}

void
segue_window_init_problems (SegueWindow *self)
{
  SegueProblems *problems = get_problems (self);

  segue_view_set_session (SEGUE_VIEW (self->problem_bar), self->session);
  segue_view_set_session (SEGUE_VIEW (self->problem_page), self->session);
  g_signal_connect_object (self->settings, "changed::check-style", G_CALLBACK (checks_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::noted-rules", G_CALLBACK (checks_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->problem_page, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (problems, "changed", G_CALLBACK (problems_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (problems, "silenced", G_CALLBACK (silenced_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (problems, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  checks_changed_cb (self);
  problems_changed_cb (self);
}
