/* segue-export-dialog.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "core/document/segue-format.h"

G_BEGIN_DECLS

/**
 * SegueExportFunc:
 * @format: (nullable): the format, or %NULL where nothing was chosen
 * @user_data: data of the caller
 *
 * Receives the answer of segue_export_dialog_ask().
 */
typedef void (*SegueExportFunc) (const SegueFormat *format,
                                 gpointer           user_data);

void segue_export_dialog_ask (GtkWindow       *parent,
                              SegueEpisode    *episode,
                              const char      *chosen,
                              SegueExportFunc  callback,
                              gpointer         user_data);

G_END_DECLS
