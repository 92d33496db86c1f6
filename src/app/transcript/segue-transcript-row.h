/* segue-transcript-row.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/transcript/segue-time-search.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_TRANSCRIPT_ROW (segue_transcript_row_get_type ())
G_DECLARE_FINAL_TYPE (SegueTranscriptRow, segue_transcript_row, SEGUE, TRANSCRIPT_ROW, GtkWidget)

SegueTranscriptRow *segue_transcript_row_new          (SegueTimeSearch    *search);
void                segue_transcript_row_set_time     (SegueTranscriptRow *self,
                                                       SegueProposedTime  *time);
void                segue_transcript_row_set_selected (SegueTranscriptRow *self,
                                                       gboolean            selected);

G_END_DECLS
