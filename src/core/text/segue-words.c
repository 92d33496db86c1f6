/* segue-words.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/text/segue-words.h"

#include "core/text/segue-chars.h"

/* Finds words of a list at the start or end of a text. */

/* The bit that tells the upper and lower case of an ASCII letter apart. Other bytes are compared without it too, which
 * only makes the first look less strict. */
#define CASE_BIT 0x20

/* Tells whether a word of the list can begin with the byte at @p. Nearly all texts are done with after this look. */
static gboolean
may_begin (SegueWords *self,
           const char *p)
{
  const guint byte = (guchar) *p | CASE_BIT;

  if (g_once_init_enter (&self->prepared))
    {
      for (guint i = 0; i < self->n_words; i++)
        {
          const guint first = (guchar) *self->words[i].text | CASE_BIT;

          self->first_bytes[first / 32] |= 1u << first % 32;
        }
      g_once_init_leave (&self->prepared, 1);
    }

  return (self->first_bytes[byte / 32] >> byte % 32 & 1) != 0;
}

/* Tells whether the @word->length bytes at @p are @word, regardless of the case of ASCII letters. */
static gboolean
is_word (const char      *p,
         const SegueWord *word)
{
  return (*p | CASE_BIT) == (*word->text | CASE_BIT) && g_ascii_strncasecmp (p, word->text, word->length) == 0;
}

/* Tells whether @c, or 0 for the end of the text, can stand beside a word. */
static gboolean
fits_edge (gunichar       c,
           SegueWordsEdge edge)
{
  switch (edge)
    {
    case SEGUE_WORDS_NO_LETTER:
      return !g_unichar_isalpha (c);
    case SEGUE_WORDS_WHOLE:
      return !segue_is_word_char (c);
    case SEGUE_WORDS_ANY:
    case SEGUE_WORDS_SPACE:
    default:
      return TRUE;
    }
}

/**
 * segue_words_find_at_start:
 * @self: a list of words
 * @p: a position in a text in UTF-8
 * @end: the end of the text
 * @edge: what must stand after the word
 *
 * Finds the first word of the list that the text at @p begins with, regardless of the case of ASCII letters.
 *
 * Returns: (transfer none) (nullable): the word
 */
const SegueWord *
segue_words_find_at_start (SegueWords     *self,
                           const char     *p,
                           const char     *end,
                           SegueWordsEdge  edge)
{
  if (p == end || !may_begin (self, p))
    return NULL;
  for (guint i = 0; i < self->n_words; i++)
    {
      const SegueWord *word = self->words + i;
      const char *after = p + word->length;

      if (end - p < word->length || !is_word (p, word))
        continue;
      if (edge == SEGUE_WORDS_SPACE ? segue_space_length (after, end) > 0 : fits_edge (segue_char_at (after, end), edge))
        return word;
    }

  return NULL;
}

/**
 * segue_words_find_at_end:
 * @self: a list of words
 * @start: the start of a text in UTF-8
 * @end: the end of the text
 * @edge: what must stand before the word; %SEGUE_WORDS_SPACE is not supported
 *
 * Finds the longest word of the list that the text ends with, regardless of the case of ASCII letters: `à partir de` ends
 * with `de`, too.
 *
 * Returns: (transfer none) (nullable): the word
 */
const SegueWord *
segue_words_find_at_end (SegueWords     *self,
                         const char     *start,
                         const char     *end,
                         SegueWordsEdge  edge)
{
  const SegueWord *found = NULL;

  g_return_val_if_fail (edge != SEGUE_WORDS_SPACE, NULL);

  for (guint i = 0; i < self->n_words; i++)
    {
      const SegueWord *word = self->words + i;
      const char *p = end - word->length;

      if ((found == NULL || word->length > found->length) && end - start >= word->length && is_word (p, word) &&
          (p == start || fits_edge (segue_char_at (segue_prev_char (p, start), end), edge)))
        found = word;
    }

  return found;
}
