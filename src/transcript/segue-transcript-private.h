/* segue-transcript-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-line.h"
#include "transcript/segue-transcript.h"

G_BEGIN_DECLS

/* A transcript while it is read. */
typedef struct
{
  const char *text;      /* UTF-8 without U+0000 */
  const char *end;
  gboolean has_cr;
  gint64 duration;       /* of the recording in milliseconds, or SEGUE_TIME_NONE */
  gboolean rough;        /* the times are estimates */
  GArray *cues;          /* of SegueCue; an end of SEGUE_TIME_NONE is not known */
  GStringChunk *strings; /* what the cues say */
  GString *buffer;       /* for the text of one cue */
} SegueTranscriptReader;

/* A notation of transcripts. */
typedef struct
{
  /* Tells from the first lines whether the text is written in this notation. */
  gboolean (*recognizes) (const SegueTranscriptReader  *reader);
  /* Adds the cues. */
  gboolean (*read)       (SegueTranscriptReader        *reader,
                          GError                      **error);
} SegueTranscriptNotation;

extern const SegueTranscriptNotation segue_transcript_captions;
extern const SegueTranscriptNotation segue_transcript_json;
extern const SegueTranscriptNotation segue_transcript_html;
extern const SegueTranscriptNotation segue_transcript_table;
extern const SegueTranscriptNotation segue_transcript_turns;
extern const SegueTranscriptNotation segue_transcript_plain;

gboolean    segue_transcript_read_text      (SegueTranscriptReader  *self,
                                             GError                **error);
gboolean    segue_transcript_add            (SegueTranscriptReader  *self,
                                             gint64                  start,
                                             gint64                  end,
                                             const char             *speaker,
                                             gssize                  speaker_length,
                                             const char             *text,
                                             gssize                  length);
void        segue_transcript_append_plain   (GString                *out,
                                             const char             *p,
                                             const char             *end);
gboolean    segue_transcript_scan_time      (const char             *p,
                                             const char             *end,
                                             const char            **stop,
                                             gint64                 *time);
const char *segue_transcript_find_name_end  (const char             *text,
                                             const char             *end);
gint64      segue_transcript_count_letters  (const char             *text,
                                             gsize                   length);

GArray     *segue_transcript_split          (const SegueCue         *cues,
                                             guint                   n_cues);

G_END_DECLS
