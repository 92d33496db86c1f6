/* segue-time-fraction.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/text/segue-time.h"

#include "core/text/segue-time-private.h"

/* Reads the fractions of a second at the ends of times. */

/* Reads a fraction of a second at @p: a period or comma and 1 to 3 ASCII digits. Sets @ms to its milliseconds, and the
 * fraction of @clock. Returns the end, or @p if there is no fraction. */
const char *
segue_time_scan_fraction (const char *p,
                          const char *end,
                          gint64     *ms,
                          SegueClock *clock)
{
  static const guint scale[] = { 0, 100, 10, 1 };
  SegueTimeField field;
  const char *stop;

  *ms = 0;
  if (p + 1 >= end || (*p != '.' && *p != ',') || !g_ascii_isdigit (p[1]))
    return p;
  stop = segue_time_scan_field (p + 1, end, &field);
  if (field.zero != '0' || field.digits > 3)
    return p;
  clock->fraction = field.digits;
  clock->fraction_mark = *p;
  *ms = field.value * scale[field.digits];

  return stop;
}

/* Reads a longer fraction of a second at @p: microseconds, nanoseconds, or milliseconds with digits that are too many. Those
 * set @mistyped. What is below a millisecond is dropped. Returns the end, or @p if there is none. */
const char *
segue_time_scan_long_fraction (const char *p,
                               const char *end,
                               gint64     *ms,
                               gboolean   *mistyped,
                               SegueClock *clock)
{
  SegueTimeField field;
  const char *stop;
  gint64 value;

  if (end - p < 5 || *p != '.' || !g_ascii_isdigit (p[4]))
    return p;
  stop = segue_time_scan_field (p + 1, end, &field);
  if (field.zero != '0' || field.digits < 4 || field.digits > 9)
    return p;
  value = field.value;
  for (guint digits = field.digits; digits > 3; digits--)
    value /= 10;
  *mistyped |= field.digits % 3 != 0;
  *ms = value;
  clock->fraction = 3;

  return stop;
}
