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

/* Writes to standard output, standard error, files and devices. */

/* The first error of standard output, as an errno; 0 if there was none. */
static int output_error;

/* Tells whether a terminal would act on a character instead of showing it: control characters, and characters that
 * change the direction of text. */
static gboolean
is_unsafe (gunichar c)
{
  if (c == '\n' || c == '\t')
    return FALSE;

  return g_unichar_iscntrl (c) || segue_is_direction_mark (c);
}

/* Returns @text, which need not be valid UTF-8, with unsafe characters and invalid bytes written as `\x1B` or
 * `\u202E`. */
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

/* Writes @length bytes to @stream. They are escaped only if @stream is a terminal: other programs get the bytes as they
 * are, in UTF-8 whatever the locale. */
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

/* Writes to standard output, and records the first error for segue_cli_end_output(). */
static void
write_output (const char *text,
              gsize       length)
{
  errno = 0;
  if (!write_stream (stdout, text, length) && output_error == 0)
    output_error = errno != 0 ? errno : EIO;
}

/* Tells whether @name is `-` or a device that standard output is connected to, such as `/dev/stdout`. */
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
 * @text: text in UTF-8, which may contain file names in another encoding
 *
 * Writes text to standard output. Errors are reported by segue_cli_end_output().
 */
void
segue_cli_print (const char *text)
{
  write_output (text, strlen (text));
}

/**
 * segue_cli_end_output:
 *
 * Flushes standard output, and prints an error on standard error if anything could not be written. Call this once, at
 * the end of the program.
 *
 * Returns: %TRUE if everything was written
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
 * @format: a format string as for printf(), translated
 * @...: the values for @format
 *
 * Prints a message on standard error, after the name of the program.
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
 * Tells whether a file is read and written as a stream: a device or pipe in `/dev`, where a shell also puts the pipes
 * of `<(command)`. Pipes in other folders are refused, since opening one could wait for another program forever.
 *
 * Returns: %TRUE if @name is such a device or pipe
 */
gboolean
segue_cli_is_device (const char *name)
{
  struct stat named;

  return g_str_has_prefix (name, "/dev/") && stat (name, &named) == 0 && !S_ISREG (named.st_mode) &&
         !S_ISDIR (named.st_mode);
}

/* Writes to a device or pipe, which unlike a file cannot be replaced. */
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
 * @bytes: the content to write
 *
 * Writes a file, which is replaced atomically, or writes to standard output, a device or a pipe. Prints errors on
 * standard error.
 *
 * Returns: %TRUE if everything was written, or if it was written to standard output, whose errors are reported by
 *   segue_cli_end_output()
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
