/* segue-checker-times.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/segue-checker-private.h"

#include "rules/order/segue-order.h"

/* Collects the times of an episode for the rules that look at all of them. */

/* In a log of times of day, one of this many times may be later than a time of day can be. */
#define MIN_OF_DAY 8

/* Tells whether hardly any time is later than a time of day can be. Some may be mistyped. */
static gboolean
are_times_of_day (SegueChecker *self)
{
  const SegueCell *cells = (const SegueCell *) self->cells->data;
  guint n = 0, n_late = 0;

  for (guint i = 0; i < self->cells->len; i++)
    if (cells[i].time != SEGUE_TIME_NONE)
      {
        n++;
        n_late += cells[i].time >= segue_order_day_length (cells[i].entry);
      }

  return n_late * MIN_OF_DAY <= n;
}

/* Fills the arrays of segments with a time and of segments with a malformed time. Times after midnight in a log of
 * times of day get the days before added, so that they stay in order. */
void
segue_checker_find_timed (SegueChecker *self)
{
  const SegueCell *cells = (const SegueCell *) self->cells->data;
  SegueTimed *timed;
  gint64 days = 0;
  guint n = 0;
  int is_log = -1; /* unknown until a time may be after midnight */

  g_array_set_size (self->timed, self->cells->len);
  g_array_set_size (self->malformed, 0);
  timed = (SegueTimed *) self->timed->data;
  for (guint i = 0; i < self->cells->len; i++)
    {
      const SegueCell *cell = &cells[i];

      timed[n] = (SegueTimed){ i, cell->links_elsewhere, cell->frames, cell->exact, cell->after_end, cell->link,
                             cell->entry, cell->time };
      if (cell->malformed)
        g_array_append_val (self->malformed, timed[n]);
      if (cell->time == SEGUE_TIME_NONE)
        continue;
      if (n > 0 && is_log != FALSE && segue_order_is_midnight (timed, &timed[n - 1], cell->entry, cell->time))
        {
          is_log = is_log < 0 ? are_times_of_day (self) : is_log;
          days += is_log ? segue_order_day_length (cell->entry) : 0;
        }
      timed[n++].time += days;
    }
  g_array_set_size (self->timed, n);
}

/* Moves placeholders from the timed segments to an array of their own. A placeholder is a time of zero after later
 * times. If the times after it go on from zero, or as in the list before, it is not a placeholder but the start of another
 * list, and if the times before it fall, it is the end of a list that runs backwards. The time before alone does not tell,
 * since it may be mistyped. It is an opening at the wrong place if it is the second time of all, or if the first one is not
 * that of an opening. */
void
segue_checker_take_placeholders (SegueChecker *self)
{
  SegueTimed *timed = (SegueTimed *) self->timed->data;
  guint n = 0, n_falls = 0, next = 0;
  gint64 before = 0, earlier = 0; /* the last two times */

  g_array_set_size (self->placeholders, 0);
  for (guint i = 0; i < self->timed->len; i++)
    {
      const gboolean falling = n > 1 && n_falls * 4 >= (n - 1) * 3;

      next = MAX (next, i);
      while (next < self->timed->len && timed[next].time == 0)
        next++;
      if (timed[i].time == 0 && before > 0 && n > 1 && timed[0].time < SEGUE_MINUTE && !falling &&
          (next == self->timed->len || (timed[next].time > MAX (before, earlier) && timed[next].time != timed[1].time &&
                                        (n < 3 || timed[next].time != timed[2].time))))
        g_array_append_val (self->placeholders, timed[i]);
      else
        {
          n_falls += timed[i].time < before;
          earlier = before;
          before = timed[i].time;
          timed[n++] = timed[i];
        }
    }
  g_array_set_size (self->timed, n);
}

/* Merges the timed segments and those with a malformed time, in the order of the lines. */
void
segue_checker_merge_stamps (SegueChecker *self,
                            SegueCheck   *check)
{
  const SegueTimed *malformed = check->malformed, *timed = check->timed;
  guint i = 0, j = 0;

  check->stamps = timed;
  check->n_stamps = check->n_timed + check->n_malformed;
  if (check->n_malformed == 0)
    return;
  g_array_set_size (self->stamps, check->n_stamps);
  for (guint k = 0; k < check->n_stamps; k++)
    g_array_index (self->stamps, SegueTimed, k) =
      j == check->n_malformed || (i < check->n_timed && timed[i].index < malformed[j].index) ? timed[i++]
                                                                                            : malformed[j++];
  check->stamps = (const SegueTimed *) self->stamps->data;
}
