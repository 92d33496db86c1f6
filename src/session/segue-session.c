/* segue-session.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/segue-session.h"

#include "formats/segue-formats.h"
#include "session/transcript/segue-order-evidence.h"

/**
 * SegueSession:
 *
 * One open episode and what its views share: the document, what is selected in it, its problems, its search, the
 * marking of its times, and where it is published.
 *
 * The objects of a session live as long as the session and are never exchanged for others. A view takes the session
 * once, and connects to these objects.
 */
struct _SegueSession
{
  GObject parent_instance;

  SegueDocument *document;
  SegueViewState *state;
  SegueProblems *problems;
  SegueFinder *finder;
  SegueMarking *marking;
  SegueEarCheck *ear_check;
  SeguePublishing *publishing;
  SegueRecording *recording;
  SegueTranscriptFile *transcript_file;
  SegueSaidFinder *said_finder;
  SegueOrderEvidence *evidence;
  gint64 length; /* of the recording, as the problems know it */
};

G_DEFINE_FINAL_TYPE (SegueSession, segue_session, G_TYPE_OBJECT)

static void
segue_session_dispose (GObject *object)
{
  SegueSession *self = SEGUE_SESSION (object);

  g_clear_object (&self->evidence);
  g_clear_object (&self->said_finder);
  g_clear_object (&self->transcript_file);
  g_clear_object (&self->recording);
  g_clear_object (&self->publishing);
  g_clear_object (&self->ear_check);
  g_clear_object (&self->marking);
  g_clear_object (&self->finder);
  g_clear_object (&self->problems);
  g_clear_object (&self->state);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (segue_session_parent_class)->dispose (object);
}

static void
segue_session_class_init (SegueSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_session_dispose;
}

/* What would happen where the notes are published is a problem of the notes. */
static void
reported_cb (SegueSession *self)
{
  segue_problems_set_reported (self->problems, segue_publishing_get_problems (self->publishing));
}

static void
failed_cb (SegueSession *self,
           const char   *message)
{
  segue_view_state_say (self->state, message, FALSE);
}

/* Times after the end of the recording are a problem. */
static void
recording_changed_cb (SegueSession *self)
{
  gint64 length;

  if (self->recording == NULL)
    return;
  length = segue_player_get_length (segue_recording_get_player (self->recording));
  if (length == self->length)
    return;

  self->length = length;
  segue_problems_set_length (self->problems, length);
}

/* One handler for what follows the document somewhat later. */
static void
document_changed_cb (SegueSession *self)
{
  segue_publishing_follow (self->publishing);
  segue_marking_follow (self->marking);
  segue_recording_follow (self->recording);
  segue_transcript_file_follow (self->transcript_file);
}

