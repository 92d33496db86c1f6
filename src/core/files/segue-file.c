/* segue-file.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/files/segue-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Opens, reads and writes regular files, and words the errors of the system. */

/* The number of bytes that are read or written before the cancellable is checked again. */
#define PIECE (64 * 1024)

/* If another program holds a lease on a file, the system asks it to release the lease. How often opening the file is
 * tried again, and the time between two tries in microseconds. */
#define LEASE_TRIES 50
#define LEASE_WAIT (100 * 1000)

/* Returns the message for an error of reading, with %s for the name of the file, or NULL for other errors. */
static const char *
describe_load (int error_number)
{
  switch (error_number)
    {
    case ENOENT:
    case ENOTDIR:
      return _("There is no file “%s”.");
    case EACCES:
    case EPERM:
      return _("You do not have the permission to read “%s”.");
    case EISDIR:
      return _("“%s” is a folder, not a file.");
    case ENXIO:
      return _("“%s” is a device or a pipe, not a file.");
    case EOVERFLOW:
      return _("“%s” is larger than 64 MB, which is too much for show notes.");
    case ECANCELED:
      return _("The reading of “%s” was cancelled.");
    default:
      return NULL;
    }
}

/* Returns the message for an error of writing, with %s for the name of the file, or NULL for other errors. */
static const char *
describe_save (int error_number)
{
  switch (error_number)
    {
    case ENOENT:
    case ENOTDIR:
      return _("The folder of “%s” does not exist.");
    case EACCES:
    case EPERM:
      return _("You do not have the permission to write “%s”.");
    case EROFS:
      return _("“%s” is on a disk that can only be read.");
    case ENOSPC:
      return _("No space is left on the disk to save “%s”.");
    case EDQUOT:
      return _("No space is left in your share of the disk to save “%s”.");
    case EWOULDBLOCK:
      return _("“%s” is being saved by another program. Try again in a moment.");
    case ENAMETOOLONG:
      return _("The name “%s” is too long.");
    case ECANCELED:
      return _("The saving of “%s” was cancelled.");
    default:
      return describe_load (error_number);
    }
}

/* Sets @error with the domain and code that belong to @error_number. */
static void
set_domain (GError **error,
            int      error_number,
            char    *message)
{
  if (error_number == EISDIR || error_number == ENXIO)
    g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_NOT_REGULAR, message);
  else if (error_number == EOVERFLOW)
    g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_TOO_LARGE, message);
  else
    g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (error_number), message);
}

/* Sets @error to a translated sentence that names the file and says what went wrong. */
void
segue_file_set_error (GError        **error,
                      SegueFileTask   task,
                      const char     *path,
                      int             error_number)
{
  g_autofree char *name = g_filename_display_basename (path);
  const char *format = task == SEGUE_FILE_LOAD ? describe_load (error_number) : describe_save (error_number);
  g_autofree char *message = NULL;

  if (format == NULL)
    message = g_strdup_printf (task == SEGUE_FILE_LOAD ? _("“%1$s” could not be read. The system says: %2$s.")
                                                       : _("“%1$s” could not be saved. The system says: %2$s."),
                               name, g_strerror (error_number));
  else
    {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      message = g_strdup_printf (format, name);
#pragma GCC diagnostic pop
    }
  set_domain (error, error_number, message);
}

/* Returns the local path of a file, newly allocated. Fails with G_IO_ERROR_NOT_SUPPORTED if it has none, such as a file
 * on a network. */
char *
segue_file_dup_path (GFile   *file,
                     GError **error)
{
  char *path = g_file_get_path (file);

  if (path == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _("“%s” is not on this computer. Copy it here first."), name);
    }

  return path;
}

/* Opens a regular file and sets @info to its status. Returns -1 for anything else; opening a pipe or device does not
 * wait for another program. */
int
segue_file_open (const SegueFileOps *ops,
                 const char         *path,
                 int                 flags,
                 struct stat        *info)
{
  int fd = ops->open (ops, path, flags | O_NONBLOCK | O_CLOEXEC | O_NOCTTY, 0);
  int error_number;

  for (guint i = 0; fd == -1 && errno == EWOULDBLOCK && i < LEASE_TRIES; i++)
    {
      g_usleep (LEASE_WAIT);
      fd = ops->open (ops, path, flags | O_NONBLOCK | O_CLOEXEC | O_NOCTTY, 0);
    }
  if (fd == -1)
    {
      if (errno == ENODEV)
        errno = ENXIO;
      return -1;
    }
  if (ops->fstat (ops, fd, info) == -1)
    error_number = errno;
  else if (S_ISREG (info->st_mode))
    return fd;
  else
    error_number = S_ISDIR (info->st_mode) ? EISDIR : ENXIO;
  segue_file_close (ops, fd);
  errno = error_number;

  return -1;
}

/* Appends up to PIECE bytes. Returns their number, 0 at the end of the file, or -1 with `errno` set. */
static gssize
read_piece (const SegueFileOps *ops,
            int                 fd,
            GByteArray         *array,
            gsize               max_bytes,
            GCancellable       *cancellable)
{
  const guint before = array->len;
  gssize n;

  if (g_cancellable_is_cancelled (cancellable))
    {
      errno = ECANCELED;
      return -1;
    }
  g_byte_array_set_size (array, before + PIECE);
  n = ops->read (ops, fd, array->data + before, PIECE);
  g_byte_array_set_size (array, before + MAX (n, 0));
  if (array->len <= max_bytes)
    return n;
  errno = EOVERFLOW;

  return -1;
}

/* Reads up to @max_bytes bytes from the current position to the end of the file. The size in @info is only a hint, since
 * the file may grow while it is read. */
GBytes *
segue_file_read (const SegueFileOps *ops,
                 int                 fd,
                 const struct stat  *info,
                 gsize               max_bytes,
                 GCancellable       *cancellable)
{
  GByteArray *array;
  gssize n;

  if (info->st_size > (goffset) max_bytes)
    {
      errno = EOVERFLOW;
      return NULL;
    }
  array = g_byte_array_sized_new (info->st_size + PIECE);
  do
    n = read_piece (ops, fd, array, max_bytes, cancellable);
  while (n > 0);
  if (n == 0)
    return g_byte_array_free_to_bytes (array);
  g_byte_array_unref (array);

  return NULL;
}

/* Writes all bytes at the current position. */
gboolean
segue_file_write (const SegueFileOps *ops,
                  int                 fd,
                  GBytes             *bytes,
                  GCancellable       *cancellable)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (gsize done = 0; done < length;)
    {
      gssize n;

      if (g_cancellable_is_cancelled (cancellable))
        {
          errno = ECANCELED;
          return FALSE;
        }
      n = ops->write (ops, fd, data + done, MIN (length - done, PIECE));
      if (n == 0)
        errno = EIO;
      if (n <= 0)
        return FALSE;
      done += n;
    }

  return TRUE;
}

/* Closes a file, ignores errors and preserves `errno`. */
void
segue_file_close (const SegueFileOps *ops,
                  int                 fd)
{
  const int error_number = errno;

  ops->close (ops, fd);
  errno = error_number;
}
