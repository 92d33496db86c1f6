/* segue-sentences.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-transcript-private.h"

/* Divides long cues into sentences, whose times follow from the number of their letters. */

/* A cue that lasts longer, in milliseconds, is divided. */
#define LONG 12000

/* The fewest bytes of a sentence. */
#define LEAST_BYTES 8

/* Tells whether a sentence ends after the character at @p. */
static gboolean
ends_sentence (const char *p,
               const char *end)
{
  const gunichar c = segue_char_at (p, end);
  const char *next = segue_next_char (p, end);

  if (g_utf8_strchr ("。！？।។", -1, c) != NULL)
    return TRUE;

  return g_utf8_strchr (".!?…؟", -1, c) != NULL && (next == end || segue_space_length (next, end) > 0);
}

static void
add_sentence (GArray         *sentences,
              const SegueCue *cue,
              guint           index,
              gint64          start,
              gsize           offset,
              gsize           stop)
{
  const SegueSentence sentence = {
    .start = start, .cue = index, .text = { offset, stop - offset }, .begins_cue = offset == 0,
  };

  g_array_append_val (sentences, sentence);
}

/* Returns when a sentence begins, by the share of the letters that are said before it. A number of letters times a
 * duration can be larger than an integer. */
static gint64
get_start (const SegueCue *cue,
           gint64          end,
           gint64          before,
           gint64          letters)
{
  return cue->start + (gint64) ((double) (end - cue->start) * before / letters);
}

/* Adds the sentences of a cue that lasts until @end. */
static void
divide (GArray         *sentences,
        const SegueCue *cue,
        guint           index,
        gint64          end)
{
  const char *text = cue->text, *stop = text + strlen (text), *from = text;
  const gint64 letters = MAX (segue_transcript_count_letters (text, stop - text), 1);
  gint64 before = 0;

  for (const char *p = text; p < stop; p = segue_next_char (p, stop))
    {
      const char *next = segue_next_char (p, stop);

      if (next - from < LEAST_BYTES || stop - next < LEAST_BYTES || !ends_sentence (p, stop))
        continue;
      add_sentence (sentences, cue, index, get_start (cue, end, before, letters), from - text, next - text);
      before += segue_transcript_count_letters (from, next - from);
      from = segue_skip_space (next, stop);
    }
  add_sentence (sentences, cue, index, get_start (cue, end, before, letters), from - text, stop - text);
}

/* Tells whether another speaker begins with a cue. */
static gboolean
begins_turn (const SegueCue *cues,
             guint           index)
{
  if (cues[index].speaker == NULL)
    return FALSE;

  return index == 0 || g_strcmp0 (cues[index].speaker, cues[index - 1].speaker) != 0;
}

/* Returns an array of SegueSentence with the sentences of the cues, whose ends are known. */
GArray *
segue_transcript_split (const SegueCue *cues,
                        guint           n_cues)
{
  GArray *sentences = g_array_sized_new (FALSE, FALSE, sizeof (SegueSentence), n_cues);

  for (guint i = 0; i < n_cues; i++)
    {
      const gint64 end = i + 1 < n_cues ? MIN (cues[i].end, cues[i + 1].start) : cues[i].end;
      const guint first = sentences->len;

      if (end - cues[i].start > LONG)
        divide (sentences, &cues[i], i, end);
      else
        add_sentence (sentences, &cues[i], i, cues[i].start, 0, strlen (cues[i].text));
      g_array_index (sentences, SegueSentence, first).begins_turn = begins_turn (cues, i);
    }

  return sentences;
}
