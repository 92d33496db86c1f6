/* segue-order-judge.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/order/segue-order.h"

/* Judges one list: looks for doubtful timestamps, solves the parts around them, and makes mistakes of the verdicts. */

/* The number of timestamps before and after the doubtful ones that are solved with them. */
#define CONTEXT 2

/* The number of timestamps, in each direction, in which one is searched that contradicts another. */
#define MAX_LOOK 64

/* The number of timestamps after a long distance that may have the same mistake as the first one. */
#define MAX_RUN 8

/* What is added to the cost of a typing error where times are far from each other but in order. */
#define CAUTION 2.5

typedef struct
{
  SegueCheck *check;
  SegueList list;
  guint offset;           /* index in the check of the first timestamp of the list */
  gboolean backwards;     /* the list is a reversed copy */
  gboolean *suspect;      /* for each timestamp, whether it may have been mistyped */
  gboolean *doubtful;     /* for each timestamp, whether it is a reason to solve the part around it */
  gboolean *fallen;       /* for each timestamp, whether that reason is more than a distance */
  SegueVerdict *verdicts; /* for each timestamp */
  guint *kept;            /* indices of the timestamps that stay at their places */
  guint n_kept;
  guint *part_ends; /* for the first timestamp of each part that was solved, the index after its last one */
} Judge;

static gint64
time_of (const Judge *self,
         guint        i)
{
  return self->list.stamps[i].time;
}

/* Marks timestamps that cannot be read, that are earlier than the one before, or far from it, those that have a fraction
 * of a second unlike the others, and those that are later than their own end. Returns whether there is one. */
