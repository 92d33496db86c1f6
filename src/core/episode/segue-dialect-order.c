/* segue-dialect-order.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-dialect-private.h"

/* Tells from the order of times whether they are those of a list of contents. */

/* The earliest time in a timetable, six o'clock, in milliseconds of a time that was read as minutes and seconds. */
#define EARLIEST_HOUR 360000

/* Adds a time to those of its kind. */
void
segue_time_order_add (SegueTimeOrder  *self,
                      const SegueHead *head)
{
  const gint64 hour = 60000; /* the minutes of a time of day look like seconds */

  if (head->result != SEGUE_TIME_VALID)
    return;
  if (self->n == 0)
    self->first = head->time;
  else
    {
      self->rises += head->time > self->last;
      self->falls += head->time < self->last;
    }
  self->last = head->time;
  self->n++;
  self->round += head->clock.style == SEGUE_CLOCK_DIGITS && head->clock.fields == 2 && head->clock.fraction == 0 &&
                 head->time % 5000 == 0 && head->time < 24 * hour;
  self->ranges += head->end_time != SEGUE_TIME_NONE && head->end_time % 5000 == 0 && head->end_time <= 24 * hour;
}

/* Tells whether times of one kind are those of a list of contents: at least half of them are later than the one before,
 * or all of at least three are earlier, as in a list with the newest entry first. A single time is one. */
gboolean
segue_time_order_is_contents (const SegueTimeOrder *self)
{
  return self->n <= 1 || self->rises * 2 >= self->n - 1 || (self->n >= 3 && self->falls == self->n - 1);
}

/* Tells whether times of one kind are the timetable of a day: several, or a range, that all begin in steps of five
 * minutes, from six o'clock on, and none earlier than the one before. */
gboolean
segue_time_order_is_timetable (const SegueTimeOrder *self)
{
  return self->round == self->n && self->first >= EARLIEST_HOUR && self->falls == 0 &&
         (self->n >= 3 || (self->n > 0 && self->ranges == self->n));
}
