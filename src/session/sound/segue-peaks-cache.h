/* segue-peaks-cache.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "session/sound/segue-peaks.h"

G_BEGIN_DECLS

void        segue_peaks_cache_load_async  (GFile                *recording,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
SeguePeaks *segue_peaks_cache_load_finish (GAsyncResult         *result,
                                           char                **identity,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void        segue_peaks_cache_store       (GFile                *recording,
                                           const char           *identity,
                                           SeguePeaks           *peaks,
                                           guint64               max_size);

G_END_DECLS
