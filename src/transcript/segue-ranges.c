/* segue-ranges.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-alignment-private.h"

/* Solves the lattice of the segments and the units among which each of them can begin. In a long transcript the
 * segments are placed among half minutes first, and then among the sentences around those. */

/* A lattice with more units, or with more units of all segments together, is narrowed. */
#define MAX_UNITS 20000
#define MAX_CELLS 4000000
/* The least length of a unit when the segments are placed roughly, and how far from there they can begin, in
 * milliseconds. */
#define BLOCK 30000
#define AROUND 300000
/* The shortest segment, compared with the average one. */
#define LEAST_LENGTH 0.1

/* Returns how many of the first @n_tails units, which are in order, are before @unit. */
static guint
count_before (const guint *tails,
              guint        n_tails,
              guint        unit)
{
  guint low = 0;

  for (guint high = n_tails; low < high;)
    {
      const guint middle = low + (high - low) / 2;

      if (tails[middle] < unit)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Tells for each segment whether it belongs to the longest list of segments with known starts that are in order; of
 * several such lists, to that whose last segments are furthest down in the notes. Sets @units to the units of the
 * starts. */
static gboolean *
choose_anchors (const SegueSearchSpace *space,
                guint                  *units)
{
  gboolean *anchors = g_new0 (gboolean, space->n_wanted);
  /* how long the longest list is that ends with each segment, and the least unit with which a list of each length ends */
  g_autofree guint *lengths = g_new0 (guint, space->n_wanted);
  g_autofree guint *tails = g_new0 (guint, space->n_wanted);
  guint longest = 0, before = G_MAXUINT;

  for (guint i = 0; i < space->n_wanted; i++)
    {
      guint n_before;

      if (space->wanted[i].start < 0)
        continue;
      units[i] = segue_lexicon_find (space->lexicon, space->wanted[i].start);
      n_before = count_before (tails, longest, units[i]);
      tails[n_before] = units[i];
      lengths[i] = n_before + 1;
      longest = MAX (longest, lengths[i]);
    }
  for (guint i = space->n_wanted; i-- > 0 && longest > 0;)
    if (lengths[i] == longest && units[i] < before)
      {
        anchors[i] = TRUE;
        before = units[i];
        longest--;
      }

  return anchors;
}

/* Sets the units among which each segment can begin: that of its known start, or those between the known starts of
 * others. Without anchors it can begin anywhere. */
void
segue_ranges_set (const SegueSearchSpace *space,
                  gboolean                anchored,
                  SegueLatticeRow        *rows)
{
  g_autofree guint *units = g_new0 (guint, space->n_wanted);
  g_autofree gboolean *anchors = anchored ? choose_anchors (space, units) : g_new0 (gboolean, space->n_wanted);
  const guint n = space->lexicon->n_units;

  for (guint i = 0, low = 0; i < space->n_wanted; i++)
    {
      if (anchors[i])
        low = units[i];
      rows[i].low = low;
    }
  for (guint i = space->n_wanted, high = n; i-- > 0;)
    {
      if (anchors[i])
        high = units[i] + 1;
      rows[i].high = high;
    }
}

/* Computes the scores of a row whose range is known. */
static void
fill_row (const SegueSearchSpace *space,
          SegueLatticeRow        *rows,
          guint                   i,
          const float            *places,
          const float            *decay)
{
  SegueLatticeRow *row = &rows[i];
  const guint limit = i + 1 < space->n_wanted ? rows[i + 1].high : space->lexicon->n_units;

  row->begin = g_memdup2 (places + row->low, sizeof (float) * (row->high - row->low));
  row->inside = g_new (float, limit - row->low + 1);
  segue_query_add_begin (&space->queries[i], space->lexicon, decay, row->low, row->high, row->begin);
  segue_query_sum_inside (&space->queries[i], space->lexicon, row->low, limit, row->inside);
}

/* Solves the lattice of the segments, whose ranges are known, and passes the shares to @func. Returns FALSE if it was
 * cancelled. */
gboolean
segue_ranges_solve (const SegueSearchSpace  *space,
                    SegueLatticeRow         *rows,
                    double                   temperature,
                    SegueLatticeFunc         func,
                    gpointer                 data,
                    GCancellable            *cancellable,
                    GError                 **error)
{
  g_autofree float *places = segue_search_space_measure (space);
  g_autofree float *decay = segue_query_make_decay (space->lexicon);
  const gint64 gap = space->end / MAX (space->n_wanted, 1) * LEAST_LENGTH;

  for (guint i = 0; i < space->n_wanted; i++)
    {
      fill_row (space, rows, i, places, decay);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }

  return segue_lattice_solve (rows, space->n_wanted, space->lexicon->starts, space->lexicon->n_units, gap, temperature,
                              func, data, cancellable, error);
}

void
segue_ranges_clear (SegueLatticeRow *rows,
                    guint            n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    {
      g_free (rows[i].begin);
      g_free (rows[i].inside);
    }
}

/* The likeliest blocks. */
typedef struct
{
  const SegueLatticeRow *rows;
  guint *blocks;
} Blocks;

static void
take_block (guint         row,
            const double *shares,
            gpointer      data)
{
  const Blocks *self = data;
  const guint n = self->rows[row].high - self->rows[row].low;
  guint best = 0;

  for (guint k = 1; k < n; k++)
    if (shares[k] > shares[best])
      best = k;
  self->blocks[row] = self->rows[row].low + best;
}

/* Sets the range of a row to the units around @start, but not to more than @most: any number of cues can have the same
 * time. @block: how much later the segment can begin, in milliseconds */
static void
narrow_row (const SegueLexicon *lexicon,
            gint64              start,
            gint64              block,
            guint               most,
            SegueLatticeRow    *row)
{
  const guint center = segue_lexicon_find (lexicon, start);

  row->low = MAX (row->low, segue_lexicon_find (lexicon, start - AROUND));
  row->low = MAX (row->low, center - MIN (center, most / 2));
  row->high = MIN (row->high, segue_lexicon_find (lexicon, start + block + AROUND) + 1);
  row->high = MIN (row->high, row->low + most);
}

/* Narrows the ranges of a large lattice to the sentences around the blocks where the segments roughly are. Returns
 * FALSE if it was cancelled. */
gboolean
segue_ranges_narrow (const SegueSearchSpace  *space,
                     SegueLatticeRow         *rows,
                     double                   temperature,
                     GCancellable            *cancellable,
                     GError                 **error)
{
  g_auto(SegueSearchSpace) rough = { NULL };
  g_autofree SegueLatticeRow *rough_rows = g_new0 (SegueLatticeRow, space->n_wanted);
  g_autofree guint *blocks = g_new0 (guint, space->n_wanted);
  const guint most = MAX (MAX_CELLS / space->n_wanted, 1);
  const gint64 block = MAX (BLOCK, space->end / most);
  Blocks found = { rough_rows, blocks };
  guint64 n_cells = 0;
  gboolean done;

  for (guint i = 0; i < space->n_wanted; i++)
    n_cells += rows[i].high - rows[i].low;
  if (space->lexicon->n_units <= MAX_UNITS && n_cells <= MAX_CELLS)
    return TRUE;
  segue_search_space_init (&rough, space->transcript, space->wanted, space->n_wanted, space->end, block);
  for (guint i = 0; i < space->n_wanted; i++)
    {
      rough_rows[i].low = segue_lexicon_find (rough.lexicon, space->lexicon->starts[rows[i].low]);
      rough_rows[i].high = segue_lexicon_find (rough.lexicon, space->lexicon->starts[rows[i].high - 1]) + 1;
    }
  done = segue_ranges_solve (&rough, rough_rows, temperature, take_block, &found, cancellable, error);
  segue_ranges_clear (rough_rows, space->n_wanted);
  for (guint i = 0, last = 0; i < space->n_wanted && done; i++)
    {
      last = MAX (last, blocks[i]);
      narrow_row (space->lexicon, rough.lexicon->starts[last], block, most, &rows[i]);
    }

  return done;
}
