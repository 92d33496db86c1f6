/* segue-save-replace.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/files/segue-save-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/* How often two programs may take turns within one save */
#define MAX_TURNS 8
#define MODE_BITS 07777

static gboolean
is_refusal (int error_number)
{
  return error_number == EACCES || error_number == EPERM || error_number == EROFS || error_number == EBUSY ||
         error_number == EXDEV;
}

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

/* Makes the new file beside the old one, whole and on the disk. What goes wrong leaves nothing behind. */
static SegueSaveResult
prepare (SegueSave    *self,
         char        **temp,
         struct stat  *info,
         GError      **error)
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
  if (ops->fsync (ops, fd) == -1 || ops->fstat (ops, fd, info) == -1)
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

/* The new content is in place; whether it stays there when the power fails is up to the disk. */
static SegueSaveResult
finish (SegueSave          *self,
        const struct stat  *info,
        GError            **error)
{
  g_autofree char *name = NULL;

  self->state = segue_file_state_new (self->bytes, info);
  if (segue_save_sync_folder (self, self->folder))
    return SEGUE_SAVE_DONE;
  name = g_filename_display_basename (self->path);
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _("“%1$s” was written, but may be lost when the computer stops. The system says: %2$s."), name,
               g_strerror (errno));

  return SEGUE_SAVE_FAILED;
}

static SegueSaveResult
fail_temp (SegueSave   *self,
           const char  *temp,
           SegueLook    look,
           GError     **error)
{
  segue_save_discard_temp (self, temp, -1);

  return look == SEGUE_LOOK_DIFFERENT ? segue_save_conflict (self, error) : segue_save_fail (self, errno, error);
}

/* The last resort: what came out of the exchange cannot be put back, and stays in the temporary file. */
static SegueSaveResult
keep_temp (SegueSave   *self,
           const char  *temp,
           SegueLook    look,
           int          error_number,
           GError     **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *kept = g_filename_display_name (temp);

  if (look == SEGUE_LOOK_DIFFERENT)
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

/* What came out of the exchange is not what was expected: puts it back. Should the other program have written once
 * more after the exchange, then its newest content comes out now, and goes back in turn. */
static SegueSaveResult
put_back (SegueSave          *self,
          const char         *temp,
          const struct stat  *info,
          SegueLook           look,
          char               *digest,
          GError            **error)
{
  const int error_number = errno;
  g_autofree char *there = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->bytes);
  g_autofree char *here = digest;

  for (guint i = 0; i < MAX_TURNS; i++)
    {
      char *found;

      if (self->ops->exchange (self->ops, temp, self->path) == -1)
        {
          if (i == 0)
            self->state = segue_file_state_new (self->bytes, info);
          break;
        }
      if (segue_save_look (self, temp, &found) == SEGUE_LOOK_FAILED)
        break;
      if (g_strcmp0 (found, there) == 0)
        {
          g_free (found);
          errno = error_number;
          return fail_temp (self, temp, look, error);
        }
      g_free (there);
      there = g_steal_pointer (&here);
      here = found;
    }

  return keep_temp (self, temp, look, error_number, error);
}

/* Swaps the new file with the old one, and looks at what came out: nothing can be written unseen between a look and
 * the swap. */
static SegueSaveResult
exchange (SegueSave    *self,
          const char   *temp,
          struct stat  *info,
          GError      **error)
{
  const SegueFileOps *ops = self->ops;
  char *digest;
  SegueLook look = segue_save_look (self, self->path, NULL);

  if (look != SEGUE_LOOK_SAME)
    return fail_temp (self, temp, look, error);
  if (ops->exchange (ops, temp, self->path) == 0)
    {
      look = segue_save_look (self, temp, &digest);
      if (look != SEGUE_LOOK_SAME)
        return put_back (self, temp, info, look, digest, error);
      g_free (digest);
      segue_save_discard_temp (self, temp, -1);
      return finish (self, info, error);
    }
  if (errno == ENOENT)
    return fail_temp (self, temp, SEGUE_LOOK_DIFFERENT, error);
  if (is_unsupported (errno) && ops->rename (ops, temp, self->path) == 0)
    return finish (self, info, error);
  if (is_refusal (errno))
    {
      segue_save_discard_temp (self, temp, -1);
      return SEGUE_SAVE_IMPOSSIBLE;
    }

  return fail_temp (self, temp, SEGUE_LOOK_FAILED, error);
}

static SegueSaveResult
rename_over (SegueSave    *self,
             const char   *temp,
             struct stat  *info,
             GError      **error)
{
  if (self->ops->rename (self->ops, temp, self->path) == 0)
    return finish (self, info, error);
  if (self->fd == -1 || !is_refusal (errno))
    return fail_temp (self, temp, SEGUE_LOOK_FAILED, error);
  segue_save_discard_temp (self, temp, -1);

  return SEGUE_SAVE_IMPOSSIBLE;
}

/* Writes a file where there was none. */
SegueSaveResult
segue_save_create (SegueSave  *self,
                   GError    **error)
{
  g_autofree char *temp = NULL;
  struct stat info;
  SegueLook look;
  SegueSaveResult result = prepare (self, &temp, &info, error);

  if (result != SEGUE_SAVE_DONE)
    return result;
  if (self->expected == NULL)
    return rename_over (self, temp, &info, error);
  if (self->ops->rename_new (self->ops, temp, self->path) == 0)
    return finish (self, &info, error);
  if (errno == EEXIST)
    return fail_temp (self, temp, SEGUE_LOOK_DIFFERENT, error);
  if (!is_unsupported (errno))
    return fail_temp (self, temp, SEGUE_LOOK_FAILED, error);
  look = segue_save_look (self, self->path, NULL);
  if (look != SEGUE_LOOK_SAME)
    return fail_temp (self, temp, look, error);

  return rename_over (self, temp, &info, error);
}

/* Writes a new file beside the old one and puts it in the place of that. At every moment the name leads to the whole
 * old or the whole new content; what is killed in between leaves a dot-named file. */
SegueSaveResult
segue_save_replace (SegueSave  *self,
                    GError    **error)
{
  g_autofree char *temp = NULL;
  struct stat info;
  SegueSaveResult result = prepare (self, &temp, &info, error);

  if (result != SEGUE_SAVE_DONE)
    return result;

  return self->expected != NULL ? exchange (self, temp, &info, error) : rename_over (self, temp, &info, error);
}
