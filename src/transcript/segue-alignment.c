/* segue-alignment.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-alignment-private.h"

#include "transcript/segue-topic-shift.h"

/* Finds where the segments of an episode begin in a transcript. */

/* The temperature of the lattice. */
#define TEMPERATURE 1.5
/* What the beginning of a speaker's turn and that of a cue count. */
#define TURN 1.5
#define CUE 0.5

struct _SegueAlignment
{
  GArray *placements; /* of SeguePlacement */
};

G_DEFINE_BOXED_TYPE (SegueAlignment, segue_alignment, segue_alignment_ref, segue_alignment_unref)

static void
clear (gpointer data)
{
  SegueAlignment *self = data;

  g_array_unref (self->placements);
}

static SegueLexicon *
make_lexicon (SegueSearchSpace *space)
{
  const guint n = segue_transcript_get_n_sentences (space->transcript);
  SegueLexicon *lexicon = segue_lexicon_new (n);

  for (guint i = 0; i < space->n_wanted; i++)
    segue_query_init (&space->queries[i], &space->wanted[i], lexicon);
  for (guint i = 0; i < n; i++)
    {
      const SegueSentence *sentence = segue_transcript_get_sentence (space->transcript, i);
      const char *text = segue_transcript_get_cue (space->transcript, sentence->cue)->text;

      segue_lexicon_add_unit (lexicon, sentence->start);
      segue_lexicon_add_text (lexicon, text + sentence->text.offset, sentence->text.length);
    }
  segue_lexicon_finish (lexicon, space->end);
  for (guint i = 0; i < space->n_wanted; i++)
    segue_query_weigh (&space->queries[i], lexicon);

  return lexicon;
}

/* Returns how well it fits for any segment to begin at each sentence. */
static float *
measure_places (const SegueSearchSpace *space)
{
  float *scores = segue_topic_shift_measure (space->lexicon);

  for (guint i = 0; i < space->lexicon->n_units; i++)
    {
      const SegueSentence *sentence = segue_transcript_get_sentence (space->transcript, i);

      scores[i] += (sentence->begins_turn ? TURN : 0) + (sentence->begins_cue || sentence->begins_turn ? CUE : 0);
    }

  return scores;
}

/* Returns the index of each segment in the longest list of segments with known starts that are in order, or -1 for
 * others. The sentences of the starts are in @units. */
static gboolean *
choose_anchors (const SegueSearchSpace *space,
                guint                  *units)
{
  gboolean *anchors = g_new0 (gboolean, space->n_wanted);
  g_autofree guint *lengths = g_new0 (guint, space->n_wanted);
  guint longest = 0, before = G_MAXUINT;

  for (guint i = 0; i < space->n_wanted; i++)
    {
      if (space->wanted[i].start < 0)
        continue;
      units[i] = segue_transcript_find_sentence (space->transcript, space->wanted[i].start);
      lengths[i] = 1;
      for (guint k = 0; k < i; k++)
        if (lengths[k] > 0 && units[k] < units[i])
          lengths[i] = MAX (lengths[i], lengths[k] + 1);
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

/* Sets the sentences among which each segment can begin: that of its known start, or those between the known starts of
 * others. */
static void
set_ranges (const SegueSearchSpace *space,
            SegueLatticeRow        *rows)
{
  g_autofree guint *units = g_new0 (guint, space->n_wanted);
  g_autofree gboolean *anchors = choose_anchors (space, units);
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

/* What takes the places of the lattice. */
typedef struct
{
  const SegueSearchSpace *space;
  const SegueLatticeRow *rows;
  GArray *placements;
} Result;

static void
take_shares (guint         row,
             const double *shares,
             gpointer      data)
{
  const Result *self = data;

  segue_places_find (self->space, row, self->rows[row].low, self->rows[row].high, shares,
                     &g_array_index (self->placements, SeguePlacement, row));
}

static gboolean
place_segments (const SegueSearchSpace  *space,
                GArray                  *placements,
                GCancellable            *cancellable,
                GError                 **error)
{
  g_autofree float *places = measure_places (space);
  g_autofree float *decay = segue_query_make_decay (space->lexicon);
  g_autofree SegueLatticeRow *rows = g_new0 (SegueLatticeRow, space->n_wanted);
  Result result = { space, rows, placements };
  gboolean done = TRUE;

  set_ranges (space, rows);
  for (guint i = 0; i < space->n_wanted && done; i++)
    {
      fill_row (space, rows, i, places, decay);
      done = !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  if (done)
    done = segue_lattice_solve (rows, space->n_wanted, space->lexicon->n_units, TEMPERATURE, take_shares, &result,
                                cancellable, error);
  for (guint i = 0; i < space->n_wanted; i++)
    {
      g_free (rows[i].begin);
      g_free (rows[i].inside);
    }

  return done;
}

static GArray *
find_placements (SegueSearchSpace  *space,
                 GCancellable      *cancellable,
                 GError           **error)
{
  GArray *placements = g_array_new (FALSE, TRUE, sizeof (SeguePlacement));
  gboolean done = TRUE;

  g_array_set_size (placements, space->n_wanted);
  for (guint i = 0; i < space->n_wanted; i++)
    {
      SeguePlacement *placement = &g_array_index (placements, SeguePlacement, i);

      placement->id = space->wanted[i].id;
      placement->index = space->wanted[i].index;
      placement->start = space->wanted[i].start;
    }
  if (space->n_wanted > 0)
    {
      space->queries = g_new0 (SegueQuery, space->n_wanted);
      space->lexicon = make_lexicon (space);
      done = place_segments (space, placements, cancellable, error);
      for (guint i = 0; i < space->n_wanted; i++)
        segue_query_clear (&space->queries[i]);
      g_free (space->queries);
      segue_lexicon_free (space->lexicon);
    }
  if (!done)
    g_clear_pointer (&placements, g_array_unref);

  return placements;
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
  SegueSearchSpace space = {
    .transcript = transcript,
    .wanted = wanted,
    .n_wanted = n_wanted,
    .end = MAX (segue_transcript_get_end (transcript), duration),
  };
  GArray *placements = find_placements (&space, cancellable, error);
  SegueAlignment *self;

  if (placements == NULL)
    return NULL;
  self = g_atomic_rc_box_new0 (SegueAlignment);
  self->placements = placements;

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
