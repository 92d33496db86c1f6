/* segue-said-finder.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/segue-view-state.h"
#include "session/transcript/segue-said-hit.h"
#include "session/transcript/segue-transcript-file.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_SAID_FINDER (segue_said_finder_get_type ())
G_DECLARE_FINAL_TYPE (SegueSaidFinder, segue_said_finder, SEGUE, SAID_FINDER, GObject)

/* signal "changed": the hits */

SegueSaidFinder *segue_said_finder_new      (SegueViewState      *state,
                                             SegueTranscriptFile *file) G_GNUC_WARN_UNUSED_RESULT;
GListModel      *segue_said_finder_get_hits (SegueSaidFinder     *self);
guint            segue_said_finder_get_n    (SegueSaidFinder     *self);

G_END_DECLS
