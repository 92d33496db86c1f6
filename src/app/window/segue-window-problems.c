/* segue-window-problems.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include <glib/gi18n.h>

#include "app/problems/segue-fix-dialog.h"

/* The problems of the notes as a list: above the bottom bar, or in a narrow window as a page of its own. */

static gboolean
is_page_shown (SegueWindow *self)
{
  return gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->problem_page);
}

gboolean
segue_window_shows_problems (SegueWindow *self)
{
  return is_page_shown (self);
}

/* Goes back from the page to the views. */
void
segue_window_leave_problems (SegueWindow *self)
{
  if (is_page_shown (self))
    gtk_stack_set_visible_child_name (self->stack, "editor");
}

static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  segue_window_finish_edit (self);
  segue_problems_check (self->problems);
  if (self->step != SEGUE_WINDOW_NARROW)
    {
      segue_problem_bar_popup_list (self->problem_bar);
      return;
    }

  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->problem_page));
  segue_window_update_views (self);
  segue_problem_list_focus_rows (self->problem_page);
}

static void
leave_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  if (is_page_shown (self))
    segue_window_go (self, self->place);
}

/* A problem of the page was gone to: its entry is in the outline, or in the text. */
static void
left_cb (SegueWindow *self)
{
  if (is_page_shown (self))
    segue_window_go (self, self->text_shown ? SEGUE_WINDOW_TEXT : SEGUE_WINDOW_OUTLINE);
}

static void
fix_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  segue_window_finish_edit (self);
  segue_problems_check (self->problems);
  gtk_window_present (GTK_WINDOW (segue_fix_dialog_new (GTK_WINDOW (self), self->session)));
}

static void
silence_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);
  g_autoptr(SegueProblem) problem = NULL;

  segue_window_finish_edit (self);
  g_set_object (&problem, segue_problems_get_current (self->problems, NULL));
  if (problem != NULL)
    segue_problems_silence (self->problems, problem);
}

static void
unsilence_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  segue_problems_unsilence (SEGUE_WINDOW (widget)->problems, g_variant_get_string (parameter, NULL));
}

static void
silenced_cb (SegueWindow *self,
             const char  *key)
{
  AdwToast *toast = segue_window_create_toast (self, _("This is not reported again"), _("_Undo"));

  adw_toast_set_action_name (toast, "win.unsilence-problem");
  adw_toast_set_action_target_value (toast, g_variant_new_string (key));
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
failed_cb (SegueWindow *self,
           const char  *reason)
{
  /* Translators: %s is the reason that the system gives */
  g_autofree char *message = g_strdup_printf (_("What is intended could not be kept: %s"), reason);

  segue_window_say (self, message, FALSE);
}

static void
style_changed_cb (SegueWindow *self)
{
  segue_problems_set_style (self->problems, g_settings_get_boolean (self->settings, "check-style"));
}

void
segue_window_install_problems (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-problems", NULL, show_action);
  gtk_widget_class_install_action (widget_class, "win.leave-problems", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "win.fix-problems", NULL, fix_action);
  gtk_widget_class_install_action (widget_class, "win.silence-problem", NULL, silence_action);
  gtk_widget_class_install_action (widget_class, "win.unsilence-problem", "s", unsilence_action);
}

void
segue_window_init_problems (SegueWindow *self)
{
  segue_problem_bar_set_session (self->problem_bar, self->session);
  segue_problem_list_set_session (self->problem_page, self->session);
  style_changed_cb (self);
  g_signal_connect_object (self->settings, "changed::check-style", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->problem_page, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->problems, "shown", G_CALLBACK (segue_text_view_show_problem), self->text_view,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->problems, "silenced", G_CALLBACK (silenced_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->problems, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
}
