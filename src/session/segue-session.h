/* segue-session.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/document/segue-document.h"
#include "session/segue-finder.h"
#include "session/problems/segue-problems.h"
#include "session/publish/segue-publishing.h"
#include "session/segue-view-state.h"
#include "session/sound/segue-ear-check.h"
#include "session/sound/segue-marking.h"
#include "session/sound/segue-recording.h"
#include "session/transcript/segue-said-finder.h"
#include "session/transcript/segue-transcript-file.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_SESSION (segue_session_get_type ())
G_DECLARE_FINAL_TYPE (SegueSession, segue_session, SEGUE, SESSION, GObject)

SegueSession *segue_session_new (void);

SegueDocument       *segue_session_get_document        (SegueSession *self);
SegueViewState      *segue_session_get_view_state      (SegueSession *self);
SegueProblems       *segue_session_get_problems        (SegueSession *self);
SegueFinder         *segue_session_get_finder          (SegueSession *self);
SegueMarking        *segue_session_get_marking         (SegueSession *self);
SegueEarCheck       *segue_session_get_ear_check       (SegueSession *self);
SeguePublishing     *segue_session_get_publishing      (SegueSession *self);
SegueRecording      *segue_session_get_recording       (SegueSession *self);
SegueTranscriptFile *segue_session_get_transcript_file (SegueSession *self);
SegueSaidFinder     *segue_session_get_said_finder     (SegueSession *self);
gint64               segue_session_get_length          (SegueSession *self);
void                 segue_session_set_playing         (SegueSession *self,
                                                        gboolean      playing);

G_END_DECLS
