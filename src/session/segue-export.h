/* segue-export.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/document/segue-format.h"

G_BEGIN_DECLS

void     segue_export_async       (SegueEpisode         *episode,
                                   const SegueFormat    *format,
                                   GFile                *file,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
void     segue_export_bytes_async (GBytes               *bytes,
                                   GFile                *file,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
gboolean segue_export_finish      (GAsyncResult         *result,
                                   GError              **error);

G_END_DECLS
