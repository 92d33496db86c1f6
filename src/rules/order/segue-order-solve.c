/* segue-order-solve.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/order/segue-order-options.h"

/* Finds the explanation of some consecutive timestamps that has the lowest cost, by dynamic programming: the cheapest
 * explanation up to a timestamp continues one of the cheapest explanations up to the timestamps before. */

/* Costs, as negative natural logarithms of probabilities. The first three are added to SEGUE_MISTAKE. */
#define MOVED 4.5   /* the segment stands anywhere else */
#define OPENING 2.0 /* the segment belongs at the start */
#define LOST 9.0    /* nothing explains the time */
#define SETTLED 9.0 /* (added) the time is in order with all others, which cannot be by chance */
#define AGAIN 0.4   /* the mistake of the timestamp before, made again */
#define FOLLOWS 1.0 /* the segment has been moved together with the one before */

/* The largest cost of a distance within segments that have been moved together. */
#define MAX_FOLLOWS 1.8

/* The largest number of consecutive timestamps that are passed over as moved or lost. */
#define MAX_SKIPPED 8

/* The cost of the same time as that of a timestamp before that was mistyped, too. */
#define SAME 2.2

/* Times that cost this much more than the likeliest one are not offered. */
#define MAX_EXTRA 2.5

/* Returns the cost of passing over timestamp @i. A segment can have been moved if there are later ones. An opening is most
 * often found at a wrong place. The latest time may belong at the end, if it is not too far from the others. */
static double
skip_cost (const SegueSolver *self,
           guint              i)
{
  const SegueList *list = self->list;
  const gint64 time = segue_solver_get_stamp (self, i)->time;
  const gint64 others = time == list->latest ? list->second : list->latest;
  double cost = SEGUE_MISTAKE + segue_solver_end_cost (self, i);

  if (time == SEGUE_TIME_NONE || list->settled[self->start + i - 1])
    return SEGUE_MISTAKE + LOST + (time == SEGUE_TIME_NONE ? 0 : SETTLED);
  if (segue_list_counts_on (list, self->start + i - 1))
    cost += SEGUE_NUMBERED;
  if (time >= others)
    return MIN (cost + MOVED + MAX (segue_list_gap_cost (list, time - others), 0), SEGUE_MISTAKE + LOST);

  return cost + (time == list->earliest && time < SEGUE_MINUTE ? OPENING : MOVED);
}

/* Returns the cost of passing over timestamp @i together with the one before it: both were moved as a block, if they are in
 * order. */
static double
follow_cost (const SegueSolver *self,
             guint              i)
{
  const gint64 gap = i > 1 ? segue_solver_get_stamp (self, i)->time - segue_solver_get_stamp (self, i - 1)->time : -1;
  double cost;

  if (gap < 0 || segue_solver_get_stamp (self, i - 1)->time == SEGUE_TIME_NONE)
    return skip_cost (self, i);
  cost = segue_list_gap_cost (self->list, gap);

  return cost > MAX_FOLLOWS ? skip_cost (self, i) : FOLLOWS + cost;
}

static gboolean
is_run (SegueSlip slip)
{
  return slip != SEGUE_SLIP_NONE && slip != SEGUE_SLIP_KEY && slip != SEGUE_SLIP_LINK;
}

/* Continues the explanations up to timestamp @from with @option of timestamp @i. @skipped is the cost of the timestamps
 * between them, of which @n_unread cannot be read and stand for times of their own. */
static void
join (const SegueSolver *self,
      guint              from,
      guint              i,
      SegueOption       *option,
      double             skipped,
      guint              n_unread)
{
  for (guint k = 0; k < segue_solver_count_options (self, from); k++)
    {
      const SegueOption *before = segue_solver_get_option (self, from, k);
      const gint64 gap = option->time - before->last;
      double cost = before->best + skipped + option->cost;

      if (before->best == G_MAXDOUBLE)
        continue;
      if (option->last != option->time)
        cost += segue_list_gap_cost (self->list, option->last - option->time);
      if (before->last != SEGUE_TIME_NONE && option->time != SEGUE_TIME_NONE)
        {
          if (gap < 0)
            continue;
          cost += segue_list_gap_cost (self->list, gap / (n_unread + 1));
        }
      else if (option->time > 0 && before->last == SEGUE_TIME_NONE)
        cost += MAX (segue_list_gap_cost (self->list, option->time) / 4, 0);
      if (is_run (option->slip) && option->slip == before->slip && skipped == 0 && from > 0 &&
          (option->slip != SEGUE_SLIP_HOURS ||
           option->time - segue_solver_get_stamp (self, i)->time == segue_solver_get_missing (self, i, before)))
        cost -= SEGUE_MISTAKE + self->caution - AGAIN - (option->slip == SEGUE_SLIP_HOURS ? SEGUE_HOURS : 0);
      if (cost < option->best)
        {
          option->best = cost;
          option->from = from;
          option->from_option = k;
        }
    }
}

