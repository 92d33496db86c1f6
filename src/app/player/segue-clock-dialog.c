/* segue-clock-dialog.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/player/segue-clock-dialog.h"

#include <glib/gi18n.h>

#include "app/widgets/segue-question.h"
#include "core/text/segue-time.h"

/* The question what the recorder shows. */

typedef struct
{
  SegueSession *session;
  GtkEditable *entry;
  gboolean resumed; /* after a pause */
} Question;

static void
question_free (gpointer  user_data,
               GClosure *closure)
{
  Question *question = user_data;

  g_object_unref (question->session);
  g_free (question);
}

/* Returns %FALSE if the entry holds no time. An empty one stands for the time that it suggests. */
static gboolean
read_time (GtkEditable *entry,
           gint64      *time)
{
  const char *text = gtk_editable_get_text (entry);

  if (*text == '\0')
    text = gtk_entry_get_placeholder_text (GTK_ENTRY (entry));

  return segue_time_parse_typed (text, time);
}

static void
response_cb (GtkWidget  *dialog,
             const char *response,
             Question   *question)
{
  gint64 time;

  /* an empty answer after a pause is none: the clock has gone on since it was asked */
  if (*gtk_editable_get_text (question->entry) == '\0' && question->resumed)
    return;

  if (g_str_equal (response, "start") && read_time (question->entry, &time))
    segue_recording_start_clock (segue_session_get_recording (question->session), time);
}

static void
changed_cb (GtkWidget   *dialog,
            GtkEditable *entry)
{
  gint64 time;
  const gboolean valid = read_time (entry, &time);

  segue_question_set_enabled (dialog, "start", valid);
  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
}

static void
show (GtkWindow    *parent,
      SegueSession *session,
      GtkWidget    *dialog,
      const char   *suggestion,
      const char   *label,
      gboolean      resumed)
{
  GtkWidget *entry = gtk_entry_new ();
  Question *question = g_new0 (Question, 1);

  question->session = g_object_ref (session);
  question->entry = GTK_EDITABLE (entry);
  question->resumed = resumed;
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), suggestion);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the recorder shows"),
                                  -1);
  segue_question_set_child (dialog, entry);
  segue_question_add_response (dialog, "start", label, ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, G_CONNECT_DEFAULT);
  segue_question_present (dialog, parent);
  gtk_widget_grab_focus (entry);
}

/**
 * segue_clock_dialog_show:
 * @parent: the window of the episode
 * @session: its session
 *
 * Asks what the recorder shows, and starts the clock of the recording there.
 */
void
segue_clock_dialog_show (GtkWindow    *parent,
                         SegueSession *session)
{
  GtkWidget *dialog = segue_question_new (_("Start Clock"), _("Segments take their times from a clock that runs along "
                                                              "with your recorder. What does the recorder show?"),
                                          _("_Cancel"));

  show (parent, session, dialog, "00:00:00", _("_Start"), FALSE);
}

/**
 * segue_clock_dialog_show_after_pause:
 * @parent: the window of the episode
 * @session: its session, whose clock goes on
 *
 * Asks whether the clock is right. It goes on from where it was paused, whether somebody answers or not.
 */
void
segue_clock_dialog_show_after_pause (GtkWindow    *parent,
                                     SegueSession *session)
{
  SegueTimeSource *source = segue_marking_get_source (segue_session_get_marking (session));
  const gint64 seconds = segue_time_source_get_position (source) / 1000;
  g_autofree char *paused = g_strdup_printf ("%02d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60),
                                             (int) (seconds % 60));
  /* Translators: the time at which the clock goes on */
  g_autofree char *body = g_strdup_printf (_("The clock goes on from %s. If your recorder shows another time, type it "
                                             "here."), paused);

  show (parent, session, segue_question_new (_("Is the Clock Right?"), body, _("_Keep")), paused, _("_Set Clock"), TRUE);
}
