/* segue-transcript-read.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-transcript-private.h"

#include <glib/gi18n-lib.h>

#include "core/markup/segue-entity.h"

/* What the readers of all notations share. */

/* The longest tag that is left out, and the longest name of a speaker, in bytes and in words. */
#define MAX_TAG 200
#define MAX_NAME 60
#define MAX_WORDS 4

/* Letters that are said in the time of one Chinese character or one syllable of Korean or Japanese. */
#define SYLLABLE 3

/* The notations, in the order in which they are tried. */
static const SegueTranscriptNotation *const notations[] = {
  &segue_transcript_json, &segue_transcript_captions, &segue_transcript_table, &segue_transcript_html,
  &segue_transcript_turns, &segue_transcript_plain,
};

/* Adds the cues of the notation that the text is written in. */
gboolean
segue_transcript_read_text (SegueTranscriptReader  *self,
                            GError                **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (notations); i++)
    if (notations[i]->recognizes (self))
      return notations[i]->read (self, error);

  g_assert_not_reached ();
}

/* Appends text with each run of white space as one blank, and without any at the start. */
static void
append_words (GString    *out,
              const char *p,
              const char *end)
{
  while (p < end)
    {
      const char *start = p;
      guint space = *p == '\n' || *p == '\r' ? 1 : segue_space_length (p, end);

      if (space > 0)
        {
          if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c (out, ' ');
          p += space;
          continue;
        }
      do
        p = segue_next_char (p, end);
      while (p < end && *p != '\n' && *p != '\r' && segue_space_length (p, end) == 0);
      g_string_append_len (out, start, p - start);
    }
}

/* Adds a cue, unless nothing is said. The lengths are in bytes, or -1 for all. Returns FALSE if there are too many. */
gboolean
segue_transcript_add (SegueTranscriptReader *self,
                      gint64                 start,
                      gint64                 end,
                      const char            *speaker,
                      gssize                 speaker_length,
                      const char            *text,
                      gssize                 length)
{
  SegueCue cue = { .start = CLAMP (start, 0, SEGUE_TIME_MAX), .end = MIN (end, SEGUE_TIME_MAX) };

  g_string_truncate (self->buffer, 0);
  append_words (self->buffer, text, text + (length >= 0 ? (gsize) length : strlen (text)));
  if (self->buffer->len > 0 && self->buffer->str[self->buffer->len - 1] == ' ')
    g_string_truncate (self->buffer, self->buffer->len - 1);
  if (self->buffer->len == 0)
    return TRUE;
  if (self->cues->len == SEGUE_TRANSCRIPT_MAX_CUES)
    return FALSE;
  cue.text = g_string_chunk_insert_len (self->strings, self->buffer->str, self->buffer->len);
  if (speaker != NULL && speaker_length != 0)
    {
      g_string_truncate (self->buffer, 0);
      append_words (self->buffer, speaker, speaker + (speaker_length > 0 ? (gsize) speaker_length : strlen (speaker)));
      cue.speaker = self->buffer->len > 0 ? g_string_chunk_insert_const (self->strings, self->buffer->str) : NULL;
    }
  g_array_append_val (self->cues, cue);

  return TRUE;
}

/* Appends text of HTML without its tags and with its entities decoded. */
void
segue_transcript_append_plain (GString    *out,
                               const char *p,
                               const char *end)
{
  while (p < end)
    {
      const char *stop = NULL;

      if (*p == '<' && (p + 1 < end && (g_ascii_isalnum (p[1]) || strchr ("/!", p[1]) != NULL)))
        stop = memchr (p, '>', MIN (end - p, MAX_TAG));
      if (stop != NULL)
        p = stop + 1;
      else if (*p == '&' && segue_entity_scan (p, end, SEGUE_ENTITY_HTML, &stop, out))
        p = stop;
      else
        g_string_append_c (out, *p++);
    }
}

/* Reads a time with a colon at @p: `1:02:03.456`, `02:03,456`. Sets @stop to its end. */
gboolean
segue_transcript_scan_time (const char  *p,
                            const char  *end,
                            const char **stop,
                            gint64      *time)
{
  SegueClock clock;

  if (p >= end || segue_time_scan (p, end, stop, time, &clock) != SEGUE_TIME_VALID)
    return FALSE;

  return clock.style == SEGUE_CLOCK_DIGITS;
}

/* Finds the colon after the name of a speaker at the start of a text: `Anna:`, `Speaker 2:`. Returns NULL if there is
 * none. */
const char *
segue_transcript_find_name_end (const char *text,
                                const char *end)
{
  const char *limit = text + MIN (end - text, MAX_NAME);
  guint n_words = 1;

  for (const char *p = text; p < limit; p = segue_next_char (p, end))
    {
      const gunichar c = segue_char_at (p, end);

      if (c == 0xFF1A || (c == ':' && p + 1 < end && segue_space_length (p + 1, end) > 0))
        return p > text ? p : NULL;
      if (segue_space_length (p, end) > 0)
        n_words++;
      else if (!segue_is_word_char (c) && !g_unichar_ismark (c) && g_utf8_strchr (".'-()&#_’", -1, c) == NULL)
        return NULL;
      if (n_words > MAX_WORDS)
        return NULL;
    }

  return NULL;
}

/* Counts the letters that are said when the text is read aloud. */
gint64
segue_transcript_count_letters (const char *text,
                                gsize       length)
{
  const char *end = text + length;
  gint64 n = 0;

  for (const char *p = text; p < end; p = segue_next_char (p, end))
    {
      const gunichar c = segue_char_at (p, end);

      if (segue_is_word_char (c))
        n += c >= 0x1100 && g_unichar_iswide (c) ? SYLLABLE : 1;
    }

  return n;
}
