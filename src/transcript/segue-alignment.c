/* segue-alignment.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-alignment-private.h"

/* Finds where the segments of an episode begin in a transcript. */

/* The temperature of the lattice, and the higher one with which known starts are judged: to doubt them, the words must
 * tell much more. */
#define TEMPERATURE 1.5
#define TEMPERATURE_OF_DOUBT 4.0
/* The likelihood of a known start is that of the sentences around it, up to this distance in milliseconds. */
#define NEAR 20000
/* A segment is heard elsewhere if another place is so likely and so far away, and its known start so unlikely. */
#define LEAST_ELSEWHERE 0.5
#define LEAST_DISTANCE 45000
#define MOST_DOUBT 0.001
/* A known start that is so likely is the right one. */
#define LEAST_MATCH 0.5
/* Smaller shares are not kept. */
#define LEAST_SHARE 1e-6

/* How likely it is that a segment begins with a sentence. */
typedef struct
{
  gint64 start; /* of the sentence, in milliseconds */
  float share;
} Share;

struct _SegueAlignment
{
  GArray *placements; /* of SeguePlacement */
  GArray **shares;    /* of Share, for each segment with a known start, as if that was not known; else NULL */
};

G_DEFINE_BOXED_TYPE (SegueAlignment, segue_alignment, segue_alignment_ref, segue_alignment_unref)

static void
clear (gpointer data)
{
  SegueAlignment *self = data;

  for (guint i = 0; i < self->placements->len; i++)
    g_clear_pointer (&self->shares[i], g_array_unref);
  g_free (self->shares);
  g_array_unref (self->placements);
}

/* What takes the places of the lattice. */
typedef struct
{
  const SegueSearchSpace *space;
  const SegueLatticeRow *rows;
  SegueAlignment *alignment;
  gboolean doubting; /* the known starts are not used */
} Result;

/* Returns the sum of the shares from @from to @to, in milliseconds. */
static double
sum_shares (const GArray *shares,
            gint64        from,
            gint64        to)
{
  double sum = 0;

  for (guint i = 0; i < shares->len; i++)
    if (g_array_index (shares, Share, i).start >= from && g_array_index (shares, Share, i).start <= to)
      sum += g_array_index (shares, Share, i).share;

  return sum;
}

/* Keeps the shares of a segment whose start is known, and judges the start. */
static void
judge_start (const Result   *self,
             guint           row,
             const double   *shares,
             SeguePlacement *placement)
{
  const SegueLatticeRow *range = &self->rows[row];
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (Share));
  const gint64 heard = placement->places[0].start;
  double near;

  for (guint unit = range->low; unit < range->high; unit++)
    if (shares[unit - range->low] >= LEAST_SHARE)
      {
        const Share share = { self->space->lexicon->starts[unit], shares[unit - range->low] };

        g_array_append_val (kept, share);
      }
  self->alignment->shares[row] = kept;
  near = sum_shares (kept, placement->start - NEAR, placement->start + NEAR);
  if (near >= LEAST_MATCH)
    placement->agreement = SEGUE_AGREEMENT_MATCHES;
  else if (near <= MOST_DOUBT && ABS (heard - placement->start) > LEAST_DISTANCE &&
           sum_shares (kept, heard - NEAR / 2, heard + NEAR / 2) >= LEAST_ELSEWHERE)
    placement->agreement = SEGUE_AGREEMENT_ELSEWHERE;
}

static void
take_shares (guint         row,
             const double *shares,
             gpointer      data)
{
  const Result *self = data;
  SeguePlacement *placement = &g_array_index (self->alignment->placements, SeguePlacement, row);

  if ((placement->start >= 0) != self->doubting)
    return;
  segue_places_find (self->space, row, self->rows[row].low, self->rows[row].high, shares, placement);
  if (self->doubting)
    judge_start (self, row, shares, placement);
}

/* Places the segments without a known start or, without using the known starts, those that have one. */
static gboolean
place_segments (const SegueSearchSpace  *space,
                SegueAlignment          *alignment,
                gboolean                 doubting,
                GCancellable            *cancellable,
                GError                 **error)
{
  const double temperature = doubting ? TEMPERATURE_OF_DOUBT : TEMPERATURE;
  g_autofree SegueLatticeRow *rows = g_new0 (SegueLatticeRow, space->n_wanted);
  Result result = { space, rows, alignment, doubting };
  gboolean done;

  segue_ranges_set (space, !doubting, rows);
  done = segue_ranges_narrow (space, rows, temperature, cancellable, error) &&
         segue_ranges_solve (space, rows, temperature, take_shares, &result, cancellable, error);
  segue_ranges_clear (rows, space->n_wanted);

  return done;
}