static void
segue_session_init (SegueSession *self)
{
  self->document = segue_document_new ();
  segue_document_set_formats (self->document, segue_formats_find_for_file);
  self->state = segue_view_state_new ();
  self->problems = segue_problems_new (self->document, self->state);
  self->finder = segue_finder_new (self->document, self->state);
  self->marking = segue_marking_new (self->document, self->state, self->problems);
  self->ear_check = segue_ear_check_new (self->document, self->state, self->problems, self->marking);
  self->publishing = segue_publishing_new (self->document);
  self->recording = segue_recording_new (self->document, self->marking);
  self->transcript_file = segue_transcript_file_new (self->document, self->recording);
  self->said_finder = segue_said_finder_new (self->state, self->transcript_file);
  self->evidence = segue_order_evidence_new (self->document, self->problems, self->recording, self->transcript_file);
  self->length = SEGUE_TIME_NONE;
  g_signal_connect_object (self->document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->recording, "changed", G_CALLBACK (recording_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->publishing, "reported", G_CALLBACK (reported_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->publishing, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * segue_session_new:
 *
 * Creates a session with an empty episode that has no file.
 *
 * Returns: (transfer full): the session
 */
SegueSession *
segue_session_new (void)
{
  return g_object_new (SEGUE_TYPE_SESSION, NULL);
}

/**
 * segue_session_get_document:
 * @self: a session
 *
 * Returns: (transfer none): the document that is open
 */
SegueDocument *
segue_session_get_document (SegueSession *self)
{
  g_return_val_if_fail (SEGUE_IS_SESSION (self), NULL);

  return self->document;
}

/**
 * segue_session_get_view_state:
 * @self: a session
 *
 * Returns: (transfer none): what is selected and edited
 */
SegueViewState *
segue_session_get_view_state (SegueSession *self)
{
  g_return_val_if_fail (SEGUE_IS_SESSION (self), NULL);

  return self->state;
}

/**
 * segue_session_get_problems:
 * @self: a session
 *
 * Returns: (transfer none): the problems of the document
 */
SegueProblems *
segue_session_get_problems (SegueSession *self)
{
  g_return_val_if_fail (SEGUE_IS_SESSION (self), NULL);

  return self->problems;
}

/**
 * segue_session_get_finder:
 * @self: a session
 *
 * Returns: (transfer none): the search in the document
 */
SegueFinder *
segue_session_get_finder (SegueSession *self)
{
  g_return_val_if_fail (SEGUE_IS_SESSION (self), NULL);

  return self->finder;
}

/**
 * segue_session_get_ear_check:
 * @self: a session
 *
 * Returns: (transfer none): the check of its starts by ear
 */
SegueEarCheck *
segue_session_get_ear_check (SegueSession *self)
{
  g_return_val_if_fail (SEGUE_IS_SESSION (self), NULL);

  return self->ear_check;
}

/**
 * segue_session_get_publishing:
 * @self: a session
 *
 * Returns: (transfer none): where the document is published
 */
SeguePublishing *
segue_session_get_publishing (SegueSession *self)
{
  g_return_val_if_fail (SEGUE_IS_SESSION (self), NULL);

  return self->publishing;
}

/**
 * segue_session_get_marking:
 * @self: a session
 *
 * Returns: (transfer none): what gives the segments their times while a recording is heard
 */
SegueMarking *
segue_session_get_marking (SegueSession *self)
{
  g_return_val_if_fail (SEGUE_IS_SESSION (self), NULL);

  return self->marking;
}

/**
 * segue_session_get_recording:
 * @self: a session
 *
 * Returns: (transfer none): the recording of the episode
 */
SegueRecording *
segue_session_get_recording (SegueSession *self)
{
  g_return_val_if_fail (SEGUE_IS_SESSION (self), NULL);

  return self->recording;
}

/**
 * segue_session_get_transcript_file:
 * @self: a session
 *
 * Returns: (transfer none): the transcript of the recording
 */
SegueTranscriptFile *
segue_session_get_transcript_file (SegueSession *self)
{
  g_return_val_if_fail (SEGUE_IS_SESSION (self), NULL);

  return self->transcript_file;
}

/**
 * segue_session_get_said_finder:
 * @self: a session
 *
 * Returns: (transfer none): the search in the transcript
 */
SegueSaidFinder *
segue_session_get_said_finder (SegueSession *self)
{
  g_return_val_if_fail (SEGUE_IS_SESSION (self), NULL);

  return self->said_finder;
}

/**
 * segue_session_get_length:
 * @self: a session
 *
 * Gets the length of the recording. A change of it is a change of the recording.
 *
 * Returns: the length that was measured, in milliseconds, or %SEGUE_TIME_NONE
 */
gint64
segue_session_get_length (SegueSession *self)
{
  g_return_val_if_fail (SEGUE_IS_SESSION (self), SEGUE_TIME_NONE);

  return self->length;
}

/**
 * segue_session_set_playing:
 * @self: a session whose marking has a source
 * @playing: whether the time of the source is to advance
 *
 * Starts or pauses the recording or the clock. While starts are checked by ear, the start that is checked is played.
 */
void
segue_session_set_playing (SegueSession *self,
                           gboolean      playing)
{
  SegueTimeSource *source;

  g_return_if_fail (SEGUE_IS_SESSION (self));

  source = segue_marking_get_source (self->marking);
  g_return_if_fail (source != NULL);

  if (playing && !segue_time_source_is_running (source) && segue_ear_check_is_active (self->ear_check))
    segue_ear_check_play (self->ear_check);
  else
    segue_time_source_set_running (source, playing);
}
