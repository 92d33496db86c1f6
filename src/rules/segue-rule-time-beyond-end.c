/* segue-rule-time-beyond-end.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/segue-rule.h"

/* The rule time-beyond-end: times after the end of the recording. */

static void
report (SegueCheck       *check,
        const SegueTimed *timed)
{
  g_autofree char *time = segue_check_format (check, segue_entry_get_start (timed->entry));
  /* a length that was measured is exact to the hundredth, which nobody wants to read */
  g_autofree char *end = segue_check_format (check, check->duration - check->duration % 1000);
  g_autofree char *message = NULL;

  message = g_strdup_printf (_("%1$s is after the end of the recording, which is %2$s long."), time, end);
  segue_check_report (check, &segue_rule_time_beyond_end, SEGUE_SEVERITY_WARNING, timed->index,
                      segue_entry_get_start_span (timed->entry), message);
}

static void
check_end (SegueCheck *check)
{
  if (check->duration == SEGUE_TIME_NONE)
    return;
  for (guint i = 0; i < check->n_timed; i++)
    /* In a log that passes midnight, time is later than the start that the notes show. */
    if (check->timed[i].time > check->duration && segue_entry_get_start (check->timed[i].entry) > check->duration)
      {
        report (check, &check->timed[i]);
        return; /* later segments have the same cause, so one report is enough */
      }
}

/**
 * segue_rule_time_beyond_end:
 *
 * Reports the first time after the end of the recording, if the front matter gives the length of the recording
 * (warning).
 */
const SegueRule segue_rule_time_beyond_end = {
  "time-beyond-end", NULL, check_end, FALSE, N_("Times after the end of the recording"),
};
