/* segue-rule-time-link-mismatch.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/segue-rule.h"

/* The rule time-link-mismatch: timestamps whose link leads to another time. */

/* The difference in milliseconds that is tolerated: links hold whole seconds, and some start a moment early on
 * purpose. */
#define SLACK 2000

/* Tells whether the link leads to the time without its last field, as in `[01:58:02](#t=01:58)`, which is minutes,
 * seconds and frames. The rule time-frames reports these. */
static gboolean
is_cut_off (gint64 time,
            gint64 link)
{
  return ABS (time / 60000 * 1000 - link) < 1000;
}

/* Tells whether @time would be in order at the place of segment @i. */
static gboolean
fits (SegueCheck *check,
      guint       i,
      gint64      time)
{
  return (i == 0 || time >= check->timed[i - 1].time) &&
         (i + 1 >= check->n_timed || time <= check->timed[i + 1].time);
}

/* Tells whether the link leads to the time of the segment before or after. The line was then probably copied from that
 * segment, and its link was not changed. */
static gboolean
is_copied (SegueCheck *check,
           guint       i,
           gint64      link)
{
  return (i > 0 && ABS (check->timed[i - 1].time - link) <= SLACK) ||
         (i + 1 < check->n_timed && ABS (check->timed[i + 1].time - link) <= SLACK);
}

/* Offers to set the time to that of the link, and to set the link to the time. The first fix is the one that leaves the
 * times in order. */
static void
offer_fixes (SegueCheck   *check,
             SegueProblem *problem,
             guint         i,
             gint64        link)
{
  const SegueTimed *timed = &check->timed[i];
  const gint64 time = segue_entry_get_start (timed->entry);
  const gboolean keep_time = fits (check, i, timed->time) && (!fits (check, i, link) || is_copied (check, i, link));

  if (keep_time)
    segue_problem_add_fix (problem, segue_fix_new_link_time (check, timed->entry, time));
  segue_problem_add_fix (problem, segue_fix_new_start (check, timed->entry, link));
  if (!keep_time)
    segue_problem_add_fix (problem, segue_fix_new_link_time (check, timed->entry, time));
}

static void
check_link (SegueCheck *check,
            guint       i,
            gboolean    frames)
{
  SegueEntry *entry = check->timed[i].entry;
  const gint64 time = segue_entry_get_start (entry), link = segue_entry_get_link_time (entry);
  g_autofree char *time_text = NULL;
  g_autofree char *link_text = NULL;
  g_autofree char *message = NULL;

  if (ABS (link - time) <= SLACK || (frames && is_cut_off (time, link)))
    return;
  time_text = segue_check_format (check, time);
  link_text = segue_check_format (check, link);
  message = g_strdup_printf (_("The time is %1$s, but its link leads to %2$s."), time_text, link_text);
  offer_fixes (check,
               segue_check_report (check, &segue_rule_time_link_mismatch, SEGUE_SEVERITY_WARNING,
                                   check->timed[i].index, segue_entry_get_link_time_span (entry), message),
               i, link);
}

static void
check_links (SegueCheck *check)
{
  const gboolean frames = segue_check_has_frames (check);

  for (guint i = 0; i < check->n_timed; i++)
    if (check->timed[i].links_elsewhere)
      check_link (check, i, frames);
}

/**
 * segue_rule_time_link_mismatch:
 *
 * Reports timestamps whose link leads to another time than the timestamp shows (warning).
 */
const SegueRule segue_rule_time_link_mismatch = {
  "time-link-mismatch", NULL, check_links, FALSE, N_("Links that lead to another time"),
};
