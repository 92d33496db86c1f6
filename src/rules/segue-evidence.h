/* segue-evidence.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-time.h"

G_BEGIN_DECLS

/**
 * SegueEvidence:
 * @support: how likely it is that the segment begins near the start that is written, from 0 to 1
 * @heard: where it is heard, in milliseconds, or %SEGUE_TIME_NONE
 * @certainty: how likely it is that it begins near @heard, from 0 to 1
 *
 * What is known about a start from elsewhere, such as from a transcript.
 */
typedef struct
{
  double support;
  gint64 heard;
  double certainty;
} SegueEvidence;

/**
 * SegueEvidenceFunc:
 * @id: the id of a segment
 * @start: its start in milliseconds
 * @evidence: (out): what is known
 * @data: (nullable): the data of segue_checker_set_evidence()
 *
 * Tells what is known about a start.
 *
 * Returns: %FALSE if nothing is known
 */
typedef gboolean (*SegueEvidenceFunc) (guint64        id,
                                       gint64         start,
                                       SegueEvidence *evidence,
                                       gpointer       data);

G_END_DECLS
