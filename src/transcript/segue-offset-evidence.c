/* segue-offset-evidence.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-offset-path.h"

#include <math.h>

/* What the words of the new recording tell about the offset of each mark. */

/* The length of a cell in milliseconds, if there are not too many pairs of a cell and an offset, or of a mark and one of
 * these. */
#define STEP 2000
#define MAX_PAIRS 8e6
#define MAX_OF_MARKS 4e6
/* How far offsets go beyond the difference of the lengths of both edits, in milliseconds. */
#define MARGIN 600000
/* How long after the beginning of a segment it is marked: usually, and at most, in milliseconds. */
#define USUAL_DELAY 4000
#define MOST_LATE 12000
/* A mark that is later by so much, in milliseconds, is less likely by the factor e, and so is one that is too early. */
#define LATE 6000.0
#define EARLY 1000.0
/* The score of a beginning and that of the words of a cell are multiplied by it. */
#define BEGIN 0.5
#define INSIDE 0.25
/* How often the words do not tell where a segment begins. */
#define SILENT 0.1
/* What the words of one cell tell at most, as a logarithm. */
#define MOST_INSIDE 3.0
/* How likely it is that the recording goes on after the end of the transcript. */
#define BEYOND 0.6

void
segue_offset_path_clear (SegueOffsetPath *self)
{
  for (guint i = 0; i < self->n_marks; i++)
    {
      g_free (self->marks[i].begin);
      g_free (self->marks[i].inside);
      g_free (self->marks[i].shares);
    }
  g_free (self->marks);
}

/* Divides both recordings into cells. @last: the last mark, @end: the end of the new recording, in milliseconds */
static void
divide (SegueOffsetPath *self,
        gint64           last,
        gint64           end)
{
  const gint64 least = MIN (end - last, 0) - MARGIN, most = MAX (end - last, 0) + MARGIN;
  const double room = most - least;

  self->step = MAX (sqrt (room * end / MAX_PAIRS), MAX (room, end) * self->n_marks / MAX_OF_MARKS);
  self->step = MAX (self->step, STEP);
  self->first = least / self->step;
  self->n_offsets = most / self->step - self->first + 1;
  self->n_cells = MAX (end - 1, 0) / self->step + 1;
}

/* Returns for each cell how well it fits that a segment begins in it, as a factor, compared with the best cell.
 * @scores: how well it fits to begin at each unit */
static double *
find_peaks (const SegueOffsetPath *self,
            const SegueLexicon    *lexicon,
            const float           *scores)
{
  double *peaks = g_new0 (double, self->n_cells);
  float most = -G_MAXFLOAT;

  for (guint unit = 0; unit < lexicon->n_units; unit++)
    most = MAX (most, scores[unit]);
  for (guint unit = 0; unit < lexicon->n_units; unit++)
    {
      const gint64 cell = MIN (lexicon->starts[unit] / self->step, self->n_cells - 1);

      peaks[cell] = MAX (peaks[cell], exp (BEGIN * (scores[unit] - most)));
    }

  return peaks;
}

/* Sets @begin of a mark: how likely the best beginning before the moved mark is, compared with the average of the
 * offsets. */
static void
measure_begin (const SegueOffsetPath *self,
               const SegueLexicon    *lexicon,
               const float           *scores,
               SegueOffsetMark       *mark)
{
  g_autofree double *peaks = find_peaks (self, lexicon, scores);
  const int at = mark->mark / self->step, late = MAX (MOST_LATE / self->step, 1);
  g_autofree double *factors = g_new (double, late + 2);
  double mean = 0;
  guint n = 0;

  for (int delay = -1; delay <= late; delay++)
    factors[delay + 1] = exp (delay < 0 ? -self->step / EARLY : -delay * self->step / LATE);
  mark->begin = g_new0 (double, self->n_offsets);
  for (int i = 0; i < self->n_offsets; i++)
    {
      const int cell = at + self->first + i;

      if (cell < 0 || cell >= self->n_cells)
        continue;
      for (int delay = -1; delay <= late; delay++)
        if (delay <= cell && cell - delay < self->n_cells)
          mark->begin[i] = MAX (mark->begin[i], factors[delay + 1] * peaks[cell - delay]);
      mean += mark->begin[i];
      n++;
    }
  mean = mean > 0 ? mean / n : 1;
  for (int i = 0; i < self->n_offsets; i++)
    mark->begin[i] = at + self->first + i < self->n_cells ? SILENT + (1 - SILENT) * mark->begin[i] / mean : BEYOND;
}

