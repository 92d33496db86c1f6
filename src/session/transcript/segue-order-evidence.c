/* segue-order-evidence.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/transcript/segue-order-evidence.h"

#include "session/transcript/segue-time-search.h"

/**
 * SegueOrderEvidence:
 *
 * Finds out from the transcript which of two times is wrong.
 *
 * As soon as times are out of order, it has the transcript read that is known or found near the notes, and looks for the
 * segments in it. Both are done in threads. The search is made once for each transcript.
 */
struct _SegueOrderEvidence
{
  GObject parent_instance;

  SegueDocument *document;
  SegueProblems *problems;
  SegueRecording *recording;
  SegueTranscriptFile *file;
  SegueTimeSearch *search;     /* the one that runs, or NULL */
  SegueTranscript *transcript; /* that was looked through last, or NULL */
};

G_DEFINE_FINAL_TYPE (SegueOrderEvidence, segue_order_evidence, G_TYPE_OBJECT)

static void
stop (SegueOrderEvidence *self)
{
  if (self->search == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->search, self);
  segue_time_search_cancel (self->search);
  g_clear_object (&self->search);
}

static void
searched_cb (SegueOrderEvidence *self)
{
  g_autoptr(SegueTimeSearch) search = NULL;

  if (segue_time_search_is_searching (self->search))
    return;

  search = g_object_ref (self->search);
  stop (self);
  segue_time_search_explain (search, self->problems);
}

static gboolean
has_disorder (SegueOrderEvidence *self)
{
  for (guint i = 0; i < segue_problems_get_n (self->problems); i++)
    {
      if (g_str_equal (segue_problem_get_rule (segue_problems_get (self->problems, i)), "time-order"))
        return TRUE;
    }

  return FALSE;
}

/* Looks for the segments in a transcript that was not looked through, if that helps. */
static void
follow (SegueOrderEvidence *self)
{
  SegueTranscript *transcript;

  if (!has_disorder (self))
    return;

  segue_transcript_file_look (self->file);
  if (segue_transcript_file_get_file (self->file) != NULL)
    segue_transcript_file_want (self->file);
  transcript = segue_transcript_file_get_transcript (self->file);
  if (transcript == NULL || transcript == self->transcript)
    return;

  stop (self);
  g_clear_pointer (&self->transcript, segue_transcript_unref);
  self->transcript = segue_transcript_ref (transcript);
  self->search = segue_time_search_new (segue_document_get_episode (self->document), transcript,
                                        segue_player_get_length (segue_recording_get_player (self->recording)));
  g_signal_connect_object (self->search, "changed", G_CALLBACK (searched_cb), self, G_CONNECT_SWAPPED);
  segue_time_search_start (self->search);
}

static void
segue_order_evidence_dispose (GObject *object)
{
  SegueOrderEvidence *self = SEGUE_ORDER_EVIDENCE (object);

  stop (self);
  g_clear_pointer (&self->transcript, segue_transcript_unref);
  g_clear_object (&self->file);
  g_clear_object (&self->recording);
  g_clear_object (&self->problems);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (segue_order_evidence_parent_class)->dispose (object);
}

static void
segue_order_evidence_class_init (SegueOrderEvidenceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_order_evidence_dispose;
}

static void
segue_order_evidence_init (SegueOrderEvidence *self)
{
}

/**
 * segue_order_evidence_new:
 * @document: the document of the episode
 * @problems: its problems, which are told what was found
 * @recording: its recording
 * @file: its transcript
 *
 * Creates an object that has read nothing yet.
 *
 * Returns: (transfer full): the object
 */
SegueOrderEvidence *
segue_order_evidence_new (SegueDocument       *document,
                          SegueProblems       *problems,
                          SegueRecording      *recording,
                          SegueTranscriptFile *file)
{
  SegueOrderEvidence *self = g_object_new (SEGUE_TYPE_ORDER_EVIDENCE, NULL);

  self->document = g_object_ref (document);
  self->problems = g_object_ref (problems);
  self->recording = g_object_ref (recording);
  self->file = g_object_ref (file);
  g_signal_connect_object (problems, "changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (file, "changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);

  return self;
}