static gboolean
find_doubtful (Judge *self)
{
  const guint n = self->list.n;
  guint n_exact = 0, run_end = 0;
  guint before = SEGUE_NO_STAMP, first = SEGUE_NO_STAMP, last = 0;
  gboolean found = FALSE;
  gint64 total;

  for (guint i = 0; i < n; i++)
    if (time_of (self, i) != SEGUE_TIME_NONE)
      {
        first = MIN (first, i);
        last = i;
        n_exact += self->list.stamps[i].exact;
      }
  total = first == SEGUE_NO_STAMP ? 0 : time_of (self, last) - time_of (self, first);
  for (guint i = 0; i < n; i++)
    {
      const gint64 gap = before != SEGUE_NO_STAMP && time_of (self, i) != SEGUE_TIME_NONE
                           ? time_of (self, i) - time_of (self, before) : 0;
      const gboolean far = gap >= SEGUE_FAR_GAP && n >= 4 && gap * (n - 2) >= (total - gap) * SEGUE_FAR_FACTOR;

      self->fallen[i] = time_of (self, i) == SEGUE_TIME_NONE || gap < 0;
      run_end = far ? i + MAX_RUN : run_end;
      self->suspect[i] = FALSE;
      self->doubtful[i] = self->fallen[i] || i < run_end || self->list.stamps[i].after_end ||
                          (self->list.stamps[i].exact && !segue_order_are_exact (n_exact, n));
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
 * that it holds all times that lack an hour. Returns the index after it. */
static guint
solve_part (Judge *self,
            guint  i,
            guint  solved)
{
  const guint start = MAX (solved, i < CONTEXT ? 0 : i - CONTEXT);
  gboolean fallen = FALSE;
  gint64 latest = SEGUE_TIME_NONE;
  guint last = i, end;

  for (end = start; end < self->list.n; end++)
    {
      const gint64 time = time_of (self, end);

      if (self->doubtful[end])
        last = end;
      fallen |= self->fallen[end];
      if (end > last + CONTEXT && time != SEGUE_TIME_NONE && time >= latest)
        break;
      latest = MAX (latest, time);
    }
  segue_list_solve (&self->list, start, end, self->suspect + start, fallen ? 0 : CAUTION, self->verdicts + start);
  self->part_ends[start] = end;

  return end;
}

/* Returns the position in the kept timestamps of the first one that is later than @time. */
static guint
find_later (const Judge *self,
            gint64       time)
{
  guint first = 0, end = self->n_kept;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (self->verdicts[self->kept[middle]].time <= time)
        first = middle + 1;
      else
        end = middle;
    }

  return first;
}

/* Finds the place of the segments of a mistake among those that are kept, unless they stand there already. */
static void
find_place (const Judge  *self,
            SegueMistake *mistake)
{
  const guint i = mistake->first, place = find_later (self, time_of (self, i));

  if (place < self->n_kept)
    {
      const guint above = self->kept[place];

      /* All segments of a block must fit there. */
      if ((above >= i && above <= i + mistake->n) || self->verdicts[above].time < time_of (self, i + mistake->n - 1))
        return;
      if (self->verdicts[above].kind == SEGUE_VERDICT_KEPT)
        mistake->above = above;
      else if (place > 0 && self->kept[place - 1] > i &&
               self->verdicts[self->kept[place - 1]].kind == SEGUE_VERDICT_KEPT)
        mistake->below = self->kept[place - 1];
    }
  else if (place > 0)
    {
      const guint below = self->kept[place - 1];

      if (below > i && self->verdicts[below].kind == SEGUE_VERDICT_KEPT &&
          time_of (self, i) - time_of (self, below) < SEGUE_HOUR)
        mistake->below = below;
    }
}

/* Finds the time that contradicts that of a timestamp: a later one before or an earlier one after. */
static void
find_other (const Judge  *self,
            SegueMistake *mistake)
{
  const guint i = mistake->first;
  const gint64 time = time_of (self, i);

  mistake->kind = SEGUE_MISTAKE_ODD;
  for (guint kept_only = 2; kept_only-- > 0 && mistake->kind == SEGUE_MISTAKE_ODD;)
    {
      for (guint j = i; j-- > 0 && j + MAX_LOOK > i && mistake->kind == SEGUE_MISTAKE_ODD;)
        if (time_of (self, j) != SEGUE_TIME_NONE && (!kept_only || self->verdicts[j].kind == SEGUE_VERDICT_KEPT))
          {
            if (time_of (self, j) <= time)
              break;
            mistake->kind = SEGUE_MISTAKE_EARLY;
            mistake->other = segue_entry_get_start (self->list.stamps[j].entry);
          }
      for (guint j = i + mistake->n; j < MIN (self->list.n, i + mistake->n + MAX_LOOK) && mistake->kind == SEGUE_MISTAKE_ODD;
           j++)
        if (time_of (self, j) != SEGUE_TIME_NONE && (!kept_only || self->verdicts[j].kind == SEGUE_VERDICT_KEPT))
          {
            if (time_of (self, j) >= time)
              break;
            mistake->kind = SEGUE_MISTAKE_LATE;
            mistake->other = segue_entry_get_start (self->list.stamps[j].entry);
          }
    }
}

/* Returns the nearest time that is written before (direction -1) or after (direction 1) timestamp @i, or @otherwise. */
static gint64
find_written (const Judge *self,
              guint        i,
              int          direction,
              gint64       otherwise)
{
  for (guint at = i + direction, steps = 0; at < self->list.n && steps < MAX_LOOK; at += direction, steps++)
    if (time_of (self, at) != SEGUE_TIME_NONE)
      return time_of (self, at);

  return otherwise;
}

/* Tells whether swapping the times of timestamp @i and of the one before puts both in order, with the times that are meant
 * beside them and with those that are written there. A segment cannot start after its end. */
static gboolean
can_swap (const Judge *self,
          guint        i)
{
  const gint64 time = time_of (self, i), before = i > 0 ? time_of (self, i - 1) : SEGUE_TIME_NONE;
  const gint64 end = segue_entry_get_end (self->list.stamps[i].entry);

  if (time == SEGUE_TIME_NONE || before <= time || self->list.stamps[i].after_end || self->list.stamps[i - 1].after_end ||
      (end != SEGUE_TIME_NONE && end < segue_entry_get_start (self->list.stamps[i - 1].entry)))
    return FALSE;

  return find_written (self, i - 1, -1, -1) <= time &&
         find_written (self, i, 1, G_MAXINT64) >= before && (i < 2 || self->verdicts[i - 2].time <= time) &&
         (i + 1 >= self->list.n || self->verdicts[i + 1].time >= before);
}

static gboolean
is_same_mistake (const Judge *self,
                 guint        i)
{
  const SegueVerdict *a = &self->verdicts[i - 1], *b = &self->verdicts[i];

  if (a->kind != b->kind || (time_of (self, i) == SEGUE_TIME_NONE) != (time_of (self, i - 1) == SEGUE_TIME_NONE))
    return FALSE;
  if (a->kind == SEGUE_VERDICT_MOVED)
    return time_of (self, i) >= time_of (self, i - 1) &&
           find_later (self, time_of (self, i)) == find_later (self, time_of (self, i - 1));
  if (a->kind != SEGUE_VERDICT_MADE || a->slip != b->slip || a->slip == SEGUE_SLIP_KEY || a->slip == SEGUE_SLIP_LINK)
    return FALSE;

  return a->slip != SEGUE_SLIP_HOURS || a->time - time_of (self, i - 1) == b->time - time_of (self, i);
}

/* Returns what was added to the time of timestamp @i since it is a time of day after midnight. */
static gint64
days_before (const Judge *self,
             guint        i)
{
  return time_of (self, i) == SEGUE_TIME_NONE ? 0 : time_of (self, i) - segue_entry_get_start (self->list.stamps[i].entry);
}

/* Sets the timestamps that were considered: those of the part from @start on and the place where the segments belong. */
static void
set_extent (const Judge  *self,
            SegueMistake *mistake,
            guint         start)
{
  mistake->start = self->backwards ? 0 : MIN (start, mistake->first);
  mistake->end = self->backwards ? self->list.n : MAX (self->part_ends[start], mistake->first + mistake->n);
  if (mistake->above != SEGUE_NO_STAMP)
    mistake->start = MIN (mistake->start, mistake->above);
  if (mistake->above != SEGUE_NO_STAMP)
    mistake->end = MAX (mistake->end, mistake->above + 1);
  if (mistake->below != SEGUE_NO_STAMP)
    mistake->end = MAX (mistake->end, mistake->below + 1);
}

/* Makes the mistake that starts at timestamp @i, in the part from @start on. Returns the number of timestamps that it
 * covers. */
static guint
add_mistake (Judge *self,
             guint  i,
             guint  start)
{
  const SegueVerdict *verdict = &self->verdicts[i];
  SegueMistake mistake = { .first = i, .n = 1, .verdict = *verdict, .above = SEGUE_NO_STAMP, .below = SEGUE_NO_STAMP };

  for (guint k = 0; k < verdict->n_choices; k++)
    mistake.verdict.choices[k] -= days_before (self, i);
  while (i + mistake.n < self->list.n && is_same_mistake (self, i + mistake.n))
    mistake.n++;
  if (time_of (self, i) == SEGUE_TIME_NONE)
    mistake.kind = SEGUE_MISTAKE_MALFORMED;
  else
    find_other (self, &mistake);
  if (verdict->kind == SEGUE_VERDICT_MADE && mistake.n > 1)
    {
      mistake.times = g_new (gint64, mistake.n);
      for (guint k = 0; k < mistake.n; k++)
        mistake.times[self->backwards ? mistake.n - 1 - k : k] = self->verdicts[i + k].time - days_before (self, i + k);
      if (verdict->slip == SEGUE_SLIP_HOURS)
        mistake.kind = SEGUE_MISTAKE_RUN;
    }
  else if (mistake.kind != SEGUE_MISTAKE_MALFORMED && !self->backwards)
    {
      find_place (self, &mistake);
      mistake.swap = can_swap (self, i);
    }
  if (mistake.kind == SEGUE_MISTAKE_ODD && mistake.verdict.n_choices == 0)
    return mistake.n;
  if (self->backwards)
    {
      mistake.first = self->list.n - i - mistake.n;
      mistake.kind = mistake.kind == SEGUE_MISTAKE_MALFORMED ? mistake.kind : SEGUE_MISTAKE_ODD;
    }
  set_extent (self, &mistake, start);
  mistake.start += self->offset;
  mistake.end += self->offset;
  mistake.first += self->offset;
  mistake.above += mistake.above != SEGUE_NO_STAMP ? self->offset : 0;
  mistake.below += mistake.below != SEGUE_NO_STAMP ? self->offset : 0;
  g_array_append_val (self->check->mistakes, mistake);

  return mistake.n;
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

/* Marks the timestamps that were not explained, and those beside them, as mistyped perhaps. Returns whether there is one
 * that was not marked before. */
static gboolean
suspect_unexplained (Judge        *self,
                     const GArray *pairs)
{
  g_autofree gboolean *unexplained = g_new0 (gboolean, self->list.n);
  gboolean found = FALSE;

  for (guint i = 0; i < self->list.n; i++)
    unexplained[i] = self->verdicts[i].kind == SEGUE_VERDICT_MOVED || self->verdicts[i].kind == SEGUE_VERDICT_LOST;
  for (guint k = 0; k < pairs->len; k++)
    unexplained[g_array_index (pairs, guint, k)] = FALSE;
  for (guint i = 0; i < self->list.n; i++)
    for (guint at = MAX (i, 1) - 1; at <= i + 1 && at < self->list.n && unexplained[i]; at++)
      {
        found |= !self->suspect[at];
        self->suspect[at] = TRUE;
      }

  return found;
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

static void
judge (Judge *self)
{
  const guint n = self->list.n;
  g_autofree gboolean *suspect = g_new0 (gboolean, n);
  g_autofree gboolean *doubtful = g_new0 (gboolean, n);
  g_autofree gboolean *fallen = g_new0 (gboolean, n);
  g_autofree SegueVerdict *verdicts = g_new0 (SegueVerdict, n);
  g_autofree guint *kept = g_new (guint, n);
  g_autofree guint *part_ends = g_new0 (guint, n);

  self->suspect = suspect;
  self->doubtful = doubtful;
  self->fallen = fallen;
  self->verdicts = verdicts;
  self->kept = kept;
  self->part_ends = part_ends;
  if (!find_doubtful (self))
    return;
  segue_list_measure (&self->list);
  solve_all (self);
  solve_again (self);
  for (guint i = 0; i < n; i++)
    if (verdicts[i].kind == SEGUE_VERDICT_KEPT || verdicts[i].kind == SEGUE_VERDICT_MADE)
      kept[self->n_kept++] = i;
  for (guint i = 0, start = 0; i < n;)
    {
      start = part_ends[i] > 0 ? i : start;
      i += verdicts[i].kind == SEGUE_VERDICT_KEPT ? 1 : add_mistake (self, i, start);
    }
}

/**
 * segue_order_judge_list:
 * @check: a check
 * @start: index of the first timestamp of a list
 * @end: index after the last one
 *
 * Finds the mistakes in the timestamps of a list and appends them to the mistakes of the check. A list that runs backwards
 * is judged as if it were reversed.
 */
void
segue_order_judge_list (SegueCheck *check,
                        guint       start,
                        guint       end)
{
  Judge self = { .check = check, .offset = start, .backwards = segue_order_runs_backwards (check, start, end) };
  g_autofree SegueTimed *reversed = NULL;

  if (start == end)
    return;
  self.list.stamps = check->stamps + start;
  self.list.n = end - start;
  self.list.clock = segue_dialect_get_clock (segue_episode_get_dialect (check->episode));
  if (self.backwards)
    {
      reversed = g_new (SegueTimed, end - start);
      for (guint i = start; i < end; i++)
        reversed[end - 1 - i] = check->stamps[i];
      self.list.stamps = reversed;
    }
  judge (&self);
}
