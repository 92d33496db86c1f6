/* segue-head-range.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/lines/segue-head-private.h"
#include "core/text/segue-chars.h"

/* Recognizes the words and marks around the times of a range: `from 0:10 to 2:30`, `(0:10 – 2:30)`, `0:10부터`. */

/* A word or mark in UTF-8, in lower case, and its length in bytes. */
typedef struct
{
  const char *text;
  guint8 length;
} Word;

#define WORD(text) { text, sizeof text - 1 }

/* A list of words, and the set of the bytes that they begin with, without the bit that tells the cases apart. */
typedef struct
{
  const Word *words;
  guint n_words;
  gsize prepared;         /* nonzero once first_bytes is filled */
  guint32 first_bytes[8];
} WordList;

/* What stands between the two times of a range and needs no white space around it. */
static const Word marks[] = {
  WORD ("-->"), WORD ("->"), WORD ("--"), WORD ("-"), WORD ("–"), WORD ("—"), WORD ("~"), WORD ("～"), WORD ("〜"),
  WORD ("→"), WORD ("−"), WORD ("－"), WORD ("‐"), WORD ("‑"), WORD ("‒"), WORD ("―"), WORD ("|"), WORD ("｜"),
  WORD ("…"), WORD ("부터"), WORD ("에서"), WORD ("から"), WORD ("至"), WORD ("到"), WORD ("से"),
};

/* Words between the two times of a range, with white space around them. */
static const Word to_words[] = {
  WORD ("to"), WORD ("till"), WORD ("until"), WORD ("til"), WORD ("thru"), WORD ("through"), WORD ("bis"), WORD ("a"),
  WORD ("à"), WORD ("al"), WORD ("até"), WORD ("hasta"), WORD ("jusqu'à"), WORD ("tot"), WORD ("fino"), WORD ("до"),
  WORD ("по"), WORD ("do"), WORD ("ilâ"), WORD ("إلى"), WORD ("حتى"), WORD ("الى"), WORD ("עד"),
};

/* Words before a time that say that something begins there, with white space after them. */
static const Word from_words[] = {
  WORD ("from"), WORD ("since"), WORD ("at"), WORD ("ab"), WORD ("seit"), WORD ("von"), WORD ("bei"),
  WORD ("à partir de"), WORD ("a partir de"), WORD ("depuis"), WORD ("dès"), WORD ("de"), WORD ("desde"),
  WORD ("a partire da"), WORD ("da"), WORD ("dal"), WORD ("vanaf"), WORD ("van"), WORD ("från"), WORD ("fra"),
  WORD ("od"), WORD ("с"), WORD ("от"), WORD ("من"), WORD ("ابتداء من"), WORD ("מ"), WORD ("החל מ"),
  WORD ("starting at"), WORD ("begins at"),
};

/* Words directly after the first or only time, or after the last time of a range. */
static const Word after_words[] = {
  WORD ("부터"), WORD ("까지"), WORD ("から"), WORD ("より"), WORD ("まで"), WORD ("以降"), WORD ("〜"), WORD ("से"), WORD ("तक"),
  WORD ("起"),
};

static WordList marks_list = { marks, G_N_ELEMENTS (marks) };
static WordList to_words_list = { to_words, G_N_ELEMENTS (to_words) };
static WordList from_words_list = { from_words, G_N_ELEMENTS (from_words) };
static WordList after_words_list = { after_words, G_N_ELEMENTS (after_words) };

/* Tells whether the @word->length bytes at @p are @word, regardless of the case of ASCII letters. This runs for every
 * line with a time, and most differ in the first byte, where 0x20 is the bit that tells the cases of a letter apart. */
static gboolean
is_word (const char *p,
         const Word *word)
{
  return (*p | 0x20) == (*word->text | 0x20) && g_ascii_strncasecmp (p, word->text, word->length) == 0;
}

/* Tells whether a word of the list can begin with the byte at @p. Most lines are done with after this look, which makes
 * reading a third faster than a walk through the words. */
