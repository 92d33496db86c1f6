/* segue-offset-path.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-offset-path.h"

#include <math.h>
#include <string.h>

/* Goes through the new recording cell by cell, and knows for each offset how likely it is that the cell has what the old
 * recording has that much earlier. A cut lowers the offset, and what was put in raises it. A mark has the offset with
 * which its cell is passed; one that a cut leaps over was removed. How likely each offset of each mark is, over all ways
 * to cut, comes from one way through the recording and one back (Rabiner, "A Tutorial on Hidden Markov Models", 1989:
 * the forward-backward procedure). */

/* Cuts in each millisecond, and how many times rarer it is that something was put in. */
#define CUT (1 / 1500000.0)
#define RARER 12.0
#define MOST_CUTS 0.5 /* in a cell */
/* How long what was cut out is on average, and what was put in, and the shortest cut, in milliseconds. */
#define MEAN_CUT 120000.0
#define MEAN_ADDITION 90000.0
#define SHORTEST_CUT 10000
/* How likely it is that marks after the end were cut out, and the factor of each one, up to a number of them. */
#define CUT_END 2.5e-3
#define CUT_END_MARK 0.135
#define MAX_END_MARKS 100
/* What is less likely, compared with the rest, is impossible. */
#define LEAST 1e-200

/* A way through the recording. The likelihoods are given without a common factor. */
typedef struct
{
  SegueOffsetPath *path;
  double *kept;   /* for each offset, that the cell belongs to the old recording */
  double *added;  /* for each offset, that it belongs to what was put in, before what has this offset in the cell */
  double *spare;
  double factor;  /* the logarithm of the factor */
} Sweep;

static void
sweep_init (Sweep           *self,
            SegueOffsetPath *path)
{
  *self = (Sweep){ .path = path };
  self->kept = g_new0 (double, path->n_offsets);
  self->added = g_new0 (double, path->n_offsets);
  self->spare = g_new0 (double, path->n_offsets);
}

static void
sweep_clear (Sweep *self)
{
  g_free (self->kept);
  g_free (self->added);
  g_free (self->spare);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sweep, sweep_clear)

/* Returns how likely it is that a cut begins in a cell. */
static double
get_chance (const SegueOffsetPath *path)
{
  return MIN (CUT * path->step, MOST_CUTS);
}

/* Makes the largest likelihood 1, and the smallest ones 0. */
static void
scale (Sweep *self)
{
  double most = 0;

  for (int i = 0; i < self->path->n_offsets; i++)
    most = MAX (most, MAX (self->kept[i], self->added[i]));
  if (most <= 0)
    return;
  for (int i = 0; i < self->path->n_offsets; i++)
    {
      self->kept[i] = self->kept[i] > most * LEAST ? self->kept[i] / most : 0;
      self->added[i] = self->added[i] > most * LEAST ? self->added[i] / most : 0;
    }
  self->factor += log (most);
}

/* Sets @to to what @from becomes if a cut may begin here: each offset is reached from those in @direction, too. */
static void
cut (const SegueOffsetPath *path,
     const double          *from,
     double                *to,
     int                    direction)
{
  const double chance = get_chance (path), decay = exp (-path->step / MEAN_CUT);
  const int shortest = MAX (SHORTEST_CUT / path->step, 1), n = path->n_offsets;
  double sum = 0;

  for (int i = direction > 0 ? n - 1 : 0; i >= 0 && i < n; i -= direction)
    {
      const int other = i + direction * shortest;

      sum = sum * decay + (other >= 0 && other < n ? from[other] : 0);
      to[i] = from[i] * (1 - chance) + sum * chance * (1 - decay);
    }
}

/* Finds the segment that has @cell of the old recording: the last one that begins there or before. @mark: a later one, or
 * that one. Returns -1 if there is none. */
static inline int
find_mark (const SegueOffsetPath *path,
           int                    mark,
           int                    cell)
{
  while (mark >= 0 && path->marks[mark].cell > cell)
    mark--;

  return mark;
}

/* Goes through one cell of the new recording. Keeps in the marks that are passed how likely it is to come to them. */
static void
go_forward (Sweep *self,
            int    cell)
{
  const SegueOffsetPath *path = self->path;
  const double enter = get_chance (path) / RARER, leave = MIN (path->step / MEAN_ADDITION, 1);
  int at = path->n_marks - 1;

  for (int i = 0; i < path->n_offsets; i++)
    {
      const double added = self->added[i];

      self->added[i] = added * (1 - leave) + self->kept[i] * enter;
      self->kept[i] = self->kept[i] * (1 - enter) + added * leave;
    }
  cut (path, self->kept, self->spare, 1);
  for (int i = 0; i < path->n_offsets; i++)
    {
      const int old = cell - path->first - i;
      SegueOffsetMark *mark = NULL;

      self->kept[i] = old >= 0 ? self->spare[i] : 0;
      at = find_mark (path, at, old);
      if (at >= 0)
        mark = &path->marks[at];
      if (mark != NULL && mark->cell == old)
        self->kept[i] = mark->shares[i] = self->kept[i] * mark->begin[i];
      if (mark != NULL)
        self->kept[i] *= mark->inside[cell];
    }
  memmove (self->added + 1, self->added, sizeof (double) * (path->n_offsets - 1));
  self->added[0] = 0;
  scale (self);
}

