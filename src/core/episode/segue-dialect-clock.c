/* segue-dialect-clock.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-dialect-private.h"

/* Learns how times are written. */

/* Adds the time of a head to those counted. */
void
segue_clock_count_add (SegueClockCount *self,
                       const SegueHead *head)
{
  const SegueClock *clock = &head->clock;

  if (head->result != SEGUE_TIME_VALID || clock->style != SEGUE_CLOCK_DIGITS)
    return;
  if (self->two_fields + self->three_fields == 0)
    self->zero = clock->zero;
  self->script += clock->zero == self->zero;
  if (clock->fields == 3)
    {
      self->three_fields++;
      self->early_hours += head->time < 3600000;
      self->narrow_hours += clock->first_width == 1;
      self->wide_hours += clock->first_width == 2;
    }
  else
    {
      self->two_fields++;
      self->narrow += clock->first_width == 1;
      self->wide += clock->first_width == 2;
      self->over += clock->minutes_over;
    }
}

/* Decides how new times are written. */
void
segue_clock_count_judge (const SegueClockCount *self,
                         SegueDialect          *dialect)
{
  SegueClock *clock = &dialect->clock;

  if (self->two_fields + self->three_fields == 0)
    return;
  clock->hour_width = self->narrow_hours > 0 && self->narrow_hours >= self->wide_hours ? 1 : 2;
  if (self->script * 2 > self->two_fields + self->three_fields)
    clock->zero = self->zero;
  dialect->minute_width = self->narrow > 0 && self->narrow >= self->wide ? 1 : 2;
  dialect->late_hours = self->two_fields > 0 && self->three_fields > 0 && self->early_hours == 0;
  if (self->three_fields >= self->two_fields && !dialect->late_hours)
    {
      clock->fields = 3;
      clock->first_width = clock->hour_width;
    }
  else
    {
      clock->fields = 2;
      clock->first_width = dialect->minute_width;
      clock->minutes_over = self->over > self->three_fields;
      if (self->three_fields == 0)
        clock->hour_width = clock->first_width;
    }
}
