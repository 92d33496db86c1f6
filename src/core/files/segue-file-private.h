/* segue-file-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/files/segue-file-ops.h"
#include "core/files/segue-file-state.h"
#include "core/text/segue-error.h"

G_BEGIN_DECLS

/* Functions that loading and saving share. Those without a GError set `errno` on failure: EOVERFLOW if the file is
 * larger than it may be, ECANCELED if the operation was cancelled, EISDIR for a folder, and ENXIO for a device or
 * pipe. */

/* Selects the wording of error messages. */
typedef enum
{
  SEGUE_FILE_LOAD,
  SEGUE_FILE_SAVE,
} SegueFileTask;

void      segue_file_set_error  (GError              **error,
                                 SegueFileTask         task,
                                 const char           *path,
                                 int                   error_number);
char     *segue_file_dup_path   (GFile                *file,
                                 GError              **error);

int       segue_file_open       (const SegueFileOps   *ops,
                                 const char           *path,
                                 int                   flags,
                                 struct stat          *info);
GBytes   *segue_file_read       (const SegueFileOps   *ops,
                                 int                   fd,
                                 const struct stat    *info,
                                 gsize                 max_bytes,
                                 GCancellable         *cancellable);
gboolean  segue_file_write      (const SegueFileOps   *ops,
                                 int                   fd,
                                 GBytes               *bytes,
                                 GCancellable         *cancellable);
void      segue_file_close      (const SegueFileOps   *ops,
                                 int                   fd);

G_END_DECLS
