/* segue-lattice.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-lattice.h"

#include <math.h>

/* Places segments in their order: how likely it is that a segment begins at a unit, over all ways to place the others
 * before and after it (Rabiner, "A Tutorial on Hidden Markov Models", 1989: the forward-backward procedure). All sums
 * are logarithms. */

/* The logarithm of nothing. */
#define NOTHING -1e30

/* Terms that are smaller by so much do not change a sum. */
#define NEGLIGIBLE 36

/* A lattice while it is solved. */
typedef struct
{
  const SegueLatticeRow *rows;
  guint n_rows;
  guint n_units;
  double sharpness; /* factor of all scores */
  const gint64 *starts;
  guint step;       /* least distance of two beginnings, in units and in milliseconds */
  gint64 gap;
  float **forward;  /* for each row, the sum over all ways to place the rows up to it */
  double *backward; /* the same for the rows after the current one, with its own units */
  double *shares;
} Lattice;

/* Returns the logarithm of the sum of two numbers that are given by their logarithms. */
static inline double
add_logarithms (double a,
                double b)
{
  if (a < b)
    {
      const double swap = a;

      a = b;
      b = swap;
    }

  return a - b > NEGLIGIBLE ? a : a + log1p (exp (b - a));
}

/* Tells whether a segment can begin at @unit and the next one at @next. */
static inline gboolean
are_apart (const Lattice *self,
           guint          unit,
           guint          next)
{
  return next >= unit + self->step && self->starts[next] - self->starts[unit] >= self->gap;
}

static void
go_forward (Lattice *self,
            guint    i)
{
  const SegueLatticeRow *row = &self->rows[i], *before = i > 0 ? &self->rows[i - 1] : NULL;
  double sum = NOTHING;
  guint next = before != NULL ? before->low : 0;

  self->forward[i] = g_new (float, row->high - row->low);
  for (guint unit = row->low; unit < row->high; unit++)
    {
      double score = row->begin[unit - row->low] * self->sharpness;

      for (; before != NULL && next < before->high && next <= unit && are_apart (self, next, unit); next++)
        sum = add_logarithms (sum, self->forward[i - 1][next - before->low] -
                                   before->inside[next - before->low] * self->sharpness);
      if (before != NULL)
        score = sum > NOTHING / 2 ? score + sum + before->inside[unit - before->low] * self->sharpness : NOTHING;
      self->forward[i][unit - row->low] = score;
    }
}

/* Changes @backward from the row after @i to the row @i. */
static void
go_backward (Lattice *self,
             guint    i)
{
  const SegueLatticeRow *row = &self->rows[i], *after = i + 1 < self->n_rows ? &self->rows[i + 1] : NULL;
  double sum = NOTHING;
  guint next = after != NULL ? after->high : 0;

  if (after == NULL)
    {
      for (guint unit = row->low; unit < row->high; unit++)
        self->backward[unit] = (row->inside[self->n_units - row->low] - row->inside[unit - row->low]) * self->sharpness;
      return;
    }
  for (guint unit = row->high; unit-- > row->low;)
    {
      for (; next > after->low && are_apart (self, unit, next - 1); next--)
        {
          const guint k = next - 1;

          if (self->backward[k] > NOTHING / 2)
            sum = add_logarithms (sum, self->backward[k] + (after->begin[k - after->low] + row->inside[k - row->low]) *
                                       self->sharpness);
        }
      self->shares[unit] = sum > NOTHING / 2 ? sum - row->inside[unit - row->low] * self->sharpness : NOTHING;
    }
  for (guint unit = row->low; unit < row->high; unit++)
    self->backward[unit] = self->shares[unit];
}

/* Computes the shares of a row from both sides. */
static void
combine (Lattice *self,
         guint    i)
{
  const SegueLatticeRow *row = &self->rows[i];
  double most = NOTHING, sum = 0;

  for (guint k = 0; k < row->high - row->low; k++)
    most = MAX (most, self->forward[i][k] + self->backward[row->low + k]);
  for (guint k = 0; k < row->high - row->low; k++)
    {
      const double exponent = self->forward[i][k] + self->backward[row->low + k] - most;

      self->shares[k] = exponent > -700 ? exp (exponent) : 0;
      sum += self->shares[k];
    }
  for (guint k = 0; k < row->high - row->low; k++)
    self->shares[k] /= sum;
}

/* Tells whether all segments can be apart. */
static gboolean
has_room (const Lattice *self)
{
  for (guint i = 0, unit = 0; i < self->n_rows; i++)
    {
      const guint before = unit;

      for (unit = MAX (unit, self->rows[i].low); i > 0 && unit < self->rows[i].high; unit++)
        if (are_apart (self, before, unit))
          break;
      if (unit >= self->rows[i].high)
        return FALSE;
    }

  return TRUE;
}

/* Computes where the segments begin, and passes it to @func from the last row to the first one. @starts: those of the
 * units. @gap: how far the segments are apart at least, in milliseconds; ignored where there is no room for it.
 * @temperature: the higher, the more even. Returns FALSE if it was cancelled. */
gboolean
segue_lattice_solve (const SegueLatticeRow  *rows,
                     guint                   n_rows,
                     const gint64           *starts,
                     guint                   n_units,
                     gint64                  gap,
                     double                  temperature,
                     SegueLatticeFunc        func,
                     gpointer                data,
                     GCancellable           *cancellable,
                     GError                **error)
{
  g_autofree float **forward = g_new0 (float *, n_rows);
  g_autofree double *backward = g_new (double, n_units + 1);
  g_autofree double *shares = g_new (double, n_units + 1);
  Lattice lattice = { rows, n_rows, n_units, 1 / temperature, starts, 1, gap, forward, backward, shares };
  gboolean done = TRUE;

  if (!has_room (&lattice))
    lattice.gap = 0;
  if (!has_room (&lattice))
    lattice.step = 0;

  for (guint i = 0; i < n_rows && done; i++)
    {
      go_forward (&lattice, i);
      done = !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  for (guint i = n_rows; i-- > 0 && done;)
    {
      go_backward (&lattice, i);
      combine (&lattice, i);
      func (i, shares, data);
      done = !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  for (guint i = 0; i < n_rows; i++)
    g_free (forward[i]);

  return done;
}
