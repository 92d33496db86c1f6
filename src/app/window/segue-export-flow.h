/* segue-export-flow.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/window/segue-toaster.h"
#include "session/segue-export.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_EXPORT_FLOW (segue_export_flow_get_type ())
G_DECLARE_FINAL_TYPE (SegueExportFlow, segue_export_flow, SEGUE, EXPORT_FLOW, GObject)

SegueExportFlow *segue_export_flow_new    (GtkWindow         *parent,
                                           SegueSession      *session,
                                           SegueToaster      *toaster);
void             segue_export_flow_stop   (SegueExportFlow   *self);

void             segue_export_flow_copy   (SegueExportFlow   *self);
void             segue_export_flow_run    (SegueExportFlow   *self);
void             segue_export_flow_write  (SegueExportFlow   *self,
                                           SegueEpisode      *episode,
                                           const SegueFormat *format,
                                           GFile             *file);
void             segue_export_flow_reveal (SegueExportFlow   *self,
                                           const char        *uri);

G_END_DECLS
