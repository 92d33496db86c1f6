/* segue-order-options.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/order/segue-order-options.h"

#include <string.h>

/* Collects the options of timestamps. Those that are in order have few: they are right, or they lack hours. Those that may
 * have been mistyped have many, of which the likeliest are kept. */

/* Costs, as negative natural logarithms of probabilities: the time is not the one that its link leads to; (subtracted) it is
 * the one at which the segment before ends; (subtracted) the segment then lies between its neighbours without a gap; it has a
 * fraction of a second in notes without fractions; it is later than its own end; no typing error leads from one time to the
 * other; the time is less round than the others; the fields are moved, so that the time has no seconds. */
#define LINKED 6.0
#define JOINED 4.0
#define BETWEEN 3.0
#define EXACT 5.0
#define AFTER_END 4.0
#define UNTYPED 3.0
#define OFF_GRID 2.0
#define MOVED 2.5
/* The cost of counting on after 59 minutes where the time before shows that an hour has passed. */
#define HOUR_SHOWN 1.5

/* Below the cost of a mistake: a list begins at zero. */
#define FROM_ZERO 3.5

/* The cost of a distance that cannot be, for sorting. */
#define IMPOSSIBLE 9.0

/* The largest number of options that are considered for one timestamp. */
#define MAX_OPTIONS 20

/* The largest number of options with and without hours of one timestamp. */
#define MAX_HOURS 6

/* The longest time between two segments, in milliseconds. If adding the missing hours leaves more, the mistake is
 * another one. */
#define MAX_TOPIC (50 * SEGUE_MINUTE)

/* The links of a timestamp may differ from it by this many milliseconds. */
#define LINK_SLACK 2000

/* Returns timestamp @i, which is counted from 1. */
const SegueTimed *
segue_solver_get_stamp (const SegueSolver *self,
                        guint              i)
{
  return &self->list->stamps[self->start + i - 1];
}

SegueOption *
segue_solver_get_option (const SegueSolver *self,
                         guint              i,
                         guint              k)
{
  return &g_array_index (self->options, SegueOption, self->first[i] + k);
}

guint
segue_solver_count_options (const SegueSolver *self,
                            guint              i)
{
  return self->first[i + 1] - self->first[i];
}

/* Returns the cost of leaving timestamp @i as it is if it is later than the end of its own range. */
double
segue_solver_end_cost (const SegueSolver *self,
                       guint              i)
{
  return segue_solver_get_stamp (self, i)->after_end ? AFTER_END : 0;
}

/* Returns the end of the segment of timestamp @i on the time scale of the list, or %SEGUE_TIME_NONE. No other time after it
 * can have been meant. */
gint64
segue_solver_get_end (const SegueSolver *self,
                      guint              i)
{
  const SegueTimed *stamp = segue_solver_get_stamp (self, i);
  const gint64 end = segue_entry_get_end (stamp->entry);

  return end == SEGUE_TIME_NONE ? end : end + stamp->time - segue_entry_get_start (stamp->entry);
}

static void
add_option (SegueSolver *self,
            gint64       time,
            double       cost,
            SegueSlip    slip)
{
  SegueOption option = { time, time, cost, G_MAXDOUBLE, 0, slip, 1, 0, 0 };

  g_array_append_val (self->options, option);
}

/* Returns the earliest (direction -1, before timestamp @i) or the latest (direction 1, after it) of the nearest valid
 * times. Returns 0 if there are none. */
static gint64
find_bound (const SegueSolver *self,
            guint              i,
            int                direction)
{
  const SegueList *list = self->list;
  gint64 bound = SEGUE_TIME_NONE;

  for (guint at = self->start + i - 1, steps = 0; steps < 3;)
    {
      at += direction; /* unsigned: before the first one it wraps to a large number */
      if (at >= list->n)
        break;
      if (list->stamps[at].time == SEGUE_TIME_NONE)
        continue;
      steps++;
      if (bound == SEGUE_TIME_NONE)
        bound = list->stamps[at].time;
      bound = direction < 0 ? MIN (bound, list->stamps[at].time) : MAX (bound, list->stamps[at].time);
    }

  return bound == SEGUE_TIME_NONE ? 0 : bound;
}

/* Finds the bounds of timestamp @i. Those of the timestamp before stay valid beside times that cannot be read, so that a
 * long run of these is passed over once. */
