/* segue-lattice.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SegueLatticeRow:
 * @low: the first unit where the segment may begin; not before that of the row before
 * @high: the unit after the last one where it may begin; not before that of the row before
 * @begin: (array length=high-low): how well it fits that the segment begins at each unit
 * @inside: how well the units from @low to each later one fit into the segment: sums, the first of which is 0. It
 *   reaches to @high of the next row, or to the end of the recording.
 *
 * A segment that is placed in a recording.
 */
typedef struct
{
  guint low;
  guint high;
  float *begin;
  float *inside;
} SegueLatticeRow;

/**
 * SegueLatticeFunc:
 * @row: the index of a row
 * @shares: (array): the probability of each unit of the row, from @low to @high; together 1
 * @data: the data of segue_lattice_solve()
 *
 * Receives where a segment may begin.
 */
typedef void (*SegueLatticeFunc) (guint         row,
                                  const double *shares,
                                  gpointer      data);

gboolean segue_lattice_solve (const SegueLatticeRow  *rows,
                              guint                   n_rows,
                              const gint64           *starts,
                              guint                   n_units,
                              gint64                  gap,
                              double                  temperature,
                              SegueLatticeFunc        func,
                              gpointer                data,
                              GCancellable           *cancellable,
                              GError                **error);

G_END_DECLS
