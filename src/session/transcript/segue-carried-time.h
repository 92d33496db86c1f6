/* segue-carried-time.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/edit/segue-retime.h"
#include "transcript/segue-realignment.h"

G_BEGIN_DECLS

/**
 * SegueCarriedState:
 * @part: the index of the part of the recording that the segment is in; for one that was removed, of that before it
 * @begins_part: whether it is the first segment of the part
 * @removed: whether the new recording does not have it
 * @choice: what happens to it then
 * @held: whether its time stays as it is
 * @by_hand: whether the user has moved it away from where its words are said
 * @start: its start in the new recording in milliseconds, or %SEGUE_TIME_NONE
 *
 * What becomes of the time of a segment.
 */
typedef struct
{
  guint part;
  gboolean begins_part;
  gboolean removed;
  SegueRemovedTimes choice;
  gboolean held;
  gboolean by_hand;
  gint64 start;
} SegueCarriedState;

#define SEGUE_TYPE_CARRIED_TIME (segue_carried_time_get_type ())
G_DECLARE_FINAL_TYPE (SegueCarriedTime, segue_carried_time, SEGUE, CARRIED_TIME, GObject)

/* signal "changed": its state */

SegueCarriedTime        *segue_carried_time_new            (const char              *title,
                                                            const SegueRealigned    *realigned) G_GNUC_WARN_UNUSED_RESULT;
const char              *segue_carried_time_get_title      (SegueCarriedTime        *self);
const SegueRealigned    *segue_carried_time_get_realigned  (SegueCarriedTime        *self);
const SegueCarriedState *segue_carried_time_get_state      (SegueCarriedTime        *self);
void                     segue_carried_time_set_state      (SegueCarriedTime        *self,
                                                            const SegueCarriedState *state);

G_END_DECLS
