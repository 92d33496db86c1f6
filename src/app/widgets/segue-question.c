/* segue-question.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/segue-question.h"

#include <glib/gi18n.h>

#include "app/widgets/segue-labels.h"

/* A message or question in front of a window. It is an #AdwAlertDialog inside the window where libadwaita has that, and
 * an #AdwMessageDialog otherwise. Only this file names either class. Both emit "response" with the id of the answer. */

#define IS_ALERT ADW_CHECK_VERSION (1, 5, 0)

#if IS_ALERT
#define DIALOG(question) ADW_ALERT_DIALOG (question)
#define dialog_add_response adw_alert_dialog_add_response
#define dialog_set_body adw_alert_dialog_set_body
#define dialog_set_close_response adw_alert_dialog_set_close_response
#define dialog_set_default_response adw_alert_dialog_set_default_response
#define dialog_set_extra_child adw_alert_dialog_set_extra_child
#define dialog_set_response_appearance adw_alert_dialog_set_response_appearance
#define dialog_set_response_enabled adw_alert_dialog_set_response_enabled
#else
#define DIALOG(question) ADW_MESSAGE_DIALOG (question)
#define dialog_add_response adw_message_dialog_add_response
#define dialog_set_body adw_message_dialog_set_body
#define dialog_set_close_response adw_message_dialog_set_close_response
#define dialog_set_default_response adw_message_dialog_set_default_response
#define dialog_set_extra_child adw_message_dialog_set_extra_child
#define dialog_set_response_appearance adw_message_dialog_set_response_appearance
#define dialog_set_response_enabled adw_message_dialog_set_response_enabled
#endif

/* What is newer than the oldest libadwaita that is supported counts as deprecated. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

/**
 * segue_question_new:
 * @heading: the question or message
 * @body: (nullable): the text that explains it
 * @cancel_label: the label of the response "cancel", with a mnemonic
 *
 * Creates a question with one response, "cancel". The Escape key gives the same response.
 *
 * The signal "response" is emitted once, with the id of the response.
 *
 * Returns: (transfer floating): a question, which is shown by segue_question_present()
 */
GtkWidget *
segue_question_new (const char *heading,
                    const char *body,
                    const char *cancel_label)
{
#if IS_ALERT
  GtkWidget *question = GTK_WIDGET (adw_alert_dialog_new (heading, body));

  /* up to version 1.7, libadwaita asks for the height of a heading in large letters that does not wrap, and GTK prints a
   * warning where the dialog is narrower than that */
  segue_labels_wrap (adw_dialog_get_child (ADW_DIALOG (question)));
#else
  GtkWidget *question = adw_message_dialog_new (NULL, heading, body);
#endif

  dialog_add_response (DIALOG (question), "cancel", cancel_label);
  dialog_set_default_response (DIALOG (question), "cancel");
  dialog_set_close_response (DIALOG (question), "cancel");

  return question;
}

/**
 * segue_question_add_response:
 * @question: a question
 * @id: the id of the response
 * @label: the label of its button, with a mnemonic
 * @appearance: how the button looks
 *
 * Adds a response. The Return key gives the last response that was added as %ADW_RESPONSE_SUGGESTED.
 */
void
segue_question_add_response (GtkWidget             *question,
                             const char            *id,
                             const char            *label,
                             AdwResponseAppearance  appearance)
{
  dialog_add_response (DIALOG (question), id, label);
  dialog_set_response_appearance (DIALOG (question), id, appearance);
  if (appearance == ADW_RESPONSE_SUGGESTED)
    dialog_set_default_response (DIALOG (question), id);
}

/**
 * segue_question_set_body:
 * @question: a question
 * @body: the text that explains it
 *
 * Replaces the text below the heading.
 */
void
segue_question_set_body (GtkWidget  *question,
                         const char *body)
{
  dialog_set_body (DIALOG (question), body);
}

/**
 * segue_question_set_enabled:
 * @question: a question
 * @id: the id of a response
 * @enabled: whether it can be given
 *
 * Makes a response possible or impossible.
 */
void
segue_question_set_enabled (GtkWidget  *question,
                            const char *id,
                            gboolean    enabled)
{
  dialog_set_response_enabled (DIALOG (question), id, enabled);
}

/* Moves the focus out of a list, whose rows are only looked at. */
static void
leave_list (GtkWidget        *child,
            GtkWidget        *list,
            GtkDirectionType  direction)
{
  gtk_widget_set_can_focus (list, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (child)), direction);
  gtk_widget_set_can_focus (list, TRUE);
}

/* GTK activates a check button or a row by the Return key, and goes through all rows by Tab. */
static gboolean
key_pressed_cb (GtkWidget       *child,
                guint            key,
                guint            code,
                GdkModifierType  modifiers)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (child));
  GtkWidget *list = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) : NULL;

  if (focus == NULL || gtk_widget_get_native (focus) != gtk_widget_get_native (child))
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (list == NULL && !GTK_IS_CHECK_BUTTON (focus))
        return FALSE;
      gtk_widget_activate_default (child);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      if (list == NULL)
        return FALSE;
      leave_list (child, list, modifiers & GDK_SHIFT_MASK ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * segue_question_set_child:
 * @question: a question
 * @child: a widget
 *
 * Shows a widget between the text and the buttons. The Return key gives the default response also where the focus is on a
 * check button or a row in @child, and Tab leaves a list at once.
 */
void
segue_question_set_child (GtkWidget *question,
                          GtkWidget *child)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), child, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (child, keys);
  dialog_set_extra_child (DIALOG (question), child);
}

/**
 * segue_question_present:
 * @question: a question
 * @parent: the window that the question stands in front of
 *
 * Shows the question. It destroys itself after the response.
 */
void
segue_question_present (GtkWidget *question,
                        GtkWindow *parent)
{
#if IS_ALERT
  adw_dialog_present (ADW_DIALOG (question), GTK_WIDGET (parent));
#else
  gtk_window_set_transient_for (GTK_WINDOW (question), parent);
  gtk_window_present (GTK_WINDOW (question));
#endif
}

/**
 * segue_question_focus_default:
 * @question: a question that is shown
 *
 * Focuses the button of the default response. Otherwise the first widget of the child has the focus, and the Return key
 * goes to that widget.
 */
void
segue_question_focus_default (GtkWidget *question)
{
#if IS_ALERT
  GtkWidget *button = adw_dialog_get_default_widget (ADW_DIALOG (question));
#else
  GtkWidget *button = gtk_window_get_default_widget (GTK_WINDOW (question));
#endif

  if (button != NULL)
    gtk_widget_grab_focus (button);
}

/**
 * segue_question_show:
 * @parent: the window that the message stands in front of
 * @heading: the message
 * @body: the text that explains it
 *
 * Shows a message that can only be closed.
 */
void
segue_question_show (GtkWindow  *parent,
                     const char *heading,
                     const char *body)
{
  segue_question_present (segue_question_new (heading, body, _("_Close")), parent);
}

G_GNUC_END_IGNORE_DEPRECATIONS