static void
find_bounds (SegueSolver *self,
             guint        i)
{
  const gboolean follows = self->bounded > 0 && i == self->bounded + 1;

  if (!follows || segue_solver_get_stamp (self, i - 1)->time != SEGUE_TIME_NONE)
    self->low = find_bound (self, i, -1);
  if (!follows || segue_solver_get_stamp (self, i)->time != SEGUE_TIME_NONE)
    self->high = find_bound (self, i, 1);
  self->bounded = i;
}

/* Returns the time that the link of a timestamp leads to, or %SEGUE_TIME_NONE if there is no link or if it was copied
 * from a neighbour. */
static gint64
find_link (const SegueSolver *self,
           guint              i)
{
  const SegueList *list = self->list;
  const guint at = self->start + i - 1;
  const gint64 link = segue_entry_get_link_time (list->stamps[at].entry);

  if (link == SEGUE_TIME_NONE || (at > 0 && ABS (list->stamps[at - 1].time - link) <= LINK_SLACK) ||
      (at + 1 < list->n && ABS (list->stamps[at + 1].time - link) <= LINK_SLACK))
    return SEGUE_TIME_NONE;

  return link;
}

/* Tells whether a time is less round than the others. */
static gboolean
is_off_grid (const SegueSolver *self,
             gint64             time)
{
  return self->list->grid > 1000 && time % self->list->grid != 0;
}

static void
add_missing (SegueSolver *self,
             guint        i,
             gint64       missing,
             double       form)
{
  const gint64 time = segue_solver_get_stamp (self, i)->time + missing;

  for (guint k = self->first[i]; k < self->options->len; k++)
    if (g_array_index (self->options, SegueOption, k).time == time)
      return;
  add_option (self, time,
              SEGUE_MISTAKE + self->caution - SEGUE_HOURS + form + (is_off_grid (self, time) ? OFF_GRID : 0),
              SEGUE_SLIP_HOURS);
}

/* Returns how much is missing in timestamp @i if the one before it lacks hours, as @before says: as much, and an hour more if
 * the times begin again from zero. */
gint64
segue_solver_get_missing (const SegueSolver *self,
                          guint              i,
                          const SegueOption *before)
{
  const gint64 time = segue_solver_get_stamp (self, i)->time, last = segue_solver_get_stamp (self, i - 1)->time;

  return before->time - last + (time < last ? SEGUE_HOUR : 0);
}

/* Adds the options of a timestamp that hours are missing: as many as one of the times before it needs, or as many as the
 * one before it lacks, and one more if it is earlier than that. @form is the cost of its form. */
static void
add_hours (SegueSolver *self,
           guint        i,
           double       form)
{
  const gint64 time = segue_solver_get_stamp (self, i)->time;
  const guint at = self->start + i - 1;

  /* A time of an hour or more shows its hours, and zero is the start of something. */
  if (time <= 0 || time >= SEGUE_HOUR)
    return;
  for (guint steps = 1; steps <= 3 && steps <= at; steps++)
    {
      const gint64 before = self->list->stamps[at - steps].time;
      const gint64 missing = (before - time + SEGUE_HOUR - 1) / SEGUE_HOUR * SEGUE_HOUR;

      if (before > time && time + missing - before <= MAX_TOPIC)
        add_missing (self, i, missing, form);
    }
  for (guint k = 0; i > 1 && k < segue_solver_count_options (self, i - 1) && self->options->len - self->first[i] < MAX_HOURS; k++)
    {
      const SegueOption *option = segue_solver_get_option (self, i - 1, k);

      if (option->slip == SEGUE_SLIP_HOURS)
        add_missing (self, i, segue_solver_get_missing (self, i, option), form);
    }
}

/* Returns the end of the segment before timestamp @i if segments usually begin there, or %SEGUE_TIME_NONE. The end counts
 * even if the start of that segment is wrong and later. */
static gint64
find_joint (const SegueSolver *self,
            guint              i)
{
  const guint at = self->start + i - 1;
  SegueEntry *before = at > 0 ? self->list->stamps[at - 1].entry : NULL;
  g_autofree char *text = NULL;
  SegueClock clock;
  const char *stop;
  gint64 end;

  if (!self->list->joined || before == NULL)
    return SEGUE_TIME_NONE;
  end = segue_entry_get_end (before);
  if (end != SEGUE_TIME_NONE || segue_entry_get_end_span (before).length == 0)
    return end;
  text = segue_entry_dup_span (before, segue_entry_get_end_span (before));
  segue_time_scan (text, text + strlen (text), &stop, &end, &clock);

  return end;
}

