/* segue-rule-time-duplicate.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/segue-rule.h"

/* The rule time-duplicate: segments that start at the same time. */

static gboolean
is_parent (SegueCheck       *check,
           const SegueTimed *first,
           const SegueTimed *second)
{
  return segue_episode_get_parent (check->episode, second->index) == first->index;
}

static void
report (SegueCheck       *check,
        const SegueTimed *timed)
{
  g_autofree char *time = segue_check_format (check, segue_entry_get_start (timed->entry));
  g_autofree char *message = g_strdup_printf (_("%s is the time of the segment before, too."), time);

  segue_check_report (check, &segue_rule_time_duplicate, SEGUE_SEVERITY_WARNING, timed->index,
                      segue_entry_get_start_span (timed->entry), message);
}

static void
check_duplicates (SegueCheck *check)
{
  for (guint i = 1; i < check->n_timed; i++)
    {
      const SegueTimed *timed = &check->timed[i];

      if (timed[0].time == timed[-1].time && !is_parent (check, &timed[-1], &timed[0]))
        report (check, timed);
    }
}

/**
 * segue_rule_time_duplicate:
 *
 * Reports segments that have the same time as the segment before (warning). A child segment may start at the same time
 * as its parent.
 */
const SegueRule segue_rule_time_duplicate = { "time-duplicate", NULL, check_duplicates, FALSE };
