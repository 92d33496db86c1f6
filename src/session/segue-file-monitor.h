/* segue-file-monitor.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SEGUE_TYPE_FILE_MONITOR (segue_file_monitor_get_type ())
G_DECLARE_FINAL_TYPE (SegueFileMonitor, segue_file_monitor, SEGUE, FILE_MONITOR, GObject)

SegueFileMonitor *segue_file_monitor_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void              segue_file_monitor_set_file     (SegueFileMonitor *self,
                                                   GFile            *file);
void              segue_file_monitor_drop_pending (SegueFileMonitor *self);

G_END_DECLS
