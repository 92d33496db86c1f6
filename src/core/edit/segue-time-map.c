/* segue-time-map.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-time-map.h"

#include <glib/gi18n-lib.h>

/* The unit of a map whose results are as precise as the times that are written, and of one that rounds nothing. */
#define UNIT_WRITTEN 0
#define UNIT_EXACT 1

/* A range of times, up to the next one. The time @from becomes @to, and later ones follow in the ratio of @rise to
 * @run. All times of a removed range become @to. */
typedef struct
{
  gint64 from;
  gint64 to;
  gint64 rise;
  gint64 run;
  gboolean removed;
} Piece;

struct _SegueTimeMap
{
  GArray *pieces; /* of Piece, ascending by @from; the first one applies to earlier times, too */
  gint64 unit;    /* milliseconds: results are multiples of it */
  gint64 bias;    /* added before they are rounded down, or -1 to round to the nearest multiple */
};

static void
add_piece (SegueTimeMap *self,
           gint64        from,
           gint64        to,
           gboolean      removed)
{
  const Piece piece = { from, to, 1, 1, removed };

  g_array_append_val (self->pieces, piece);
}

static SegueTimeMap *
time_map_new (gint64 unit)
{
  SegueTimeMap *self = g_new0 (SegueTimeMap, 1);

  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  self->unit = unit;
  self->bias = -1;

  return self;
}

/**
 * segue_time_map_new_shift:
 * @delta: milliseconds to add, may be negative
 *
 * Creates a map that adds the same amount to all times.
 *
 * Returns: (transfer full): the map
 */
SegueTimeMap *
segue_time_map_new_shift (gint64 delta)
{
  SegueTimeMap *self = time_map_new (UNIT_EXACT);

  add_piece (self, 0, delta, FALSE);

  return self;
}

static int
compare_cuts (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const SegueCut *cuts = user_data;
  const gint64 first = cuts[*(const guint *) a].at, second = cuts[*(const guint *) b].at;

  return (first > second) - (first < second);
}

/* Returns the numbers of the cuts in the order of their times. Cuts at the same time keep their order. */
static guint *
sort_cuts (const SegueCut *cuts,
           guint           n_cuts)
{
  guint *order = g_new (guint, n_cuts);

  for (guint i = 0; i < n_cuts; i++)
    order[i] = i;
  g_qsort_with_data (order, n_cuts, sizeof (guint), compare_cuts, (gpointer) cuts);

  return order;
}

static gboolean
check_cut (const SegueCut  *cut,
           guint            number,
           GError         **error)
{
  if (cut->at < 0 || cut->at > SEGUE_TIME_MAX || cut->length > SEGUE_TIME_MAX)
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("Row %u has a time that no recording has."), number);
  else if (cut->length <= 0)
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("Row %u has no length."), number);
  else
    return TRUE;

  return FALSE;
}

/**
 * segue_time_map_new_cuts:
 * @cuts: (array length=n_cuts): parts that were removed or added, in any order
 * @n_cuts: number of cuts
 * @in_new_times: whether the cuts begin at times of the new recording, otherwise of the old one
 * @error: return location for a #GError, or %NULL
 *
 * Creates a map from the times of a recording to the times that they have after parts of it were removed or other parts
 * added. A part that is added at a time stands before it.
 *
 * Exchanging added and removed parts and the sense of @in_new_times gives the inverse map.
 *
 * Returns: (transfer full): the map, or %NULL with @error set to %SEGUE_ERROR_SYNTAX if a part has no length or two
 *   parts overlap; the message names the row, counted from 1
 */
SegueTimeMap *
segue_time_map_new_cuts (const SegueCut  *cuts,
                         guint            n_cuts,
                         gboolean         in_new_times,
                         GError         **error)
{
  g_autoptr(SegueTimeMap) self = time_map_new (UNIT_WRITTEN);
  g_autofree guint *order = sort_cuts (cuts, n_cuts);
  gint64 shift = 0; /* from the old time to the new one */
  gint64 free_from = 0; /* the old time at which the next part can begin */

  add_piece (self, 0, 0, FALSE);
  for (guint i = 0; i < n_cuts; i++)
    {
      const SegueCut *cut = &cuts[order[i]];
      const gint64 from = cut->at - (in_new_times ? shift : 0);

      if (!check_cut (cut, order[i] + 1, error))
        return NULL;
      if (from < free_from || ABS (shift) > SEGUE_TIME_MAX)
        {
          g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("Row %u begins inside the part of another row."),
                       order[i] + 1);
          return NULL;
        }
      if (!cut->added)
        add_piece (self, from, from + shift, TRUE);
      free_from = from + (cut->added ? 0 : cut->length);
      shift += cut->added ? cut->length : -cut->length;
      add_piece (self, free_from, free_from + shift, FALSE);
    }

  return g_steal_pointer (&self);
}

