/* segue-proposed-time.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/transcript/segue-proposed-time.h"

/* The sentence of a proposal that is at none. */
#define NO_SENTENCE G_MAXUINT

/**
 * SegueProposedTime:
 *
 * A segment, and the times at which it may begin by the words of a transcript.
 *
 * The user can go to another place or sentence, tick what is to be written, and fix a time as right. Later proposals for
 * a time that the user has gone to or fixed are ignored. A segment whose time is known from the notes is shown with what the transcript tells of it.
 */
struct _SegueProposedTime
{
  GObject parent_instance;

  SegueTranscript *transcript;
  guint64 id;
  char *title;
  gint64 known; /* the start in the notes, or SEGUE_TIME_NONE */
  SeguePlacement placement;
  guint place;    /* the index of the place that is shown */
  guint sentence; /* the index of the sentence that is shown, or NO_SENTENCE */
  gboolean ticked;
  gboolean chosen; /* the user has ticked it or not */
  gboolean moved;  /* the user has gone to another place or sentence */
  gboolean fixed;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (SegueProposedTime, segue_proposed_time, G_TYPE_OBJECT)

static void
segue_proposed_time_finalize (GObject *object)
{
  SegueProposedTime *self = SEGUE_PROPOSED_TIME (object);

  segue_transcript_unref (self->transcript);
  g_free (self->title);

  G_OBJECT_CLASS (segue_proposed_time_parent_class)->finalize (object);
}

static void
segue_proposed_time_class_init (SegueProposedTimeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_proposed_time_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
segue_proposed_time_init (SegueProposedTime *self)
{
  self->sentence = NO_SENTENCE;
}

/**
 * segue_proposed_time_new:
 * @transcript: a transcript
 * @id: the id of a segment
 * @title: its title without markup
 * @known: its start in milliseconds, or %SEGUE_TIME_NONE
 *
 * Creates a row without proposals.
 *
 * Returns: (transfer full): a new row
 */
SegueProposedTime *
segue_proposed_time_new (SegueTranscript *transcript,
                         guint64          id,
                         const char      *title,
                         gint64           known)
{
  SegueProposedTime *self = g_object_new (SEGUE_TYPE_PROPOSED_TIME, NULL);

  self->transcript = segue_transcript_ref (transcript);
  self->id = id;
  self->title = g_strdup (title);
  self->known = known;

  return self;
}

static void
emit_changed (SegueProposedTime *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/**
 * segue_proposed_time_set_placement:
 * @self: a row
 * @placement: where the segment may begin
 *
 * Takes new proposals, unless the user has fixed the time or gone to another one. Good matches are ticked until the user ticks otherwise. A
 * segment whose words are not said gets no place: one between its neighbours would be a guess.
 */
void
segue_proposed_time_set_placement (SegueProposedTime    *self,
                                   const SeguePlacement *placement)
{
  g_return_if_fail (SEGUE_IS_PROPOSED_TIME (self));

  if (self->fixed || self->moved)
    return;

  self->placement = *placement;
  if (placement->n_places > 0 && placement->places[0].confidence == SEGUE_CONFIDENCE_NONE)
    self->placement.n_places = 0;
  self->place = 0;
  self->sentence = self->placement.n_places > 0 ? placement->places[0].sentence : NO_SENTENCE;
  if (!self->chosen || self->sentence == NO_SENTENCE)
    self->ticked = self->known == SEGUE_TIME_NONE && self->placement.n_places > 0 &&
                   placement->places[0].confidence == SEGUE_CONFIDENCE_GOOD;
  emit_changed (self);
}

/**
 * segue_proposed_time_get_id:
 * @self: a row
 *
 * Returns: the id of the segment
 */
guint64
segue_proposed_time_get_id (SegueProposedTime *self)
{
  return self->id;
}

/**
 * segue_proposed_time_get_title:
 * @self: a row
 *
 * Returns: the title of the segment, without markup
 */
const char *
segue_proposed_time_get_title (SegueProposedTime *self)
{
  return self->title;
}

/**
 * segue_proposed_time_is_known:
 * @self: a row
 *
 * Returns: whether the notes have a time for the segment, which is not proposed then
 */
gboolean
segue_proposed_time_is_known (SegueProposedTime *self)
{
  return self->known != SEGUE_TIME_NONE;
}

/**
 * segue_proposed_time_get_shown:
 * @self: a row
 *
 * Gets the time that is shown: the one in the notes, or else the proposed one.
 *
 * Returns: milliseconds, or %SEGUE_TIME_NONE if there is neither
 */
gint64
segue_proposed_time_get_shown (SegueProposedTime *self)
{
  return self->known != SEGUE_TIME_NONE ? self->known : segue_proposed_time_get_start (self);
}

/**
 * segue_proposed_time_get_start:
 * @self: a row
 *
 * Gets when the segment begins at the place that is shown. If the notes have a time, that is where it is heard.
 *
 * Returns: milliseconds, or %SEGUE_TIME_NONE if it was not found
 */
gint64
segue_proposed_time_get_start (SegueProposedTime *self)
{
  if (self->sentence == NO_SENTENCE)
    return SEGUE_TIME_NONE;
  if (self->place < self->placement.n_places && self->placement.places[self->place].sentence == self->sentence)
    return self->placement.places[self->place].start;

  return segue_transcript_get_sentence (self->transcript, self->sentence)->start;
}

/**
 * segue_proposed_time_get_ticked:
 * @self: a row
 *
 * Returns: whether the time is to be written
 */
gboolean
segue_proposed_time_get_ticked (SegueProposedTime *self)
{
  return self->ticked;
}

/**
 * segue_proposed_time_set_ticked:
 * @self: a row
 * @ticked: whether the time is to be written
 *
 * Ticks the row, which stays so for later proposals. A row without a place, or with a time in the notes, is not ticked.
 */
void
segue_proposed_time_set_ticked (SegueProposedTime *self,
                                gboolean           ticked)
{
  g_return_if_fail (SEGUE_IS_PROPOSED_TIME (self));

  if (segue_proposed_time_is_known (self) || self->sentence == NO_SENTENCE || ticked == self->ticked)
    return;

  self->ticked = ticked;
  self->chosen = TRUE;
  emit_changed (self);
}

/**
 * segue_proposed_time_is_fixed:
 * @self: a row
 *
 * Returns: whether the user has fixed the time
 */
gboolean
segue_proposed_time_is_fixed (SegueProposedTime *self)
{
  return self->fixed;
}

/**
 * segue_proposed_time_fix:
 * @self: a row with a place and without a time in the notes
 *
 * Ticks the row, and fixes its time as right: the other segments can be placed around it.
 */
void
segue_proposed_time_fix (SegueProposedTime *self)
{
  g_return_if_fail (SEGUE_IS_PROPOSED_TIME (self));
  g_return_if_fail (!segue_proposed_time_is_known (self) && self->sentence != NO_SENTENCE);

  self->fixed = TRUE;
  self->ticked = TRUE;
  self->chosen = TRUE;
  emit_changed (self);
}

/**
 * segue_proposed_time_get_n_places:
 * @self: a row
 *
 * Returns: the number of places that are proposed
 */
guint
segue_proposed_time_get_n_places (SegueProposedTime *self)
{
  return self->placement.n_places;
}

/**
 * segue_proposed_time_get_place:
 * @self: a row
 *
 * Returns: the index of the place that is shown, the likeliest being 0
 */
guint
segue_proposed_time_get_place (SegueProposedTime *self)
{
  return self->place;
}

/**
 * segue_proposed_time_step_place:
 * @self: a row
 * @direction: 1 for the next likely place, -1 for the one before it
 *
 * Goes to another place. The first and the last place are next to each other.
 *
 * Returns: whether there is another place
 */
gboolean
segue_proposed_time_step_place (SegueProposedTime *self,
                                int                direction)
{
  const guint n = self->placement.n_places;

  g_return_val_if_fail (SEGUE_IS_PROPOSED_TIME (self), FALSE);

  if (segue_proposed_time_is_known (self) || n < 2)
    return FALSE;

  self->place = (self->place + n + (direction < 0 ? n - 1 : 1)) % n;
  self->sentence = self->placement.places[self->place].sentence;
  self->moved = TRUE;
  emit_changed (self);

  return TRUE;
}

/**
 * segue_proposed_time_step_sentence:
 * @self: a row
 * @direction: 1 for the next sentence of the transcript, -1 for the one before it
 *
 * Goes to another sentence.
 *
 * Returns: whether there is another sentence
 */
gboolean
segue_proposed_time_step_sentence (SegueProposedTime *self,
                                   int                direction)
{
  g_return_val_if_fail (SEGUE_IS_PROPOSED_TIME (self), FALSE);

  if (segue_proposed_time_is_known (self) || self->sentence == NO_SENTENCE ||
      (direction < 0 && self->sentence == 0) ||
      (direction > 0 && self->sentence + 1 >= segue_transcript_get_n_sentences (self->transcript)))
    return FALSE;

  self->sentence += direction < 0 ? -1 : 1;
  self->moved = TRUE;
  emit_changed (self);

  return TRUE;
}

/**
 * segue_proposed_time_get_confidence:
 * @self: a row
 *
 * Returns: how likely it is that the place that is shown is right
 */
SegueConfidence
segue_proposed_time_get_confidence (SegueProposedTime *self)
{
  if (self->fixed)
    return SEGUE_CONFIDENCE_GOOD;

  return self->place < self->placement.n_places ? self->placement.places[self->place].confidence
                                                : SEGUE_CONFIDENCE_NONE;
}

/**
 * segue_proposed_time_get_agreement:
 * @self: a row
 *
 * Returns: what the transcript tells about the time in the notes
 */
SegueAgreement
segue_proposed_time_get_agreement (SegueProposedTime *self)
{
  return self->placement.agreement;
}

/**
 * segue_proposed_time_dup_sentence:
 * @self: a row
 * @matches: (out) (transfer full) (element-type SegueSpan): the words of the sentence that the segment has, too, as
 *   bytes of the sentence
 *
 * Gets what is said at the place that is shown.
 *
 * Returns: (transfer full) (nullable): the sentence, or %NULL if there is no place
 */
char *
segue_proposed_time_dup_sentence (SegueProposedTime  *self,
                                  GArray            **matches)
{
  const SeguePlace *place = &self->placement.places[MIN (self->place, SEGUE_MAX_PLACES - 1)];
  const SegueSentence *sentence;

  *matches = g_array_new (FALSE, FALSE, sizeof (SegueSpan));
  if (self->sentence == NO_SENTENCE)
    return NULL;

  sentence = segue_transcript_get_sentence (self->transcript, self->sentence);
  for (guint i = 0; i < place->n_matches && place->sentence == self->sentence; i++)
    {
      const SegueSpan match = place->matches[i];
      const SegueSpan within = { match.offset - sentence->text.offset, match.length };

      if (match.offset >= sentence->text.offset && within.offset + within.length <= sentence->text.length)
        g_array_append_val (*matches, within);
    }

  return segue_transcript_dup_sentence (self->transcript, self->sentence);
}
