/* segue-order-day.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/order/segue-order.h"

/* Logs whose timestamps are times of day. A time of day such as `23:55` (five minutes to midnight) is read as minutes and
 * seconds. */

#define DAY (24 * SEGUE_HOUR)

/**
 * segue_order_day_length:
 * @entry: a segment
 *
 * Gets the length of a day in the unit in which the timestamp of a segment was read.
 *
 * Returns: the length in milliseconds
 */
gint64
segue_order_day_length (const SegueEntry *entry)
{
  return segue_entry_get_clock (entry).fields == 3 ? DAY : DAY / 60;
}

/**
 * segue_order_is_midnight:
 * @first: the first timestamp of a log
 * @before: the last timestamp before @entry
 * @entry: a segment
 * @time: its start in milliseconds
 *
 * Tells whether a log of times of day passes midnight before a segment: the log begins in the evening, and its times fall
 * from the last hour of the day to the first two hours.
 *
 * Returns: %TRUE if it does
 */
gboolean
segue_order_is_midnight (const SegueTimed *first,
                         const SegueTimed *before,
                         const SegueEntry *entry,
                         gint64            time)
{
  gint64 day, late;

  if (time >= before->time)
    return FALSE;
  day = segue_order_day_length (entry);
  late = segue_entry_get_start (before->entry);

  return first->time >= day * 18 / 24 && first->time < day && late >= day * 23 / 24 && late < day &&
         time < day * 2 / 24 && segue_order_day_length (before->entry) == day;
}