static void
find_best (const SegueSolver *self,
           guint              i)
{
  for (guint k = 0; k < segue_solver_count_options (self, i); k++)
    {
      SegueOption *option = segue_solver_get_option (self, i, k);
      double skipped = 0, rest = 0;
      guint n_unread = 0;

      for (guint from = i - option->n, steps = 0; steps <= MAX_SKIPPED; from--, steps++)
        {
          join (self, from, i, option, skipped, n_unread);
          if (from == 0 || option->n == 2)
            break;
          n_unread += segue_solver_get_stamp (self, from)->time == SEGUE_TIME_NONE;
          skipped = skip_cost (self, from) + rest;
          rest += follow_cost (self, from);
        }
    }
}

/* Sorts the other times that timestamp @i may stand for, after @before_option and before the time @after. It may be
 * equal to the time before only if that has been mistyped, too. */
static void
rank (const SegueSolver *self,
      guint              i,
      const SegueOption *before_option,
      gint64             after,
      SegueVerdict      *verdict)
{
  const gint64 before = before_option->last;
  const gboolean sure = before_option->slip == SEGUE_SLIP_NONE;
  const guint n = segue_solver_count_options (self, i);
  const gint64 end = segue_solver_get_end (self, i);
  g_autofree SegueOption *options = g_memdup2 (segue_solver_get_option (self, i, 0), n * sizeof (SegueOption));

  for (guint k = 0; k < n; k++)
    {
      SegueOption *option = &options[k];

      option->order = option->cost;
      if (option->slip == SEGUE_SLIP_NONE || (before != SEGUE_TIME_NONE && option->time < before + sure) ||
          (after != SEGUE_TIME_NONE && option->time >= after) || (end != SEGUE_TIME_NONE && option->time > end))
        option->order = G_MAXDOUBLE;
      else if (before != SEGUE_TIME_NONE)
        option->order += option->time == before ? SAME : segue_list_gap_cost (self->list, option->time - before);
      if (option->order < G_MAXDOUBLE && after != SEGUE_TIME_NONE)
        option->order += segue_list_gap_cost (self->list, after - option->time);
    }
  /* a malformed time can have no options: qsort() must not get NULL, not even for no elements */
  if (n > 1)
    qsort (options, n, sizeof (SegueOption), segue_option_compare);
  for (guint k = 0; k < n && options[k].order < G_MAXDOUBLE && verdict->n_choices < SEGUE_MAX_CHOICES; k++)
    {
      gboolean known = options[k].order > options[0].order + MAX_EXTRA;

      for (guint j = 0; j < verdict->n_choices; j++)
        known |= verdict->choices[j] == options[k].time;
      if (!known)
        verdict->choices[verdict->n_choices++] = options[k].time;
    }
}

/* Writes the verdicts of the cheapest explanation, from the end to the start. */
static void
trace_back (const SegueSolver *self,
            SegueVerdict      *verdicts)
{
  const SegueOption *option = segue_solver_get_option (self, self->n + 1, 0);
  guint at = self->n + 1;
  gint64 after = option->time;

  while (at > 0)
    {
      const guint from = option->from;
      const SegueOption *before = segue_solver_get_option (self, from, option->from_option);

      if (at <= self->n)
        {
          SegueVerdict *verdict = &verdicts[at - 1];

          *verdict = (SegueVerdict){ option->slip == SEGUE_SLIP_NONE ? SEGUE_VERDICT_KEPT : SEGUE_VERDICT_MADE,
                                     option->slip, option->time, 0, { 0 } };
          if (option->n == 2)
            {
              verdict->kind = SEGUE_VERDICT_SWAPPED;
              verdicts[at - 2] = (SegueVerdict){ SEGUE_VERDICT_KEPT, SEGUE_SLIP_NONE, option->last, 0, { 0 } };
              rank (self, at, &(SegueOption){ .last = option->last }, after, verdict);
            }
          else if (verdict->kind == SEGUE_VERDICT_MADE)
            rank (self, at, before, after, verdict);
          after = option->time;
        }
      for (guint i = from + 1; i + (at <= self->n ? option->n : 1) <= at; i++)
        {
          verdicts[i - 1] = (SegueVerdict){ SEGUE_VERDICT_MOVED, SEGUE_SLIP_NONE, segue_solver_get_stamp (self, i)->time, 0, { 0 } };
          if (skip_cost (self, i) >= SEGUE_MISTAKE + LOST)
            verdicts[i - 1].kind = SEGUE_VERDICT_LOST;
          rank (self, i, before, after, &verdicts[i - 1]);
        }
      at = from;
      option = before;
    }
}

/**
 * segue_list_solve:
 * @self: a list
 * @start: index of the first timestamp to judge
 * @end: index after the last one
 * @suspect: (array): for each timestamp from @start to @end, whether it may have been mistyped
 * @caution: added to the cost of every typing error
 * @verdicts: (array) (out caller-allocates): the judgements of the timestamps from @start to @end
 *
 * Judges consecutive timestamps. Those before and after are taken as right.
 */
void
segue_list_solve (const SegueList *self,
                  guint            start,
                  guint            end,
                  const gboolean  *suspect,
                  double           caution,
                  SegueVerdict    *verdicts)
{
  g_autoptr(GArray) options = g_array_new (FALSE, FALSE, sizeof (SegueOption));
  g_autofree guint *first = g_new (guint, end - start + 3);
  SegueSolver solver = { self, start, end - start, caution, options, first };

  segue_solver_add_options (&solver, suspect);
  for (guint i = 1; i <= solver.n + 1; i++)
    find_best (&solver, i);
  trace_back (&solver, verdicts);
}
