/* segue-save.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/files/segue-save-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define TEMP_TRIES 100
#define TEMP_SUFFIX ".segue"
#define TEMP_RANDOM 6
/* The longest name of a file, in bytes, on any common file system */
#define MAX_NAME 255

SegueSaveResult
segue_save_fail (SegueSave  *self,
                 int         error_number,
                 GError    **error)
{
  segue_file_set_error (error, SEGUE_FILE_SAVE, self->path, error_number);

  return SEGUE_SAVE_FAILED;
}

SegueSaveResult
segue_save_conflict (SegueSave  *self,
                     GError    **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  struct stat info;

  if (!self->expected->exists)
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_CONFLICT, _("There is a file “%s” already."), name);
  else if (self->ops->stat (self->ops, self->path, &info) == -1 && errno == ENOENT)
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_CONFLICT,
                 _("“%s” was removed or renamed by another program after it was read."), name);
  else
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_CONFLICT,
                 _("“%s” was changed by another program after it was read."), name);

  return SEGUE_SAVE_FAILED;
}

static SegueLook
look_failed (SegueSave *self)
{
  switch (errno)
    {
    case ENOENT:
      return self->expected->exists ? SEGUE_LOOK_DIFFERENT : SEGUE_LOOK_SAME;
    case EISDIR:
    case ELOOP:
    case ENXIO:
    case EOVERFLOW:
      return SEGUE_LOOK_DIFFERENT;
    default:
      return SEGUE_LOOK_FAILED;
    }
}

/* Whether a name still leads to the file that was read, and that was not written to since, as far as one can see. */
static SegueLook
look_at_name (SegueSave         *self,
              const char        *path,
              const struct stat *read)
{
  struct stat now;

  if (self->ops->stat (self->ops, path, &now) == -1)
    return look_failed (self);

  return now.st_dev == read->st_dev && now.st_ino == read->st_ino && now.st_size == read->st_size &&
           now.st_mtim.tv_sec == read->st_mtim.tv_sec && now.st_mtim.tv_nsec == read->st_mtim.tv_nsec
         ? SEGUE_LOOK_SAME : SEGUE_LOOK_DIFFERENT;
}

/* Reads a file again and compares it with what is expected. Neither time nor size says that it is the same: the
 * clock of a file system has steps that hold two writes. @digest is set to NULL for what cannot be read. */
SegueLook
segue_save_look (SegueSave   *self,
                 const char  *path,
                 char       **digest)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *found = NULL;
  gboolean same;
  struct stat info;
  int fd = segue_file_open (self->ops, path, O_RDONLY | O_NOFOLLOW, &info);

  if (fd != -1)
    {
      bytes = segue_file_read (self->ops, fd, &info, NULL);
      segue_file_close (self->ops, fd);
    }
  if (bytes == NULL)
    {
      if (digest != NULL)
        *digest = NULL;
      return look_failed (self);
    }
  found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  same = self->expected->exists && g_str_equal (found, self->expected->digest);
  if (digest != NULL)
    *digest = g_steal_pointer (&found);

  return same ? look_at_name (self, path, &info) : SEGUE_LOOK_DIFFERENT;
}

/* `.name.XXXXXX.segue`, with the name cut where that would be too long. */
static char *
make_temp_name (const char *path)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
  const gsize room = MAX_NAME - strlen (".") - strlen (".") - TEMP_RANDOM - strlen (TEMP_SUFFIX);
  g_autofree char *name = g_path_get_basename (path);
  char random[TEMP_RANDOM + 1] = { 0 };

  if (strlen (name) > room)
    {
      gsize cut = room;

      while (cut > 0 && ((guchar) name[cut] & 0xC0) == 0x80)
        cut--;
      name[cut] = '\0';
    }
  for (guint i = 0; i < TEMP_RANDOM; i++)
    random[i] = letters[g_random_int_range (0, strlen (letters))];

  return g_strconcat (".", name, ".", random, TEMP_SUFFIX, NULL);
}

/* Makes a new file for the time of the save. Returns: its path, or NULL and errno. */
char *
segue_save_make_temp (SegueSave  *self,
                      const char *folder,
                      mode_t      mode,
                      int        *fd)
{
  for (guint i = 0; i < TEMP_TRIES; i++)
    {
      g_autofree char *name = make_temp_name (self->path);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      *fd = self->ops->open (self->ops, path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
      if (*fd != -1)
        return g_steal_pointer (&path);
      if (errno != EEXIST)
        return NULL;
    }

  return NULL;
}

/* Removes a file of the save, open as @fd or closed already (-1), and keeps errno. */
void
segue_save_discard_temp (SegueSave  *self,
                         const char *temp,
                         int         fd)
{
  const int error_number = errno;

  if (fd != -1)
    segue_file_close (self->ops, fd);
  self->ops->unlink (self->ops, temp);
  errno = error_number;
}

/* Makes what happened to the names in a folder last. A folder that cannot be opened, and a system that knows no such
 * thing, is no failure. */
gboolean
segue_save_sync_folder (SegueSave  *self,
                        const char *folder)
{
  const int fd = self->ops->open (self->ops, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean synced;

  if (fd == -1)
    return TRUE;
  synced = self->ops->fsync (self->ops, fd) == 0 || errno == EINVAL || errno == ENOTSUP || errno == ENOSYS;
  segue_file_close (self->ops, fd);

  return synced;
}
