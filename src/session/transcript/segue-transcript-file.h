/* segue-transcript-file.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/sound/segue-recording.h"
#include "transcript/segue-transcript.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_TRANSCRIPT_FILE (segue_transcript_file_get_type ())
G_DECLARE_FINAL_TYPE (SegueTranscriptFile, segue_transcript_file, SEGUE, TRANSCRIPT_FILE, GObject)

/* signals: "changed": the file, its content, or why there is none
 *          "followed": the episode of the document */

SegueTranscriptFile *segue_transcript_file_new            (SegueDocument       *document,
                                                           SegueRecording      *recording) G_GNUC_WARN_UNUSED_RESULT;
void                 segue_transcript_file_look           (SegueTranscriptFile *self);
void                 segue_transcript_file_want           (SegueTranscriptFile *self);
void                 segue_transcript_file_follow         (SegueTranscriptFile *self);
void                 segue_transcript_file_set_file       (SegueTranscriptFile *self,
                                                           GFile               *file);
GFile               *segue_transcript_file_get_file       (SegueTranscriptFile *self);
SegueTranscript     *segue_transcript_file_get_transcript (SegueTranscriptFile *self);
const char          *segue_transcript_file_get_message    (SegueTranscriptFile *self);
gboolean             segue_transcript_file_is_reading     (SegueTranscriptFile *self);

G_END_DECLS
