/* segue-order-mistakes.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/order/segue-order.h"

/* Makes the mistakes that are reported from the verdicts on the timestamps of one list. */

/* The number of timestamps, in each direction, in which one is searched that contradicts another. */
#define MAX_LOOK 64

typedef struct
{
  const SegueList *list;
  const SegueVerdict *verdicts; /* for each timestamp */
  const guint *part_ends;       /* for the first timestamp of each part that was solved, the index after its last one */
  guint offset;                 /* index in the check of the first timestamp of the list */
  gboolean backwards;           /* the list is a reversed copy */
  guint *kept;                  /* indices of the timestamps that stay at their places */
  guint n_kept;
} Report;

static gint64
time_of (const Report *self,
         guint         i)
{
  return self->list->stamps[i].time;
}

/* Returns the position in the kept timestamps of the first one that is later than @time. */
static guint
find_later (const Report *self,
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
find_place (const Report *self,
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
find_other (const Report *self,
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
            mistake->other = segue_entry_get_start (self->list->stamps[j].entry);
          }
      for (guint j = i + mistake->n; j < MIN (self->list->n, i + mistake->n + MAX_LOOK) && mistake->kind == SEGUE_MISTAKE_ODD;
           j++)
        if (time_of (self, j) != SEGUE_TIME_NONE && (!kept_only || self->verdicts[j].kind == SEGUE_VERDICT_KEPT))
          {
            if (time_of (self, j) >= time)
              break;
            mistake->kind = SEGUE_MISTAKE_LATE;
            mistake->other = segue_entry_get_start (self->list->stamps[j].entry);
          }
    }
}

/* Returns the nearest time that is written before (direction -1) or after (direction 1) timestamp @i, or @otherwise. */
static gint64
find_written (const Report *self,
              guint        i,
              int          direction,
              gint64       otherwise)
{
  for (guint at = i + direction, steps = 0; at < self->list->n && steps < MAX_LOOK; at += direction, steps++)
    if (time_of (self, at) != SEGUE_TIME_NONE)
      return time_of (self, at);

  return otherwise;
}

/* Tells whether swapping the times of timestamp @i and of the one before puts both in order, with the times that are meant
 * beside them and with those that are written there. A segment cannot start after its end. */
static gboolean
can_swap (const Report *self,
          guint        i)
{
  const gint64 time = time_of (self, i), before = i > 0 ? time_of (self, i - 1) : SEGUE_TIME_NONE;
  const gint64 end = segue_entry_get_end (self->list->stamps[i].entry);

  if (time == SEGUE_TIME_NONE || before <= time || self->list->stamps[i].after_end || self->list->stamps[i - 1].after_end ||
      (end != SEGUE_TIME_NONE && end < segue_entry_get_start (self->list->stamps[i - 1].entry)))
    return FALSE;

  return find_written (self, i - 1, -1, -1) <= time &&
         find_written (self, i, 1, G_MAXINT64) >= before && (i < 2 || self->verdicts[i - 2].time <= time) &&
         (i + 1 >= self->list->n || self->verdicts[i + 1].time >= before);
}

static gboolean
is_same_mistake (const Report *self,
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
days_before (const Report *self,
             guint        i)
{
  return time_of (self, i) == SEGUE_TIME_NONE ? 0 : time_of (self, i) - segue_entry_get_start (self->list->stamps[i].entry);
}

/* Sets the timestamps that were considered: those of the part from @start on and the place where the segments belong. */
static void
set_extent (const Report *self,
            SegueMistake *mistake,
            guint         start)
{
  mistake->start = self->backwards ? 0 : MIN (start, mistake->first);
  mistake->end = self->backwards ? self->list->n : MAX (self->part_ends[start], mistake->first + mistake->n);
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
add_mistake (SegueCheck   *check,
             const Report *self,
             guint         i,
             guint         start)
{
  const SegueVerdict *verdict = &self->verdicts[i];
  SegueMistake mistake = { .first = i, .n = 1, .verdict = *verdict, .above = SEGUE_NO_STAMP, .below = SEGUE_NO_STAMP };

  for (guint k = 0; k < verdict->n_choices; k++)
    mistake.verdict.choices[k] -= days_before (self, i);
  while (i + mistake.n < self->list->n && is_same_mistake (self, i + mistake.n))
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
  if (mistake.kind == SEGUE_MISTAKE_ODD && mistake.verdict.n_choices == 0 && mistake.times == NULL)
    return mistake.n;
  if (self->backwards)
    {
      mistake.first = self->list->n - i - mistake.n;
      mistake.kind = mistake.kind == SEGUE_MISTAKE_MALFORMED ? mistake.kind : SEGUE_MISTAKE_ODD;
    }
  set_extent (self, &mistake, start);
  mistake.start += self->offset;
  mistake.end += self->offset;
  mistake.first += self->offset;
  mistake.above += mistake.above != SEGUE_NO_STAMP ? self->offset : 0;
  mistake.below += mistake.below != SEGUE_NO_STAMP ? self->offset : 0;
  g_array_append_val (check->mistakes, mistake);

  return mistake.n;
}

/**
 * segue_order_add_mistakes:
 * @check: a check
 * @list: a list, reversed if it runs backwards
 * @verdicts: (array): the judgements of its timestamps
 * @part_ends: (array): for the first timestamp of each part that was solved, the index after its last one; 0 for the others
 * @offset: index in the check of the first timestamp of the list
 * @backwards: whether the list has been reversed
 *
 * Makes mistakes from the judgements of a list and appends them to the mistakes of the check. Consecutive timestamps with the
 * same mistake make one.
 */
void
segue_order_add_mistakes (SegueCheck         *check,
                          const SegueList    *list,
                          const SegueVerdict *verdicts,
                          const guint        *part_ends,
                          guint               offset,
                          gboolean            backwards)
{
  g_autofree guint *kept = g_new (guint, list->n);
  Report self = { list, verdicts, part_ends, offset, backwards, kept, 0 };

  for (guint i = 0; i < list->n; i++)
    if (verdicts[i].kind == SEGUE_VERDICT_KEPT || verdicts[i].kind == SEGUE_VERDICT_MADE)
      kept[self.n_kept++] = i;
  for (guint i = 0, start = 0; i < list->n;)
    {
      start = part_ends[i] > 0 ? i : start;
      i += verdicts[i].kind == SEGUE_VERDICT_KEPT ? 1 : add_mistake (check, &self, i, start);
    }
}
