/* bench.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <stdlib.h>
#include <time.h>

G_BEGIN_DECLS

/* Time that this thread has computed for, in microseconds: what else the machine does is not in it. */
static inline double
bench_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e6 + now.tv_nsec / 1e3;
}

static inline int
bench_compare (gconstpointer a,
               gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Sorts @values. */
static inline double
bench_percentile (double *values,
                  guint   n,
                  guint   percent)
{
  qsort (values, n, sizeof *values, bench_compare);
  return values[MIN ((gsize) n * percent / 100, n - 1)];
}

G_END_DECLS
