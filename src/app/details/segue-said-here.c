/* segue-said-here.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/details/segue-said-here.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/widgets/segue-dialogs.h"
#include "app/widgets/segue-labels.h"
#include "session/segue-field.h"
#include "session/transcript/segue-said.h"
#include "transcript/segue-running-text.h"

/* How much of a long segment is shown, in bytes. */
#define MAX_BYTES (64 * 1024)
/* When the pane scrolls to what has been unfolded, in milliseconds. It has its size by then. */
#define REVEAL_DELAY 100

/**
 * SegueSaidHere:
 *
 * What the transcript says from the start of the selected segment to that of the next one. A selection in it can be
 * added to the description as a quote. While it is folded, nothing is read, and it tells whether there is a transcript.
 */
struct _SegueSaidHere
{
  SegueView parent_instance;

  GtkExpander *expander;
  GtkLabel *summary;
  GtkStack *stack;
  GtkTextView *view;
  GtkLabel *cut;
  GtkLabel *note;
  GtkWidget *choose_button;
  GtkWidget *find_button;

  SegueRunningText *speech; /* what is shown, or NULL */
  SegueTranscript *transcript;
  gint64 start;
  gint64 end;
  guint reveal_source;
};

G_DEFINE_FINAL_TYPE (SegueSaidHere, segue_said_here, SEGUE_TYPE_VIEW)

static SegueTranscriptFile *
get_file (SegueSaidHere *self)
{
  return segue_session_get_transcript_file (segue_view_get_session (SEGUE_VIEW (self)));
}

static SegueEpisode *
get_episode (SegueSaidHere *self)
{
  return segue_document_get_episode (segue_view_get_document (SEGUE_VIEW (self)));
}

/* Finds the segment that is shown. Returns %FALSE if something else is selected. */
static gboolean
find_segment (SegueSaidHere *self,
              guint         *index)
{
  SegueEpisode *episode = get_episode (self);
  const guint64 id = segue_view_state_get_selected (segue_view_get_state (SEGUE_VIEW (self)));

  return segue_episode_find (episode, id, index) &&
         segue_entry_get_kind (segue_episode_get (episode, *index)) == SEGUE_ENTRY_SEGMENT;
}

static void
forget (SegueSaidHere *self)
{
  g_clear_pointer (&self->speech, segue_running_text_unref);
  g_clear_pointer (&self->transcript, segue_transcript_unref);
}

/* Shows why nothing is shown, and what can be done. */
static void
show_note (SegueSaidHere *self,
           const char    *note,
           GtkWidget     *button)
{
  forget (self);
  gtk_label_set_text (self->note, note);
  gtk_widget_set_visible (self->choose_button, button == self->choose_button);
  gtk_widget_set_visible (self->find_button, button == self->find_button);
  gtk_stack_set_visible_child_name (self->stack, "note");
}

static void
show_speech (SegueSaidHere   *self,
             SegueTranscript *transcript,
             gint64           start,
             gint64           end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter iter;
  gsize length;

  if (transcript == self->transcript && start == self->start && end == self->end)
    return;

  forget (self);
  self->transcript = segue_transcript_ref (transcript);
  self->start = start;
  self->end = end;
  self->speech = segue_running_text_new (transcript, start, end, MAX_BYTES, SEGUE_RUNNING_TEXT_PARAGRAPHS);
  segue_running_text_get_text (self->speech, &length);
  if (length == 0)
    {
      show_note (self, _("Nothing is said here."), NULL);
      return;
    }

  /* Another text is shown from its beginning. GTK 4.8 warns about the scrollbar if the view is asked to scroll there. */
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), 0);
  gtk_text_buffer_set_text (buffer, segue_running_text_get_text (self->speech, NULL), -1);
  gtk_text_buffer_get_start_iter (buffer, &iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_widget_set_visible (GTK_WIDGET (self->cut), segue_running_text_is_cut (self->speech));
  gtk_stack_set_visible_child_name (self->stack, "speech");
}

