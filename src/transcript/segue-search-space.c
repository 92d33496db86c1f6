/* segue-search-space.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-alignment-private.h"
#include "transcript/segue-topic-shift.h"

/* What the beginning of a speaker's turn and that of a cue count. */
#define TURN 1.5
#define CUE 0.5

/* Reads the terms of the segments and those of the sentences. With @block, the sentences of each so many milliseconds
 * are one unit. */
void
segue_search_space_init (SegueSearchSpace  *self,
                         SegueTranscript   *transcript,
                         const SegueWanted *wanted,
                         guint              n_wanted,
                         gint64             duration,
                         gint64             block)
{
  const guint n = segue_transcript_get_n_sentences (transcript);

  *self = (SegueSearchSpace){ transcript, wanted, n_wanted, MAX (segue_transcript_get_end (transcript), duration) };
  self->rough = block > 0;
  self->lexicon = segue_lexicon_new (n);
  self->queries = g_new0 (SegueQuery, n_wanted);
  for (guint i = 0; i < n_wanted; i++)
    segue_query_init (&self->queries[i], &wanted[i], self->lexicon);
  for (guint i = 0; i < n; i++)
    {
      const SegueSentence *sentence = segue_transcript_get_sentence (transcript, i);
      const char *text = segue_transcript_get_cue (transcript, sentence->cue)->text;

      if (i == 0 || block == 0 || sentence->start / block != sentence[-1].start / block)
        segue_lexicon_add_unit (self->lexicon, sentence->start);
      segue_lexicon_add_text (self->lexicon, text + sentence->text.offset, sentence->text.length);
    }
  segue_lexicon_finish (self->lexicon, self->end);
  for (guint i = 0; i < n_wanted; i++)
    segue_query_weigh (&self->queries[i], self->lexicon);
}

void
segue_search_space_clear (SegueSearchSpace *self)
{
  for (guint i = 0; i < self->n_wanted; i++)
    segue_query_clear (&self->queries[i]);
  g_free (self->queries);
  g_clear_pointer (&self->lexicon, segue_lexicon_free);
}

/* Returns how well it fits for any segment to begin at each unit. */
float *
segue_search_space_measure (const SegueSearchSpace *self)
{
  float *scores = segue_topic_shift_measure (self->lexicon);

  for (guint i = 0; !self->rough && i < self->lexicon->n_units; i++)
    {
      const SegueSentence *sentence = segue_transcript_get_sentence (self->transcript, i);

      scores[i] += (sentence->begins_turn ? TURN : 0) + (sentence->begins_cue || sentence->begins_turn ? CUE : 0);
    }

  return scores;
}