/* Tells whether the segment of timestamp @i, which ends at @end, ends where the next one begins. */
static gboolean
ends_at_next (const SegueSolver *self,
              guint              i,
              gint64             end)
{
  const guint next = self->start + i;

  return end != SEGUE_TIME_NONE && next < self->list->n && self->list->stamps[next].time == end;
}

/* Copies a timestamp as it was typed: with the digits after it that can be its seconds. */
static char *
dup_typed (SegueEntry *entry)
{
  SegueSpan span = segue_entry_get_start_span (entry);
  gsize tail;

  segue_guess_tail (entry, &tail);
  span.length += tail;

  return segue_entry_dup_span (entry, span);
}

/* Adds the options of a timestamp that something else was meant. */
static void
add_guesses (SegueSolver *self,
             guint        i)
{
  const SegueTimed *stamp = segue_solver_get_stamp (self, i);
  const guint at = self->start + i - 1;
  const gint64 link = find_link (self, i), joint = find_joint (self, i), end = segue_solver_get_end (self, i);
  gint64 low, high;
  const gint64 days = stamp->time == SEGUE_TIME_NONE ? 0 : stamp->time - segue_entry_get_start (stamp->entry);
  const gboolean wrong = self->start + i == 1 && (stamp->time == SEGUE_TIME_NONE || stamp->after_end);
  g_autofree char *text = segue_entry_dup_start_text (stamp->entry);
  g_autofree char *typed = dup_typed (stamp->entry);
  g_autoptr(GArray) guesses = g_array_new (FALSE, FALSE, sizeof (SegueGuess));
  const gboolean tailed = !g_str_equal (text, typed);

  find_bounds (self, i);
  low = self->low;
  /* Times after it that are earlier than those before are wrong themselves. */
  high = MAX (self->high > low ? self->high : low + 12 * SEGUE_HOUR, end);
  segue_guess_times (text, &self->list->clock, MAX (low - days, 0), MAX (high - days, 0), guesses);
  if (tailed)
    segue_guess_times (typed, &self->list->clock, MAX (low - days, 0), MAX (high - days, 0), guesses);
  for (guint k = 0; k < guesses->len; k++)
    {
      const SegueGuess *guess = &g_array_index (guesses, SegueGuess, k);
      const gboolean shown = guess->slip == SEGUE_SLIP_OVER && at > 0 && self->list->stamps[at - 1].time >= SEGUE_HOUR;
      const gboolean off = is_off_grid (self, guess->time);
      /* Few times have no seconds, unless most of them have none, and not if they follow. */
      const gboolean moved = guess->slip == SEGUE_SLIP_FIELD && guess->time == segue_entry_get_start (stamp->entry) * 60 &&
                             (self->list->grid < SEGUE_MINUTE || tailed);
      const gboolean zero = wrong && guess->time == 0 && guess->slip == SEGUE_SLIP_KEY && self->list->earliest > 0;

      add_option (self, guess->time + days,
                  SEGUE_MISTAKE + self->caution + guess->cost + (off ? OFF_GRID : 0) + (shown ? HOUR_SHOWN : 0) +
                    (moved ? MOVED : 0) + (moved && tailed ? MOVED : 0) - (zero ? FROM_ZERO : 0), guess->slip);
    }
  for (guint k = self->first[i]; k < self->options->len && end != SEGUE_TIME_NONE; k++)
    if (g_array_index (self->options, SegueOption, k).time > end)
      g_array_index (self->options, SegueOption, k).cost += AFTER_END;
  for (guint k = self->first[i]; k < self->options->len && joint != SEGUE_TIME_NONE; k++)
    if (g_array_index (self->options, SegueOption, k).time == joint && joint != stamp->time)
      g_array_index (self->options, SegueOption, k).cost -= JOINED + (ends_at_next (self, i, end) ? BETWEEN : 0);
  if (link == SEGUE_TIME_NONE || ABS (link - stamp->time) <= LINK_SLACK)
    return;
  for (guint k = self->first[i]; k < self->options->len; k++)
    {
      SegueOption *option = &g_array_index (self->options, SegueOption, k);

      option->cost += ABS (option->time - link) < 1000 ? 0 : LINKED;
    }
  add_option (self, link, SEGUE_MISTAKE + UNTYPED, SEGUE_SLIP_LINK);
}

