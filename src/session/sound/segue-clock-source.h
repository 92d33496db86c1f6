/* segue-clock-source.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/sound/segue-time-source.h"

G_BEGIN_DECLS

/**
 * SegueNow:
 * @boot: time since the machine was started, in milliseconds, with the time in which it was suspended
 * @wall: time of day, in milliseconds since 1970
 * @boot_id: (transfer none): an id that is different after each start of the machine
 *
 * The present time.
 */
typedef struct
{
  gint64 boot;
  gint64 wall;
  const char *boot_id;
} SegueNow;

/**
 * SegueNowFunc:
 * @user_data: data of the caller
 *
 * Returns: the present time
 */
typedef SegueNow (*SegueNowFunc) (gpointer user_data);

#define SEGUE_TYPE_CLOCK_SOURCE (segue_clock_source_get_type ())
G_DECLARE_FINAL_TYPE (SegueClockSource, segue_clock_source, SEGUE, CLOCK_SOURCE, GObject)

SegueClockSource *segue_clock_source_new              (SegueNowFunc      now,
                                                       gpointer          user_data) G_GNUC_WARN_UNUSED_RESULT;
void              segue_clock_source_start            (SegueClockSource *self,
                                                       gint64            position);
GVariant         *segue_clock_source_to_variant       (SegueClockSource *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean          segue_clock_source_restore          (SegueClockSource *self,
                                                       GVariant         *variant);

G_END_DECLS
