/* segue-rule-time-order.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/segue-rule.h"

/* The rule time-order: times that are earlier than the time before. Most of the file finds out which time is wrong. */

#define MINUTE G_GINT64_CONSTANT (60000)
#define HOUR (60 * MINUTE)

/* The longest time between two segments, in milliseconds. If adding the missing hours leaves a larger gap, the mistake
 * is another one. */
#define MAX_TOPIC (50 * MINUTE)

/* The smallest number of segments, under a heading of their own, that are the list of another recording. */
#define MIN_LIST 3

/* Returns how many consecutive times, from that of segment @i on, lack the same number of hours, or 0 if missing hours
 * do not explain the order. @before is the last correct time. Sets @delta to the missing hours in milliseconds. */
static guint
count_dropped (SegueCheck *check,
               guint       i,
               gint64      before,
               gint64     *delta)
{
  const SegueTimed *timed = check->timed;
  gint64 missing = (before - timed[i].time + HOUR - 1) / HOUR * HOUR;
  guint n;

  /* A time of an hour or more shows its hours, so they are not missing. */
  if (timed[i].time >= HOUR || timed[i].time + missing - before > MAX_TOPIC)
    return 0;
  for (n = 1; i + n < check->n_timed; n++)
    {
      if (timed[i + n].time < timed[i + n - 1].time || timed[i + n].time >= before)
        break;
      if (timed[i + n].time > timed[i + n - 1].time + MAX_TOPIC)
        break;
    }
  /* The time after the run must not be earlier than the corrected end of the run. */
  if (i + n < check->n_timed && timed[i + n].time >= before && timed[i + n].time < timed[i + n - 1].time + missing)
    return 0;
  *delta = missing;

  return n;
}

/* Tells whether the time before segment @i is too late: without it, the times would be in order. */
static gboolean
is_previous_late (SegueCheck *check,
                  guint       i)
{
  const SegueTimed *timed = check->timed;

  return i >= 2 && timed[i].time >= timed[i - 2].time &&
         (i + 1 >= check->n_timed || timed[i + 1].time < timed[i - 1].time);
}

/* Tells whether segment @i starts the list of another recording: it is the first one under a heading, its time is near
 * zero, and the times after it are in order. */
static gboolean
is_new_list (SegueCheck *check,
             guint       i)
{
  const SegueTimed *timed = check->timed;
  guint n;

  if (timed[i].time > MINUTE)
    return FALSE;
  for (guint j = timed[i - 1].index + 1; j < timed[i].index; j++)
    if (segue_entry_get_kind (segue_episode_get (check->episode, j)) == SEGUE_ENTRY_SECTION)
      {
        for (n = 1; n < MIN_LIST && i + n < check->n_timed && timed[i + n].time >= timed[i + n - 1].time; n++)
          ;
        return n == MIN_LIST;
      }

  return FALSE;
}

/* Returns the time of segment @i with a lost first digit added, or %SEGUE_TIME_NONE if this does not put it in order:
 * 9:22 after 19:08 becomes 19:22. */
static gint64
find_lost_digit (SegueCheck *check,
                 guint       i,
                 gint64      before)
{
  const SegueTimed *timed = check->timed;
  gint64 after = i + 1 < check->n_timed && timed[i + 1].time >= before ? timed[i + 1].time : before + MAX_TOPIC;

  if (timed[i].time >= 10 * MINUTE)
    return SEGUE_TIME_NONE;
  for (gint64 tens = 1; tens < 6; tens++)
    {
      gint64 time = timed[i].time + tens * 10 * MINUTE;

      if (time >= before && time <= after)
        return time;
    }

  return SEGUE_TIME_NONE;
}

/* Returns the index of the first segment that is later than @time, or the number of segments with a time. */
static guint
find_later (SegueCheck *check,
            gint64      time)
{
  guint first = 0, end = check->n_timed;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (check->latest[middle] <= time)
        first = middle + 1;
      else
        end = middle;
    }

  return first;
}

/* Offers to move segment @what above the first later one, unless it stands there already. */
static void
offer_move (SegueCheck   *check,
            SegueProblem *problem,
            guint         what)
{
  const SegueTimed *timed = check->timed;
  guint above = find_later (check, timed[what].time);

  if (above < what || (above > what + 1 && above < check->n_timed))
    segue_problem_add_fix (problem, segue_fix_new_move (check, &timed[what], &timed[above]));
}

