/* segue-head-label.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/lines/segue-head-private.h"
#include "core/text/segue-chars.h"
#include "core/text/segue-words.h"

/* Recognizes words beside a time that belong to it and not to the title: `Chapter 1: 0:00 Title`, `02 05:10 Title`,
 * `(2) 05:10 Title`, `Min. 5:10 Title`, `5:10 min Title`. */

/* The number of digits of a chapter's number that are recognized. */
#define MAX_DIGITS 3

/* Words for a chapter, with a number after them. */
static const SegueWord chapter_words[] = {
  SEGUE_WORD ("chapter"), SEGUE_WORD ("part"), SEGUE_WORD ("topic"), SEGUE_WORD ("track"), SEGUE_WORD ("song"),
  SEGUE_WORD ("segment"), SEGUE_WORD ("section"), SEGUE_WORD ("story"), SEGUE_WORD ("kapitel"), SEGUE_WORD ("teil"),
  SEGUE_WORD ("thema"), SEGUE_WORD ("titel"), SEGUE_WORD ("chapitre"), SEGUE_WORD ("partie"), SEGUE_WORD ("sujet"),
  SEGUE_WORD ("capítulo"), SEGUE_WORD ("capitulo"), SEGUE_WORD ("parte"), SEGUE_WORD ("tema"), SEGUE_WORD ("capitolo"),
  SEGUE_WORD ("hoofdstuk"), SEGUE_WORD ("deel"), SEGUE_WORD ("rozdział"), SEGUE_WORD ("Глава"), SEGUE_WORD ("глава"),
  SEGUE_WORD ("Часть"), SEGUE_WORD ("часть"), SEGUE_WORD ("Тема"), SEGUE_WORD ("тема"), SEGUE_WORD ("챕터"),
  SEGUE_WORD ("파트"), SEGUE_WORD ("주제"), SEGUE_WORD ("チャプター"), SEGUE_WORD ("パート"), SEGUE_WORD ("トピック"),
  SEGUE_WORD ("bölüm"), SEGUE_WORD ("kapitola"), SEGUE_WORD ("פרק"), SEGUE_WORD ("الفصل"), SEGUE_WORD ("فصل"),
  SEGUE_WORD ("अध्याय"), SEGUE_WORD ("भाग"),
};

/* Words before a time: for minutes, and those that say that the time is not exact. */
static const SegueWord before_words[] = {
  SEGUE_WORD ("min."), SEGUE_WORD ("min"), SEGUE_WORD ("minute"), SEGUE_WORD ("minuto"), SEGUE_WORD ("minuut"),
  SEGUE_WORD ("minuta"), SEGUE_WORD ("Мин."), SEGUE_WORD ("мин."), SEGUE_WORD ("мин"), SEGUE_WORD ("Минута"),
  SEGUE_WORD ("минута"), SEGUE_WORD ("דקה"), SEGUE_WORD ("الدقيقة"), SEGUE_WORD ("ca."),
  SEGUE_WORD ("~"), SEGUE_WORD ("≈"),
};

/* Words for minutes after a time. */
static const SegueWord minutes_after[] = {
  SEGUE_WORD ("min."), SEGUE_WORD ("min"), SEGUE_WORD ("mins"), SEGUE_WORD ("мин."), SEGUE_WORD ("мин"),
  SEGUE_WORD ("분"), SEGUE_WORD ("分"), SEGUE_WORD ("דק'"), SEGUE_WORD ("דקות"), SEGUE_WORD ("मिनट"),
};

static SegueWords chapter_list = SEGUE_WORDS_INIT (chapter_words);
static SegueWords before_list = SEGUE_WORDS_INIT (before_words);
static SegueWords after_list = SEGUE_WORDS_INIT (minutes_after);

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

/* Skips a number in brackets, `(1)` or `[1]`, and the white space after it. Returns @p if there is none. */
static const char *
skip_enclosed_number (const char *p,
                      const char *end)
{
  const char *q = p + 1;

  while (q < end && g_ascii_isdigit (*q) && q - p <= MAX_DIGITS)
    q++;
  if (q == p + 1 || q == end || *q != (*p == '(' ? ')' : ']') || segue_space_length (q + 1, end) == 0)
    return p;

  return segue_skip_space (q + 1, end);
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

/* Skips the number of a chapter, with or without a word for it, or a word like `ca.` before a time. Returns @p if there
 * is none, or if no time follows. */
const char *
segue_head_skip_label (const char *p,
                       const char *end)
{
  const char *q = p;
  const SegueWord *word;

  if (p >= end || ((guchar) *p < 0x80 && !g_ascii_isalnum (*p) && strchr ("([~", *p) == NULL))
    return p;
  if (*p == '(' || *p == '[')
    q = skip_enclosed_number (p, end);
  else if ((word = segue_words_find_at_start (&before_list, p, end, SEGUE_WORDS_NO_LETTER)) != NULL)
    q = segue_skip_space (p + word->length, end);
  else if ((word = segue_words_find_at_start (&chapter_list, p, end, SEGUE_WORDS_NO_LETTER)) != NULL)
    {
      const char *number = segue_skip_space (p + word->length, end);

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
  const SegueWord *word = segue_words_find_at_start (&after_list, q, end, SEGUE_WORDS_NO_LETTER);

  if (word == NULL)
    return p;
  rest = segue_skip_space (q + word->length, end);
  if (!enclosed && g_ascii_isupper (*q) && q[word->length - 1] != '.' && rest < end && segue_is_word_char (segue_char_at (rest, end)))
    return p;

  return q + word->length;
}

/* Takes a word for minutes after a time off the end of the text. Returns @end if there is none. */
const char *
segue_head_strip_minutes (const char *start,
                          const char *end)
{
  const SegueWord *word = segue_words_find_at_end (&after_list, start, end, SEGUE_WORDS_ANY);
  const char *p;

  if (word == NULL || end - start == word->length)
    return end;
  p = segue_trim_end (start, end - word->length);

  return p > start && g_unichar_isdigit (segue_char_at (segue_prev_char (p, start), end)) ? p : end;
}
