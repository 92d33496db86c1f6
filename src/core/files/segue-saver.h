/* segue-saver.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/files/segue-loader.h"

G_BEGIN_DECLS

gboolean        segue_file_save           (GFile                 *file,
                                           GBytes                *bytes,
                                           const SegueFileState  *expected,
                                           const SegueFileOps    *ops,
                                           SegueFileState       **state,
                                           GCancellable          *cancellable,
                                           GError               **error);
void            segue_file_save_async     (GFile                 *file,
                                           GBytes                *bytes,
                                           const SegueFileState  *expected,
                                           const SegueFileOps    *ops,
                                           GCancellable          *cancellable,
                                           GAsyncReadyCallback    callback,
                                           gpointer               user_data);
gboolean        segue_file_save_finish    (GFile                 *file,
                                           GAsyncResult          *result,
                                           SegueFileState       **state,
                                           GError               **error);

G_END_DECLS
