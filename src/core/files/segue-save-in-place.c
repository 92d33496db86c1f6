/* segue-save-in-place.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/files/segue-save-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/* Writing in place is for what a new file could not stand for: a file with several names, one that belongs to
 * somebody else, one in a folder that takes no new files. A copy of the old content is on the disk before the first
 * byte is written, so a kill or a power cut leaves in the file the old content, the new one, or a mixture, and with the
 * mixture the copy: `.name.XXXXXX.segue` in the same folder or, where that takes no new files, in the folder "segue"
 * of the user's state folder. */

static GBytes *
read_again (SegueSave *self)
{
  struct stat info;

  if (self->ops->fstat (self->ops, self->fd, &info) == -1 || self->ops->seek (self->ops, self->fd, 0) == -1)
    return NULL;

  return segue_file_read (self->ops, self->fd, &info, NULL);
}

static gboolean
fill (SegueSave *self,
      GBytes    *bytes)
{
  const SegueFileOps *ops = self->ops;

  /* the old length is given up last, so that a full disk can take the old content back */
  return ops->seek (ops, self->fd, 0) == 0 && segue_file_write (ops, self->fd, bytes, NULL) &&
         ops->ftruncate (ops, self->fd, g_bytes_get_size (bytes)) == 0 && ops->fsync (ops, self->fd) == 0;
}

static char *
make_backup_file (SegueSave  *self,
                  char      **folder,
                  int        *fd)
{
  char *path = segue_save_make_temp (self, self->folder, 0600, fd);

  *folder = g_strdup (self->folder);
  if (path != NULL || (errno != EACCES && errno != EPERM && errno != EROFS))
    return path;
  g_free (*folder);
  *folder = g_build_filename (g_get_user_state_dir (), "segue", NULL);
  if (g_mkdir_with_parents (*folder, 0700) == -1)
    return NULL;

  return segue_save_make_temp (self, *folder, 0600, fd);
}

/* Returns: the path of a copy of @old that is on the disk, or NULL and errno. */
static char *
make_backup (SegueSave *self,
             GBytes    *old)
{
  const SegueFileOps *ops = self->ops;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  int fd;

  path = make_backup_file (self, &folder, &fd);
  if (path == NULL)
    return NULL;
  if (!segue_file_write (ops, fd, old, self->cancellable) || ops->fsync (ops, fd) == -1)
    {
      segue_save_discard_temp (self, path, fd);
      return NULL;
    }
  if (ops->close (ops, fd) == -1 || !segue_save_sync_folder (self, folder))
    {
      segue_save_discard_temp (self, path, -1);
      return NULL;
    }

  return g_steal_pointer (&path);
}

/* Whether the name still leads to the file that we have open. */
static SegueLook
look_at_name (SegueSave *self)
{
  struct stat info;

  if (self->ops->stat (self->ops, self->path, &info) == -1)
    return errno == ENOENT ? SEGUE_LOOK_DIFFERENT : SEGUE_LOOK_FAILED;

  return info.st_dev == self->info.st_dev && info.st_ino == self->info.st_ino ? SEGUE_LOOK_SAME : SEGUE_LOOK_DIFFERENT;
}

/* The last look before the write. */
static SegueSaveResult
check_again (SegueSave  *self,
             GBytes     *old,
             GError    **error)
{
  g_autoptr(GBytes) bytes = NULL;
  SegueLook look;

  if (g_cancellable_is_cancelled (self->cancellable))
    return segue_save_fail (self, ECANCELED, error);
  if (self->expected == NULL)
    return SEGUE_SAVE_DONE;
  look = look_at_name (self);
  if (look != SEGUE_LOOK_SAME)
    return look == SEGUE_LOOK_DIFFERENT ? segue_save_conflict (self, error) : segue_save_fail (self, errno, error);
  bytes = read_again (self);
  if (bytes == NULL)
    return segue_save_fail (self, errno, error);

  return g_bytes_equal (bytes, old) ? SEGUE_SAVE_DONE : segue_save_conflict (self, error);
}

static SegueSaveResult
fail_damaged (SegueSave   *self,
              const char  *backup,
              int          error_number,
              GError     **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *kept = g_filename_display_name (backup);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (error_number),
               _("“%1$s” could not be saved, and what was in it could not be put back. That is kept in “%2$s”. "
                 "The system says: %3$s."),
               name, kept, g_strerror (error_number));

  return SEGUE_SAVE_FAILED;
}

static SegueSaveResult
overwrite (SegueSave   *self,
           GBytes      *old,
           const char  *backup,
           GError     **error)
{
  SegueSaveResult result = check_again (self, old, error);
  struct stat info;

  if (result == SEGUE_SAVE_DONE && (!fill (self, self->bytes) || self->ops->fstat (self->ops, self->fd, &info) == -1))
    {
      const int error_number = errno;

      if (!fill (self, old))
        return fail_damaged (self, backup, error_number, error);
      result = segue_save_fail (self, error_number, error);
    }
  segue_save_discard_temp (self, backup, -1);
  if (result != SEGUE_SAVE_DONE)
    return result;
  /* another program put a file of its own under the name: it has the last word, and no content is lost */
  if (self->expected != NULL && look_at_name (self) == SEGUE_LOOK_DIFFERENT)
    return segue_save_conflict (self, error);
  self->state = segue_file_state_new (self->bytes, &info);

  return SEGUE_SAVE_DONE;
}

/* Writes over the file itself. While that lasts, the system holds back other programs that open it; where it cannot
 * do that (on a network, in the file of another user, or for a program that had it open before), what is written
 * between the last look and the first byte is overwritten. */
SegueSaveResult
segue_save_in_place (SegueSave  *self,
                     GError    **error)
{
  const SegueFileOps *ops = self->ops;
  g_autoptr(GBytes) old = read_again (self);
  g_autofree char *digest = NULL;
  g_autofree char *backup = NULL;
  SegueSaveResult result;
  gboolean leased;

  if (old == NULL)
    return segue_save_fail (self, errno, error);
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, old);
  if (self->expected != NULL && !g_str_equal (digest, self->expected->digest))
    return segue_save_conflict (self, error);
  backup = make_backup (self, old);
  if (backup == NULL)
    return segue_save_fail (self, errno, error);
  leased = ops->lease (ops, self->fd, TRUE) == 0;
  result = overwrite (self, old, backup, error);
  if (leased)
    ops->lease (ops, self->fd, FALSE);

  return result;
}
