/* segue-saver.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/files/segue-saver.h"

#include <errno.h>
#include <fcntl.h>

#include "core/files/segue-save-private.h"

/* Saves whole files, by the way of saving that fits the file. */

typedef struct
{
  const SegueFileOps *ops;  /* or NULL for those of the system */
  GBytes *bytes;            /* the new content */
  SegueFileState *expected; /* the state that the file must have, or NULL */
  SegueFileState *state;    /* the result */
} SaveRequest;

static void
save_request_free (SaveRequest *self)
{
  g_bytes_unref (self->bytes);
  segue_file_state_free (self->expected);
  segue_file_state_free (self->state);
  g_free (self);
}

/* Opens the old file, if there is one. It is opened for writing even if it will be replaced, so that a read-only file
 * is not overwritten. */
static SegueSaveResult
open_old (SegueSave  *self,
          GError    **error)
{
  const SegueFileOps *ops = self->ops;
  int error_number = 0;

  if (ops->stat (ops, self->path, &self->info) == -1)
    error_number = errno;
  else if (!S_ISREG (self->info.st_mode))
    error_number = S_ISDIR (self->info.st_mode) ? EISDIR : ENXIO;
  else
    {
      self->fd = segue_file_open (ops, self->path, O_RDWR | O_NOFOLLOW, &self->info);
      if (self->fd == -1)
        error_number = errno;
    }

  return error_number == 0 || error_number == ENOENT ? SEGUE_SAVE_DONE : segue_save_fail (self, error_number, error);
}

/* Checks that the old file is the expected one. */
static SegueSaveResult
check_old (SegueSave  *self,
           GError    **error)
{
  if (self->expected == NULL)
    return SEGUE_SAVE_DONE;
  switch (segue_save_compare (self, self->path, NULL))
    {
    case SEGUE_COMPARISON_SAME:
      return SEGUE_SAVE_DONE;
    case SEGUE_COMPARISON_DIFFERENT:
      return segue_save_conflict (self, error);
    case SEGUE_COMPARISON_FAILED:
    default:
      return segue_save_fail (self, errno, error);
    }
}

/* Writes the new content by the first way of saving that is possible. */
static SegueSaveResult
write_new (SegueSave  *self,
           GError    **error)
{
  SegueSaveResult result = SEGUE_SAVE_IMPOSSIBLE;

  if (self->fd == -1)
    return self->expected != NULL && self->expected->exists ? segue_save_conflict (self, error)
                                                            : segue_save_create (self, error);
  if (self->info.st_nlink == 1)
    result = segue_save_replace (self, error);
  if (result == SEGUE_SAVE_IMPOSSIBLE)
    result = segue_save_in_place (self, error);

  return result;
}

/**
 * segue_file_save:
 * @file: the file to write
 * @bytes: the new content
 * @expected: (nullable): the state that the file must have, or %NULL to overwrite any file
 * @ops: (nullable): the file operations to use, or %NULL for those of the system
 * @state: (out) (optional) (transfer full) (nullable): the new state of the file
 * @cancellable: (nullable): a #GCancellable; it has no effect once the new content is in place
 * @error: return location for a #GError, or %NULL
 *
 * Writes a whole file, so that at every moment it holds either the old or the new content. A new file is written beside
 * the old one and replaces it. Symbolic links are kept, and the file that they lead to is written. Mode, owner, access
 * control list and extended attributes are kept. A file is overwritten in place if it has several names, if no files
 * can be created in its folder, or if a new file could not get its owner or attributes. A backup of the old content is
 * then on the disk until the save is complete.
 *
 * Fails with %SEGUE_ERROR_CONFLICT, and leaves the file as it is, if its state is not @expected: if it was changed,
 * removed or created by another program. To create a new file only, pass a state with all members zero. To overwrite a
 * file that the user has agreed to overwrite, pass its state, or %NULL. Fails with %SEGUE_ERROR_NOT_REGULAR for a
 * folder, device or pipe, with %SEGUE_ERROR_TOO_LARGE if @bytes are more than %SEGUE_MAX_BYTES, with
 * %G_IO_ERROR_PERMISSION_DENIED for a read-only file, and with the #GIOErrorEnum of errors of the system. The message
 * names the file.
 *
 * @state is also set if the call fails because the new content is in place but may be lost if the computer stops. With
 * every other error it is %NULL, and the file has its old content.
 *
 * Returns: %TRUE if @file holds @bytes and they are on the disk, otherwise %FALSE with @error set
 */
