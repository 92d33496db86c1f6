/* segue-alignment.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"
#include "transcript/segue-transcript.h"

G_BEGIN_DECLS

/**
 * SEGUE_MAX_PLACES:
 *
 * The number of places that are proposed for a segment at most.
 */
#define SEGUE_MAX_PLACES 5

/**
 * SEGUE_MAX_MATCHED_WORDS:
 *
 * The number of words of a sentence that are marked at most.
 */
#define SEGUE_MAX_MATCHED_WORDS 16

/**
 * SegueWanted:
 * @id: the id of the entry
 * @index: the index of the entry in the episode
 * @title: (transfer full): the title without markup
 * @description: (transfer full) (nullable): the text below it
 * @link: (transfer full) (nullable): where the title leads to
 * @start: its start in milliseconds if it is known, else %SEGUE_TIME_NONE
 *
 * A segment to find in a transcript.
 */
typedef struct
{
  guint64 id;
  guint index;
  char *title;
  char *description;
  char *link;
  gint64 start;
} SegueWanted;

/**
 * SegueConfidence:
 * @SEGUE_CONFIDENCE_NONE: the words of the segment are not said
 * @SEGUE_CONFIDENCE_WEAK: the place follows mostly from the places around it
 * @SEGUE_CONFIDENCE_POSSIBLE: the place is likelier than any other
 * @SEGUE_CONFIDENCE_GOOD: the words of the segment are said there, and nearly nowhere else
 *
 * How likely it is that a place is right.
 */
typedef enum
{
  SEGUE_CONFIDENCE_NONE,
  SEGUE_CONFIDENCE_WEAK,
  SEGUE_CONFIDENCE_POSSIBLE,
  SEGUE_CONFIDENCE_GOOD,
} SegueConfidence;

/**
 * SeguePlace:
 * @start: when the segment begins there, in milliseconds
 * @sentence: the index of the sentence that begins then
 * @cue: the index of its cue
 * @confidence: how likely it is that the place is right
 * @n_matches: number of @matches
 * @matches: the words of the sentence that the segment has, too, as bytes of the text of the cue
 *
 * A place where a segment may begin.
 */
typedef struct
{
  gint64 start;
  guint sentence;
  guint cue;
  SegueConfidence confidence;
  guint n_matches;
  SegueSpan matches[SEGUE_MAX_MATCHED_WORDS];
} SeguePlace;

/**
 * SegueAgreement:
 * @SEGUE_AGREEMENT_UNKNOWN: the transcript does not tell
 * @SEGUE_AGREEMENT_MATCHES: the segment is heard at its known start
 * @SEGUE_AGREEMENT_ELSEWHERE: it is heard at another time, and not at its known start
 *
 * What a transcript tells about a known start.
 */
typedef enum
{
  SEGUE_AGREEMENT_UNKNOWN,
  SEGUE_AGREEMENT_MATCHES,
  SEGUE_AGREEMENT_ELSEWHERE,
} SegueAgreement;

/**
 * SeguePlacement:
 * @id: the id of the entry
 * @index: the index of the entry in the episode
 * @start: the known start in milliseconds, or %SEGUE_TIME_NONE
 * @agreement: what the transcript tells about the known start
 * @n_places: number of @places
 * @places: the places, the likeliest first; for a segment with a known start, where it is heard whatever that start is
 *
 * Where a segment may begin.
 */
typedef struct
{
  guint64 id;
  guint index;
  gint64 start;
  SegueAgreement agreement;
  guint n_places;
  SeguePlace places[SEGUE_MAX_PLACES];
} SeguePlacement;

/**
 * SegueAlignment:
 *
 * The places of the segments of an episode in a transcript. It does not change, and threads may share it.
 */
typedef struct _SegueAlignment SegueAlignment;

#define SEGUE_TYPE_ALIGNMENT (segue_alignment_get_type ())
GType                 segue_alignment_get_type    (void);

GArray               *segue_wanted_find           (SegueEpisode           *episode) G_GNUC_WARN_UNUSED_RESULT;

SegueAlignment       *segue_alignment_new         (SegueTranscript        *transcript,
                                                   const SegueWanted      *wanted,
                                                   guint                   n_wanted,
                                                   gint64                  duration,
                                                   GCancellable           *cancellable,
                                                   GError                **error) G_GNUC_WARN_UNUSED_RESULT;
SegueAlignment       *segue_alignment_ref         (SegueAlignment         *self);
void                  segue_alignment_unref       (SegueAlignment         *self);

guint                 segue_alignment_get_n       (SegueAlignment         *self);
const SeguePlacement *segue_alignment_get         (SegueAlignment         *self,
                                                   guint                   index);
const SeguePlacement *segue_alignment_find        (SegueAlignment         *self,
                                                   guint64                 id);
double                segue_alignment_get_support (SegueAlignment         *self,
                                                   guint64                 id,
                                                   gint64                  time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueAlignment, segue_alignment_unref)

G_END_DECLS
