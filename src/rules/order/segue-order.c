/* segue-order.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/order/segue-order.h"

/* Finds the places of an episode where its timestamps may be wrong: those that cannot be read, that are out of order or
 * that are very far from the one before. Only these are judged, so that correct notes cost little. */

static void
add_list_mistake (SegueCheck       *check,
                  SegueMistakeKind  kind,
                  guint             first,
                  guint             n,
                  gint64            other)
{
  SegueMistake mistake = {
    .kind = kind, .first = first, .n = n, .end = check->n_stamps, .other = other, .above = SEGUE_NO_STAMP,
    .below = SEGUE_NO_STAMP,
  };

  g_array_append_val (check->mistakes, mistake);
}

static void
judge_list (SegueCheck *check,
            guint       start,
            guint       end)
{
  const gboolean backwards = segue_order_runs_backwards (check, start, end);

  if (backwards)
    add_list_mistake (check, SEGUE_MISTAKE_BACKWARDS, start, end - start, SEGUE_TIME_NONE);
  segue_order_judge_list (check, start, end, backwards);
}

/* Tells whether all timestamps are in order and none is very far from the one before. */
static gboolean
is_fine (SegueCheck *check)
{
  const SegueTimed *timed = check->timed;
  const guint n = check->n_timed;
  gint64 total, longest = 0;
  guint n_exact = 0;

  if (check->n_malformed > 0)
    return FALSE;
  if (n < 2)
    return TRUE;
  for (guint i = 1; i < n; i++)
    {
      const gint64 gap = timed[i].time - timed[i - 1].time;

      if (gap < 0)
        return FALSE;
      longest = MAX (longest, gap);
    }
  for (guint i = 0; i < n; i++)
    {
      if (timed[i].after_end)
        return FALSE;
      n_exact += timed[i].exact;
    }
  for (guint i = 0; i < n && n_exact > 0; i++)
    if (segue_order_is_inexact (&timed[i], segue_order_are_exact (n_exact, n)))
      return FALSE;
  total = timed[n - 1].time - timed[0].time;

  return n < 4 || longest < SEGUE_FAR_GAP || longest * (n - 2) < (total - longest) * SEGUE_FAR_FACTOR;
}

/**
 * segue_order_set_reach:
 * @check: a check
 * @mistake: a mistake
 * @problem: the problem that reports it
 *
 * Sets the reach of the problem to the timestamps that were considered.
 */
void
segue_order_set_reach (SegueCheck         *check,
                       const SegueMistake *mistake,
                       SegueProblem       *problem)
{
  const guint index = check->stamps[mistake->first].index;
  const guint before = index - check->stamps[mistake->start].index;
  const guint after = check->stamps[mistake->end - 1].index - index;

  segue_problem_set_reach (problem, MAX (before, after) + 1);
}

/**
 * segue_order_is_in_copy:
 * @check: a check
 * @cursor: (inout): 0 at first; later calls go on from there
 * @index: index of an entry, at least that of the call before
 *
 * Tells whether an entry is in a list that repeats the list before. What is wrong there goes away with the copy.
 *
 * Returns: %TRUE if it is
 */
gboolean
segue_order_is_in_copy (SegueCheck *check,
                        guint      *cursor,
                        guint       index)
{
  for (; *cursor < check->mistakes->len; (*cursor)++)
    {
      const SegueMistake *mistake = &g_array_index (check->mistakes, SegueMistake, *cursor);
      const guint end = mistake->first + mistake->n;

      if (mistake->kind == SEGUE_MISTAKE_COPY && (end == check->n_stamps || index < check->stamps[end].index))
        return index >= check->stamps[mistake->first].index;
    }

  return FALSE;
}

/**
 * segue_order_judge:
 * @check: a check
 *
 * Finds the mistakes in the timestamps of an episode, list by list, and appends them to the mistakes of the check.
 */
void
segue_order_judge (SegueCheck *check)
{
  SegueListStart how = SEGUE_LIST_NONE;
  g_auto(SegueTwins) twins = { 0 };
  guint before = 0, start = 0;

  if (is_fine (check))
    return;
  segue_twins_find (&twins, check);
  for (guint i = 0; i <= check->n_stamps; i++)
    {
      SegueListStart next = SEGUE_LIST_NONE;
      guint judge_from = start;

      if (i < check->n_stamps)
        {
          if (i > start)
            next = segue_order_start_list (check, &twins, start, i);
          if (next == SEGUE_LIST_NONE)
            continue;
        }
      if (how == SEGUE_LIST_COPY)
        {
          /* The mistakes in a copy go away when it is removed. */
          judge_from = segue_order_find_copy_end (&twins, before, start, i);
          add_list_mistake (check, SEGUE_MISTAKE_COPY, start, judge_from - start, SEGUE_TIME_NONE);
        }
      else if (how == SEGUE_LIST_PART)
        {
          add_list_mistake (check, SEGUE_MISTAKE_RESTART, start, i - start, check->stamps[start - 1].time);
        }
      if (judge_from < i)
        judge_list (check, judge_from, i);
      before = start;
      start = i;
      how = next;
    }
}