/* Finds all places. Returns FALSE if it was cancelled. */
static gboolean
find_places (const SegueSearchSpace  *space,
             SegueAlignment          *alignment,
             GCancellable            *cancellable,
             GError                 **error)
{
  guint n_known = 0;
  gboolean done = TRUE;

  for (guint i = 0; i < space->n_wanted; i++)
    {
      SeguePlacement *placement = &g_array_index (alignment->placements, SeguePlacement, i);

      placement->id = space->wanted[i].id;
      placement->index = space->wanted[i].index;
      placement->start = space->wanted[i].start;
      n_known += placement->start >= 0;
    }
  if (n_known < space->n_wanted)
    done = place_segments (space, alignment, FALSE, cancellable, error);
  if (n_known > 0 && done)
    done = place_segments (space, alignment, TRUE, cancellable, error);

  return done;
}

/**
 * segue_alignment_new:
 * @transcript: a transcript
 * @wanted: (array length=n_wanted): segments in their order
 * @n_wanted: number of segments
 * @duration: the length of the recording in milliseconds, or %SEGUE_TIME_NONE
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Finds where segments begin. It relies on their order. Known starts tell where the segments between them can be. The
 * result depends on nothing but the arguments.
 *
 * Returns: (transfer full): the places, or %NULL if @cancellable was cancelled
 */
SegueAlignment *
segue_alignment_new (SegueTranscript    *transcript,
                     const SegueWanted  *wanted,
                     guint               n_wanted,
                     gint64              duration,
                     GCancellable       *cancellable,
                     GError            **error)
{
  g_auto(SegueSearchSpace) space = { NULL };
  SegueAlignment *self = g_atomic_rc_box_new0 (SegueAlignment);

  self->placements = g_array_new (FALSE, TRUE, sizeof (SeguePlacement));
  g_array_set_size (self->placements, n_wanted);
  self->shares = g_new0 (GArray *, n_wanted);
  segue_search_space_init (&space, transcript, wanted, n_wanted, duration, 0);
  if (n_wanted > 0 && !find_places (&space, self, cancellable, error))
    g_clear_pointer (&self, segue_alignment_unref);

  return self;
}

/**
 * segue_alignment_ref:
 * @self: an alignment
 *
 * Adds a reference.
 *
 * Returns: (transfer full): @self
 */
SegueAlignment *
segue_alignment_ref (SegueAlignment *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * segue_alignment_unref:
 * @self: (transfer full): an alignment
 *
 * Drops a reference.
 */
void
segue_alignment_unref (SegueAlignment *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * segue_alignment_get_n:
 * @self: an alignment
 *
 * Counts the segments.
 *
 * Returns: the number of segments
 */
guint
segue_alignment_get_n (SegueAlignment *self)
{
  return self->placements->len;
}

/**
 * segue_alignment_get:
 * @self: an alignment
 * @index: the index of a segment among those that were wanted
 *
 * Gets the places of a segment.
 *
 * Returns: (transfer none): the places
 */
const SeguePlacement *
segue_alignment_get (SegueAlignment *self,
                     guint           index)
{
  return &g_array_index (self->placements, SeguePlacement, index);
}

/**
 * segue_alignment_find:
 * @self: an alignment
 * @id: the id of an entry
 *
 * Gets the places of the segment with an id.
 *
 * Returns: (transfer none) (nullable): the places, or %NULL if the segment was not wanted
 */
const SeguePlacement *
segue_alignment_find (SegueAlignment *self,
                      guint64         id)
{
  for (guint i = 0; i < self->placements->len; i++)
    if (segue_alignment_get (self, i)->id == id)
      return segue_alignment_get (self, i);

  return NULL;
}

/**
 * segue_alignment_get_support:
 * @self: an alignment
 * @id: the id of the entry of a segment whose start was known
 * @time: a time in milliseconds
 *
 * Gets how likely it is that a segment begins near a time. The known starts, which may be wrong, are not used for this.
 *
 * Returns: the probability, from 0 to 1, or -1 if the start of the segment was not known
 */
double
segue_alignment_get_support (SegueAlignment *self,
                             guint64         id,
                             gint64          time)
{
  for (guint i = 0; i < self->placements->len; i++)
    if (segue_alignment_get (self, i)->id == id)
      return self->shares[i] != NULL ? sum_shares (self->shares[i], time - NEAR, time + NEAR) : -1;

  return -1;
}
