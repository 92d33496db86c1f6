/* segue-rule-time-beyond-end.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/segue-front-matter.h"
#include "rules/segue-rule.h"

static void
check_end (SegueCheck *check)
{
  gint64 duration = segue_front_matter_get_duration (check->episode);

  if (duration == SEGUE_TIME_NONE)
    return;
  for (guint i = 0; i < check->n_timed; i++)
    {
      SegueEntry *entry = check->timed[i].entry;
      gint64 time = segue_entry_get_start (entry);
      g_autofree char *time_text = NULL;
      g_autofree char *end_text = NULL;
      g_autofree char *message = NULL;

      if (time <= duration)
        continue;
      time_text = segue_check_format (check, time);
      end_text = segue_check_format (check, duration);
      message = g_strdup_printf (_("%1$s is after the end of the recording, which is %2$s long."), time_text, end_text);
      segue_check_report (check, &segue_rule_time_beyond_end, SEGUE_SEVERITY_WARNING, entry, segue_entry_get_start_span (entry), message);
      return; /* those that follow are so for the same reason */
    }
}

/**
 * segue_rule_time_beyond_end:
 *
 * A time after the end of the recording, whose length the front matter gives (warning).
 */
const SegueRule segue_rule_time_beyond_end = { "time-beyond-end", check_end, FALSE };
