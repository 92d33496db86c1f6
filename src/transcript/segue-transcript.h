/* segue-transcript.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/text/segue-error.h"
#include "core/text/segue-time.h"

G_BEGIN_DECLS

/**
 * SEGUE_TRANSCRIPT_MAX_CUES:
 *
 * The number of cues that are read at most.
 */
#define SEGUE_TRANSCRIPT_MAX_CUES 500000

/**
 * SegueCue:
 * @start: when it is said, in milliseconds
 * @end: when it ends, in milliseconds, not before @start
 * @speaker: (nullable): the name of the speaker, or %NULL if the transcript does not tell it
 * @text: what is said, in UTF-8 and without markup, on one line
 *
 * A part of a transcript that has a time: a caption, or the turn of a speaker.
 */
typedef struct
{
  gint64 start;
  gint64 end;
  const char *speaker;
  const char *text;
} SegueCue;

/**
 * SegueSentence:
 * @start: when it is said, in milliseconds; within a long cue this is an estimate
 * @cue: the index of its cue
 * @text: the bytes of the cue's text
 * @begins_cue: whether the cue begins with it
 * @begins_turn: whether another speaker begins with it
 *
 * A sentence of a long cue, or all of a short one.
 */
typedef struct
{
  gint64 start;
  guint cue;
  SegueSpan text;
  guint begins_cue : 1;
  guint begins_turn : 1;
} SegueSentence;

/**
 * SegueTranscript:
 *
 * What is said in a recording, in the order of the times. A transcript does not change, and threads may share it.
 */
typedef struct _SegueTranscript SegueTranscript;

#define SEGUE_TYPE_TRANSCRIPT (segue_transcript_get_type ())
GType                segue_transcript_get_type        (void);

SegueTranscript     *segue_transcript_new_from_data   (const char       *data,
                                                       gsize             length,
                                                       gint64            duration,
                                                       GError          **error) G_GNUC_WARN_UNUSED_RESULT;
SegueTranscript     *segue_transcript_load            (GFile            *file,
                                                       gint64            duration,
                                                       GCancellable     *cancellable,
                                                       GError          **error) G_GNUC_WARN_UNUSED_RESULT;
SegueTranscript     *segue_transcript_ref             (SegueTranscript  *self);
void                 segue_transcript_unref           (SegueTranscript  *self);

gboolean             segue_transcript_is_rough        (SegueTranscript  *self);
gint64               segue_transcript_get_end         (SegueTranscript  *self);
guint                segue_transcript_get_n_cues      (SegueTranscript  *self);
const SegueCue      *segue_transcript_get_cue         (SegueTranscript  *self,
                                                       guint             index);
guint                segue_transcript_find_cue        (SegueTranscript  *self,
                                                       gint64            time);
guint                segue_transcript_get_n_sentences (SegueTranscript  *self);
const SegueSentence *segue_transcript_get_sentence    (SegueTranscript  *self,
                                                       guint             index);
guint                segue_transcript_find_sentence   (SegueTranscript  *self,
                                                       gint64            time);
char                *segue_transcript_dup_sentence    (SegueTranscript  *self,
                                                       guint             index) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueTranscript, segue_transcript_unref)

G_END_DECLS
