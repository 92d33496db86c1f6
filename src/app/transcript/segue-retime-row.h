/* segue-retime-row.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/transcript/segue-time-transfer.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_RETIME_ROW (segue_retime_row_get_type ())
G_DECLARE_FINAL_TYPE (SegueRetimeRow, segue_retime_row, SEGUE, RETIME_ROW, GtkWidget)

/* The actions retime.select, retime.move-boundary, retime.nudge and retime.join are activated by its buttons. */

SegueRetimeRow   *segue_retime_row_new          (SegueTimeTransfer *transfer);
void              segue_retime_row_set_time     (SegueRetimeRow    *self,
                                                 SegueCarriedTime  *time,
                                                 guint              position);

G_END_DECLS
