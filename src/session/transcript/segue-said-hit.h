/* segue-said-hit.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/search/segue-search.h"
#include "transcript/segue-running-text.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_SAID_HIT (segue_said_hit_get_type ())
G_DECLARE_FINAL_TYPE (SegueSaidHit, segue_said_hit, SEGUE, SAID_HIT, GObject)

SegueSaidHit *segue_said_hit_new       (SegueTranscript        *transcript,
                                        const SegueRunningText *speech,
                                        const SegueMatch       *match) G_GNUC_WARN_UNUSED_RESULT;
gint64        segue_said_hit_get_start (SegueSaidHit           *self);
const char   *segue_said_hit_get_text  (SegueSaidHit           *self,
                                        SegueSpan              *match);

G_END_DECLS
