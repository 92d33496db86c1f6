/* segue-mark-key-dialog.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/player/segue-mark-key-dialog.h"

#include <glib/gi18n.h>

#include "app/widgets/segue-question.h"
#include "app/player/segue-mark-key.h"

/* The question for the key that marks times. It is answered by pressing the key. */
typedef struct
{
  GtkApplication *application;
  GtkWidget *dialog;
  GtkLabel *label; /* shows the key that was pressed last */
  char *key;       /* (nullable): the same key if it can mark times */
} Question;

static void
question_free (gpointer  user_data,
               GClosure *closure)
{
  Question *question = user_data;

  g_object_unref (question->application);
  g_free (question->key);
  g_free (question);
}

static void
response_cb (GtkWidget  *dialog,
             const char *response,
             Question   *question)
{
  g_autoptr(GSettings) settings = g_settings_new (SEGUE_APP_ID);

  if (g_str_equal (response, "use") && question->key != NULL)
    g_settings_set_string (settings, "mark-key", question->key);
  else if (g_str_equal (response, "reset"))
    g_settings_reset (settings, "mark-key");
}

/* Keys that move about in the dialog or answer it are left to it. */
static gboolean
is_for_dialog (guint           key,
               GdkModifierType modifiers)
{
  return (modifiers & ~GDK_SHIFT_MASK) == 0 &&
         (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab || key == GDK_KEY_Return || key == GDK_KEY_KP_Enter ||
          key == GDK_KEY_Escape || key == GDK_KEY_space);
}

static gboolean
pressed_cb (GtkEventControllerKey *controller,
            guint                  key,
            guint                  code,
            GdkModifierType        state,
            Question              *question)
{
  const GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  g_autofree char *refusal = NULL;
  g_autofree char *label = NULL;

  if (is_for_dialog (key, modifiers) || (event != NULL && gdk_key_event_is_modifier (event)))
    return GDK_EVENT_PROPAGATE;

  key = gdk_keyval_to_lower (key);
  refusal = segue_mark_key_dup_refusal (question->application, key, modifiers);
  label = gtk_accelerator_get_label (key, modifiers);
  g_clear_pointer (&question->key, g_free);
  if (refusal == NULL)
    question->key = gtk_accelerator_name (key, modifiers);
  gtk_label_set_label (question->label, refusal != NULL ? refusal : label);
  segue_question_set_enabled (question->dialog, "use", refusal == NULL);

  return GDK_EVENT_STOP;
}

/**
 * segue_mark_key_dialog_show:
 * @parent: the window to show the question over
 * @application: the application
 *
 * Asks for the key that marks times, and sets it.
 */
void
segue_mark_key_dialog_show (GtkWindow      *parent,
                            GtkApplication *application)
{
  Question *question = g_new0 (Question, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr(GSettings) settings = g_settings_new (SEGUE_APP_ID);
  g_autofree char *label = segue_mark_key_dup_label (settings);

  question->application = g_object_ref (application);
  question->dialog = segue_question_new (_("Key for Mark Time"), _("Press the key that marks times from now on."),
                                         _("_Cancel"));
  question->label = GTK_LABEL (gtk_label_new (label));
  gtk_widget_set_name (GTK_WIDGET (question->label), "mark-key");
  gtk_label_set_wrap (question->label, TRUE);
  gtk_label_set_justify (question->label, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (question->label), "heading");
  segue_question_set_child (question->dialog, GTK_WIDGET (question->label));
  segue_question_add_response (question->dialog, "reset", _("Use _F4"), ADW_RESPONSE_DEFAULT);
  segue_question_add_response (question->dialog, "use", _("_Use This Key"), ADW_RESPONSE_SUGGESTED);
  segue_question_set_enabled (question->dialog, "use", FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (pressed_cb), question);
  gtk_widget_add_controller (question->dialog, keys);
  g_signal_connect_data (question->dialog, "response", G_CALLBACK (response_cb), question, question_free,
                         G_CONNECT_DEFAULT);
  segue_question_present (question->dialog, parent);
}
