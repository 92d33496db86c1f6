/* segue-cli.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/segue-cli.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#include "core/files/segue-encoding.h"
#include "core/files/segue-saver.h"

void
segue_cli_error (const char *format,
                 ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("segue-cli: %s\n", message);
}

static GBytes *
read_stdin (GError **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[65536];
  gsize n;

  while ((n = fread (buffer, 1, sizeof buffer, stdin)) > 0)
    {
      g_byte_array_append (bytes, buffer, n);
      if (bytes->len > SEGUE_MAX_BYTES)
        {
          g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_TOO_LARGE,
                               _("Standard input has more than 64 MB."));
          return NULL;
        }
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* The bytes of a file, or of standard input for `-`; says on standard error why not. */
GBytes *
segue_cli_read_bytes (const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = NULL;
  GBytes *bytes;

  if (g_str_equal (name, "-"))
    bytes = read_stdin (&error);
  else
    {
      file = g_file_new_for_commandline_arg (name);
      bytes = segue_file_load (file, NULL, NULL, NULL, &error);
    }
  if (bytes == NULL)
    segue_cli_error ("%s", error->message);

  return bytes;
}

/* The encoding that was given for all files, or %NULL. */
static char *encoding;

static const GOptionEntry common_entries[] = {
  { "encoding", 'e', 0, G_OPTION_ARG_STRING, &encoding,
    N_("Encoding of the files, where it is neither UTF-8 nor UTF-16 with a byte order mark"), N_("ENCODING") },
  { NULL },
};

/* Text in UTF-8; says on standard error what cannot be decoded. */
static GBytes *
decode (const char  *name,
        GBytes      *bytes,
        char       **used)
{
  g_autofree char *detected = encoding != NULL ? g_strdup (encoding) : segue_encoding_detect (bytes);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) text = NULL;
  gboolean lossy;

  if (detected == NULL)
    detected = g_strdup (SEGUE_UTF8);
  text = segue_encoding_decode (bytes, detected, &lossy, &error);
  if (text == NULL)
    segue_cli_error ("%s: %s", name, error->message);
  else if (lossy)
    segue_cli_error (_("%1$s: part of this file means nothing in the encoding %2$s."), name, detected);
  else
    {
      if (used != NULL)
        *used = g_steal_pointer (&detected);
      return g_steal_pointer (&text);
    }

  return NULL;
}

/* The episode in a file, or on standard input for `-`; says on standard error why not. @format is %NULL where the name of
 * the file, or else its content, tells; its encoding is left in @used. */
SegueEpisode *
segue_cli_read_episode (const char         *name,
                        const SegueFormat  *format,
                        char              **used)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = segue_cli_read_bytes (name);
  g_autoptr(GBytes) decoded = bytes != NULL ? decode (name, bytes, used) : NULL;
  SegueEpisode *episode;
  gsize length;
  const char *text;

  if (decoded == NULL)
    return NULL;
  text = g_bytes_get_data (decoded, &length);
  if (format == NULL)
    format = segue_formats_find_for_name (name);
  if (format == NULL)
    format = segue_formats_probe (text, length);
  episode = format->read (text, length, &error);
  if (episode == NULL)
    segue_cli_error ("%s: %s", name, error->message);

  return episode;
}

/* Parses the options of a verb; says on standard error what is wrong with them. */
gboolean
segue_cli_parse (int                 *argc,
                 char              ***argv,
                 const SegueCliVerb  *verb,
                 const GOptionEntry  *entries)
{
  g_autoptr(GOptionContext) context = g_option_context_new (verb->arguments);
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("segue-cli %s", verb->name);

  g_set_prgname (name);
  g_option_context_set_summary (context, _(verb->summary));
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_main_entries (context, common_entries, NULL);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  segue_cli_error ("%s", error->message);

  return FALSE;
}