gboolean
segue_file_save (GFile                 *file,
                 GBytes                *bytes,
                 const SegueFileState  *expected,
                 const SegueFileOps    *ops,
                 SegueFileState       **state,
                 GCancellable          *cancellable,
                 GError               **error)
{
  SegueSave save = { 0 };
  SegueSaveResult result;
  g_autofree char *path = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  if (state != NULL)
    *state = NULL;
  path = segue_file_dup_path (file, error);
  if (path == NULL)
    return FALSE;
  if (g_bytes_get_size (bytes) > SEGUE_MAX_BYTES)
    {
      segue_file_set_error (error, SEGUE_FILE_SAVE, path, EOVERFLOW);
      return FALSE;
    }
  save.ops = ops != NULL ? ops : segue_file_ops_get_default ();
  save.cancellable = cancellable;
  save.bytes = bytes;
  save.expected = expected;
  save.wants_state = state != NULL;
  save.fd = -1;
  save.path = save.ops->realpath (save.ops, path);
  if (save.path == NULL)
    {
      segue_file_set_error (error, SEGUE_FILE_SAVE, path, errno);
      return FALSE;
    }
  save.folder = g_path_get_dirname (save.path);

  result = open_old (&save, error);
  if (result == SEGUE_SAVE_DONE)
    result = check_old (&save, error);
  if (result == SEGUE_SAVE_DONE)
    result = write_new (&save, error);

  if (save.fd != -1)
    segue_file_close (save.ops, save.fd);
  if (state != NULL)
    *state = g_steal_pointer (&save.state);
  segue_file_state_free (save.state);
  g_free (save.path);
  g_free (save.folder);

  return result == SEGUE_SAVE_DONE;
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  SaveRequest *request = data;
  GError *error = NULL;

  if (segue_file_save (source, request->bytes, request->expected, request->ops, &request->state, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * segue_file_save_async:
 * @file: the file to write
 * @bytes: the new content
 * @expected: (nullable): the state that the file must have, or %NULL to overwrite any file
 * @ops: (nullable): the file operations to use, which must outlive the call, or %NULL for those of the system
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the file has been written
 * @user_data: data for @callback
 *
 * Writes a whole file asynchronously; see segue_file_save(). Call segue_file_save_finish() in @callback.
 */
void
segue_file_save_async (GFile                *file,
                       GBytes               *bytes,
                       const SegueFileState *expected,
                       const SegueFileOps   *ops,
                       GCancellable         *cancellable,
                       GAsyncReadyCallback   callback,
                       gpointer              user_data)
{
  g_autoptr(GTask) task = NULL;
  SaveRequest *request;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (bytes != NULL);

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, segue_file_save_async);
  /* Cancelling has no effect once the file has been written, so the task must not report it as cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  request = g_new0 (SaveRequest, 1);
  request->ops = ops;
  request->bytes = g_bytes_ref (bytes);
  request->expected = segue_file_state_copy (expected);
  g_task_set_task_data (task, request, (GDestroyNotify) save_request_free);
  g_task_run_in_thread (task, save_thread);
}

/**
 * segue_file_save_finish:
 * @file: the file that was written
 * @result: the result given to the callback
 * @state: (out) (optional) (transfer full) (nullable): the new state of the file, see segue_file_save()
 * @error: return location for a #GError, or %NULL
 *
 * Finishes segue_file_save_async(). The errors are those of segue_file_save().
 *
 * Returns: %TRUE if @file holds the new content and it is on the disk, otherwise %FALSE with @error set
 */
gboolean
segue_file_save_finish (GFile           *file,
                        GAsyncResult    *result,
                        SegueFileState **state,
                        GError         **error)
{
  SaveRequest *request;

  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  request = g_task_get_task_data (G_TASK (result));
  if (state != NULL)
    *state = g_steal_pointer (&request->state);

  return g_task_propagate_boolean (G_TASK (result), error);
}
