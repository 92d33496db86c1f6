/* segue-export-flow.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/window/segue-toaster.h"
#include "session/segue-export.h"

G_BEGIN_DECLS

/**
 * SegueExportFlowFunc:
 * @file: (nullable): the file that was written, or %NULL if none was
 * @user_data: data of the caller
 *
 * Receives the result of segue_export_flow_save().
 */
typedef void (*SegueExportFlowFunc) (GFile    *file,
                                     gpointer  user_data);

#define SEGUE_TYPE_EXPORT_FLOW (segue_export_flow_get_type ())
G_DECLARE_FINAL_TYPE (SegueExportFlow, segue_export_flow, SEGUE, EXPORT_FLOW, GObject)

SegueExportFlow *segue_export_flow_new    (GtkWindow           *parent,
                                           SegueSession        *session,
                                           SegueToaster        *toaster);
void             segue_export_flow_stop   (SegueExportFlow     *self);

void             segue_export_flow_copy   (SegueExportFlow     *self);
void             segue_export_flow_run    (SegueExportFlow     *self);
void             segue_export_flow_write  (SegueExportFlow     *self,
                                           SegueEpisode        *episode,
                                           const SegueFormat   *format,
                                           GFile               *file);
void             segue_export_flow_save   (SegueExportFlow     *self,
                                           GtkWindow           *front,
                                           GBytes              *bytes,
                                           const char          *extension,
                                           SegueExportFlowFunc  callback,
                                           gpointer             user_data);
void             segue_export_flow_reveal (SegueExportFlow     *self,
                                           const char          *uri);

G_END_DECLS
