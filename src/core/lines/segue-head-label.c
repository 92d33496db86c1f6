/* segue-head-label.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/lines/segue-head-private.h"
#include "core/text/segue-chars.h"

/* Recognizes words beside a time that belong to it and not to the title: `Chapter 1: 0:00 Title`, `02 05:10 Title`,
 * `Min. 5:10 Title`, `5:10 min Title`. */

/* The number of digits of a chapter's number that are recognized. */
#define MAX_DIGITS 3

/* Words for a chapter, with a number after them. */
static const char *const chapter_words[] = {
  "chapter", "part", "topic", "track", "song", "segment", "section", "story", "kapitel", "teil", "thema", "titel", "chapitre",
  "partie", "sujet", "capítulo", "capitulo", "parte", "tema", "capitolo", "hoofdstuk", "deel", "rozdział", "Глава", "глава",
  "Часть", "часть", "Тема", "тема", "챕터", "파트", "주제", "チャプター", "パート", "トピック", "bölüm", "kapitola", "פרק",
  "الفصل", "فصل", "अध्याय", "भाग",
};

/* Words for minutes before a time. */
static const char *const minute_words[] = { "min.", "min", "minute", "minuto", "minuut", "minuta", "Мин.", "мин.", "мин",
                                            "Минута", "минута", "דקה", "الدقيقة" };

/* Words for minutes after a time. */
static const char *const minutes_after[] = { "min.", "min", "mins", "мин.", "мин", "분", "分", "דק'", "דקות", "मिनट" };

/* Returns the length of the one of @words that the text at @p begins with, or 0. The case of ASCII letters does not
 * matter. Digits and white space can follow the word, but no letter. */
static gsize
match_word (const char        *p,
            const char        *end,
            const char *const *words,
            guint              n_words)
{
  for (guint i = 0; i < n_words; i++)
    {
      gsize n = strlen (words[i]);

      if (g_ascii_tolower (*p) != g_ascii_tolower (words[i][0]) || (gsize) (end - p) < n ||
          g_ascii_strncasecmp (p, words[i], n) != 0)
        continue;
      if (p + n == end || !g_unichar_isalpha (segue_char_at (p + n, end)))
        return n;
    }

  return 0;
}

/* Skips the number of a chapter and a separator after it. Returns @p if there is no number. */
static const char *
skip_number (const char *p,
             const char *end)
{
  static const char *const separators[] = { ":", ".", ")", "-", "–", "—", "|", "：" };
  const char *q = p, *number_end;

  while (q < end && g_ascii_isdigit (*q) && q - p < MAX_DIGITS)
    q++;
  if (q == p || q == end)
    return p;
  number_end = q;
  q = segue_skip_space (q, end);
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (segue_starts_with (q, end, separators[i]))
      {
        q += strlen (separators[i]);
        return segue_space_length (q, end) > 0 ? segue_skip_space (q, end) : p;
      }

  return q > number_end ? q : p;
}

/* Tells whether a valid time with colons is at @p, with or without an opening bracket. */
static gboolean
is_time (const char *p,
         const char *end)
{
  const char *stop;
  SegueClock clock;
  gint64 time;

  if (p < end && strchr ("([", *p) != NULL)
    p++;

  return segue_time_scan (p, end, &stop, &time, &clock) == SEGUE_TIME_VALID && clock.style == SEGUE_CLOCK_DIGITS;
}

/* Skips the number of a chapter, with or without a word for it, or a word for minutes before a time. Returns @p if there
 * is none, or if no time follows. */
const char *
segue_head_skip_label (const char *p,
                       const char *end)
{
  const char *q = p;
  gsize n;

  if (p >= end)
    return p;
  if ((n = match_word (p, end, minute_words, G_N_ELEMENTS (minute_words))) > 0)
    q = segue_skip_space (p + n, end);
  else if ((n = match_word (p, end, chapter_words, G_N_ELEMENTS (chapter_words))) > 0)
    {
      const char *number = segue_skip_space (p + n, end);

      q = skip_number (number, end);
      q = q > number ? q : p;
    }
  else if (g_ascii_isdigit (*p))
    q = skip_number (p, end);

  return q > p && is_time (q, end) ? q : p;
}

/* Skips a word for minutes after a time. A word that can be a name too counts if the time is @enclosed in brackets or
 * something other than a word follows. Returns @p if there is none. */
const char *
segue_head_skip_minutes (const char *p,
                         const char *end,
                         gboolean    enclosed)
{
  const char *q = segue_skip_space (p, end), *rest;
  gsize n;

  if (q == end || (n = match_word (q, end, minutes_after, G_N_ELEMENTS (minutes_after))) == 0)
    return p;
  rest = segue_skip_space (q + n, end);
  if (!enclosed && g_ascii_isupper (*q) && q[n - 1] != '.' && rest < end && segue_is_word_char (segue_char_at (rest, end)))
    return p;

  return q + n;
}

/* Takes a word for minutes after a time off the end of the text. Returns @end if there is none. */
const char *
segue_head_strip_minutes (const char *start,
                          const char *end)
{
  for (guint i = 0; i < G_N_ELEMENTS (minutes_after); i++)
    {
      gsize n = strlen (minutes_after[i]);
      const char *p;

      if ((gsize) (end - start) <= n || g_ascii_strncasecmp (end - n, minutes_after[i], n) != 0)
        continue;
      p = segue_trim_end (start, end - n);
      if (p > start && g_unichar_isdigit (segue_char_at (segue_prev_char (p, start), end)))
        return p;
    }

  return end;
}
