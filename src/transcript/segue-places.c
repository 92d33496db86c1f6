/* segue-places.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-alignment-private.h"

#include <string.h>

#include "transcript/segue-terms.h"

/* Chooses the places that are proposed for a segment from how likely each sentence is. */

/* The likelihood of a place is that of the sentences around it, up to this distance in milliseconds. */
#define ZONE 10000
/* Two places are at least so far apart, in milliseconds. */
#define APART 15000
/* How likely a place is, and which share of the words must be said in the recording at all. */
#define GOOD_SHARE 0.8
#define GOOD_FOUND 0.5
#define POSSIBLE_SHARE 0.4
#define POSSIBLE_FOUND 0.3
/* A place that is less likely is not proposed, unless it is the only one. */
#define LEAST_SHARE 0.01
/* Which share of the likelihood of its zone counts for a sentence itself. */
#define OWN 0.02

/* A zone of sentences. */
typedef struct
{
  guint unit;   /* the likeliest sentence */
  double share; /* of the zone */
} Zone;

/* Finds the zone with the largest share. @shares are those of the units from @low to @high. */
static Zone
find_zone (const SegueLexicon *lexicon,
           guint               low,
           guint               high,
           const double       *shares)
{
  guint from = low, to = low;
  double best = -1, mass = 0;
  Zone zone = { low, 0 };

  for (guint unit = low, first = low, last = low; unit < high; unit++)
    {
      for (; last < high && lexicon->starts[last] <= lexicon->starts[unit] + ZONE; last++)
        mass += shares[last - low];
      for (; lexicon->starts[first] < lexicon->starts[unit] - ZONE; first++)
        mass -= shares[first - low];
      if (mass + OWN * shares[unit - low] <= best)
        continue;
      best = mass + OWN * shares[unit - low];
      zone.share = mass;
      from = first;
      to = last;
    }
  zone.unit = from;
  for (guint unit = from; unit < to; unit++)
    if (shares[unit - low] > shares[zone.unit - low])
      zone.unit = unit;

  return zone;
}

static SegueConfidence
get_confidence (double share,
                double found)
{
  if (share >= GOOD_SHARE && found >= GOOD_FOUND)
    return SEGUE_CONFIDENCE_GOOD;
  if (share >= POSSIBLE_SHARE && found >= POSSIBLE_FOUND)
    return SEGUE_CONFIDENCE_POSSIBLE;

  return found > 0 ? SEGUE_CONFIDENCE_WEAK : SEGUE_CONFIDENCE_NONE;
}

/* The words of a sentence that a segment has, too. */
typedef struct
{
  const SegueSearchSpace *space;
  const SegueQuery *query;
  const char *text; /* of the cue */
  const char *start;
  const char *end;
  SeguePlace *place;
} Matches;

/* Adds the place of a term, and joins it with the one before where they touch. */
static void
add_match (guint64     key,
           gboolean    is_phrase,
           const char *start,
           const char *end,
           gpointer    data)
{
  const Matches *self = data;
  SeguePlace *place = self->place;
  SegueSpan *last = place->n_matches > 0 ? &place->matches[place->n_matches - 1] : NULL;
  SegueSpan span;

  /* Terms of composed text lie elsewhere. */
  if (is_phrase || start < self->start || end > self->end || !segue_query_has (self->query, self->space->lexicon, key))
    return;
  span = (SegueSpan){ start - self->text, end - start };
  if (last != NULL && span.offset <= last->offset + last->length)
    last->length = span.offset + span.length - last->offset;
  else if (place->n_matches < SEGUE_MAX_MATCHED_WORDS)
    place->matches[place->n_matches++] = span;
}

static void
fill_place (const SegueSearchSpace *space,
            guint                   index,
            guint                   unit,
            SeguePlace             *place)
{
  const SegueSentence *sentence = segue_transcript_get_sentence (space->transcript, unit);
  const char *text = segue_transcript_get_cue (space->transcript, sentence->cue)->text;
  Matches matches = { space, &space->queries[index], text, text + sentence->text.offset, NULL, place };

  matches.end = matches.start + sentence->text.length;
  place->start = sentence->start;
  place->sentence = unit;
  place->cue = sentence->cue;
  segue_terms_scan (matches.start, sentence->text.length, add_match, &matches);
}

/* Sets the places of a segment. @shares: how likely each of the sentences from @low to @high is. */
void
segue_places_find (const SegueSearchSpace *space,
                   guint                   index,
                   guint                   low,
                   guint                   high,
                   const double           *shares,
                   SeguePlacement         *placement)
{
  const SegueLexicon *lexicon = space->lexicon;
  g_autofree double *left = g_memdup2 (shares, sizeof (double) * (high - low));

  placement->n_places = 0;
  for (guint i = 0; i < SEGUE_MAX_PLACES; i++)
    {
      const Zone zone = find_zone (lexicon, low, high, left);
      SeguePlace *place = &placement->places[i];

      if (i > 0 && zone.share < LEAST_SHARE)
        break;
      memset (place, 0, sizeof *place);
      fill_place (space, index, zone.unit, place);
      place->confidence = get_confidence (zone.share, space->queries[index].found);
      placement->n_places++;
      for (guint unit = low; unit < high; unit++)
        if (ABS (lexicon->starts[unit] - lexicon->starts[zone.unit]) < APART)
          left[unit - low] = 0;
    }
}
