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
 * The time of an entry that has no valid time. All other times are milliseconds since the start of the recording, from
 * 0 to %SEGUE_TIME_MAX.
 */
#define SEGUE_TIME_NONE G_GINT64_CONSTANT (-1)

/**
 * SEGUE_TIME_MAX:
 *
 * The largest time, in milliseconds. It is large enough for Unix times in logs of live shows.
 */
#define SEGUE_TIME_MAX (G_GINT64_CONSTANT (1) << 53)

/**
 * SegueClockStyle:
 * @SEGUE_CLOCK_DIGITS: `1:02:33`
 * @SEGUE_CLOCK_UNITS: `1h2m33s`, `62 min 33`, `1시간 2분 33초`
 * @SEGUE_CLOCK_SECONDS: `3753`, as in the `?t=` of a link, or a Unix time
 *
 * The notation of a time.
 */
typedef enum
{
  SEGUE_CLOCK_DIGITS,
  SEGUE_CLOCK_UNITS,
  SEGUE_CLOCK_SECONDS,
} SegueClockStyle;

/**
 * SegueClock:
 * @style: a #SegueClockStyle
 * @fields: 1 for seconds, 2 for minutes and seconds (with hours only from 1:00:00 on), 3 for hours, minutes and seconds
 * @first_width: least number of digits of the first field, 0 if the time does not show it, since its
 *   field needs all digits (`12:34`)
 * @hour_width: least number of digits of the hours if they are added to a clock of 2 fields, 0 for 1
 * @fraction: number of digits after the seconds, 0 to 3
 * @fraction_mark: character before the fraction, `.` or `,`; NUL stands for `.`
 * @zero: the digit zero of the script of the digits, such as U+0660 or U+FF10; 0 for ASCII
 * @fullwidth: the colons are fullwidth, U+FF1A
 * @ratio: the colons are ratio signs, U+2236
 * @minutes_over: there are no hours, and minutes go on after 59 (`75:10`)
 * @unit_suffix: a number of seconds ends with `s` (`t=55s`)
 * @unit_pad: minutes and seconds with units have two digits (`6m05s`)
 * @unit_space: there is white space between a number and its unit (`6 min`)
 * @unit_gap: there is white space between two units (`6m 5s`)
 * @unit_bare: the seconds have no unit (`6 min 5`, `0h06m05`)
 * @after_end: the time is later than the end of its range, `13:10 - 5:00`, so that one of them is wrong
 * @frames: the time is malformed because frames of a video editor follow the seconds: `00:04:12:10`, `00:04:12;10`
 * @units: the words for the units: 0 for single letters, else an index that segue-time-units.c defines
 *
 * How times are written. A clock is learned from one time, and other times can be written in the same way.
 */
struct _SegueClock
{
  guint8 style;
  guint8 fields;
  guint8 first_width;
  guint8 hour_width;
  guint8 fraction;
  char   fraction_mark;
  guint16 zero;
  guint8 fullwidth : 1;
  guint8 ratio : 1;
  guint8 minutes_over : 1;
  guint8 unit_suffix : 1;
  guint8 unit_pad : 1;
  guint8 unit_space : 1;
  guint8 unit_gap : 1;
  guint8 unit_bare : 1;
  guint8 frames : 1;
  guint8 after_end : 1;
  guint8 units;
};

/**
 * SegueTimeResult:
 * @SEGUE_TIME_ABSENT: there is no time
 * @SEGUE_TIME_VALID: a valid time
 * @SEGUE_TIME_PLANNED: a placeholder for a time that is not known yet: `--:--:--`, `??:??`
 * @SEGUE_TIME_MALFORMED: a time with a typing error: `01:40:050`, `0:61`, `1;29:26`
 *
 * The result of segue_time_scan().
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
char           *segue_clock_format     (const SegueClock *clock,
                                        gint64            time);

G_END_DECLS