/* Says when the segment is heard, as in “00:31:10 – 00:38:20”, in whole seconds. The last one ends with the recording. */
static char *
dup_summary (SegueSaidHere *self,
             gint64         start,
             gint64         end)
{
  const gint64 length = segue_session_get_length (segue_view_get_session (SEGUE_VIEW (self)));
  SegueClock clock = segue_dialect_get_clock (segue_episode_get_dialect (get_episode (self)));
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  clock.fraction = 0;
  clock.frames = FALSE;
  from = segue_clock_format (&clock, start - start % 1000);
  if (end == SEGUE_TIME_NONE && length > start)
    end = length;
  if (end == SEGUE_TIME_NONE)
    /* Translators: a time from which on something is heard */
    return g_strdup_printf (_("from %s on"), from);

  to = segue_clock_format (&clock, end - end % 1000);

  return g_strdup_printf ("%s – %s", from, to);
}

static void
update (SegueSaidHere *self)
{
  SegueTranscript *transcript = segue_transcript_file_get_transcript (get_file (self));
  const char *message = segue_transcript_file_get_message (get_file (self));
  g_autofree char *summary = NULL;
  gint64 start;
  gint64 end;
  guint index;
  const gboolean found = find_segment (self, &index);

  gtk_widget_set_visible (GTK_WIDGET (self), found);
  if (!found)
    return;

  if (segue_said_get_range (get_episode (self), index, &start, &end))
    summary = dup_summary (self, start, end);
  segue_transcript_file_look (get_file (self));
  if (segue_transcript_file_get_file (get_file (self)) == NULL)
    gtk_label_set_text (self->summary, _("No transcript yet"));
  else
    gtk_label_set_text (self->summary, summary != NULL ? summary : _("No time yet"));
  if (!gtk_expander_get_expanded (self->expander))
    return;

  segue_transcript_file_want (get_file (self));
  if (summary == NULL)
    show_note (self, _("What is said shows when the segment has a time."), self->find_button);
  else if (transcript != NULL)
    show_speech (self, transcript, start, end);
  else if (segue_transcript_file_is_reading (get_file (self)))
    show_note (self, _("Reading the transcript…"), NULL);
  else
    show_note (self, message != NULL ? message : _("There is no transcript beside these notes."), self->choose_button);
}

/* Scrolls to what has been unfolded, once it has its size. */
static void
reveal_cb (gpointer user_data)
{
  SegueSaidHere *self = user_data;
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;

  self->reveal_source = 0;
  if (viewport == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (self), viewport, &bounds))
    return;

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  bounds.origin.y += gtk_adjustment_get_value (adjustment);
  gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
expanded_cb (SegueSaidHere *self)
{
  update (self);
  if (gtk_expander_get_expanded (self->expander) && self->reveal_source == 0)
    self->reveal_source = g_timeout_add_once (REVEAL_DELAY, reveal_cb, self);
}

static void
selection_cb (SegueSaidHere *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "said.quote",
                                 gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (self->view)));
}

/* Adds the selected words to the description. */
static void
quote_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SegueSaidHere *self = SEGUE_SAID_HERE (widget);
  SegueDocument *document = segue_view_get_document (SEGUE_VIEW (self));
  SegueViewState *state = segue_view_get_state (SEGUE_VIEW (self));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  const SegueFocus focus = { segue_view_state_get_selected (state), segue_field_get_name (SEGUE_FIELD_BODY), 0 };
  g_autoptr(SegueEpisode) edited = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *words = NULL;
  GtkTextIter from;
  GtkTextIter to;
  guint index;

  if (self->speech == NULL || !find_segment (self, &index) ||
      !gtk_text_buffer_get_selection_bounds (buffer, &from, &to))
    return;

  words = gtk_text_iter_get_text (&from, &to);
  edited = segue_said_quote (get_episode (self), index, words, &error);
  if (edited == NULL)
    {
      segue_view_state_say (state, error->message, FALSE);
      return;
    }

  segue_document_end_step (document);
  segue_document_apply (document, edited, _("Quote"), NULL, &focus);
  segue_view_state_say (state, _("Quoted in the description"), TRUE);
}