/* Goes back through one cell, and completes the shares of the marks that are passed. @factor: what they are multiplied
 * by, as a logarithm */
static void
go_backward (Sweep  *self,
             int     cell,
             double  factor)
{
  const SegueOffsetPath *path = self->path;
  const double enter = get_chance (path) / RARER, leave = MIN (path->step / MEAN_ADDITION, 1);
  const double share = exp (MIN (factor + self->factor, 700));
  int at = path->n_marks - 1;

  for (int i = 0; i < path->n_offsets; i++)
    {
      const int old = cell - path->first - i;
      SegueOffsetMark *mark = NULL;

      self->spare[i] = old >= 0 ? self->kept[i] : 0;
      at = find_mark (path, at, old);
      if (at < 0)
        continue;
      mark = &path->marks[at];
      self->spare[i] *= mark->inside[cell];
      if (mark->cell == old)
        {
          mark->shares[i] *= self->spare[i] * share;
          self->spare[i] *= mark->begin[i];
        }
    }
  cut (path, self->spare, self->kept, -1);
  memmove (self->added, self->added + 1, sizeof (double) * (path->n_offsets - 1));
  self->added[path->n_offsets - 1] = 0;
  for (int i = 0; i < path->n_offsets; i++)
    {
      const double kept = self->kept[i], added = self->added[i];

      self->kept[i] = kept * (1 - enter) + added * enter;
      self->added[i] = added * (1 - leave) + kept * leave;
    }
  scale (self);
}

/* Sets how likely each offset is at the beginning: there may be an intro, or a part of the old recording was cut out. */
static void
set_beginning (Sweep *self)
{
  const SegueOffsetPath *path = self->path;

  self->added[-path->first] = 1;
  self->kept[-path->first] = 1;
  for (int i = 0; i < -path->first; i++)
    self->kept[i] = get_chance (path) * exp ((path->first + i) * path->step / MEAN_CUT);
}

/* Returns how likely it is that the new recording ends with each offset. @beyond: how likely, if marks after its end are
 * in what follows the transcript, and were not cut out */
static double *
find_ends (const SegueOffsetPath *path,
           double                *beyond)
{
  double *ends = g_new0 (double, path->n_offsets);

  for (int i = 0; i < path->n_offsets; i++)
    {
      const int old = path->n_cells - path->first - i;
      guint n = 0;

      beyond[i] = 1;
      for (; n < path->n_marks && path->marks[path->n_marks - 1 - n].cell >= old; n++)
        beyond[i] = MAX (beyond[i] * path->marks[path->n_marks - 1 - n].begin[i], LEAST);
      ends[i] = beyond[i] + (n > 0 ? CUT_END * pow (CUT_END_MARK, MIN (n, MAX_END_MARKS)) : 0);
    }

  return ends;
}

/* Sets the shares of marks after the end. Returns the logarithm of the likelihood of all ways. */
static double
finish (const Sweep  *self,
        const double *ends,
        const double *beyond)
{
  const SegueOffsetPath *path = self->path;
  double sum = 0;

  for (int i = 0; i < path->n_offsets; i++)
    sum += (self->kept[i] + self->added[i]) * ends[i];
  for (int i = 0; i < path->n_offsets; i++)
    for (guint k = path->n_marks; k-- > 0 && path->marks[k].cell >= path->n_cells - path->first - i;)
      path->marks[k].shares[i] = (self->kept[i] + self->added[i]) * beyond[i] / MAX (sum, LEAST);

  return self->factor + log (MAX (sum, LEAST));
}

/* Finds how likely each offset of each mark is. Returns FALSE if it was cancelled. */
gboolean
segue_offset_path_solve (SegueOffsetPath  *self,
                         GCancellable     *cancellable,
                         GError          **error)
{
  g_auto(Sweep) forward = { NULL };
  g_auto(Sweep) backward = { NULL };
  g_autofree double *factors = g_new (double, self->n_cells);
  g_autofree double *beyond = g_new (double, self->n_offsets);
  g_autofree double *ends = find_ends (self, beyond);
  double all;

  sweep_init (&forward, self);
  sweep_init (&backward, self);
  for (guint i = 0; i < self->n_marks; i++)
    self->marks[i].shares = g_new0 (double, self->n_offsets);
  set_beginning (&forward);
  for (int cell = 0; cell < self->n_cells; cell++)
    {
      factors[cell] = forward.factor;
      go_forward (&forward, cell);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  all = finish (&forward, ends, beyond);
  for (int i = 0; i < self->n_offsets; i++)
    backward.kept[i] = backward.added[i] = ends[i];
  for (int cell = self->n_cells - 1; cell >= 0; cell--)
    {
      go_backward (&backward, cell, factors[cell] - all);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }

  return TRUE;
}
