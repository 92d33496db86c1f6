/* segue-order-judge.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/order/segue-order.h"

/* Judges one list: looks for doubtful timestamps and solves the parts around them. */

/* The number of timestamps before and after the doubtful ones that are solved with them. */
#define CONTEXT 2

/* The number of timestamps after a long distance that may have the same mistake as the first one. */
#define MAX_RUN 8

/* The smallest number of times among which one can be far from the others. */
#define MIN_FAR 4

/* What is added to the cost of a typing error where times are far from each other but in order. */
#define CAUTION 2.5

typedef struct
{
  SegueList list;
  gboolean *suspect;      /* for each timestamp, whether it may have been mistyped */
  gboolean *doubtful;     /* for each timestamp, whether it is a reason to solve the part around it */
  gboolean *fallen;       /* for each timestamp, whether that reason is more than a distance */
  SegueVerdict *verdicts; /* for each timestamp */
  guint *part_ends;       /* for the first timestamp of each part that was solved, the index after its last one */
} Judge;

static gint64
time_of (const Judge *self,
         guint        i)
{
  return self->list.stamps[i].time;
}

/* The timestamps that are valid. */
typedef struct
{
  guint n;
  guint n_exact; /* number of those with a fraction of a second */
  guint first;   /* index of the first one */
  guint last;    /* index of the last one */
  gint64 total;  /* milliseconds from the first to the last one */
} Valid;

static Valid
find_valid (const Judge *self)
{
  Valid valid = { .first = SEGUE_NO_STAMP };

  for (guint i = 0; i < self->list.n; i++)
    if (time_of (self, i) != SEGUE_TIME_NONE)
      {
        valid.first = MIN (valid.first, i);
        valid.last = i;
        valid.n++;
        valid.n_exact += self->list.stamps[i].exact;
      }
  valid.total = valid.n == 0 ? 0 : time_of (self, valid.last) - time_of (self, valid.first);

  return valid;
}

/* Tells whether the time of timestamp @i is far from that of timestamp @before, compared with the other distances. Each
 * timestamp between them that cannot be read stands for a time of its own. */
static gboolean
is_far (const Judge *self,
        const Valid *valid,
        guint        before,
        guint        i)
{
  const gint64 gap = time_of (self, i) - time_of (self, before), steps = i - before;
  const gint64 others = valid->last - valid->first - steps;

  return valid->n >= MIN_FAR && gap >= SEGUE_FAR_GAP * steps &&
         gap * others >= (valid->total - gap) * steps * SEGUE_FAR_FACTOR;
}

/* Marks timestamps that cannot be read, that are earlier than the one before, or far from it, those that have a fraction
 * of a second unlike the others, and those that are later than their own end. Returns whether there is one. */
static gboolean
find_doubtful (Judge *self)
{
  const Valid valid = find_valid (self);
  guint before = SEGUE_NO_STAMP, run_end = 0;
  gboolean found = FALSE;

  for (guint i = 0; i < self->list.n; i++)
    {
      const gboolean follows = before != SEGUE_NO_STAMP && time_of (self, i) != SEGUE_TIME_NONE;
      const gint64 gap = follows ? time_of (self, i) - time_of (self, before) : 0;

      self->fallen[i] = time_of (self, i) == SEGUE_TIME_NONE || gap < 0;
      run_end = follows && is_far (self, &valid, before, i) ? i + MAX_RUN : run_end;
      self->suspect[i] = FALSE;
      self->doubtful[i] = self->fallen[i] || i < run_end || self->list.stamps[i].after_end ||
                          segue_order_is_inexact (&self->list.stamps[i], segue_order_are_exact (valid.n_exact, self->list.n));
      if (self->doubtful[i])
        {
          found = self->suspect[i] = TRUE;
          if (gap != 0)
            self->suspect[before] = TRUE;
        }
      if (time_of (self, i) != SEGUE_TIME_NONE)
        before = i;
    }

  return found;
}

/* Solves the part around the doubtful timestamp @i. It ends only where the times are later than all of its times, so
 * that it holds all times that lack an hour. Such times rise up to one that happens to be later, so that the part goes on
 * to a time that shows its hours. Returns the index after it. */
static guint
solve_part (Judge *self,
            guint  i,
            guint  solved)
{
  const guint start = MAX (solved, i < CONTEXT ? 0 : i - CONTEXT);
  gboolean fallen = FALSE, lacking = FALSE;
  gint64 latest = SEGUE_TIME_NONE;
  guint last = i, end;

  for (end = start; end < self->list.n; end++)
    {
      const gint64 time = time_of (self, end);

      if (self->doubtful[end])
        last = end;
      fallen |= self->fallen[end];
      lacking |= time != SEGUE_TIME_NONE && time < MIN (latest, SEGUE_HOUR);
      if (end > last + CONTEXT && time >= MAX (latest, lacking ? SEGUE_HOUR : 0))
        break;
      latest = MAX (latest, time);
    }
  segue_list_solve (&self->list, start, end, self->suspect + start, fallen ? 0 : CAUTION, self->verdicts + start);
  self->part_ends[start] = end;

  return end;
}

/* Swaps the timestamps of each pair. */
static void
swap_stamps (SegueTimed   *stamps,
             const GArray *pairs)
{
  for (guint k = 0; k < pairs->len; k += 2)
    {
      const guint a = g_array_index (pairs, guint, k), b = g_array_index (pairs, guint, k + 1);
      const SegueTimed stamp = stamps[a];

      stamps[a] = stamps[b];
      stamps[b] = stamp;
    }
}

