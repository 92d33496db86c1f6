/* segue-recording.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/document/segue-document.h"
#include "session/sound/segue-clock-source.h"
#include "session/sound/segue-marking.h"
#include "session/sound/segue-player.h"
#include "session/sound/segue-sound-scan.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_RECORDING (segue_recording_get_type ())
G_DECLARE_FINAL_TYPE (SegueRecording, segue_recording, SEGUE, RECORDING, GObject)

/* signals: "changed": the source, or a property of it except for its position
 *          "followed": the episode of the document */

SegueRecording *segue_recording_new             (SegueDocument  *document,
                                                 SegueMarking   *marking) G_GNUC_WARN_UNUSED_RESULT;
void            segue_recording_set_file        (SegueRecording *self,
                                                 GFile          *file);
void            segue_recording_set_draft       (SegueRecording *self,
                                                 const char     *id,
                                                 gboolean        restored);
SeguePlayer    *segue_recording_get_player      (SegueRecording *self);
gboolean        segue_recording_play_from       (SegueRecording *self,
                                                 gint64          position);
SegueSoundScan *segue_recording_get_scan        (SegueRecording *self);
void            segue_recording_set_wants_peaks (SegueRecording *self,
                                                 gboolean        wants_peaks);
void            segue_recording_follow          (SegueRecording *self);
void            segue_recording_start_clock     (SegueRecording *self,
                                                 gint64          position);
void            segue_recording_stop_clock      (SegueRecording *self);
gboolean        segue_recording_has_clock       (SegueRecording *self);
gboolean        segue_recording_is_sound        (GFile          *file);

G_END_DECLS
