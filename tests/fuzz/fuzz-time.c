/* fuzz-time.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "core/text/segue-time.h"

static gboolean
is_ascii (const char *p,
          const char *end)
{
  while (p < end)
    if ((guchar) *p++ >= 0x80)
      return FALSE;
  return TRUE;
}

/* Tells whether text is of the digits of microseconds or nanoseconds, which are behind the milliseconds. */
static gboolean
is_below_ms (const char *p,
             const char *end)
{
  return (end - p == 3 || end - p == 6) && strspn (p, "0123456789") >= (gsize) (end - p);
}

/* A time that was read is written so that it is read again, and a plain clock time in the same characters. What is below a
 * millisecond is left out. */
static void
check_scan (const char *text)
{
  const char *end = text + strlen (text), *stop, *again_stop;
  gint64 time, again_time;
  SegueClock clock, again_clock;
  SegueTimeResult result = segue_time_scan (text, end, &stop, &time, &clock);
  g_autofree char *written = NULL;

  g_assert_true (stop >= text && stop <= end);
  g_assert_true ((result == SEGUE_TIME_ABSENT) == (stop == text));
  g_assert_true ((result == SEGUE_TIME_VALID) == (time != SEGUE_TIME_NONE));
  if (result != SEGUE_TIME_VALID)
    return;
  g_assert_true (time >= 0 && time <= SEGUE_TIME_MAX);
  written = segue_clock_format (&clock, time);
  result = segue_time_scan (written, written + strlen (written), &again_stop, &again_time, &again_clock);
  g_assert_cmpint (result, ==, SEGUE_TIME_VALID);
  g_assert_cmpint (again_time, ==, time);
  g_assert_true (*again_stop == '\0');
  if (clock.style == SEGUE_CLOCK_DIGITS && is_ascii (text, stop))
    {
      const gsize length = strlen (written);

      g_assert_cmpuint (length, <=, stop - text);
      g_assert_cmpmem (written, length, text, length);
      g_assert_true (text + length == stop || (clock.fraction == 3 && is_below_ms (text + length, stop)));
    }
}

static void
check_typed (const char *text)
{
  gint64 time, again;
  g_autofree char *written = NULL;

  if (!segue_time_parse_typed (text, &time))
    return;
  g_assert_true (time >= 0 && time <= SEGUE_TIME_MAX);
  written = segue_time_format (time);
  g_assert_true (segue_time_parse_typed (written, &again));
  g_assert_cmpint (again, ==, time);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  FuzzInput input = { data, data + size };
  g_autofree char *text = fuzz_text (&input);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      check_scan (p);
      /* what is not of the length that a person types is looked at once */
      if (p == text || p - text > (gssize) strlen (text) - 40)
        check_typed (p);
    }
  return 0;
}
