/* segue-wave-scale.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SegueWaveScale:
 * @length: the length of the recording, in milliseconds
 * @width: the width of the view, in pixels
 * @from: the time at the start of the view, in milliseconds
 * @unit: how much time a pixel stands for, in milliseconds
 * @mirrored: time runs from right to left
 *
 * Which part of a recording a view shows. Positions are in pixels from the left edge.
 */
typedef struct
{
  gint64 length;
  int width;
  double from;
  double unit;
  gboolean mirrored;
} SegueWaveScale;

double   segue_wave_scale_to_x     (const SegueWaveScale *self,
                                    gint64                time);
gint64   segue_wave_scale_to_time  (const SegueWaveScale *self,
                                    double                x);
double   segue_wave_scale_to_band  (const SegueWaveScale *self,
                                    double                time);
gint64   segue_wave_scale_of_band  (const SegueWaveScale *self,
                                    double                x);
void     segue_wave_scale_fit      (SegueWaveScale       *self);
void     segue_wave_scale_set_room (SegueWaveScale       *self,
                                    gint64                length,
                                    int                   width,
                                    gboolean              mirrored);
void     segue_wave_scale_zoom     (SegueWaveScale       *self,
                                    double                factor,
                                    double                x);
void     segue_wave_scale_scroll   (SegueWaveScale       *self,
                                    double                pixels);
gboolean segue_wave_scale_reveal   (SegueWaveScale       *self,
                                    gint64                time,
                                    double                share);

G_END_DECLS
