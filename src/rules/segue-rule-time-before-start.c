/* segue-rule-time-before-start.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/order/segue-order.h"

/* The rule time-before-start: ranges of times that end before they start. */

/* From this many such ranges on, if they are most of the ranges, the second time is no end but a length or the like. */
#define MIN_LENGTHS 3

/* Returns for each timestamp whether a mistake in a start explains that its range ends before it starts: its own start is
 * wrong, or it is what the one beside it was compared with. */
static gboolean *
find_explained (SegueCheck *check)
{
  gboolean *explained = g_new0 (gboolean, check->n_stamps);

  for (guint k = 0; k < check->mistakes->len; k++)
    {
      const SegueMistake *mistake = &g_array_index (check->mistakes, SegueMistake, k);
      const guint end = mistake->first + mistake->n;

      if (mistake->kind == SEGUE_MISTAKE_BACKWARDS || mistake->kind == SEGUE_MISTAKE_RESTART)
        continue;
      for (guint i = mistake->first; i < end; i++)
        explained[i] = TRUE;
      if (mistake->first > 0 && check->stamps[mistake->first - 1].time == mistake->other)
        explained[mistake->first - 1] = TRUE;
      if (end < check->n_stamps && check->stamps[end].time == mistake->other)
        explained[end] = TRUE;
    }

  return explained;
}

/* Tells whether midnight is between timestamp @i and the next one in a log of times of day. */
static gboolean
passes_midnight (SegueCheck *check,
                 guint       i)
{
  const SegueTimed *stamp = &check->stamps[i];

  return i + 1 < check->n_stamps && stamp[1].time > stamp->time && segue_entry_get_start (stamp[1].entry) < stamp->time;
}

/* Tells whether start and end of the range of timestamp @i, swapped, fit between the segments around it. */
static gboolean
can_be_swapped (SegueCheck *check,
                guint       i,
                gint64      end,
                gint64      next)
{
  const SegueTimed *before = i > 0 ? &check->stamps[i - 1] : NULL;

  if (before != NULL && (end < before->time || end < segue_entry_get_end (before->entry)))
    return FALSE;

  return next == SEGUE_TIME_NONE || segue_entry_get_start (check->stamps[i].entry) <= next;
}

static void
report (SegueCheck *check,
        guint       i)
{
  const SegueTimed *stamp = &check->stamps[i];
  const SegueSpan span = segue_entry_get_end_span (stamp->entry);
  const char *text = segue_entry_get_text (stamp->entry, NULL) + span.offset, *stop;
  const gint64 start = segue_entry_get_start (stamp->entry);
  const gint64 next = i + 1 < check->n_stamps ? segue_entry_get_start (stamp[1].entry) : SEGUE_TIME_NONE;
  g_autofree char *start_text = NULL;
  g_autofree char *end_text = NULL;
  g_autofree char *message = NULL;
  SegueProblem *problem;
  SegueClock clock;
  gint64 end;

  if (segue_time_scan (text, text + span.length, &stop, &end, &clock) != SEGUE_TIME_VALID)
    return;
  start_text = segue_check_format (check, start);
  end_text = segue_check_format (check, end);
  message = g_strdup_printf (_("The end %1$s comes before the start %2$s."), end_text, start_text);
  problem = segue_check_report (check, &segue_rule_time_before_start, SEGUE_SEVERITY_ERROR, stamp->index, span, message);
  if (can_be_swapped (check, i, end, next))
    segue_problem_add_fix (problem, segue_fix_new_swap_ends (stamp->entry, end));
  else
    segue_check_add_ends (check, problem, stamp->entry, next);
  segue_problem_add_fix (problem, segue_fix_new_no_end (stamp->entry));
}

static void
check_ranges (SegueCheck *check)
{
  g_autofree gboolean *explained = NULL;
  guint n_before = 0, n_ranges = 0;

  for (guint i = 0; i < check->n_stamps; i++)
    n_before += check->stamps[i].after_end;
  for (guint i = 0; i < check->n_stamps && n_before >= MIN_LENGTHS; i++)
    n_ranges += segue_entry_get_end_span (check->stamps[i].entry).length > 0;
  if (n_before == 0 || (n_before >= MIN_LENGTHS && n_before * 2 > n_ranges))
    return;
  explained = find_explained (check);
  for (guint i = 0; i < check->n_stamps; i++)
    if (check->stamps[i].after_end && !explained[i] && !passes_midnight (check, i))
      report (check, i);
}

/**
 * segue_rule_time_before_start:
 *
 * Reports ranges of times that end before they start (error). Swapping the two times is offered if they fit between the
 * segments around them, otherwise other ends that may have been meant, and leaving the end out.
 */
const SegueRule segue_rule_time_before_start = { "time-before-start", NULL, check_ranges, FALSE };
