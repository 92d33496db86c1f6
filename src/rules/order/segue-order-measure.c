/* segue-order-measure.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "rules/order/segue-order.h"

/* Measures what is usual in a list of timestamps: the distance of two times, and how times are rounded. */

/* The largest number of distances that are looked at, evenly over the list. */
#define MAX_SAMPLES 127

/* The distance in milliseconds that is usual in podcasts. It counts as much as PRIOR distances of the list. */
#define COMMON_GAP (5 * SEGUE_MINUTE)
#define PRIOR 2

/* The logarithm of 12, the number of usual distances from which a distance becomes hard to believe. */
#define FAR_RATIO 2.48

/* The smallest number of times that show how times are rounded. */
#define MIN_ROUNDED 5

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static void
measure_gap (SegueList *self)
{
  gint64 gaps[MAX_SAMPLES + PRIOR];
  guint n = 0, n_pairs = 0;
  const guint step = 1 + self->n / MAX_SAMPLES;

  for (guint i = 1; i < self->n; i += step)
    {
      const gint64 before = self->stamps[i - 1].time, time = self->stamps[i].time;

      if (before == SEGUE_TIME_NONE || time == SEGUE_TIME_NONE || time < before)
        continue;
      if (time == before)
        n_pairs++;
      else
        gaps[n++] = time - before;
    }
  self->paired = n_pairs >= 2 && n_pairs * 2 >= n;
  for (guint i = 0; i < PRIOR; i++)
    gaps[n++] = COMMON_GAP;
  qsort (gaps, n, sizeof (gint64), compare_times);
  self->gap = gaps[(n - 1) / 2];
}

static void
measure_grid (SegueList *self)
{
  static const gint64 grids[] = { 60000, 30000, 15000, 10000, 5000 };
  guint counts[G_N_ELEMENTS (grids)] = { 0 }, n = 0;
  const guint step = 1 + self->n / MAX_SAMPLES;

  for (guint i = 0; i < self->n; i += step)
    if (self->stamps[i].time > 0)
      {
        n++;
        for (guint k = 0; k < G_N_ELEMENTS (grids); k++)
          counts[k] += self->stamps[i].time % grids[k] == 0;
      }
  self->grid = 1000;
  for (guint k = G_N_ELEMENTS (grids); k-- > 0 && n >= MIN_ROUNDED;)
    if (counts[k] * 5 >= n * 4)
      self->grid = grids[k];
}

/**
 * segue_order_are_exact:
 * @n_exact: number of timestamps with a fraction of a second
 * @n: number of timestamps
 *
 * Tells whether timestamps are written with fractions of a second. In other notes, a fraction is rather the seconds behind
 * a mistyped colon: `1:02.30`.
 *
 * Returns: %TRUE if at least a quarter of them have a fraction
 */
gboolean
segue_order_are_exact (guint n_exact,
                       guint n)
{
  return n_exact * 4 >= n;
}

/**
 * segue_order_is_inexact:
 * @stamp: a timestamp
 * @exact: whether most timestamps have a fraction of a second
 *
 * Tells whether what follows the seconds of a timestamp is rather the seconds behind a mistyped colon.
 *
 * Returns: %TRUE if it has digits after the seconds that are no usual fraction
 */
gboolean
segue_order_is_inexact (const SegueTimed *stamp,
                        gboolean          exact)
{
  return stamp->exact && (!exact || segue_entry_get_clock (stamp->entry).fraction == 0);
}

static void
measure_forms (SegueList *self)
{
  guint n_exact = 0, n_ends = 0, n_joined = 0;

  for (guint i = 0; i < self->n; i++)
    n_exact += self->stamps[i].exact;
  for (guint i = 0; i + 1 < MIN (self->n, MAX_SAMPLES); i++)
    {
      const gint64 end = segue_entry_get_end (self->stamps[i].entry);

      if (end == SEGUE_TIME_NONE || self->stamps[i + 1].time == SEGUE_TIME_NONE)
        continue;
      n_ends++;
      /* A start without its hours is joined, too. */
      n_joined += (end - self->stamps[i + 1].time) % SEGUE_HOUR == 0;
    }
  self->exact = segue_order_are_exact (n_exact, self->n);
  self->joined = n_joined * 2 > n_ends;
}

/**
 * segue_list_measure:
 * @self: a list, of which the timestamps are set
 *
 * Sets what is usual in the list.
 */
void
segue_list_measure (SegueList *self)
{
  measure_gap (self);
  measure_grid (self);
  measure_forms (self);
  self->earliest = G_MAXINT64;
  self->latest = self->second = SEGUE_TIME_NONE;
  for (guint i = 0; i < self->n; i++)
    {
      const gint64 time = self->stamps[i].time;

      if (time == SEGUE_TIME_NONE)
        continue;
      self->earliest = MIN (self->earliest, time);
      self->second = MAX (self->second, MIN (time, self->latest));
      self->latest = MAX (self->latest, time);
    }
}

/**
 * segue_list_gap_cost:
 * @self: a list
 * @gap: the distance of two times, in milliseconds, 0 or more
 *
 * Judges how unusual the distance of two consecutive times is. The cost rises quickly above the usual distance, even more
 * quickly far above it, and slowly below it.
 *
 * Returns: the cost; 0 for the usual distance
 */
double
segue_list_gap_cost (const SegueList *self,
                     gint64           gap)
{
  double ratio;

  if (gap == 0)
    return self->paired ? 0 : 4;
  ratio = log (MAX (gap, 1000) / self->gap);

  return ratio < 0 ? -0.43 * ratio : 2.43 * ratio + 2.5 * MAX (ratio - FAR_RATIO, 0);
}
