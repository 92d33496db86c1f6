/* segue-head-partial.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/lines/segue-head-private.h"
#include "core/text/segue-chars.h"

/* Recognizes times of which one field is missing: `:30`, `:05:12`, `0:`, and those behind a stray colon. */

/* Reads zero minutes with the seconds missing, `0:` or `00:`, at @p. Other numbers with a colon are those of a list. Returns
 * the end, or @p if there is none. */
static const char *
skip_zero (const char *p,
           const char *end)
{
  const char *q = p;

  while (q < end && *q == '0' && q - p < 2)
    q++;
  if (q == p || q == end || *q != ':' || (q + 1 < end && g_ascii_isalnum (q[1])))
    return p;

  return q + 1;
}

/* Reads one or two fields of two digits at @p, each after a colon, and counts them; the first can have one digit if there are
 * two. Returns the end, or @p if there are none. A colon after a single one ends the name of an emoji, such as `:10:`. */
static const char *
skip_last_fields (const char *p,
                  const char *end,
                  guint      *n)
{
  const char *q = p;

  if (end - p >= 5 && g_ascii_isdigit (p[1]) && p[2] == ':')
    {
      q = skip_last_fields (p + 2, end, n);
      *n += 1;
      return *n == 2 && q > p + 2 ? q : p;
    }
  for (*n = 0; *n < 2 && end - q >= 3 && *q == ':' && q[1] >= '0' && q[1] <= '5' && g_ascii_isdigit (q[2]); (*n)++)
    q += 3;
  if (*n > 0 && q < end && ((*n == 1 && *q == ':') || segue_is_word_char (segue_char_at (q, end))))
    return p;

  return q;
}

/* Reads a time at @p of which the first or the last field is missing. Only minutes of zero are known without their seconds, and
 * only if the time is @marked by a bullet or a bracket. Returns %SEGUE_TIME_MALFORMED, or %SEGUE_TIME_ABSENT if there is none. */
SegueTimeResult
segue_head_scan_partial (const char  *p,
                         const char  *end,
                         gboolean     marked,
                         const char **stop,
                         SegueClock  *clock)
{
  const char *q;
  guint n;

  if (p == end || (*p != ':' && *p != '0'))
    return SEGUE_TIME_ABSENT;
  q = *p == ':' ? skip_last_fields (p, end, &n) : marked ? skip_zero (p, end) : p;
  if (q == p)
    return SEGUE_TIME_ABSENT;
  clock->fields = *p == ':' ? n + 1 : 2;
  *stop = q;

  return SEGUE_TIME_MALFORMED;
}