static gboolean
may_begin (WordList   *list,
           const char *p)
{
  const guint byte = (guchar) *p | 0x20;

  if (g_once_init_enter (&list->prepared))
    {
      for (guint i = 0; i < list->n_words; i++)
        {
          const guint first = (guchar) *list->words[i].text | 0x20;

          list->first_bytes[first / 32] |= 1u << first % 32;
        }
      g_once_init_leave (&list->prepared, 1);
    }

  return (list->first_bytes[byte / 32] >> byte % 32 & 1) != 0;
}

/* Returns the first word of the list that the text at @p begins with, or %NULL. With @spaced white space must follow
 * it. */
static const Word *
find_at_start (const char *p,
               const char *end,
               WordList   *list,
               gboolean    spaced)
{
  const Word *words = list->words;

  if (p == end || !may_begin (list, p))
    return NULL;
  for (guint i = 0; i < list->n_words; i++)
    {
      const Word *word = words + i;

      if (end - p >= word->length + spaced && is_word (p, word) &&
          (!spaced || segue_space_length (p + word->length, end) > 0))
        return word;
    }

  return NULL;
}

/* Returns the longest word of the list that the text ends with, or %NULL. With @whole a letter or digit before it makes
 * it part of a longer word, which does not count. */
static const Word *
find_at_end (const char *start,
             const char *end,
             WordList   *list,
             gboolean    whole)
{
  const Word *words = list->words;
  const Word *found = NULL;

  for (guint i = 0; i < list->n_words; i++)
    {
      const Word *word = words + i;
      const char *p = end - word->length;

      if ((found == NULL || word->length > found->length) && (gsize) (end - start) >= word->length && is_word (p, word) &&
          (!whole || p == start || !segue_is_word_char (segue_char_at (segue_prev_char (p, start), end))))
        found = word;
    }

  return found;
}

/* Skips what stands between the two times of a range, with the white space around it. Returns the position after it,
 * or %NULL if there is neither a mark nor a word. */
const char *
segue_head_skip_to (const char *p,
                    const char *end)
{
  const char *q = segue_skip_space (p, end);
  const Word *word = find_at_start (q, end, &marks_list, FALSE);

  if (word == NULL && q > p)
    word = find_at_start (q, end, &to_words_list, TRUE);

  return word != NULL ? segue_skip_space (q + word->length, end) : NULL;
}

/* Takes what stands between the two times of a range off the end of the text, with the white space around it. White
 * space alone counts too. Returns the new end, or %NULL if the text ends with none of these. */
const char *
segue_head_strip_to (const char *start,
                     const char *end)
{
  const char *p = segue_trim_end (start, end);
  const Word *word = find_at_end (start, p, &marks_list, FALSE);

  if (word == NULL && p < end)
    word = find_at_end (start, p, &to_words_list, TRUE);
  if (word != NULL)
    return segue_trim_end (start, p - word->length);

  return p < end ? p : NULL;
}

/* Skips a word such as `from` before a time, with the white space after it. Returns @p if there is none. */
const char *
segue_head_skip_from (const char *p,
                      const char *end)
{
  const Word *word = find_at_start (p, end, &from_words_list, TRUE);

  return word != NULL ? segue_skip_space (p + word->length, end) : p;
}

/* Takes a word such as `from` off the end of the text, with the white space around it. Returns the new end, or @end if
 * there is none. */
const char *
segue_head_strip_from (const char *start,
                       const char *end)
{
  const char *p = segue_trim_end (start, end);
  const Word *word = p < end ? find_at_end (start, p, &from_words_list, TRUE) : NULL;

  return word != NULL ? segue_trim_end (start, p - word->length) : end;
}

/* Skips a word such as `부터` after a time. Returns @p if there is none. */
const char *
segue_head_skip_after (const char *p,
                       const char *end)
{
  const char *q = segue_skip_space (p, end);
  const Word *word = find_at_start (q, end, &after_words_list, FALSE);

  return word != NULL ? q + word->length : p;
}

/* Takes a word such as `부터` after a time off the end of the text. Returns @end if there is none. */
const char *
segue_head_strip_after (const char *start,
                        const char *end)
{
  const Word *word = find_at_end (start, end, &after_words_list, FALSE);

  return word != NULL ? end - word->length : end;
}
