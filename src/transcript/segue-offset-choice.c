/* segue-offset-choice.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-offset-path.h"

/* Chooses from the likelihoods of the offsets the parts with one offset each that give the most expected right
 * starts. */

/* How far from the right offset a start counts as right, in milliseconds. */
#define NEAR 10000
/* What a change of the offset costs. */
#define CHANGE 0.15
/* How many right starts it is worth to tell a removed segment. */
#define TOLD 2.2
/* Of offsets that are as good, the likeliest one is taken. */
#define PREFERENCE 1e-3

/* Sets @masses to how likely it is that the offset of a mark is near each one. Returns how likely it is that the segment
 * was removed. */
static double
measure_masses (const SegueOffsetPath *path,
                const SegueOffsetMark *mark,
                double                *masses)
{
  const int near = MAX (NEAR / path->step, 1), n = path->n_offsets;
  double mass = 0, sum = 0;

  for (int i = 0; i < MIN (near, n); i++)
    mass += mark->shares[i];
  for (int i = 0; i < n; i++)
    {
      mass += i + near < n ? mark->shares[i + near] : 0;
      mass -= i - near > 0 ? mark->shares[i - near - 1] : 0;
      masses[i] = MAX (mass, 0);
      sum += mark->shares[i];
    }

  return CLAMP (1 - sum, 0, 1);
}

/* Returns the offset with the largest value. */
static int
find_best (const double *values,
           int           n)
{
  int best = 0;

  for (int i = 1; i < n; i++)
    if (values[i] > values[best])
      best = i;

  return best;
}

/* Sets the offset of the part that the choices from @first to the one before @end belong to: the average of the likely
 * ones near @offset. */
static void
set_part (const SegueOffsetPath *path,
          SegueOffsetChoice     *choices,
          guint                  first,
          guint                  end,
          int                    offset)
{
  const int near = MAX (NEAR / path->step, 1);
  double sum = 0, weights = 0;

  for (guint i = first; i < end; i++)
    for (int o = MAX (offset - near, 0); !choices[i].removed && o <= offset + near && o < path->n_offsets; o++)
      {
        sum += path->marks[i].shares[o] * o;
        weights += path->marks[i].shares[o];
      }
  for (guint i = first; i < end; i++)
    choices[i].offset = (path->first + (weights > 0 ? sum / weights : offset)) * path->step;
}

/* Chooses the offset of each mark, or that it was removed. */
SegueOffsetChoice *
segue_offset_path_choose (const SegueOffsetPath *self)
{
  const int n = self->n_offsets;
  SegueOffsetChoice *choices = g_new0 (SegueOffsetChoice, MAX (self->n_marks, 1));
  g_autofree double *values = g_new0 (double, n);
  g_autofree double *masses = g_new (double, n);
  g_autofree double *removed = g_new (double, MAX (self->n_marks, 1));
  g_autofree int *from = g_new (int, MAX (self->n_marks, 1));
  g_autofree guint8 *changes = g_new0 (guint8, (gsize) MAX (self->n_marks, 1) * n);
  int offset;

  /* the value of each offset after each mark; a change comes from the best offset before */
  for (guint i = 0; i < self->n_marks; i++)
    {
      const SegueOffsetMark *mark = &self->marks[i];
      double most;

      removed[i] = measure_masses (self, mark, masses);
      from[i] = find_best (values, n);
      most = values[from[i]] - (i > 0 ? CHANGE : 0);
      for (int o = 0; o < n; o++)
        {
          changes[(gsize) i * n + o] = most > values[o];
          values[o] = MAX (values[o], most) + MAX (masses[o] + PREFERENCE * mark->shares[o], TOLD * removed[i]);
        }
    }
  offset = find_best (values, n);
  for (guint i = self->n_marks, end = self->n_marks; i-- > 0;)
    {
      measure_masses (self, &self->marks[i], masses);
      choices[i].removed = TOLD * removed[i] > masses[offset];
      choices[i].share = masses[offset];
      if (i > 0 && !changes[(gsize) i * n + offset])
        continue;
      set_part (self, choices, i, end, offset);
      end = i;
      offset = from[i];
    }

  return choices;
}
