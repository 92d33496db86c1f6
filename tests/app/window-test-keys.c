/* window-test-keys.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "window-test.h"

/* Whether a shortcut of the widget takes the key in this phase. */
static gboolean
press_on (GtkWidget           *widget,
          GtkPropagationPhase  phase,
          guint                key,
          GdkModifierType      modifiers)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller) || gtk_event_controller_get_propagation_phase (controller) != phase)
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers &&
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                            gtk_shortcut_get_arguments (shortcut)))
            return TRUE;
        }
    }

  return FALSE;
}

/* Presses a key where the focus is: the widgets around it are asked first from the outside, then from the inside. */
void
window_test_press (WindowTest      *test,
                   guint            key,
                   GdkModifierType  modifiers)
{
  g_autoptr(GPtrArray) widgets = g_ptr_array_new ();
  gboolean taken = FALSE;

  for (GtkWidget *widget = window_test_focus (test); widget != NULL; widget = gtk_widget_get_parent (widget))
    g_ptr_array_add (widgets, widget);
  for (guint i = widgets->len; i > 0 && !taken; i--)
    taken = press_on (widgets->pdata[i - 1], GTK_PHASE_CAPTURE, key, modifiers);
  for (guint i = 0; i < widgets->len && !taken; i++)
    taken = press_on (widgets->pdata[i], GTK_PHASE_BUBBLE, key, modifiers);
  g_assert_true (taken);
  window_test_settle ();
}

static void
exited_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (g_subprocess_wait_check_finish (G_SUBPROCESS (object), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* Runs xdotool with arguments, for real keys and clicks. The program goes on meanwhile. */
void
window_test_xdotool (const char *arguments)
{
  g_autofree char *command = g_strconcat ("xdotool ", arguments, NULL);
  g_auto(GStrv) words = g_strsplit (command, " ", -1);
  g_autoptr(GSubprocess) xdotool = NULL;
  g_autoptr(GError) error = NULL;
  gboolean exited = FALSE;

  xdotool = g_subprocess_newv ((const char *const *) words, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (xdotool, NULL, exited_cb, &exited);
  window_test_await (exited);
}

/* Tells whether a button in @widget or a menu item for @action could be clicked. */
gboolean
window_test_is_enabled (GtkWidget  *widget,
                        const char *action)
{
  GtkWidget *button = gtk_button_new ();
  gboolean enabled;

  gtk_widget_set_visible (button, FALSE);
  gtk_widget_set_parent (button, widget);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  enabled = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);

  return enabled;
}

/* Drops a file on the window. */
void
window_test_drop (WindowTest *test,
                  GFile      *file)
{
  gboolean taken = FALSE;
  g_auto(GValue) value = G_VALUE_INIT;
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (test->window));
  g_autoptr(GSList) files = g_slist_prepend (NULL, file);
  GdkFileList *list = gdk_file_list_new_from_list (files);

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, list);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &taken);
    }
  g_assert_true (taken);
}