/* Sets @inside of a mark. @sums: how well the units up to each one fit into the segment */
static void
measure_inside (const SegueOffsetPath *self,
                const SegueLexicon    *lexicon,
                const float           *sums,
                SegueOffsetMark       *mark)
{
  mark->inside = g_new0 (float, self->n_cells);
  for (guint unit = 0; unit < lexicon->n_units; unit++)
    {
      const gint64 start = lexicon->starts[unit];
      const gint64 end = unit + 1 < lexicon->n_units ? lexicon->starts[unit + 1] : lexicon->end;
      const int first = MIN (start / self->step, self->n_cells - 1);
      const int last = CLAMP ((end - 1) / self->step, first, self->n_cells - 1);

      /* a unit that reaches over several cells counts for the part of it that each one has */
      for (int cell = first; cell <= last; cell++)
        {
          const gint64 from = MAX (start, cell * self->step), to = MIN (end, (cell + 1) * self->step);

          mark->inside[cell] += (sums[unit + 1] - sums[unit]) * (last > first ? (double) (to - from) / (end - start) : 1);
        }
    }
  for (int cell = 0; cell < self->n_cells; cell++)
    mark->inside[cell] = exp (CLAMP (INSIDE * mark->inside[cell], -MOST_INSIDE, MOST_INSIDE));
}

/* Collects the segments that have marks in rising order. */
void
segue_offset_path_init (SegueOffsetPath        *self,
                        const SegueSearchSpace *space)
{
  gint64 last = -1;

  *self = (SegueOffsetPath){ .marks = g_new0 (SegueOffsetMark, space->n_wanted) };
  for (guint i = 0; i < space->n_wanted; i++)
    if (space->wanted[i].start > last)
      {
        last = space->wanted[i].start;
        self->marks[self->n_marks++] = (SegueOffsetMark){ .index = i, .mark = last };
      }
  divide (self, MAX (last, 0), space->lexicon->end);
  for (guint i = 0; i < self->n_marks; i++)
    {
      SegueOffsetMark *mark = &self->marks[i];

      mark->cell = MAX (mark->mark - USUAL_DELAY, 0) / self->step;
      if (i > 0)
        mark->cell = MAX (mark->cell, mark[-1].cell + 1);
    }
}

/* Measures what the words of the marks tell. Returns FALSE if it was cancelled. */
gboolean
segue_offset_path_measure (SegueOffsetPath         *self,
                           const SegueSearchSpace  *space,
                           GCancellable            *cancellable,
                           GError                 **error)
{
  g_autofree float *places = segue_search_space_measure (space);
  g_autofree float *decay = segue_query_make_decay (space->lexicon);
  const guint n = space->lexicon->n_units;

  for (guint i = 0; i < self->n_marks; i++)
    {
      const SegueQuery *query = &space->queries[self->marks[i].index];
      g_autofree float *scores = g_memdup2 (places, sizeof (float) * n);
      g_autofree float *sums = g_new (float, n + 1);

      segue_query_add_begin (query, space->lexicon, decay, 0, n, scores);
      segue_query_sum_inside (query, space->lexicon, 0, n, sums);
      measure_begin (self, space->lexicon, scores, &self->marks[i]);
      measure_inside (self, space->lexicon, sums, &self->marks[i]);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }

  return TRUE;
}
