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

typedef struct
{
  const SegueFileOps *ops;
  GBytes *bytes;
  SegueFileState *expected;
  SegueFileState *state;
} SaveRequest;

static void
save_request_free (SaveRequest *self)
{
  g_bytes_unref (self->bytes);
  segue_file_state_free (self->expected);
  segue_file_state_free (self->state);
  g_free (self);
}

/* Opens what is there, for writing, since to replace a file that is not to be written would go round its mode. */
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

static SegueSaveResult
check_old (SegueSave  *self,
           GError    **error)
{
  if (self->expected == NULL)
    return SEGUE_SAVE_DONE;
  switch (segue_save_look (self, self->path, NULL))
    {
    case SEGUE_LOOK_SAME:
      return SEGUE_SAVE_DONE;
    case SEGUE_LOOK_DIFFERENT:
      return segue_save_conflict (self, error);
    case SEGUE_LOOK_FAILED:
    default:
      return segue_save_fail (self, errno, error);
    }
}

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
 * @file: where to write
 * @bytes: what to write, all of it
 * @expected: (nullable): what the file is expected to be, or %NULL to overwrite whatever is there
 * @ops: (nullable): operations to write with, %NULL for those of the system
 * @state: (out) (optional) (transfer full): return location for what the file is now
 * @cancellable: (nullable): a cancellable; has no effect any more when the new content is in place
 * @error: return location for an error, or %NULL
 *
 * Writes a file whole, so that at every moment the old or the new content is there: a new file beside the old one
 * takes its place. Symbolic links stay and what they lead to is written. Mode, owner, access list and extended
 * attributes stay. A file with several names, in a folder that takes no new files, or whose owner or attributes a new
 * file could not have, is written in place instead, with a copy of the old content on the disk until that is done.
 *
 * Fails with %SEGUE_ERROR_CONFLICT, and leaves what is there, where that is not @expected: changed, gone, or come into
 * being. To write a new file only, pass a state that is all zero; to overwrite what the user has agreed to, pass the
 * state of that, or %NULL. Fails with %SEGUE_ERROR_NOT_REGULAR for a folder, device or pipe, with
 * %SEGUE_ERROR_TOO_LARGE for more than %SEGUE_MAX_BYTES, with %G_IO_ERROR_PERMISSION_DENIED for a file that is not to
 * be written, and with the %G_IO_ERROR of what the system reports. The message names the file.
 *
 * @state is also set with an error where the new content is in place but the disk does not vouch for it; with every
 * other error it is %NULL, and the old content stands.
 *
 * Returns: whether @file holds @bytes now, for good
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
 * @file: where to write
 * @bytes: what to write, all of it
 * @expected: (nullable): what the file is expected to be, or %NULL to overwrite whatever is there
 * @ops: (nullable): operations to write with, which must outlive the call; %NULL for those of the system
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Like segue_file_save(), in a thread.
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
  /* a save that went through before it was cancelled has been made */
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
 * @file: where it was written
 * @result: the result given to the callback
 * @state: (out) (optional) (transfer full): return location for what the file is now, as with segue_file_save()
 * @error: return location for an error, or %NULL
 *
 * Ends segue_file_save_async().
 *
 * Returns: whether @file holds the bytes now, for good
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
