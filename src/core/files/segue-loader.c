/* segue-loader.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/files/segue-loader.h"

#include <errno.h>
#include <fcntl.h>

#include "core/files/segue-file-private.h"

/* Loads whole files. */

/**
 * segue_file_load:
 * @file: the file to read
 * @ops: (nullable): the file operations to use, or %NULL for those of the system
 * @state: (out) (optional) (transfer full): the state of the file; not set on failure
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * Reads a whole file. This waits for the disk, but never for the other end of a pipe.
 *
 * Fails with %SEGUE_ERROR_NOT_REGULAR for a folder, device or pipe, with %SEGUE_ERROR_TOO_LARGE for a file larger than
 * %SEGUE_MAX_BYTES, with %G_IO_ERROR_NOT_SUPPORTED for a file without a local path, and with the #GIOErrorEnum of
 * errors of the system. The message names the file.
 *
 * Returns: (transfer full): the bytes, or %NULL with @error set
 */
GBytes *
segue_file_load (GFile               *file,
                 const SegueFileOps  *ops,
                 SegueFileState     **state,
                 GCancellable        *cancellable,
                 GError             **error)
{
  return segue_file_load_up_to (file, SEGUE_MAX_BYTES, ops, state, cancellable, error);
}

/**
 * segue_file_load_up_to:
 * @file: the file to read
 * @max_bytes: the largest size that the file may have, in bytes
 * @ops: (nullable): the file operations to use, or %NULL for those of the system
 * @state: (out) (optional) (transfer full): the state of the file; not set on failure
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * Reads a whole file of up to @max_bytes bytes. Everything else is as in segue_file_load().
 *
 * Returns: (transfer full): the bytes, or %NULL with @error set
 */
GBytes *
segue_file_load_up_to (GFile               *file,
                       gsize                max_bytes,
                       const SegueFileOps  *ops,
                       SegueFileState     **state,
                       GCancellable        *cancellable,
                       GError             **error)
{
  g_autofree char *path = NULL;
  g_autoptr(GBytes) bytes = NULL;
  struct stat info;
  int fd;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  path = segue_file_dup_path (file, error);
  if (path == NULL)
    return NULL;
  if (ops == NULL)
    ops = segue_file_ops_get_default ();
  fd = segue_file_open (ops, path, O_RDONLY, &info);
  if (fd != -1)
    {
      bytes = segue_file_read (ops, fd, &info, max_bytes, cancellable);
      segue_file_close (ops, fd);
    }
  if (bytes == NULL)
    {
      segue_file_set_error (error, SEGUE_FILE_LOAD, path, errno);
      return NULL;
    }
  if (state != NULL)
    *state = segue_file_state_new (bytes);

  return g_steal_pointer (&bytes);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *bytes = segue_file_load (source, NULL, NULL, cancellable, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/**
 * segue_file_load_async:
 * @file: the file to read
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the file has been read
 * @user_data: data for @callback
 *
 * Reads a whole file asynchronously; see segue_file_load(). Call segue_file_load_finish() in @callback.
 */
void
segue_file_load_async (GFile               *file,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, segue_file_load_async);
  g_task_run_in_thread (task, load_thread);
}

/**
 * segue_file_load_finish:
 * @file: the file that was read
 * @result: the result given to the callback
 * @error: return location for a #GError, or %NULL
 *
 * Finishes segue_file_load_async(). The errors are those of segue_file_load().
 *
 * Returns: (transfer full): the bytes, or %NULL with @error set
 */
GBytes *
segue_file_load_finish (GFile         *file,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
