/* segue-rule-time-transcript.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/segue-rule.h"

/* The rule time-transcript: times that are no segments, since they are those of a transcript. */

static void
check_transcript (SegueCheck *check)
{
  SegueEntry *entry;
  SegueSpan body;
  g_autofree char *message = NULL;

  if (check->n_spoken == 0)
    return;
  entry = segue_episode_get (check->episode, check->spoken);
  body = segue_entry_get_body_span (entry);
  message = g_strdup_printf (ngettext ("%u time looks like a transcript and stays text.",
                                       "%u times look like a transcript and stay text.", check->n_spoken),
                             check->n_spoken);
  segue_check_report (check, &segue_rule_time_transcript, SEGUE_SEVERITY_NOTE, check->spoken,
                      (SegueSpan){ body.offset, 0 }, message);
}

/**
 * segue_rule_time_transcript:
 *
 * Reports once how many times belong to a transcript (note).
 */
const SegueRule segue_rule_time_transcript = { "time-transcript", NULL, check_transcript, FALSE };
