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

/* The steps that all ways of saving share: errors, checks for changes by other programs, and temporary files. */

/* How often a temporary file is tried to be created, its suffix, and the number of random characters in its name. */
#define TEMP_TRIES 100
#define TEMP_SUFFIX ".segue"
#define TEMP_RANDOM 6

/* The longest file name, in bytes, that all common file systems support. */
#define MAX_NAME 255

/* Sets @error to an error of the system. Returns SEGUE_SAVE_FAILED. */
SegueSaveResult
segue_save_fail (SegueSave  *self,
                 int         error_number,
                 GError    **error)
{
  segue_file_set_error (error, SEGUE_FILE_SAVE, self->path, error_number);

  return SEGUE_SAVE_FAILED;
}

/* Sets @error to SEGUE_ERROR_CONFLICT with a message that says how the file differs from the expected one. Returns
 * SEGUE_SAVE_FAILED. */
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

/* Returns the result of a comparison that could not read the file, by `errno`. */
static SegueComparison
comparison_from_errno (SegueSave *self)
{
  switch (errno)
    {
    case ENOENT:
      return self->expected->exists ? SEGUE_COMPARISON_DIFFERENT : SEGUE_COMPARISON_SAME;
    case EISDIR:
    case ELOOP:
    case ENXIO:
    case EOVERFLOW:
      return SEGUE_COMPARISON_DIFFERENT;
    default:
      return SEGUE_COMPARISON_FAILED;
    }
}

/* Compares the file that the path names now with the file that was read: its identity, size and time. */
static SegueComparison
compare_name (SegueSave         *self,
              const char        *path,
              const struct stat *read)
{
  struct stat now;

  if (self->ops->stat (self->ops, path, &now) == -1)
    return comparison_from_errno (self);

  return now.st_dev == read->st_dev && now.st_ino == read->st_ino && now.st_size == read->st_size &&
           now.st_mtim.tv_sec == read->st_mtim.tv_sec && now.st_mtim.tv_nsec == read->st_mtim.tv_nsec
         ? SEGUE_COMPARISON_SAME : SEGUE_COMPARISON_DIFFERENT;
}

/* Reads a file again and compares it with the expected state. The content is compared, because the time of change does
 * not tell apart two writes within one tick of the file system's clock. @digest, if not NULL, is set to the checksum of
 * the file, newly allocated, or to NULL if the file cannot be read. */
SegueComparison
segue_save_compare (SegueSave   *self,
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
      bytes = segue_file_read (self->ops, fd, &info, SEGUE_MAX_BYTES, NULL);
      segue_file_close (self->ops, fd);
    }
  if (bytes == NULL)
    {
      if (digest != NULL)
        *digest = NULL;
      return comparison_from_errno (self);
    }
  found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  same = self->expected->exists && g_str_equal (found, self->expected->digest);
  if (digest != NULL)
    *digest = g_steal_pointer (&found);

  return same ? compare_name (self, path, &info) : SEGUE_COMPARISON_DIFFERENT;
}

/* Returns a random name of the form `.name.XXXXXX.segue`. A long name is shortened at a character boundary. */
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

/* Creates a temporary file and sets @fd to its descriptor. Returns its path, newly allocated, or NULL with `errno`
 * set. */
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

/* Removes a temporary file and preserves `errno`. @fd is its descriptor, or -1 if it is closed already. */
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

/* Records the state of the file once the new content is in place. It has a digest of all bytes, so it is left out where
 * nobody asks for it. */
void
segue_save_set_state (SegueSave *self)
{
  if (self->wants_state)
    self->state = segue_file_state_new (self->bytes);
}

/* Writes the entries of a folder to the disk, so that a rename outlasts a power failure. Returns TRUE, too, if the
 * folder cannot be opened or the file system does not support this. */
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