/* Offers to swap the times of segment @i and of the one before, if this puts both in order. */
static void
offer_swap (SegueCheck   *check,
            SegueProblem *problem,
            guint         i)
{
  const SegueTimed *timed = check->timed;
  gboolean fits_before = i < 2 || timed[i].time >= timed[i - 2].time;
  gboolean fits_after = i + 1 >= check->n_timed || timed[i - 1].time <= timed[i + 1].time;

  if (fits_before && fits_after)
    segue_problem_add_fix (problem, segue_fix_new_swap (check, &timed[i - 1], &timed[i]));
}

typedef enum
{
  FALL_EARLY, /* the time is earlier than the one before */
  FALL_RUN,   /* the time is the first of several that lack an hour */
  FALL_LATE,  /* the time is later than those around it */
} Fall;

static SegueProblem *
report (SegueCheck *check,
        guint       what,
        Fall        fall,
        gint64      other)
{
  SegueEntry *entry = check->timed[what].entry;
  g_autofree char *time = segue_check_format (check, segue_entry_get_start (entry));
  g_autofree char *other_time = segue_check_format (check, other);
  g_autofree char *message = NULL;

  switch (fall)
    {
    case FALL_EARLY:
      message = g_strdup_printf (_("%1$s comes after %2$s: the times are not in order."), time, other_time);
      break;
    case FALL_RUN:
      message = g_strdup_printf (_("%1$s comes after %2$s, and the times that follow go on from there: "
                                   "an hour is missing."),
                                 time, other_time);
      break;
    case FALL_LATE:
      message = g_strdup_printf (_("%1$s comes before %2$s: this time is too late for its place."), time, other_time);
      break;
    }

  return segue_check_report (check, &segue_rule_time_order, SEGUE_SEVERITY_ERROR, check->timed[what].index,
                             segue_entry_get_start_span (entry), message);
}

/* Reports the time of segment @i, which is earlier than the time @before. Sets @before to the time that the next
 * segment is compared with. Returns the number of segments, from @i on, that the report covers. */
static guint
judge_fall (SegueCheck *check,
            guint       i,
            gint64     *before)
{
  const SegueTimed *timed = check->timed;
  gint64 delta = 0, lost;
  SegueProblem *problem;
  guint n;

  if (timed[i - 1].time == *before && is_previous_late (check, i))
    {
      problem = report (check, i - 1, FALL_LATE, timed[i].time);
      offer_swap (check, problem, i);
      offer_move (check, problem, i - 1);
      *before = timed[i].time;
      return 1;
    }
  n = count_dropped (check, i, *before, &delta);
  problem = report (check, i, n > 1 ? FALL_RUN : FALL_EARLY, *before);
  lost = n == 0 ? find_lost_digit (check, i, *before) : SEGUE_TIME_NONE;
  if (n > 0)
    segue_problem_add_fix (problem, segue_fix_new_shift (check, &timed[i], n, delta));
  if (lost != SEGUE_TIME_NONE)
    segue_problem_add_fix (problem, segue_fix_new_start (check, timed[i].entry, lost));
  if (n <= 1)
    {
      offer_move (check, problem, i);
      offer_swap (check, problem, i);
    }
  if (n > 0)
    *before = timed[i + n - 1].time + delta;
  else if (i + 1 < check->n_timed && timed[i + 1].time < *before)
    *before = timed[i].time; /* the times go on from here */
  return MAX (n, 1);
}

static void
check_order (SegueCheck *check)
{
  gint64 before = check->n_timed > 0 ? check->timed[0].time : 0;

  for (guint i = 1; i < check->n_timed;)
    if (check->timed[i].time >= before || is_new_list (check, i))
      before = check->timed[i++].time;
    else
      i += judge_fall (check, i, &before);
}

/**
 * segue_rule_time_order:
 *
 * Reports times that are earlier than the time before (error). Several consecutive times that lack the same number of
 * hours are reported as one problem. If a single time is too late for its place, that time is reported, and not the
 * correct one after it.
 */
const SegueRule segue_rule_time_order = { "time-order", NULL, check_order, FALSE };
