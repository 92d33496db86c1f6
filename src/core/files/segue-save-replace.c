/* segue-save-replace.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/files/segue-save-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/* Saves by writing a new file beside the old one and putting it in its place. */

/* How often another program may write the file during one save, before its content is left in a temporary file. */
#define MAX_TURNS 8

/* The permission bits of a file mode. */
#define MODE_BITS 07777

/* Tells whether an error means that the file cannot be replaced, but perhaps overwritten. */
static gboolean
is_refusal (int error_number)
{
  return error_number == EACCES || error_number == EPERM || error_number == EROFS || error_number == EBUSY ||
         error_number == EXDEV;
}

/* Tells whether an error means that the file system does not support an operation. */
static gboolean
is_unsupported (int error_number)
{
  return error_number == EINVAL || error_number == ENOSYS || error_number == ENOTSUP;
}

/* Gives the new file the owner, the mode and the attributes of the old one. */
static gboolean
copy_owner (SegueSave *self,
            int        fd)
{
  const SegueFileOps *ops = self->ops;
  struct stat info;

  if (ops->fstat (ops, fd, &info) == -1)
    return FALSE;
  if ((info.st_uid != self->info.st_uid || info.st_gid != self->info.st_gid) &&
      ops->fchown (ops, fd, self->info.st_uid, self->info.st_gid) == -1)
    return FALSE;
  if ((info.st_mode & MODE_BITS) != (self->info.st_mode & MODE_BITS) &&
      ops->fchmod (ops, fd, self->info.st_mode & MODE_BITS) == -1)
    return FALSE;

  return ops->copy_attributes (ops, self->fd, fd) == 0;
}

/* Writes the new file beside the old one, and waits until it is on the disk. Sets @temp to its path. On failure the new
 * file is removed. */
static SegueSaveResult
prepare (SegueSave  *self,
         char      **temp,
         GError    **error)
{
  const SegueFileOps *ops = self->ops;
  const gboolean is_new = self->fd == -1;
  g_autofree char *path = NULL;
  int fd;

  path = segue_save_make_temp (self, self->folder, is_new ? 0666 : 0600, &fd);
  if (path == NULL)
    return !is_new && is_refusal (errno) ? SEGUE_SAVE_IMPOSSIBLE : segue_save_fail (self, errno, error);
  if (!segue_file_write (ops, fd, self->bytes, self->cancellable))
    {
      segue_save_discard_temp (self, path, fd);
      return segue_save_fail (self, errno, error);
    }
  if (!is_new && !copy_owner (self, fd))
    {
      segue_save_discard_temp (self, path, fd);
      return SEGUE_SAVE_IMPOSSIBLE;
    }
  if (ops->fsync (ops, fd) == -1)
    {
      segue_save_discard_temp (self, path, fd);
      return segue_save_fail (self, errno, error);
    }
  if (ops->close (ops, fd) == -1)
    {
      segue_save_discard_temp (self, path, -1);
      return segue_save_fail (self, errno, error);
    }
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      segue_save_discard_temp (self, path, -1);
      return segue_save_fail (self, ECANCELED, error);
    }
  *temp = g_steal_pointer (&path);

  return SEGUE_SAVE_DONE;
}

/* Finishes a save after the new file is in place. If the folder cannot be written to the disk, this is reported as an
 * error, because the save may be lost if the computer stops. */
static SegueSaveResult
finish (SegueSave  *self,
        GError    **error)
{
  g_autofree char *name = NULL;

  segue_save_set_state (self);
  if (segue_save_sync_folder (self, self->folder))
    return SEGUE_SAVE_DONE;
  name = g_filename_display_basename (self->path);
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _("“%1$s” was written, but may be lost when the computer stops. The system says: %2$s."), name,
               g_strerror (errno));

  return SEGUE_SAVE_FAILED;
}

/* Removes the new file, and reports a conflict or an error of the system. */
static SegueSaveResult
fail_temp (SegueSave        *self,
           const char       *temp,
           SegueComparison   comparison,
           GError          **error)
{
  segue_save_discard_temp (self, temp, -1);
  if (comparison == SEGUE_COMPARISON_DIFFERENT)
    return segue_save_conflict (self, error);

  return segue_save_fail (self, errno, error);
}

/* Reports that the file that was swapped out could not be swapped back. It is kept under the temporary name. */
static SegueSaveResult
keep_temp (SegueSave        *self,
           const char       *temp,
           SegueComparison   comparison,
           int               error_number,
           GError          **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *kept = g_filename_display_name (temp);

  if (comparison == SEGUE_COMPARISON_DIFFERENT)
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_CONFLICT,
                 _("“%1$s” was changed by another program while it was saved. What that program wrote is in “%2$s”."),
                 name, kept);
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (error_number),
                 _("“%1$s” was written, but what it held before could not be checked. That is in “%2$s”. "
                   "The system says: %3$s."),
                 name, kept, g_strerror (error_number));

  return SEGUE_SAVE_FAILED;
}

