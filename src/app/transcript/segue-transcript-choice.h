/* segue-transcript-choice.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/transcript/segue-transcript-file.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_TRANSCRIPT_CHOICE (segue_transcript_choice_get_type ())
G_DECLARE_FINAL_TYPE (SegueTranscriptChoice, segue_transcript_choice, SEGUE, TRANSCRIPT_CHOICE, GtkWidget)

void segue_transcript_choice_show_file (SegueTranscriptChoice *self,
                                        SegueTranscriptFile   *file);

G_END_DECLS
