/* segue-time-source.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/sound/segue-time-source.h"

static guint changed_signal;

G_DEFINE_INTERFACE (SegueTimeSource, segue_time_source, G_TYPE_OBJECT)

static void
segue_time_source_default_init (SegueTimeSourceInterface *iface)
{
  /**
   * SegueTimeSource::changed:
   * @self: a time source
   *
   * Emitted when the source starts, stops or is set to another position, rate or length. While it runs, its position
   * is asked for as often as it is needed.
   */
  changed_signal = g_signal_new ("changed", SEGUE_TYPE_TIME_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

/**
 * segue_time_source_get_position:
 * @self: a time source
 *
 * Returns: the position in milliseconds
 */
gint64
segue_time_source_get_position (SegueTimeSource *self)
{
  g_return_val_if_fail (SEGUE_IS_TIME_SOURCE (self), 0);

  return SEGUE_TIME_SOURCE_GET_IFACE (self)->get_position (self);
}

/**
 * segue_time_source_get_duration:
 * @self: a time source
 *
 * Returns: the length in milliseconds, or %SEGUE_TIME_NONE where there is none or it is not known
 */
gint64
segue_time_source_get_duration (SegueTimeSource *self)
{
  g_return_val_if_fail (SEGUE_IS_TIME_SOURCE (self), SEGUE_TIME_NONE);

  return SEGUE_TIME_SOURCE_GET_IFACE (self)->get_duration (self);
}

/**
 * segue_time_source_is_running:
 * @self: a time source
 *
 * Returns: whether the position advances
 */
gboolean
segue_time_source_is_running (SegueTimeSource *self)
{
  g_return_val_if_fail (SEGUE_IS_TIME_SOURCE (self), FALSE);

  return SEGUE_TIME_SOURCE_GET_IFACE (self)->is_running (self);
}

/**
 * segue_time_source_get_rate:
 * @self: a time source
 *
 * Returns: how fast the position advances while the source runs, 1 for as fast as time passes
 */
double
segue_time_source_get_rate (SegueTimeSource *self)
{
  g_return_val_if_fail (SEGUE_IS_TIME_SOURCE (self), 1);

  return SEGUE_TIME_SOURCE_GET_IFACE (self)->get_rate (self);
}

/**
 * segue_time_source_can_seek:
 * @self: a time source
 *
 * Returns: whether the position can be set
 */
gboolean
segue_time_source_can_seek (SegueTimeSource *self)
{
  g_return_val_if_fail (SEGUE_IS_TIME_SOURCE (self), FALSE);

  return SEGUE_TIME_SOURCE_GET_IFACE (self)->can_seek (self);
}

/**
 * segue_time_source_set_running:
 * @self: a time source
 * @running: whether the position is to advance
 *
 * Starts or stops the source.
 */
void
segue_time_source_set_running (SegueTimeSource *self,
                               gboolean         running)
{
  g_return_if_fail (SEGUE_IS_TIME_SOURCE (self));

  SEGUE_TIME_SOURCE_GET_IFACE (self)->set_running (self, running);
}

/**
 * segue_time_source_seek:
 * @self: a time source
 * @position: a position in milliseconds; positions outside the recording are taken for its start or end
 *
 * Sets the position. Nothing happens where that is not possible.
 */
void
segue_time_source_seek (SegueTimeSource *self,
                        gint64           position)
{
  gint64 duration;

  g_return_if_fail (SEGUE_IS_TIME_SOURCE (self));

  if (!segue_time_source_can_seek (self))
    return;

  duration = segue_time_source_get_duration (self);
  SEGUE_TIME_SOURCE_GET_IFACE (self)->seek (self, CLAMP (position, 0, duration > 0 ? duration : SEGUE_TIME_MAX));
}

/**
 * segue_time_source_set_rate:
 * @self: a time source
 * @rate: how fast the position is to advance
 *
 * Sets the rate. Nothing happens where that is not possible.
 */
void
segue_time_source_set_rate (SegueTimeSource *self,
                            double           rate)
{
  g_return_if_fail (SEGUE_IS_TIME_SOURCE (self));

  if (SEGUE_TIME_SOURCE_GET_IFACE (self)->set_rate != NULL)
    SEGUE_TIME_SOURCE_GET_IFACE (self)->set_rate (self, rate);
}

/**
 * segue_time_source_emit_changed:
 * @self: a time source
 *
 * Emits [signal@TimeSource::changed]. For implementations.
 */
void
segue_time_source_emit_changed (SegueTimeSource *self)
{
  g_return_if_fail (SEGUE_IS_TIME_SOURCE (self));

  g_signal_emit (self, changed_signal, 0);
}
