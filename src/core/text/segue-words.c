/* segue-words.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/text/segue-words.h"

#include "core/text/segue-chars.h"

/* Finds words of a list at the start or end of a text. */

static void
prepare (SegueWords *self)
{
  if (!g_once_init_enter (&self->prepared))
    return;
  for (guint i = 0; i < self->n_words; i++)
    {
      const SegueWord *word = self->words + i;
      const guint64 bit = G_GUINT64_CONSTANT (1) << i;

      self->first[segue_words_get_key (word->text[0])] |= bit;
      self->last[segue_words_get_key (word->text[word->length - 1])] |= bit;
    }
  g_once_init_leave (&self->prepared, 1);
}

/* Takes the first word off the set, which must not be empty. */
static inline const SegueWord *
take_word (const SegueWords *self,
           guint64          *set)
{
  const guint i = __builtin_ctzll (*set);

  *set &= *set - 1;

  return self->words + i;
}

/* Tells whether the @word->length bytes at @p are @word, regardless of the case of ASCII letters. */
static inline gboolean
is_word (const char      *p,
         const SegueWord *word)
{
  for (guint i = 0; i < word->length; i++)
    if (p[i] != word->text[i] && ((guchar) (p[i] - 'A') >= 26 || (p[i] | 0x20) != word->text[i]))
      return FALSE;

  return TRUE;
}

/* Tells whether what stands at @p, the start of a character or @end, can stand beside a word. */
static gboolean
fits_edge (const char     *p,
           const char     *end,
           SegueWordsEdge  edge)
{
  switch (edge)
    {
    case SEGUE_WORDS_SPACE:
      return segue_space_length (p, end) > 0;
    case SEGUE_WORDS_NO_LETTER:
      return !g_unichar_isalpha (segue_char_at (p, end));
    case SEGUE_WORDS_WHOLE:
      return !segue_is_word_char (segue_char_at (p, end));
    case SEGUE_WORDS_ANY:
    default:
      return TRUE;
    }
}

/**
 * segue_words_search_at_start:
 * @self: a list of words
 * @p: a position in a text in UTF-8
 * @end: the end of the text, after @p
 * @edge: what must stand after the word
 *
 * Implements segue_words_find_at_start() where the text is not empty.
 *
 * Returns: (transfer none) (nullable): the word, or %NULL if there is none
 */
const SegueWord *
segue_words_search_at_start (SegueWords     *self,
                             const char     *p,
                             const char     *end,
                             SegueWordsEdge  edge)
{
  guint64 set;

  prepare (self);
  set = self->first[segue_words_get_key (*p)];
  while (set != 0)
    {
      const SegueWord *word = take_word (self, &set);

      if (end - p >= word->length && is_word (p, word) && fits_edge (p + word->length, end, edge))
        return word;
    }

  return NULL;
}

/**
 * segue_words_search_at_end:
 * @self: a list of words
 * @start: the start of a text in UTF-8
 * @end: the end of the text, after @start
 * @edge: what must stand before the word
 *
 * Implements segue_words_find_at_end() where the text is not empty.
 *
 * Returns: (transfer none) (nullable): the word, or %NULL if there is none
 */
const SegueWord *
segue_words_search_at_end (SegueWords     *self,
                           const char     *start,
                           const char     *end,
                           SegueWordsEdge  edge)
{
  const SegueWord *found = NULL;
  guint64 set;

  prepare (self);
  set = self->last[segue_words_get_key (end[-1])];
  while (set != 0)
    {
      const SegueWord *word = take_word (self, &set);
      const char *p = end - word->length;

      if ((found == NULL || word->length > found->length) && end - start >= word->length && is_word (p, word) &&
          (p == start || fits_edge (segue_prev_char (p, start), end, edge)))
        found = word;
    }

  return found;
}
