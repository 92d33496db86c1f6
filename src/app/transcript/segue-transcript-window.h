/* segue-transcript-window.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/transcript/segue-transcript-tool.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_TRANSCRIPT_WINDOW (segue_transcript_window_get_type ())
G_DECLARE_FINAL_TYPE (SegueTranscriptWindow, segue_transcript_window, SEGUE, TRANSCRIPT_WINDOW, SegueTranscriptTool)

SegueTranscriptWindow *segue_transcript_window_new (GtkWindow    *parent,
                                                    SegueSession *session);

G_END_DECLS