/* Compares two options by their cost for sorting. */
int
segue_option_compare (gconstpointer a,
                      gconstpointer b)
{
  const SegueOption *first = a, *second = b;

  return (first->order > second->order) - (first->order < second->order);
}

/* Keeps only the options of timestamp @i that cost least together with the distance to the nearest times, and those of mistakes
 * that people make several times: with these, the nearest times are wrong in the same way. */
static void
prune (SegueSolver *self,
       guint        i)
{
  const guint n = self->options->len - self->first[i];
  SegueOption *options = &g_array_index (self->options, SegueOption, self->first[i]);

  if (n <= MAX_OPTIONS)
    return;
  for (guint k = 0; k < n; k++)
    {
      options[k].order = options[k].cost;
      for (int direction = -1; direction <= 1; direction += 2)
        {
          double least = IMPOSSIBLE;

          for (guint steps = 1; steps <= 3; steps++)
            {
              const guint at = self->start + i - 1 + direction * (int) steps;

              if (at < self->list->n && self->list->stamps[at].time != SEGUE_TIME_NONE)
                {
                  const gint64 gap = direction * (self->list->stamps[at].time - options[k].time);

                  least = gap >= 0 ? MIN (least, segue_list_gap_cost (self->list, gap)) : least;
                }
            }
          options[k].order += least;
        }
      if (options[k].slip != SEGUE_SLIP_KEY && options[k].slip != SEGUE_SLIP_LINK)
        options[k].order = -1;
    }
  qsort (options, n, sizeof (SegueOption), segue_option_compare);
  g_array_set_size (self->options, self->first[i] + MAX_OPTIONS);
}

/* Collects the options of all timestamps. @suspect tells for each whether it may have been mistyped. */
void
segue_solver_add_options (SegueSolver    *self,
                          const gboolean *suspect)
{
  const SegueTimed *stamps = self->list->stamps;

  self->first[0] = 0;
  add_option (self, self->start > 0 ? stamps[self->start - 1].time : SEGUE_TIME_NONE, 0, SEGUE_SLIP_NONE);
  g_array_index (self->options, SegueOption, 0).best = 0;
  for (guint i = 1; i <= self->n; i++)
    {
      const SegueTimed *stamp = segue_solver_get_stamp (self, i);

      self->first[i] = self->options->len;
      if (stamp->time != SEGUE_TIME_NONE)
        {
          g_autofree char *text = suspect[i - 1] ? segue_entry_dup_start_text (stamp->entry) : NULL;
          const double exact = segue_order_is_inexact (stamp, self->list->exact) ? EXACT : 0;
          const double form = text != NULL ? segue_guess_form_cost (text, segue_entry_get_start (stamp->entry),
                                                                   &self->list->clock) : 0;

          add_option (self, stamp->time, form / 2 + exact + segue_solver_end_cost (self, i), SEGUE_SLIP_NONE);
          self->first[i + 1] = self->options->len;
          add_hours (self, i, exact);
        }
      if (suspect[i - 1])
        add_guesses (self, i);
      prune (self, i);
      if (stamp->time != SEGUE_TIME_NONE && i > 1 && segue_solver_get_stamp (self, i - 1)->time > stamp->time)
        {
          const gboolean numbered = segue_list_counts_on (self->list, self->start + i - 1);

          add_option (self, stamp->time,
                      SEGUE_MISTAKE + segue_solver_end_cost (self, i - 1) + segue_solver_end_cost (self, i) +
                        (numbered ? SEGUE_NUMBERED : 0),
                      SEGUE_SLIP_NONE);
          g_array_index (self->options, SegueOption, self->options->len - 1).last = segue_solver_get_stamp (self, i - 1)->time;
          g_array_index (self->options, SegueOption, self->options->len - 1).n = 2;
        }
      self->first[i + 1] = self->options->len;
    }
  add_option (self, self->start + self->n < self->list->n ? stamps[self->start + self->n].time : SEGUE_TIME_NONE, 0,
              SEGUE_SLIP_NONE);
  self->first[self->n + 2] = self->options->len;
}
