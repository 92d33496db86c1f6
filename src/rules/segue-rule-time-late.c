/* segue-rule-time-late.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/order/segue-order.h"

/* The rule time-late: times that are all an hour late, since the timeline of the video editor starts at 1:00:00. */

/* The smallest number of times that are judged, and the latest start of the first one after the hour, in milliseconds. */
#define MIN_TIMES 3
#define MAX_START (10 * 1000)

static void
check_late (SegueCheck *check)
{
  const SegueTimed *timed = check->timed;
  g_autofree char *time = NULL;
  g_autofree char *message = NULL;
  SegueProblem *problem;

  if (check->n_timed < MIN_TIMES || check->n_malformed > 0 || timed[0].time < SEGUE_HOUR ||
      timed[0].time > SEGUE_HOUR + MAX_START || timed[1].time >= 2 * SEGUE_HOUR ||
      segue_entry_get_clock (timed[0].entry).fields < 3 || timed[0].frames)
    return;
  for (guint i = 1; i < check->n_timed; i++)
    if (timed[i].time <= timed[i - 1].time)
      return;
  time = segue_check_format (check, timed[0].time);
  message = g_strdup_printf (_("The times start at %s, so all of them may be an hour late."), time);
  problem = segue_check_report (check, &segue_rule_time_late, SEGUE_SEVERITY_NOTE, timed[0].index,
                                segue_entry_get_start_span (timed[0].entry), message);
  segue_problem_set_reach (problem, G_MAXUINT);
  segue_problem_add_fix (problem, segue_fix_new_shift (check, timed, check->n_timed, -SEGUE_HOUR));
}

/**
 * segue_rule_time_late:
 *
 * Reports notes in which the first of at least three times is one hour, as if a timeline had started there (note).
 */
const SegueRule segue_rule_time_late = { "time-late", NULL, check_late, FALSE };
