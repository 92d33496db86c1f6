/* segue-time-source.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "core/text/segue-time.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_TIME_SOURCE (segue_time_source_get_type ())
G_DECLARE_INTERFACE (SegueTimeSource, segue_time_source, SEGUE, TIME_SOURCE, GObject)

/**
 * SegueTimeSourceInterface:
 * @get_position: the position in milliseconds
 * @get_duration: the length in milliseconds, or %SEGUE_TIME_NONE where there is none or it is not known
 * @is_running: whether the position advances
 * @get_rate: how fast it advances
 * @can_seek: whether the position can be set
 * @set_running: starts or stops
 * @seek: sets the position
 * @set_rate: sets how fast the position advances; where it is %NULL, the rate is always 1
 *
 * What gives the time for a mark: a recording that is played, or the clock of a recording that is being made.
 */
struct _SegueTimeSourceInterface
{
  GTypeInterface parent_iface;

  gint64   (*get_position) (SegueTimeSource *self);
  gint64   (*get_duration) (SegueTimeSource *self);
  gboolean (*is_running)   (SegueTimeSource *self);
  double   (*get_rate)     (SegueTimeSource *self);
  gboolean (*can_seek)     (SegueTimeSource *self);
  void     (*set_running)  (SegueTimeSource *self,
                            gboolean         running);
  void     (*seek)         (SegueTimeSource *self,
                            gint64           position);
  void     (*set_rate)     (SegueTimeSource *self,
                            double           rate);
};

/* signal "changed": anything but the position that a running source reaches by itself */

gint64   segue_time_source_get_position (SegueTimeSource *self);
gint64   segue_time_source_get_duration (SegueTimeSource *self);
gboolean segue_time_source_is_running   (SegueTimeSource *self);
double   segue_time_source_get_rate     (SegueTimeSource *self);
gboolean segue_time_source_can_seek     (SegueTimeSource *self);
void     segue_time_source_set_running  (SegueTimeSource *self,
                                         gboolean         running);
void     segue_time_source_seek         (SegueTimeSource *self,
                                         gint64           position);
void     segue_time_source_set_rate     (SegueTimeSource *self,
                                         double           rate);
void     segue_time_source_emit_changed (SegueTimeSource *self);

G_END_DECLS
