/* segue-cli-output.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/segue-cli.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/files/segue-saver.h"
#include "core/text/segue-chars.h"

/* The first error of standard output, as an errno; 0 for none. */
static int output_error;

/* Whether a terminal acts on @c instead of showing it: control characters, and those that turn the direction of text. */
static gboolean
is_unsafe (gunichar c)
{
  if (c == '\n' || c == '\t')
    return FALSE;

  return g_unichar_iscntrl (c) || segue_is_direction_mark (c);
}

/* Returns: (transfer full): @text, valid UTF-8 or not, with each character and byte that a terminal would act on written
 * as `\x1B` or `\u202E` */
static char *
escape_for_terminal (const char *text,
                     gsize       length)
{
  g_autoptr(GString) out = g_string_sized_new (length);
  const char *end = text + length;

  for (const char *p = text; p < end;)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);
      gboolean valid = c < 0x110000;
      gsize n = valid ? g_utf8_next_char (p) - p : 1;

      if (!valid)
        g_string_append_printf (out, "\\x%02X", (guchar) *p);
      else if (is_unsafe (c))
        g_string_append_printf (out, c < 0x100 ? "\\x%02X" : "\\u%04X", c);
      else
        g_string_append_len (out, p, n);
      p += n;
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Writes @length bytes to @stream. Only what goes to a terminal is escaped: other programs get the bytes as they are, in
 * UTF-8 whatever the locale. */
static gboolean
write_stream (FILE       *stream,
              const char *text,
              gsize       length)
{
  g_autofree char *escaped = NULL;

  if (isatty (fileno (stream)))
    {
      escaped = escape_for_terminal (text, length);
      text = escaped;
      length = strlen (escaped);
    }

  return fwrite (text, 1, length, stream) == length;
}

/* Writes to standard output, and keeps the first error for the end. */
static void
write_output (const char *text,
              gsize       length)
{
  errno = 0;
  if (!write_stream (stdout, text, length) && output_error == 0)
    output_error = errno != 0 ? errno : EIO;
}

/* Whether @name names what standard output is connected to. */
static gboolean
is_output (const char *name)
{
  struct stat named, output;

  if (g_str_equal (name, "-"))
    return TRUE;

  return g_str_has_prefix (name, "/dev/") && stat (name, &named) == 0 && fstat (STDOUT_FILENO, &output) == 0 &&
         named.st_dev == output.st_dev && named.st_ino == output.st_ino;
}

/**
 * segue_cli_print:
 * @text: text in UTF-8, or bytes of file names
 *
 * Writes @text to standard output. segue_cli_end_output() tells whether all of it could be written.
 */
void
segue_cli_print (const char *text)
{
  write_output (text, strlen (text));
}

/**
 * segue_cli_end_output:
 *
 * Writes what standard output still holds back, and says on standard error if some of it could not be written. To be
 * called once, at the end.
 *
 * Returns: whether everything was written
 */
gboolean
segue_cli_end_output (void)
{
  errno = 0;
  if (fflush (stdout) != 0 && output_error == 0)
    output_error = errno != 0 ? errno : EIO;
  if (output_error == 0)
    return TRUE;
  segue_cli_error (_("Standard output: %s"), g_strerror (output_error));

  return FALSE;
}

/**
 * segue_cli_error:
 * @format: a message, as for printf()
 *
 * Prints a message on standard error, with the name of the program in front.
 */
void
segue_cli_error (const char *format,
                 ...)
{
  g_autofree char *message = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  line = g_strconcat ("segue-cli: ", message, "\n", NULL);
  write_stream (stderr, line, strlen (line));
}

/**
 * segue_cli_is_device:
 * @name: a file name of the command line
 *
 * Tells what is read and written as a stream: what lies in `/dev`, where a shell also puts the pipes of `<(command)`. A
 * pipe elsewhere is refused like a folder, since opening it would wait for another program without an end.
 *
 * Returns: whether @name is such a device or pipe
 */
gboolean
segue_cli_is_device (const char *name)
{
  struct stat named;

  return g_str_has_prefix (name, "/dev/") && stat (name, &named) == 0 && !S_ISREG (named.st_mode) &&
         !S_ISDIR (named.st_mode);
}

/* A device cannot be replaced by a new file; it is written to. */
static gboolean
write_device (const char *name,
              GBytes     *bytes)
{
  FILE *stream = fopen (name, "wbe");
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  int fault = stream == NULL ? errno : 0;

  if (stream != NULL && fwrite (data, 1, length, stream) < length)
    fault = errno;
  if (stream != NULL && fclose (stream) != 0 && fault == 0)
    fault = errno;
  if (fault == 0)
    return TRUE;
  segue_cli_error ("%s: %s", name, g_strerror (fault));

  return FALSE;
}

/**
 * segue_cli_write:
 * @name: a file name of the command line, or `-` for standard output
 * @bytes: the content
 *
 * Writes @bytes to a file, which is replaced in one step. Standard output by any of its names (`/dev/stdout`), devices and
 * pipes are written to. Says on standard error what could not be written.
 *
 * Returns: whether everything was written; for standard output segue_cli_end_output() knows that
 */
gboolean
segue_cli_write (const char *name,
                 GBytes     *bytes)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr(GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (is_output (name))
    {
      write_output (data, length);
      return TRUE;
    }
  if (segue_cli_is_device (name))
    return write_device (name, bytes);
  if (segue_file_save (file, bytes, NULL, NULL, NULL, NULL, &error))
    return TRUE;
  segue_cli_error ("%s: %s", name, error->message);

  return FALSE;
}
