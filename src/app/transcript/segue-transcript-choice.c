/* segue-transcript-choice.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/transcript/segue-transcript-choice.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/widgets/segue-labels.h"

/**
 * SegueTranscriptChoice:
 *
 * Asks for a transcript, says why one could not be read, and shows that one is being searched.
 *
 * Its button activates the action `transcript.choose`.
 */
struct _SegueTranscriptChoice
{
  GtkWidget parent_instance;

  GtkStack *pages;
  AdwStatusPage *choice;
  GtkWidget *choose_button;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (SegueTranscriptChoice, segue_transcript_choice, GTK_TYPE_WIDGET)

static void
segue_transcript_choice_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SEGUE_TYPE_TRANSCRIPT_CHOICE);

  G_OBJECT_CLASS (segue_transcript_choice_parent_class)->dispose (object);
}

static void
segue_transcript_choice_class_init (SegueTranscriptChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_transcript_choice_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-transcript-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptChoice, pages);
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptChoice, choice);
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptChoice, choose_button);
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptChoice, spinner);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
segue_transcript_choice_init (SegueTranscriptChoice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  segue_labels_wrap (self->choose_button);
}

/**
 * segue_transcript_choice_show_file:
 * @self: a choice
 * @file: the transcript of an episode
 *
 * Asks for a transcript, unless there is one or one is being read.
 */
void
segue_transcript_choice_show_file (SegueTranscriptChoice *self,
                                   SegueTranscriptFile   *file)
{
  const char *message = segue_transcript_file_get_message (file);
  const gboolean busy = segue_transcript_file_is_reading (file) || segue_transcript_file_get_transcript (file) != NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (SEGUE_IS_TRANSCRIPT_CHOICE (self));

  description = message != NULL ? g_markup_escape_text (message, -1)
                                : g_strdup (_("Subtitles (VTT, SRT), the JSON of Whisper or of a podcast host, or text "
                                              "with times. Nothing is sent anywhere."));
  adw_status_page_set_description (self->choice, description);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_stack_set_visible_child_name (self->pages, busy ? "searching" : "choice");
  if (!busy)
    gtk_widget_grab_focus (self->choose_button);
}
