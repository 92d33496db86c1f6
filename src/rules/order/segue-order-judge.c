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

/* Marks timestamps that cannot be read, that are earlier than the one before, or far from it. Returns whether there is
 * one. */
static gboolean
find_doubtful (Judge *self)
{
  const guint n = self->list.n;
  guint before = SEGUE_NO_STAMP, first = SEGUE_NO_STAMP, last = 0;
  gboolean found = FALSE;
  gint64 total;

  for (guint i = 0; i < n; i++)
    if (time_of (self, i) != SEGUE_TIME_NONE)
      {
        first = MIN (first, i);
        last = i;
      }
  total = first == SEGUE_NO_STAMP ? 0 : time_of (self, last) - time_of (self, first);
  for (guint i = 0; i < n; i++)
    {
      const gint64 gap = before != SEGUE_NO_STAMP && time_of (self, i) != SEGUE_TIME_NONE
                           ? time_of (self, i) - time_of (self, before) : 0;
      const gboolean far = gap >= SEGUE_FAR_GAP && n >= 4 && gap * (n - 2) >= (total - gap) * SEGUE_FAR_FACTOR;

      self->fallen[i] = time_of (self, i) == SEGUE_TIME_NONE || gap < 0;
      self->doubtful[i] = self->fallen[i] || far;
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

      if (self->verdicts[above].kind != SEGUE_VERDICT_KEPT || (above >= i && above <= i + mistake->n))
        return;
      /* All segments of a block must fit there. */
      if (self->verdicts[above].time < time_of (self, i + mistake->n - 1))
        return;
      mistake->above = above;
    }
  else if (place > 0)
    {
      const guint below = self->kept[place - 1];

      if (below > i && self->verdicts[below].kind == SEGUE_VERDICT_KEPT && time_of (self, i) - time_of (self, below) < SEGUE_HOUR)
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

/* Tells whether swapping the times of timestamp @i and of the one before puts both in order. */
static gboolean
can_swap (const Judge *self,
          guint        i)
{
  return i > 0 && time_of (self, i - 1) > time_of (self, i) && time_of (self, i) != SEGUE_TIME_NONE &&
         (i < 2 || self->verdicts[i - 2].time <= time_of (self, i)) &&
         (i + 1 >= self->list.n || self->verdicts[i + 1].time >= time_of (self, i - 1));
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

/* Sets the timestamps that were considered: those of the part from @start on and the place where the segments belong. */
static void
set_extent (const Judge  *self,
            SegueMistake *mistake,
            guint         start)
{
  mistake->start = self->backwards ? 0 : start;
  mistake->end = self->backwards ? self->list.n : self->part_ends[start];
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
        mistake.times[self->backwards ? mistake.n - 1 - k : k] = self->verdicts[i + k].time;
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

/* Tells whether @time is in order at the place of timestamp @i. */
static gboolean
fits (const Judge *self,
      guint        i,
      gint64       time)
{
  return (i == 0 || self->verdicts[i - 1].time <= time) &&
         (i + 1 >= self->list.n || self->verdicts[i + 1].time >= time);
}

/* Finds two segments that stand at each other's places. That is likelier than two mistyped times. */
static void
find_exchanged (Judge *self)
{
  guint last = SEGUE_NO_STAMP;

  for (guint i = 0; i < self->list.n; i++)
    {
      const SegueVerdict *verdict = &self->verdicts[i];

      if (verdict->kind == SEGUE_VERDICT_KEPT || time_of (self, i) == SEGUE_TIME_NONE ||
          verdict->kind == SEGUE_VERDICT_SWAPPED || verdict->slip == SEGUE_SLIP_HOURS)
        continue;
      if (last != SEGUE_NO_STAMP && last + 1 < i && fits (self, i, time_of (self, last)) &&
          fits (self, last, time_of (self, i)))
        {
          self->verdicts[last].kind = self->verdicts[i].kind = SEGUE_VERDICT_MOVED;
          self->verdicts[last].slip = self->verdicts[i].slip = SEGUE_SLIP_NONE;
          last = SEGUE_NO_STAMP;
        }
      else
        last = i;
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
  for (guint i = 0; i < n; i++)
    verdicts[i].time = time_of (self, i);
  for (guint i = 0, solved = 0; i < n; i++)
    if (doubtful[i])
      {
        solved = solve_part (self, i, solved);
        i = solved - 1;
      }
  find_exchanged (self);
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
