/* segue-time-transfer.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/times/segue-time-tool.h"
#include "session/transcript/segue-carried-time.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_TIME_TRANSFER (segue_time_transfer_get_type ())
G_DECLARE_FINAL_TYPE (SegueTimeTransfer, segue_time_transfer, SEGUE, TIME_TRANSFER, GObject)

/* signal "changed": what becomes of the times, or whether it is searching */

SegueTimeTransfer *segue_time_transfer_new          (SegueSession      *session,
                                                     SegueTranscript   *transcript,
                                                     gint64             duration) G_GNUC_WARN_UNUSED_RESULT;
SegueTimeTool     *segue_time_transfer_get_tool     (SegueTimeTransfer *self);
GListModel        *segue_time_transfer_get_rows     (SegueTimeTransfer *self);
void               segue_time_transfer_start        (SegueTimeTransfer *self);
void               segue_time_transfer_end          (SegueTimeTransfer *self);
gboolean           segue_time_transfer_is_searching (SegueTimeTransfer *self);
guint              segue_time_transfer_get_n_parts  (SegueTimeTransfer *self);

gboolean           segue_time_transfer_move_boundary (SegueTimeTransfer *self,
                                                     SegueCarriedTime  *row,
                                                     int                direction,
                                                     guint             *position);
gboolean           segue_time_transfer_nudge        (SegueTimeTransfer *self,
                                                     SegueCarriedTime  *row,
                                                     gint64             amount);
gboolean           segue_time_transfer_divide       (SegueTimeTransfer *self,
                                                     SegueCarriedTime  *row);
gboolean           segue_time_transfer_join         (SegueTimeTransfer *self,
                                                     SegueCarriedTime  *row);
gboolean           segue_time_transfer_step_choice  (SegueTimeTransfer *self,
                                                     SegueCarriedTime  *row,
                                                     int                direction);
void               segue_time_transfer_set_held     (SegueTimeTransfer *self,
                                                     SegueCarriedTime  *row,
                                                     gboolean           held);

char              *segue_time_transfer_dup_heading  (SegueTimeTransfer *self,
                                                     SegueCarriedTime  *row);
char              *segue_time_transfer_dup_start    (SegueTimeTransfer *self,
                                                     SegueCarriedTime  *row);
char              *segue_time_transfer_dup_sentence (SegueTimeTransfer *self,
                                                     SegueCarriedTime  *row);
char              *segue_time_transfer_dup_summary  (SegueTimeTransfer *self);

G_END_DECLS
