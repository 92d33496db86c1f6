/* segue-mention.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/lines/segue-mention.h"

#include "core/lines/segue-head-private.h"
#include "core/text/segue-chars.h"

/* Finds the moments of a recording that a text mentions: in prose, `(12:30)`, and in links, `?t=750`. */

/* The number of bytes before a time in which a word that explains it is looked for. */
#define MAX_BEFORE 48

/* Tells whether the text before a time ends with a date: `2026-08-26 12:30`. */
static gboolean
ends_with_date (const char *start,
                const char *end)
{
  end = segue_trim_end (start, end);

  return end - start >= 10 && g_ascii_isdigit (end[-1]) && g_ascii_isdigit (end[-2]) && end[-3] == '-' &&
         g_ascii_isdigit (end[-4]) && g_ascii_isdigit (end[-5]) && end[-6] == '-' && g_ascii_isdigit (end[-7]);
}

/* Tells whether the text before a time ends with a word that makes it a time of day in Korean, Japanese or Chinese. */
static gboolean
ends_with_half_of_day (const char *start,
                       const char *end)
{
  static const char *const words[] = { "오전", "오후", "午前", "午後", "上午", "下午" };

  end = segue_trim_end (start, end);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (segue_ends_with (start, end, words[i]))
      return TRUE;

  return FALSE;
}

/* Tells whether the characters around a time let it be a moment of the recording. */
static gboolean
stands_alone (const char *text,
              const char *p,
              const char *stop,
              const char *end)
{
  const char *start = p - text > MAX_BEFORE ? p - MAX_BEFORE : text;
  const char *before = p > text ? segue_prev_char (p, text) : NULL;

  if (before != NULL && (g_ascii_isalnum (*before) || strchr (":./+=&%\\", *before) != NULL ||
                         g_unichar_isdigit (g_utf8_get_char (before))))
    return FALSE;
  if (stop < end && (g_ascii_isalnum (*stop) || *stop == '%'))
    return FALSE;
  while (start < p && ((guchar) *start & 0xC0) == 0x80)
    start++;

  return !segue_head_begins_with_hour_of_day (stop, end) && !segue_head_ends_with_citation (start, p) &&
         !ends_with_half_of_day (start, p) && !ends_with_date (start, p);
}

/* Tells whether a time in prose can be a moment. A time in words without seconds is more likely a duration. */
static gboolean
can_be_moment (gint64            time,
               const SegueClock *clock)
{
  return clock->style == SEGUE_CLOCK_DIGITS || (clock->style == SEGUE_CLOCK_UNITS && time / 1000 % 60 != 0);
}

/* Goes on to the next character at which a time or the part of a link with a time can begin. */
static const char *
skip_words (const char *p,
            const char *end)
{
  while (p < end && !g_ascii_isdigit (*p) && *p != '#' && *p != '?' && *p != '&' && *p != ';')
    p++;

  return p;
}

static const char *
skip_digits (const char *p,
             const char *end)
{
  while (p < end && g_ascii_isdigit (*p))
    p++;

  return p;
}

/**
 * segue_mention_find:
 * @text: (array length=length): UTF-8
 * @length: length of @text in bytes
 * @from: offset in bytes from which on to look
 * @mention: (out caller-allocates): what was found
 *
 * Finds the next time that a text mentions, in prose or in a link. Times of day, dates and citations of books are
 * passed over, and so are times with a typing error. Calls that continue after the last mention take linear time
 * altogether.
 *
 * Returns: %FALSE if there is none
 */
gboolean
segue_mention_find (const char   *text,
                    gsize         length,
                    gsize         from,
                    SegueMention *mention)
{
  const char *end = text + length, *p = text + from, *stop;

  while ((p = skip_words (p, end)) < end)
    {
      const char *value = segue_head_scan_link_value (p, end, &mention->time, &mention->clock, &stop);

      mention->in_link = value != NULL;
      if (value == NULL && g_ascii_isdigit (*p))
        {
          const SegueTimeResult result = segue_time_scan (p, end, &stop, &mention->time, &mention->clock);

          if (result == SEGUE_TIME_VALID && can_be_moment (mention->time, &mention->clock) &&
              stands_alone (text, p, stop, end))
            value = p;
          else
            stop = MAX (stop, skip_digits (p, end));
        }
      else if (value == NULL)
        stop = p + 1;
      else if (mention->time == SEGUE_TIME_NONE)
        value = NULL;
      p = stop;
      if (value == NULL)
        continue;
      mention->offset = value - text;
      mention->length = stop - value;

      return TRUE;
    }

  return FALSE;
}
