/* segue-wave-scale.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/player/segue-wave-scale.h"

#include <math.h>

/* The least time that a pixel stands for, and the time of a view that nobody has zoomed, in milliseconds. */
#define MIN_UNIT 2.0
#define USUAL_UNIT 500.0

static double
get_fit (const SegueWaveScale *self)
{
  return MAX ((double) self->length / MAX (self->width, 1), MIN_UNIT);
}

/* Keeps the view within the recording. Where it begins is a whole number of pixels, so that nothing flickers. */
static void
clamp (SegueWaveScale *self)
{
  self->unit = CLAMP (self->unit, MIN_UNIT, get_fit (self));
  self->from = CLAMP (self->from, 0, MAX (self->length - self->unit * self->width, 0));
  self->from = floor (self->from / self->unit) * self->unit;
}

static double
mirror (const SegueWaveScale *self,
        double                x)
{
  return self->mirrored ? self->width - x : x;
}

/**
 * segue_wave_scale_to_x:
 * @self: a scale
 * @time: a time in milliseconds
 *
 * Returns: where @time is, which may be outside the view
 */
double
segue_wave_scale_to_x (const SegueWaveScale *self,
                       gint64                time)
{
  return mirror (self, (time - self->from) / self->unit);
}

/**
 * segue_wave_scale_to_time:
 * @self: a scale
 * @x: a position
 *
 * Returns: the time at @x, within the recording
 */
gint64
segue_wave_scale_to_time (const SegueWaveScale *self,
                          double                x)
{
  return CLAMP ((gint64) round (self->from + mirror (self, x) * self->unit), 0, self->length);
}

/**
 * segue_wave_scale_to_band:
 * @self: a scale
 * @time: a time in milliseconds
 *
 * Returns: where @time is in a view of the whole recording that is as wide
 */
double
segue_wave_scale_to_band (const SegueWaveScale *self,
                          double                time)
{
  return mirror (self, self->length > 0 ? time * self->width / self->length : 0);
}

/**
 * segue_wave_scale_of_band:
 * @self: a scale
 * @x: a position in a view of the whole recording
 *
 * Returns: the time there
 */
gint64
segue_wave_scale_of_band (const SegueWaveScale *self,
                          double                x)
{
  return CLAMP (mirror (self, x) / MAX (self->width, 1), 0, 1) * self->length;
}

/**
 * segue_wave_scale_fit:
 * @self: a scale
 *
 * Shows the whole recording.
 */
void
segue_wave_scale_fit (SegueWaveScale *self)
{
  self->unit = get_fit (self);
  clamp (self);
}

/**
 * segue_wave_scale_set_room:
 * @self: a scale
 * @length: the length of the recording, in milliseconds
 * @width: the width of the view, in pixels
 * @mirrored: whether time runs from right to left
 *
 * Adapts to another recording or another size. A view of the whole recording stays one.
 */
void
segue_wave_scale_set_room (SegueWaveScale *self,
                           gint64          length,
                           int             width,
                           gboolean        mirrored)
{
  const gboolean fitted = self->unit > 0 && self->length > 0 && self->unit == get_fit (self);

  self->length = MAX (length, 1);
  self->width = width;
  self->mirrored = mirrored;
  if (self->unit == 0)
    self->unit = USUAL_UNIT;
  if (fitted)
    segue_wave_scale_fit (self);
  else
    clamp (self);
}

/**
 * segue_wave_scale_zoom:
 * @self: a scale
 * @factor: how much larger everything becomes
 * @x: the position that stays where it is
 *
 * Zooms.
 */
void
segue_wave_scale_zoom (SegueWaveScale *self,
                       double          factor,
                       double          x)
{
  const double time = self->from + mirror (self, x) * self->unit;

  self->unit = CLAMP (self->unit / factor, MIN_UNIT, get_fit (self));
  self->from = time - mirror (self, x) * self->unit;
  clamp (self);
}

/**
 * segue_wave_scale_scroll:
 * @self: a scale
 * @pixels: how far to the right
 *
 * Scrolls.
 */
void
segue_wave_scale_scroll (SegueWaveScale *self,
                         double          pixels)
{
  /* half a pixel more keeps whole pixels whole */
  self->from += ((self->mirrored ? -pixels : pixels) + 0.5) * self->unit;
  clamp (self);
}

/**
 * segue_wave_scale_reveal:
 * @self: a scale
 * @time: a time in milliseconds
 * @share: where it is to be, from 0 for the start of the view to 1 for its end
 *
 * Scrolls so that @time is in the view, unless it is.
 *
 * Returns: whether the view has changed
 */
gboolean
segue_wave_scale_reveal (SegueWaveScale *self,
                         gint64          time,
                         double          share)
{
  const double before = self->from;

  if (time >= self->from && time < self->from + self->unit * self->width)
    return FALSE;

  self->from = time - share * self->width * self->unit;
  clamp (self);

  return self->from != before;
}
