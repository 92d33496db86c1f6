/* segue-rule-time-link-mismatch.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/segue-rule.h"

/* Links hold whole seconds, and players start a moment early. */
#define SLACK 2000

/* `[01:58:02](#t=01:58)`: frames behind minutes and seconds, which is another mistake. */
static gboolean
is_cut_off (gint64 time,
            gint64 link)
{
  return ABS (time / 60000 * 1000 - link) < 1000;
}

static void
check_links (SegueCheck *check)
{
  gboolean frames = FALSE;

  for (guint i = 0; i < check->problems->len; i++)
    frames |= g_str_equal (segue_problem_get_rule (g_ptr_array_index (check->problems, i)), segue_rule_time_frames.id);
  for (guint i = 0; i < check->n_timed; i++)
    {
      SegueEntry *entry = check->timed[i].entry;
      gint64 time = segue_entry_get_start (entry), link = segue_entry_get_link_time (entry);
      g_autofree char *time_text = NULL;
      g_autofree char *link_text = NULL;
      g_autofree char *message = NULL;

      if (link == SEGUE_TIME_NONE || ABS (link - time) <= SLACK || (frames && is_cut_off (time, link)))
        continue;
      time_text = segue_check_format (check, time);
      link_text = segue_check_format (check, link);
      message = g_strdup_printf (_("The time is %1$s, but its link leads to %2$s."), time_text, link_text);
      segue_problem_add_fix (segue_check_report (check, &segue_rule_time_link_mismatch, SEGUE_SEVERITY_WARNING, entry,
                                                 segue_entry_get_link_time_span (entry), message),
                             segue_fix_new_start (check, entry, link));
    }
}

/**
 * segue_rule_time_link_mismatch:
 *
 * A stamp whose link leads to another time than it says (warning).
 */
const SegueRule segue_rule_time_link_mismatch = { "time-link-mismatch", check_links, FALSE };
