/* segue-sound-scan.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "session/sound/segue-peaks.h"

G_BEGIN_DECLS

/**
 * SegueScanState:
 * @SEGUE_SCAN_STATE_NONE: there is no recording, or the cache is being looked into
 * @SEGUE_SCAN_STATE_WAITING: nobody has asked for a scan yet, or somebody has stopped it
 * @SEGUE_SCAN_STATE_RUNNING: the recording is being scanned
 * @SEGUE_SCAN_STATE_DONE: all peaks are known
 * @SEGUE_SCAN_STATE_ERROR: the recording cannot be scanned to its end
 *
 * What is known of the peaks of a recording.
 */
typedef enum
{
  SEGUE_SCAN_STATE_NONE,
  SEGUE_SCAN_STATE_WAITING,
  SEGUE_SCAN_STATE_RUNNING,
  SEGUE_SCAN_STATE_DONE,
  SEGUE_SCAN_STATE_ERROR,
} SegueScanState;

#define SEGUE_TYPE_SOUND_SCAN (segue_sound_scan_get_type ())
G_DECLARE_FINAL_TYPE (SegueSoundScan, segue_sound_scan, SEGUE, SOUND_SCAN, GObject)

/* signal "changed": there are more peaks, or the state is another one */

SegueSoundScan *segue_sound_scan_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void            segue_sound_scan_set_file     (SegueSoundScan *self,
                                               GFile          *file);
void            segue_sound_scan_start        (SegueSoundScan *self);
void            segue_sound_scan_stop         (SegueSoundScan *self);
SegueScanState  segue_sound_scan_get_state    (SegueSoundScan *self);
SeguePeaks     *segue_sound_scan_get_peaks    (SegueSoundScan *self);
double          segue_sound_scan_get_progress (SegueSoundScan *self);
const char     *segue_sound_scan_get_error    (SegueSoundScan *self);
char           *segue_sound_scan_take_notice  (SegueSoundScan *self) G_GNUC_WARN_UNUSED_RESULT;
gint64          segue_sound_scan_get_length   (SegueSoundScan *self);

G_END_DECLS
