/* segue-save-in-place.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/files/segue-save-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/* Saves by overwriting the file itself. This is used if the file cannot be replaced by a new one: it has several names
 * (hard links), belongs to another user, or lies in a folder in which no files can be created. A backup of the old
 * content is on the disk before the first byte is written. If the program or the computer stops, the file holds the old
 * content, the new content, or a mixture, and with a mixture there is the backup: `.name.XXXXXX.segue` in the same
 * folder or, if no files can be created there, in the folder "segue" of the user's state folder. */

/* How often the lock of another Segue is tried, and the time between two tries in microseconds: 5 seconds in all. */
#define LOCK_TRIES 250
#define LOCK_WAIT (20 * 1000)

/* Reads the open file from the start. */
static GBytes *
read_again (SegueSave *self)
{
  struct stat info;

  if (self->ops->fstat (self->ops, self->fd, &info) == -1 || self->ops->seek (self->ops, self->fd, 0) == -1)
    return NULL;

  return segue_file_read (self->ops, self->fd, &info, SEGUE_MAX_BYTES, NULL);
}

/* Overwrites the open file with @bytes. */
static gboolean
fill (SegueSave *self,
      GBytes    *bytes)
{
  const SegueFileOps *ops = self->ops;

  /* Truncate last: until then, the old content still fits into the file if the disk is full. */
  return ops->seek (ops, self->fd, 0) == 0 && segue_file_write (ops, self->fd, bytes, NULL) &&
         ops->ftruncate (ops, self->fd, g_bytes_get_size (bytes)) == 0 && ops->fsync (ops, self->fd) == 0;
}

/* Creates an empty backup file, and sets @folder to its folder and @fd to its descriptor. Returns its path, or NULL
 * with `errno` set. */
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

/* Writes @old to a backup file and to the disk. Returns its path, or NULL with `errno` set. */
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

/* Compares the file that the path names now with the open file. */
static SegueComparison
compare_name (SegueSave *self)
{
  struct stat info;

  if (self->ops->stat (self->ops, self->path, &info) == -1)
    return errno == ENOENT ? SEGUE_COMPARISON_DIFFERENT : SEGUE_COMPARISON_FAILED;

  return info.st_dev == self->info.st_dev && info.st_ino == self->info.st_ino ? SEGUE_COMPARISON_SAME
                                                                              : SEGUE_COMPARISON_DIFFERENT;
}

/* Checks a last time before writing that the file still holds @old. */
static SegueSaveResult
check_again (SegueSave  *self,
             GBytes     *old,
             GError    **error)
{
  g_autoptr(GBytes) bytes = NULL;
  SegueComparison comparison;

  if (g_cancellable_is_cancelled (self->cancellable))
    return segue_save_fail (self, ECANCELED, error);
  if (self->expected == NULL)
    return SEGUE_SAVE_DONE;
  comparison = compare_name (self);
  if (comparison == SEGUE_COMPARISON_DIFFERENT)
    return segue_save_conflict (self, error);
  if (comparison != SEGUE_COMPARISON_SAME)
    return segue_save_fail (self, errno, error);
  bytes = read_again (self);
  if (bytes == NULL)
    return segue_save_fail (self, errno, error);

  return g_bytes_equal (bytes, old) ? SEGUE_SAVE_DONE : segue_save_conflict (self, error);
}

/* Reports that neither the new nor the old content could be written. The backup is kept. */
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

/* Overwrites the file, or writes the old content back if that fails. Removes the backup when it is not needed. */
static SegueSaveResult
overwrite (SegueSave   *self,
           GBytes      *old,
           const char  *backup,
           GError     **error)
{
  SegueSaveResult result = check_again (self, old, error);

  if (result == SEGUE_SAVE_DONE && !fill (self, self->bytes))
    {
      const int error_number = errno;

      if (!fill (self, old))
        return fail_damaged (self, backup, error_number, error);
      result = segue_save_fail (self, error_number, error);
    }
  segue_save_discard_temp (self, backup, -1);
  if (result != SEGUE_SAVE_DONE)
    return result;
  /* Another program replaced the file meanwhile: this is a conflict, and the file of that program is kept. */
  if (self->expected != NULL && compare_name (self) == SEGUE_COMPARISON_DIFFERENT)
    return segue_save_conflict (self, error);
  segue_save_set_state (self);

  return SEGUE_SAVE_DONE;
}

/* Waits until no other Segue overwrites the file, and keeps others waiting from then on. Without this, two programs that
 * save at the same time can both find the content that they expect, and the change of one is lost. On a file system
 * without locks the save goes on without one. Returns FALSE with `errno` set if the other program does not end. */
static gboolean
lock (SegueSave *self)
{
  for (guint i = 0; self->ops->lock (self->ops, self->fd, TRUE) == -1; i++)
    {
      if (errno != EWOULDBLOCK && errno != EINTR)
        return TRUE;
      if (g_cancellable_is_cancelled (self->cancellable))
        errno = ECANCELED;
      if (errno == ECANCELED || i >= LOCK_TRIES)
        return FALSE;
      g_usleep (LOCK_WAIT);
    }

  return TRUE;
}

/* Overwrites the locked file, while a lease delays other programs that open it. */
static SegueSaveResult
save_locked (SegueSave  *self,
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

/* Overwrites the file itself. An advisory lock keeps other Segues away, and a lease every program that opens the file.
 * If there is no lease (on a network, for a file of another user, or if a program has the file open already), changes
 * that a program without locks makes between the last check and the first write are lost. */
SegueSaveResult
segue_save_in_place (SegueSave  *self,
                     GError    **error)
{
  SegueSaveResult result;

  if (!lock (self))
    return segue_save_fail (self, errno, error);
  result = save_locked (self, error);
  self->ops->lock (self->ops, self->fd, FALSE);

  return result;
}
