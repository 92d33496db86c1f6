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

/**
 * SegueWords:
 * @words: the words, in the order in which they are tried
 * @n_words: their number
 * @prepared: nonzero once @first_bytes is filled
 * @first_bytes: the set of the bytes that the words begin with, without the bit that tells upper and lower case apart
 *
 * A list of words that many lines are compared with. Initialize a static one with SEGUE_WORDS_INIT().
 */
typedef struct
{
  const SegueWord *words;
  guint n_words;
  gsize prepared;
  guint32 first_bytes[8];
} SegueWords;

#define SEGUE_WORDS_INIT(words) { words, G_N_ELEMENTS (words), 0, { 0 } }

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

const SegueWord *segue_words_find_at_start (SegueWords     *self,
                                            const char     *p,
                                            const char     *end,
                                            SegueWordsEdge  edge);
const SegueWord *segue_words_find_at_end   (SegueWords     *self,
                                            const char     *start,
                                            const char     *end,
                                            SegueWordsEdge  edge);

G_END_DECLS
