/* segue-metadata-store.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The largest number of files whose metadata of one kind is kept. */
#define SEGUE_METADATA_STORE_MAX 1000

void      segue_metadata_store_load_async  (GFile                *folder,
                                            const char           *uri,
                                            const char           *suffix,
                                            gsize                 max_size,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GBytes   *segue_metadata_store_load_finish (GAsyncResult         *result) G_GNUC_WARN_UNUSED_RESULT;
void      segue_metadata_store_save_async  (GFile                *folder,
                                            const char           *uri,
                                            const char           *suffix,
                                            GBytes               *bytes,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean  segue_metadata_store_save_finish (GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS
