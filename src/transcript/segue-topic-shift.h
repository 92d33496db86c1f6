/* segue-topic-shift.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "transcript/segue-lexicon.h"

G_BEGIN_DECLS

float *segue_topic_shift_measure (const SegueLexicon *lexicon) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