/* Returns for each timestamp whether no time before is later and no time after is earlier. */
static gboolean *
find_settled (const Judge *self)
{
  gboolean *settled = g_new (gboolean, self->list.n);
  gint64 latest = SEGUE_TIME_NONE, earliest = G_MAXINT64;

  for (guint i = 0; i < self->list.n; i++)
    {
      settled[i] = time_of (self, i) >= latest;
      latest = MAX (latest, time_of (self, i));
    }
  for (guint i = self->list.n; i-- > 0;)
    if (time_of (self, i) != SEGUE_TIME_NONE)
      {
        settled[i] &= time_of (self, i) <= earliest;
        earliest = MIN (earliest, time_of (self, i));
      }

  return settled;
}

/* Marks the timestamps that were not explained, and those beside them, as mistyped perhaps. A timestamp that cannot be read
 * is no reason to doubt the ones beside it that are in order. Returns whether there is one that was not marked before. */
static gboolean
suspect_unexplained (Judge        *self,
                     const GArray *pairs)
{
  g_autofree gboolean *unexplained = g_new0 (gboolean, self->list.n);
  g_autofree gboolean *settled = find_settled (self);
  gboolean found = FALSE;

  for (guint i = 0; i < self->list.n; i++)
    unexplained[i] = self->verdicts[i].kind == SEGUE_VERDICT_MOVED || self->verdicts[i].kind == SEGUE_VERDICT_LOST;
  for (guint k = 0; k < pairs->len; k++)
    unexplained[g_array_index (pairs, guint, k)] = FALSE;
  for (guint i = 0; i < self->list.n; i++)
    for (guint at = MAX (i, 1) - 1; at <= i + 1 && at < self->list.n && unexplained[i]; at++)
      if (time_of (self, i) != SEGUE_TIME_NONE || !settled[at])
        {
          found |= !self->suspect[at];
          self->suspect[at] = TRUE;
        }

  return found;
}

static void
solve_all (Judge *self)
{
  g_autofree gboolean *settled = find_settled (self);

  self->list.settled = settled;
  memset (self->part_ends, 0, self->list.n * sizeof (guint));
  for (guint i = 0; i < self->list.n; i++)
    self->verdicts[i] = (SegueVerdict){ SEGUE_VERDICT_KEPT, SEGUE_SLIP_NONE, time_of (self, i), 0, { 0 } };
  for (guint i = 0, solved = 0; i < self->list.n; i++)
    if (self->doubtful[i])
      {
        solved = solve_part (self, i, solved);
        i = solved - 1;
      }
  self->list.settled = NULL;
}

/* Solves the list again with the segments that were exchanged at their places, and with more timestamps that may have been
 * mistyped. */
static void
solve_again (Judge *self)
{
  g_autoptr(GArray) pairs = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree SegueVerdict *exchanged = NULL;
  g_autofree SegueTimed *stamps = NULL;
  const SegueTimed *before = self->list.stamps;

  segue_list_find_exchanged (&self->list, self->verdicts, pairs);
  if (pairs->len > 0)
    {
      stamps = g_memdup2 (before, self->list.n * sizeof (SegueTimed));
      swap_stamps (stamps, pairs);
      self->list.stamps = stamps;
      exchanged = g_new (SegueVerdict, pairs->len);
      for (guint k = 0; k < pairs->len; k++)
        exchanged[k] = self->verdicts[g_array_index (pairs, guint, k)];
      find_doubtful (self);
    }
  if (suspect_unexplained (self, pairs) || pairs->len > 0)
    solve_all (self);
  self->list.stamps = before;
  for (guint k = 0; k < pairs->len; k++)
    {
      SegueVerdict *verdict = &self->verdicts[g_array_index (pairs, guint, k)];

      *verdict = exchanged[k];
      verdict->kind = SEGUE_VERDICT_MOVED;
      verdict->slip = SEGUE_SLIP_NONE;
    }
}

/* Judges the timestamps of the list. Returns %FALSE if none of them is doubtful. */
static gboolean
judge (Judge *self)
{
  if (!find_doubtful (self))
    return FALSE;
  segue_list_measure (&self->list);
  solve_all (self);
  solve_again (self);

  return TRUE;
}

static SegueTimed *
reverse_stamps (const SegueTimed *stamps,
                guint             n)
{
  SegueTimed *reversed = g_new (SegueTimed, n);

  for (guint i = 0; i < n; i++)
    reversed[n - 1 - i] = stamps[i];

  return reversed;
}

/**
 * segue_order_judge_list:
 * @check: a check
 * @start: index of the first timestamp of a list
 * @end: index after the last one
 * @backwards: whether the list runs backwards
 *
 * Finds the mistakes in the timestamps of a list and appends them to the mistakes of the check. A list that runs backwards
 * is judged as if it were reversed.
 */
void
segue_order_judge_list (SegueCheck *check,
                        guint       start,
                        guint       end,
                        gboolean    backwards)
{
  const guint n = end - start;
  g_autofree SegueTimed *reversed = backwards ? reverse_stamps (check->stamps + start, n) : NULL;
  g_autofree gboolean *suspect = g_new0 (gboolean, n);
  g_autofree gboolean *doubtful = g_new0 (gboolean, n);
  g_autofree gboolean *fallen = g_new0 (gboolean, n);
  g_autofree SegueVerdict *verdicts = g_new0 (SegueVerdict, n);
  g_autofree guint *part_ends = g_new0 (guint, n);
  Judge self = {
    .list = {
      .stamps = backwards ? reversed : check->stamps + start,
      .n = n,
      .clock = segue_check_get_clock (check),
    },
    .suspect = suspect, .doubtful = doubtful, .fallen = fallen, .verdicts = verdicts, .part_ends = part_ends,
  };

  if (judge (&self))
    segue_order_add_mistakes (check, &self.list, verdicts, part_ends, start, backwards);
}