/**
 * segue_time_map_new_points:
 * @before: (array fixed-size=2): two different times, in milliseconds
 * @after: (array fixed-size=2): the times that they become
 * @error: return location for a #GError, or %NULL
 *
 * Creates a map that moves and stretches all times so that two of them become two others.
 *
 * Returns: (transfer full): the map, or %NULL with @error set to %SEGUE_ERROR_SYNTAX if the times are not in the same
 *   order before and after
 */
SegueTimeMap *
segue_time_map_new_points (const gint64  *before,
                           const gint64  *after,
                           GError       **error)
{
  const Piece piece = { before[0], after[0], after[1] - after[0], before[1] - before[0], FALSE };
  SegueTimeMap *self;

  if (piece.run == 0 || piece.rise == 0 || (piece.run < 0) != (piece.rise < 0))
    {
      g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX,
                           _("The two points need different times, in the same order before and after."));
      return NULL;
    }
  self = time_map_new (UNIT_WRITTEN);
  g_array_append_val (self->pieces, piece);

  return self;
}

/**
 * segue_time_map_new_round:
 * @unit: milliseconds, more than 0
 *
 * Creates a map that rounds all times to the nearest multiple of @unit.
 *
 * Returns: (transfer full): the map
 */
SegueTimeMap *
segue_time_map_new_round (gint64 unit)
{
  SegueTimeMap *self = time_map_new (unit);

  add_piece (self, 0, 0, FALSE);

  return self;
}

/**
 * segue_time_map_new_round_by:
 * @unit: milliseconds, more than 0
 * @bias: milliseconds that are added before a time is rounded down: 0, or @unit less 1 to round up
 *
 * Creates a map that rounds all times to a multiple of @unit.
 *
 * Returns: (transfer full): the map
 */
SegueTimeMap *
segue_time_map_new_round_by (gint64 unit,
                             gint64 bias)
{
  SegueTimeMap *self = segue_time_map_new_round (unit);

  self->bias = bias;

  return self;
}

/**
 * segue_time_map_new_clear:
 *
 * Creates a map that removes all times.
 *
 * Returns: (transfer full): the map
 */
SegueTimeMap *
segue_time_map_new_clear (void)
{
  SegueTimeMap *self = time_map_new (UNIT_EXACT);

  add_piece (self, 0, 0, TRUE);

  return self;
}

/**
 * segue_time_map_free:
 * @self: (transfer full): a map
 *
 * Frees a map.
 */
void
segue_time_map_free (SegueTimeMap *self)
{
  g_array_unref (self->pieces);
  g_free (self);
}

/**
 * segue_time_map_is_whole:
 * @self: a map
 *
 * Tells whether all results of the map are whole seconds.
 *
 * Returns: %TRUE for a map that rounds to seconds or a multiple of them
 */
gboolean
segue_time_map_is_whole (const SegueTimeMap *self)
{
  return self->unit != UNIT_WRITTEN && self->unit % 1000 == 0;
}

/* Finds the last piece that does not begin after @time, or the first one. */
static const Piece *
find_piece (const SegueTimeMap *self,
            gint64              time)
{
  guint low = 0, high = self->pieces->len;

  while (high - low > 1)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (self->pieces, Piece, middle).from <= time)
        low = middle;
      else
        high = middle;
    }

  return &g_array_index (self->pieces, Piece, low);
}

/* Rounds a time to the nearest multiple of @unit, and one in the middle away from zero. */
static gint64
round_to (gint64 time,
          gint64 unit)
{
  const gint64 half = time < 0 ? -(unit / 2) : unit / 2;

  return (time + half) / unit * unit;
}

/**
 * segue_time_map_apply:
 * @self: a map
 * @time: milliseconds, 0 or more
 * @precision: the last digit with which the time is written, in milliseconds: 1000 for whole seconds
 * @result: (out): the new time, which may be negative; in a removed part the time of the cut
 *
 * Maps a time. Times that are scaled, or moved by cuts, are rounded to @precision.
 *
 * Returns: %FALSE if the time is in a removed part
 */
gboolean
segue_time_map_apply (const SegueTimeMap *self,
                      gint64              time,
                      gint64              precision,
                      gint64             *result)
{
  const Piece *piece = find_piece (self, time);
  const gint64 distance = piece->removed ? 0 : time - piece->from;

  if (piece->rise == piece->run)
    *result = piece->to + distance;
  else
    {
      const double scaled = (double) distance * (double) piece->rise / (double) piece->run;
      const double limit = 2.0 * (double) SEGUE_TIME_MAX;

      *result = piece->to + (gint64) CLAMP (scaled < 0 ? scaled - 0.5 : scaled + 0.5, -limit, limit);
    }
  if (self->bias >= 0)
    *result = (*result + self->bias) / self->unit * self->unit;
  else
    *result = round_to (*result, self->unit == UNIT_WRITTEN ? precision : self->unit);

  return !piece->removed;
}
