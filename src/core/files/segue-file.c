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

/* Bytes between two looks at the cancellable */
#define PIECE (64 * 1024)
/* Where another program holds a lease on the file, it is asked to give it up, which it does at once or never */
#define LEASE_TRIES 50
#define LEASE_WAIT (100 * 1000)

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
      return _("The disk is too full to save “%s”.");
    case EDQUOT:
      return _("Your share of the disk is too full to save “%s”.");
    case ENAMETOOLONG:
      return _("The name “%s” is too long.");
    case ECANCELED:
      return _("The saving of “%s” was cancelled.");
    default:
      return describe_load (error_number);
    }
}

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

/* Says in a sentence what went wrong with a file. */
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

/* The path of a file that the system can open; others are somewhere on a network. */
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

/* Opens a regular file; of anything else nothing is read, and nothing waits for it. */
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

static gssize
read_piece (const SegueFileOps *ops,
            int                 fd,
            GByteArray         *array,
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
  if (array->len <= SEGUE_MAX_BYTES)
    return n;
  errno = EOVERFLOW;

  return -1;
}

/* The bytes from here to the end. A file may grow while it is read, so its size is not trusted. */
GBytes *
segue_file_read (const SegueFileOps *ops,
                 int                 fd,
                 const struct stat  *info,
                 GCancellable       *cancellable)
{
  GByteArray *array;
  gssize n;

  if (info->st_size > SEGUE_MAX_BYTES)
    {
      errno = EOVERFLOW;
      return NULL;
    }
  array = g_byte_array_sized_new (info->st_size + PIECE);
  do
    n = read_piece (ops, fd, array, cancellable);
  while (n > 0);
  if (n == 0)
    return g_byte_array_free_to_bytes (array);
  g_byte_array_unref (array);

  return NULL;
}

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

/* Closes a file of which nothing more is wanted, and keeps `errno`. */
void
segue_file_close (const SegueFileOps *ops,
                  int                 fd)
{
  const int error_number = errno;

  ops->close (ops, fd);
  errno = error_number;
}
