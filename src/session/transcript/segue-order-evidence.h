/* segue-order-evidence.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/problems/segue-problems.h"
#include "session/transcript/segue-transcript-file.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_ORDER_EVIDENCE (segue_order_evidence_get_type ())
G_DECLARE_FINAL_TYPE (SegueOrderEvidence, segue_order_evidence, SEGUE, ORDER_EVIDENCE, GObject)

SegueOrderEvidence *segue_order_evidence_new (SegueDocument       *document,
                                              SegueProblems       *problems,
                                              SegueRecording      *recording,
                                              SegueTranscriptFile *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