/* Plays the recording from the sentence on at which the caret is. */
static void
play_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueSaidHere *self = SEGUE_SAID_HERE (widget);
  SegueRecording *recording = segue_session_get_recording (segue_view_get_session (SEGUE_VIEW (self)));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autofree char *before = NULL;
  GtkTextIter start;
  GtkTextIter caret;
  guint sentence;

  if (self->speech == NULL)
    return;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  before = gtk_text_iter_get_text (&start, &caret);
  sentence = segue_running_text_find_sentence (self->speech, strlen (before));
  if (!segue_recording_play_from (recording, segue_transcript_get_sentence (self->transcript, sentence)->start))
    gtk_widget_error_bell (widget);
}

static void
chosen_cb (GFile    *file,
           gpointer  user_data)
{
  g_autoptr(SegueSaidHere) self = user_data;

  if (file != NULL && segue_view_get_session (SEGUE_VIEW (self)) != NULL)
    segue_transcript_file_set_file (get_file (self), file);
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueSaidHere *self = SEGUE_SAID_HERE (widget);

  segue_dialogs_choose_transcript (GTK_WINDOW (gtk_widget_get_root (widget)),
                                   segue_document_get_file (segue_view_get_document (SEGUE_VIEW (self))), chosen_cb,
                                   g_object_ref (self));
}

static void
segue_said_here_dispose (GObject *object)
{
  SegueSaidHere *self = SEGUE_SAID_HERE (object);

  g_clear_handle_id (&self->reveal_source, g_source_remove);
  forget (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_SAID_HERE);

  G_OBJECT_CLASS (segue_said_here_parent_class)->dispose (object);
}

static void
segue_said_here_set_session (SegueView    *view,
                             SegueSession *session)
{
  SegueSaidHere *self = SEGUE_SAID_HERE (view);

  g_signal_connect_object (get_file (self), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_file (self), "followed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (segue_session_get_view_state (session), "notify::selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->expander, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
segue_said_here_class_init (SegueSaidHereClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_said_here_dispose;
  SEGUE_VIEW_CLASS (klass)->set_session = segue_said_here_set_session;

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-said-here.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueSaidHere, expander);
  gtk_widget_class_bind_template_child (widget_class, SegueSaidHere, summary);
  gtk_widget_class_bind_template_child (widget_class, SegueSaidHere, stack);
  gtk_widget_class_bind_template_child (widget_class, SegueSaidHere, view);
  gtk_widget_class_bind_template_child (widget_class, SegueSaidHere, cut);
  gtk_widget_class_bind_template_child (widget_class, SegueSaidHere, note);
  gtk_widget_class_bind_template_child (widget_class, SegueSaidHere, choose_button);
  gtk_widget_class_bind_template_child (widget_class, SegueSaidHere, find_button);
  gtk_widget_class_install_action (widget_class, "said.quote", NULL, quote_action);
  gtk_widget_class_install_action (widget_class, "said.play", NULL, play_action);
  gtk_widget_class_install_action (widget_class, "said.choose", NULL, choose_action);
  gtk_widget_class_set_css_name (widget_class, "segue-said-here");
}

static void
segue_said_here_init (SegueSaidHere *self)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter };
  g_autoptr(GSettings) settings = g_settings_new (SEGUE_APP_ID);
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  segue_labels_unhyphenate_buffer (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)));
  segue_labels_wrap (self->choose_button);
  segue_labels_wrap (self->find_button);
  g_settings_bind (settings, "details-said", self->expander, "expanded", G_SETTINGS_BIND_DEFAULT);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], 0),
                                                            gtk_named_action_new ("said.quote")));
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "notify::has-selection", G_CALLBACK (selection_cb),
                           self, G_CONNECT_SWAPPED);
  selection_cb (self);
}
