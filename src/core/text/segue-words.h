/* segue-words.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SegueWord:
 * @text: a word or mark in UTF-8, its ASCII letters in lower case
 * @length: its length in bytes
 */
typedef struct
{
  const char *text;
  guint8 length;
} SegueWord;

#define SEGUE_WORD(text) { text, sizeof text - 1 }

/* The number of words that a list can have, and of keys that their bytes are found by. */
#define SEGUE_WORDS_MAX 64
#define SEGUE_WORDS_N_KEYS 256

/**
 * SegueWords:
 * @words: the words, in the order in which they are tried
 * @n_words: their number, at most %SEGUE_WORDS_MAX
 * @prepared: nonzero once @first and @last are filled
 * @first: for each key of a byte, a bit for each word that begins with such a byte
 * @last: the same for the bytes that the words end with
 *
 * A list of words that many lines are compared with. Initialize a static one with SEGUE_WORDS_INIT().
 */
typedef struct
{
  const SegueWord *words;
  guint n_words;
  gsize prepared;
  guint64 first[SEGUE_WORDS_N_KEYS];
  guint64 last[SEGUE_WORDS_N_KEYS];
} SegueWords;

/* The size of an array is negative, which does not compile, if there are too many words. */
#define SEGUE_WORDS_INIT(words)                                                                                      \
  { words, G_N_ELEMENTS (words) + 0 * sizeof (char[G_N_ELEMENTS (words) <= SEGUE_WORDS_MAX ? 1 : -1]), 0, { 0 }, { 0 } }

/**
 * SegueWordsEdge:
 * @SEGUE_WORDS_ANY: anything can stand beside the word
 * @SEGUE_WORDS_SPACE: white space must stand beside it
 * @SEGUE_WORDS_NO_LETTER: no letter must stand beside it; white space, marks, digits or nothing can
 * @SEGUE_WORDS_WHOLE: neither a letter nor a digit must stand beside it
 *
 * What stands beside a word, so that it counts as one.
 */
typedef enum
{
  SEGUE_WORDS_ANY,
  SEGUE_WORDS_SPACE,
  SEGUE_WORDS_NO_LETTER,
  SEGUE_WORDS_WHOLE,
} SegueWordsEdge;

/* Returns the key of a byte. The upper and the lower case of an ASCII letter have the same key. Some other pairs of ASCII
 * characters share a key, too, so that a word with the right key is still to be compared. */
static inline guint
segue_words_get_key (char byte)
{
  const guint c = (guchar) byte;

  return c >= 0x80 ? c : (c >> 1 & 0x20) | (c & 0x1F);
}

const SegueWord *segue_words_search_at_start (SegueWords     *self,
                                              const char     *p,
                                              const char     *end,
                                              SegueWordsEdge  edge);
const SegueWord *segue_words_search_at_end   (SegueWords     *self,
                                              const char     *start,
                                              const char     *end,
                                              SegueWordsEdge  edge);

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
static inline const SegueWord *
segue_words_find_at_start (SegueWords     *self,
                           const char     *p,
                           const char     *end,
                           SegueWordsEdge  edge)
{
  /* Most texts begin with no word of the list, and need no search. */
  if (p >= end || (g_atomic_pointer_get (&self->prepared) && self->first[segue_words_get_key (*p)] == 0))
    return NULL;

  return segue_words_search_at_start (self, p, end, edge);
}

/**
 * segue_words_find_at_end:
 * @self: a list of words
 * @start: the start of a text in UTF-8
 * @end: the end of the text
 * @edge: what must stand before the word
 *
 * Finds the longest word of the list that the text ends with, regardless of the case of ASCII letters: `à partir de` ends
 * with `de`, too.
 *
 * Returns: (transfer none) (nullable): the word
 */
static inline const SegueWord *
segue_words_find_at_end (SegueWords     *self,
                         const char     *start,
                         const char     *end,
                         SegueWordsEdge  edge)
{
  if (end <= start || (g_atomic_pointer_get (&self->prepared) && self->last[segue_words_get_key (end[-1])] == 0))
    return NULL;

  return segue_words_search_at_end (self, start, end, edge);
}

G_END_DECLS
