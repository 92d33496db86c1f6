/* segue-loader.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/files/segue-file-ops.h"
#include "core/files/segue-file-state.h"
#include "core/text/segue-error.h"

G_BEGIN_DECLS

GBytes         *segue_file_load           (GFile                 *file,
                                           const SegueFileOps    *ops,
                                           SegueFileState       **state,
                                           GCancellable          *cancellable,
                                           GError               **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes         *segue_file_load_up_to     (GFile                 *file,
                                           gsize                  max_bytes,
                                           const SegueFileOps    *ops,
                                           SegueFileState       **state,
                                           GCancellable          *cancellable,
                                           GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void            segue_file_load_async     (GFile                 *file,
                                           GCancellable          *cancellable,
                                           GAsyncReadyCallback    callback,
                                           gpointer               user_data);
GBytes         *segue_file_load_finish    (GFile                 *file,
                                           GAsyncResult          *result,
                                           GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
