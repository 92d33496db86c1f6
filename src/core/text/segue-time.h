/* segue-time.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-types.h"

G_BEGIN_DECLS

/**
 * SEGUE_TIME_NONE:
 *
 * The start of an entry that has no time yet. Times are milliseconds from the start of the recording, 0 to
 * %SEGUE_TIME_MAX.
 */
#define SEGUE_TIME_NONE G_GINT64_CONSTANT (-1)

/**
 * SEGUE_TIME_MAX:
 *
 * The largest time that a clock holds: 999:59:59.999, or an epoch stamp of a live log.
 */
#define SEGUE_TIME_MAX (G_GINT64_CONSTANT (1) << 53)

/**
 * SegueClockStyle:
 * @SEGUE_CLOCK_DIGITS: `1:02:33`
 * @SEGUE_CLOCK_UNITS: `1h2m33s`
 * @SEGUE_CLOCK_SECONDS: `3753`, as in the `?t=` of a link, or an epoch stamp
 */
typedef enum
{
  SEGUE_CLOCK_DIGITS,
  SEGUE_CLOCK_UNITS,
  SEGUE_CLOCK_SECONDS,
} SegueClockStyle;

/**
 * SegueClock:
 * @style: digits or words
 * @fields: 1 (seconds), 2 (minutes and seconds; hours only where there are some) or 3 (hours always)
 * @first_width: least number of digits of the leading field, 0 where the stamp did not show it
 * @hour_width: least number of digits of an hour where one must be added
 * @fraction: digits after the seconds, 0 to 3
 * @fraction_mark: what stands before the fraction, `.` or `,`
 * @fullwidth: the colons are U+FF1A
 * @fullwidth_digits: the digits are U+FF10 to U+FF19
 * @minutes_over: minutes run on past 59 rather than becoming hours (`75:10`)
 * @unit_suffix: a bare number of seconds ends in `s` (`t=55s`)
 * @unit_pad: units have two digits (`6m05s`)
 *
 * How a time is written. A clock is learned from a stamp and writes other times the same way.
 */
struct _SegueClock
{
  guint8 style;
  guint8 fields;
  guint8 first_width;
  guint8 hour_width;
  guint8 fraction;
  char fraction_mark;
  guint8 fullwidth : 1;
  guint8 fullwidth_digits : 1;
  guint8 minutes_over : 1;
  guint8 unit_suffix : 1;
  guint8 unit_pad : 1;
};

/**
 * SegueTimeResult:
 * @SEGUE_TIME_ABSENT: no time stands there
 * @SEGUE_TIME_VALID: a time
 * @SEGUE_TIME_PLANNED: `--:--:--` or `??:??`, a time that is not known yet
 * @SEGUE_TIME_MALFORMED: somebody meant a time, and mistyped it (`01:40:050`, `0:61`, `1;29:26`)
 */
typedef enum
{
  SEGUE_TIME_ABSENT,
  SEGUE_TIME_VALID,
  SEGUE_TIME_PLANNED,
  SEGUE_TIME_MALFORMED,
} SegueTimeResult;

SegueTimeResult segue_time_scan        (const char       *text,
                                        const char       *end,
                                        const char      **stop,
                                        gint64           *time,
                                        SegueClock       *clock);
gboolean        segue_time_parse_typed (const char       *text,
                                        gint64           *time);
char           *segue_time_format      (gint64            time);
void            segue_clock_write      (const SegueClock *clock,
                                        gint64            time,
                                        GString          *out);
char           *segue_clock_format     (const SegueClock *clock,
                                        gint64            time);

G_END_DECLS