/* Swaps the files back, because the file that was swapped out is not the expected one: another program changed it. If
 * that program has written once more since the swap, swapping back brings out its newest content, which is then put
 * back in turn. @digest is the checksum of the file that was swapped out; this function takes ownership of it. */
static SegueSaveResult
put_back (SegueSave        *self,
          const char       *temp,
          SegueComparison   comparison,
          char             *digest,
          GError          **error)
{
  const int error_number = errno;
  g_autofree char *in_place = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->bytes);
  g_autofree char *in_temp = digest;

  for (guint i = 0; i < MAX_TURNS; i++)
    {
      char *found;

      if (self->ops->exchange (self->ops, temp, self->path) == -1)
        {
          if (i == 0)
            segue_save_set_state (self);
          break;
        }
      if (segue_save_compare (self, temp, &found) == SEGUE_COMPARISON_FAILED)
        break;
      if (g_strcmp0 (found, in_place) == 0)
        {
          g_free (found);
          errno = error_number;
          return fail_temp (self, temp, comparison, error);
        }
      g_free (in_place);
      in_place = g_steal_pointer (&in_temp);
      in_temp = found;
    }

  return keep_temp (self, temp, comparison, error_number, error);
}

/* Swaps the new file with the old one, and then checks the old one for changes. Checking after the swap leaves no
 * moment in which another program could change the file unnoticed. */
static SegueSaveResult
exchange (SegueSave   *self,
          const char  *temp,
          GError     **error)
{
  const SegueFileOps *ops = self->ops;
  char *digest;
  SegueComparison comparison = segue_save_compare (self, self->path, NULL);

  if (comparison != SEGUE_COMPARISON_SAME)
    return fail_temp (self, temp, comparison, error);
  if (ops->exchange (ops, temp, self->path) == 0)
    {
      comparison = segue_save_compare (self, temp, &digest);
      if (comparison != SEGUE_COMPARISON_SAME)
        return put_back (self, temp, comparison, digest, error);
      g_free (digest);
      segue_save_discard_temp (self, temp, -1);
      return finish (self, error);
    }
  if (errno == ENOENT)
    return fail_temp (self, temp, SEGUE_COMPARISON_DIFFERENT, error);
  if (is_unsupported (errno) && ops->rename (ops, temp, self->path) == 0)
    return finish (self, error);
  if (is_refusal (errno))
    {
      segue_save_discard_temp (self, temp, -1);
      return SEGUE_SAVE_IMPOSSIBLE;
    }

  return fail_temp (self, temp, SEGUE_COMPARISON_FAILED, error);
}

/* Replaces the old file, if there is one, without checking it. */
static SegueSaveResult
rename_over (SegueSave   *self,
             const char  *temp,
             GError     **error)
{
  if (self->ops->rename (self->ops, temp, self->path) == 0)
    return finish (self, error);
  if (self->fd == -1 || !is_refusal (errno))
    return fail_temp (self, temp, SEGUE_COMPARISON_FAILED, error);
  segue_save_discard_temp (self, temp, -1);

  return SEGUE_SAVE_IMPOSSIBLE;
}

/* Creates a file where there was none. */
SegueSaveResult
segue_save_create (SegueSave  *self,
                   GError    **error)
{
  g_autofree char *temp = NULL;
  SegueComparison comparison;
  SegueSaveResult result = prepare (self, &temp, error);

  if (result != SEGUE_SAVE_DONE)
    return result;
  if (self->expected == NULL)
    return rename_over (self, temp, error);
  if (self->ops->rename_new (self->ops, temp, self->path) == 0)
    return finish (self, error);
  if (errno == EEXIST)
    return fail_temp (self, temp, SEGUE_COMPARISON_DIFFERENT, error);
  if (!is_unsupported (errno))
    return fail_temp (self, temp, SEGUE_COMPARISON_FAILED, error);
  comparison = segue_save_compare (self, self->path, NULL);
  if (comparison != SEGUE_COMPARISON_SAME)
    return fail_temp (self, temp, comparison, error);

  return rename_over (self, temp, error);
}

/* Writes a new file beside the old one and puts it in its place. At every moment, the path names a file with either the
 * complete old or the complete new content. If the program is killed in between, a hidden temporary file is left. */
SegueSaveResult
segue_save_replace (SegueSave  *self,
                    GError    **error)
{
  g_autofree char *temp = NULL;
  SegueSaveResult result = prepare (self, &temp, error);

  if (result != SEGUE_SAVE_DONE)
    return result;

  return self->expected != NULL ? exchange (self, temp, error) : rename_over (self, temp, error);
}
