/* segue-head-range.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/lines/segue-head-private.h"
#include "core/text/segue-chars.h"

/* Recognizes the words and marks around the times of a range: `from 0:10 to 2:30`, `(0:10 – 2:30)`, `0:10부터`. */

/* What stands between the two times of a range and needs no white space around it. */
static const char *const marks[] = { "-->", "->", "--", "-", "–", "—", "~", "～", "〜", "→", "−", "－", "‐", "‑", "‒", "―", "|", "｜",
                                     "…",
                                     "부터", "에서", "から", "至", "到", "से" };

/* Words between the two times of a range, with white space around them. */
static const char *const to_words[] = { "to", "till", "until", "til", "thru", "through", "bis", "a", "à", "al", "até", "hasta",
                                        "jusqu'à", "tot", "fino", "до", "по", "do", "ilâ", "إلى", "حتى", "الى", "עד" };

/* Words before a time that say that something begins there, with white space after them. */
static const char *const from_words[] = { "from", "since", "at", "ab", "seit", "von", "bei", "à partir de", "a partir de", "depuis",
                                          "dès", "de", "desde", "a partire da", "da", "dal", "vanaf", "van", "från", "fra", "od", "с",
                                          "от", "من", "ابتداء من", "מ", "החל מ", "starting at", "begins at" };

/* Words directly after the first or only time, or after the last time of a range. */
static const char *const after_words[] = { "부터", "까지", "から", "より", "まで", "以降", "〜", "से", "तक", "起" };

/* Tells whether the word that ends at @end or begins at @start, which is as long as the text, is @word, regardless of
 * the case of its first letters. */
static gboolean
is_word (const char *start,
         const char *end,
         const char *word)
{
  gsize n = strlen (word);

  return (gsize) (end - start) == n && g_ascii_strncasecmp (start, word, n) == 0;
}

/* Tells whether the text at @p begins with @word and white space. */
static gboolean
begins_with_word (const char *p,
                  const char *end,
                  const char *word)
{
  gsize n = strlen (word);

  return (gsize) (end - p) > n && is_word (p, p + n, word) && segue_space_length (p + n, end) > 0;
}

/* Tells whether the text ends with @word. A letter or digit before it makes it part of a longer word. */
static gboolean
ends_with_word (const char *start,
                const char *end,
                const char *word)
{
  gsize n = strlen (word);

  return (gsize) (end - start) >= n && is_word (end - n, end, word) &&
         (end - n == start || !segue_is_word_char (segue_char_at (segue_prev_char (end - n, start), end)));
}

/* Skips what stands between the two times of a range, with the white space around it. Returns the position after it,
 * or %NULL if there is neither a mark nor a word. */
const char *
segue_head_skip_to (const char *p,
                    const char *end)
{
  const char *q = segue_skip_space (p, end);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (segue_starts_with (q, end, marks[i]))
      return segue_skip_space (q + strlen (marks[i]), end);
  for (guint i = 0; q > p && i < G_N_ELEMENTS (to_words); i++)
    if (begins_with_word (q, end, to_words[i]))
      return segue_skip_space (q + strlen (to_words[i]), end);

  return NULL;
}

/* Takes what stands between the two times of a range off the end of the text, with the white space around it. White
 * space alone counts too. Returns the new end, or %NULL if the text ends with none of these. */
const char *
segue_head_strip_to (const char *start,
                     const char *end)
{
  const char *p = segue_trim_end (start, end);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (segue_ends_with (start, p, marks[i]))
      return segue_trim_end (start, p - strlen (marks[i]));
  for (guint i = 0; p < end && i < G_N_ELEMENTS (to_words); i++)
    if (ends_with_word (start, p, to_words[i]))
      return segue_trim_end (start, p - strlen (to_words[i]));

  return p < end ? p : NULL;
}

/* Skips a word such as `from` before a time, with the white space after it. Returns @p if there is none. */
const char *
segue_head_skip_from (const char *p,
                      const char *end)
{
  for (guint i = 0; i < G_N_ELEMENTS (from_words); i++)
    if (begins_with_word (p, end, from_words[i]))
      return segue_skip_space (p + strlen (from_words[i]), end);

  return p;
}

/* Takes a word such as `from` off the end of the text, with the white space around it. Returns the new end, or @end if
 * there is none. */
const char *
segue_head_strip_from (const char *start,
                       const char *end)
{
  const char *p = segue_trim_end (start, end);

  /* The longest word counts: `à partir de` ends with `de`. */
  for (guint i = 0; p < end && i < G_N_ELEMENTS (from_words); i++)
    if (strchr (from_words[i], ' ') != NULL && ends_with_word (start, p, from_words[i]))
      return segue_trim_end (start, p - strlen (from_words[i]));
  for (guint i = 0; p < end && i < G_N_ELEMENTS (from_words); i++)
    if (ends_with_word (start, p, from_words[i]))
      return segue_trim_end (start, p - strlen (from_words[i]));

  return end;
}

/* Skips a word such as `부터` after a time. Returns @p if there is none. */
const char *
segue_head_skip_after (const char *p,
                       const char *end)
{
  const char *q = segue_skip_space (p, end);

  for (guint i = 0; i < G_N_ELEMENTS (after_words); i++)
    if (segue_starts_with (q, end, after_words[i]))
      return q + strlen (after_words[i]);

  return p;
}

/* Takes a word such as `부터` after a time off the end of the text. Returns @end if there is none. */
const char *
segue_head_strip_after (const char *start,
                        const char *end)
{
  for (guint i = 0; i < G_N_ELEMENTS (after_words); i++)
    if (segue_ends_with (start, end, after_words[i]))
      return end - strlen (after_words[i]);

  return end;
}
