/* segue-order-options.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rules/order/segue-order.h"

G_BEGIN_DECLS

/* The options of consecutive timestamps: what each of them may stand for. They are shared by the file that collects them
 * and the file that chooses among them. */

/* The cost of a mistake of any kind, as the negative natural logarithm of its probability. */
#define SEGUE_MISTAKE 5.0

/* Below SEGUE_MISTAKE: the hours are what people forget most often. */
#define SEGUE_HOURS 1.0

/* The cost of a moved segment that has the number of its place. */
#define SEGUE_NUMBERED 3.0

/* One explanation of one timestamp. */
typedef struct
{
  gint64 time;  /* milliseconds */
  gint64 last;  /* the time that the next one is compared with; later than time for two swapped segments */
  double cost;  /* of this explanation alone */
  double best;  /* of the cheapest explanation of the timestamps up to this one */
  double order; /* for sorting options: the cost with that of the distances to the neighbours */
  SegueSlip slip;
  guint n;           /* number of timestamps that it covers: 2 for swapped segments, else 1 */
  guint from;        /* the timestamp before it in the cheapest explanation; 0 is the start */
  guint from_option; /* index of its option */
} SegueOption;

/* The timestamps are numbered from 1; 0 is the start and n + 1 the end of the part. */
typedef struct
{
  const SegueList *list;
  guint start; /* index in the list of the first timestamp of the part */
  guint n;     /* number of timestamps in the part */
  double caution;
  GArray *options; /* of SegueOption */
  guint *first;    /* the first option of each timestamp */
  guint bounded;   /* the last timestamp that the bounds were found for; 0 for none */
  gint64 low;      /* the earliest of the nearest valid times before it */
  gint64 high;     /* the latest of the nearest valid times after it */
} SegueSolver;

const SegueTimed *segue_solver_get_stamp     (const SegueSolver *self,
                                              guint              i);
SegueOption      *segue_solver_get_option    (const SegueSolver *self,
                                              guint              i,
                                              guint              k);
guint             segue_solver_count_options (const SegueSolver *self,
                                              guint              i);
double            segue_solver_end_cost      (const SegueSolver *self,
                                              guint              i);
gint64            segue_solver_get_end      (const SegueSolver *self,
                                              guint              i);
gint64            segue_solver_get_missing   (const SegueSolver *self,
                                              guint              i,
                                              const SegueOption *before);
void              segue_solver_add_options   (SegueSolver       *self,
                                              const gboolean    *suspect);
int               segue_option_compare       (gconstpointer      a,
                                              gconstpointer      b);

G_END_DECLS
