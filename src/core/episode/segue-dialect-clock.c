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

  if (head->result == SEGUE_TIME_VALID && clock->style == SEGUE_CLOCK_UNITS)
    {
      self->units++;
      self->unit_clock = *clock;
    }
  if (head->result != SEGUE_TIME_VALID || clock->style != SEGUE_CLOCK_DIGITS)
    return;
  if (self->two_fields + self->three_fields == 0)
    self->zero = clock->zero;
  self->script += clock->zero == self->zero;
  self->fullwidth += clock->fullwidth;
  self->ratio += clock->ratio;
  self->fractions[clock->fraction]++;
  self->commas += clock->fraction > 0 && clock->fraction_mark == ',';
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

/* Decides which fields times of digits have, and how these are written. */
static void
judge_digits (const SegueClockCount *self,
              SegueDialect          *dialect)
{
  SegueClock *clock = &dialect->clock;
  const guint n = self->two_fields + self->three_fields;

  clock->hour_width = self->narrow_hours > 0 && self->narrow_hours >= self->wide_hours ? 1 : 2;
  if (self->script * 2 > n)
    clock->zero = self->zero;
  clock->fullwidth = self->fullwidth * 2 > n;
  clock->ratio = self->ratio * 2 > n;
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

/* Returns the number of digits after the seconds that most times have, if most have some. */
static guint
judge_fraction (const SegueClockCount *self)
{
  const guint *counts = self->fractions;
  guint digits = 1;

  if (counts[1] + counts[2] + counts[3] <= counts[0])
    return 0;
  for (guint i = 2; i < G_N_ELEMENTS (self->fractions); i++)
    if (counts[i] > counts[digits])
      digits = i;

  return digits;
}

/* Decides how new times are written. */
void
segue_clock_count_judge (const SegueClockCount *self,
                         SegueDialect          *dialect)
{
  const guint n = self->two_fields + self->three_fields;

  if (n > 0)
    judge_digits (self, dialect);
  dialect->new_clock = dialect->clock;
  dialect->new_clock.fraction = judge_fraction (self);
  if (self->commas * 2 > n - self->fractions[0])
    dialect->new_clock.fraction_mark = ',';
  if (self->units > n && (self->unit_clock.units == 0 || dialect->reading.unit_times))
    dialect->new_clock = self->unit_clock;
}
