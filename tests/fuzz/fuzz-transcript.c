/* fuzz-transcript.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "core/episode/segue-reader.h"
#include "transcript/segue-alignment.h"

/* Cues are in the order of their times, and sentences are parts of them. */
static void
check_transcript (SegueTranscript *transcript)
{
  gint64 last = 0;

  for (guint i = 0; i < segue_transcript_get_n_cues (transcript); i++)
    {
      const SegueCue *cue = segue_transcript_get_cue (transcript, i);

      g_assert_cmpint (cue->start, >=, last);
      g_assert_cmpint (cue->end, >=, cue->start);
      g_assert_true (*cue->text != '\0' && g_utf8_validate (cue->text, -1, NULL));
      g_assert_true (cue->speaker == NULL || g_utf8_validate (cue->speaker, -1, NULL));
      last = cue->start;
    }
  for (guint i = 0; i < segue_transcript_get_n_sentences (transcript); i++)
    {
      const SegueSentence *sentence = segue_transcript_get_sentence (transcript, i);
      g_autofree char *text = segue_transcript_dup_sentence (transcript, i);

      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_cmpuint (sentence->text.offset + sentence->text.length, <=,
                        strlen (segue_transcript_get_cue (transcript, sentence->cue)->text));
    }
}

/* Places lie within the transcript, and so do the words that are marked. */
static void
check_alignment (SegueTranscript *transcript,
                 SegueAlignment  *alignment)
{
  for (guint i = 0; i < segue_alignment_get_n (alignment); i++)
    {
      const SeguePlacement *placement = segue_alignment_get (alignment, i);

      for (guint k = 0; k < placement->n_places; k++)
        {
          const SeguePlace *place = &placement->places[k];
          const SegueCue *cue = segue_transcript_get_cue (transcript, place->cue);

          g_assert_cmpint (place->start, >=, cue->start);
          for (guint j = 0; j < place->n_matches; j++)
            g_assert_cmpuint (place->matches[j].offset + place->matches[j].length, <=, strlen (cue->text));
        }
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  FuzzInput input = { data, data + size };
  const gint64 duration = fuzz_number (&input, 10000) * 1000;
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueTranscript) transcript = NULL;
  g_autoptr(SegueEpisode) episode = segue_reader_read ("(--:--) Hello there\n(0:05) Good morning\n(--:--) Thanks\n", -1, NULL);
  g_autoptr(GArray) wanted = segue_wanted_find (episode);
  g_autoptr(SegueAlignment) alignment = NULL;

  transcript = segue_transcript_new_from_data ((const char *) input.p, input.end - input.p,
                                               duration > 0 ? duration : SEGUE_TIME_NONE, &error);
  g_assert_true ((transcript != NULL) == (error == NULL));
  if (transcript == NULL)
    return 0;
  check_transcript (transcript);
  alignment = segue_alignment_new (transcript, (const SegueWanted *) (gpointer) wanted->data, wanted->len, SEGUE_TIME_NONE,
                                   NULL, NULL);
  check_alignment (transcript, alignment);

  return 0;
}
