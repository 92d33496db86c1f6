/* segue-cli.c
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

#include "core/files/segue-encoding.h"
#include "core/files/segue-saver.h"

/* What all verbs share: reading episodes and parsing options. */

/* Reads a stream, such as standard input or a pipe, to its end. @name is used in error messages. */
static GBytes *
read_stream (FILE        *stream,
             const char  *name,
             GError     **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[65536];
  gsize n;

  errno = 0;
  while ((n = fread (buffer, 1, sizeof buffer, stream)) > 0)
    {
      g_byte_array_append (bytes, buffer, n);
      if (bytes->len > SEGUE_MAX_BYTES)
        {
          g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_TOO_LARGE, _("%s has more than 64 MB."), name);
          return NULL;
        }
    }
  if (ferror (stream))
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", name, g_strerror (errno));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* Reads a device, or a pipe that a shell makes for `<(command)`. */
static GBytes *
read_device (const char  *path,
             GError     **error)
{
  FILE *stream = fopen (path, "rbe");
  GBytes *bytes;

  if (stream == NULL)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
      return NULL;
    }
  bytes = read_stream (stream, path, error);
  fclose (stream);

  return bytes;
}

/**
 * segue_cli_read_bytes:
 * @name: a file name of the command line, or `-` for standard input
 *
 * Reads a file or a device. Prints errors on standard error.
 *
 * Returns: (transfer full) (nullable): the content, or %NULL on failure
 */
GBytes *
segue_cli_read_bytes (const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = NULL;
  GBytes *bytes;

  if (g_str_equal (name, "-"))
    bytes = read_stream (stdin, _("Standard input"), &error);
  else if (segue_cli_is_device (name))
    bytes = read_device (name, &error);
  else
    {
      file = g_file_new_for_commandline_arg (name);
      bytes = segue_file_load (file, NULL, NULL, NULL, &error);
    }
  if (bytes == NULL)
    segue_cli_error ("%s", error->message);

  return bytes;
}

/* The value of the option --encoding, or NULL. */
static char *encoding;

static const GOptionEntry common_entries[] = {
  { "encoding", 'e', 0, G_OPTION_ARG_STRING, &encoding,
    N_("Encoding of the files, where it is neither UTF-8 nor UTF-16 with a byte order mark"), N_("ENCODING") },
  { NULL },
};

/* Returns the first entry from the one at @index on that is a segment or a section, and advances @index behind it. */
static const SegueEntry *
next_entry (SegueEpisode *episode,
            guint        *index)
{
  while (*index < segue_episode_get_n_entries (episode))
    {
      const SegueEntry *entry = segue_episode_get (episode, (*index)++);

      if (segue_entry_get_kind (entry) != SEGUE_ENTRY_TEXT)
        return entry;
    }

  return NULL;
}

/* Tells whether two entries have the same time, title and link. */
static gboolean
is_same (const SegueEntry *a,
         const SegueEntry *b)
{
  g_autofree char *title = segue_entry_dup_title (a);
  g_autofree char *other_title = segue_entry_dup_title (b);
  g_autofree char *link = segue_entry_dup_link (a);
  g_autofree char *other_link = segue_entry_dup_link (b);

  return segue_entry_get_kind (a) == segue_entry_get_kind (b) && segue_entry_get_start (a) == segue_entry_get_start (b) &&
         g_strcmp0 (title, other_title) == 0 && g_strcmp0 (link, other_link) == 0;
}

/**
 * segue_cli_read_as_notes:
 * @list: a list of chapters
 *
 * Reads the text of a list of chapters as notes.
 *
 * Returns: (transfer full) (nullable): the notes, or %NULL if they have other entries than the list
 */
SegueEpisode *
segue_cli_read_as_notes (SegueEpisode *list)
{
  g_autoptr(GBytes) text = segue_episode_write (list);
  g_autoptr(SegueEpisode) notes = NULL;
  const SegueEntry *item, *entry;
  guint i = 0, j = 0;
  gsize length;
  const char *data;

  data = g_bytes_get_data (text, &length);
  notes = segue_format_read (&segue_format_text, data, length, NULL);
  if (notes == NULL)
    return NULL;
  do
    {
      item = next_entry (list, &i);
      entry = next_entry (notes, &j);
      if ((item == NULL) != (entry == NULL) || (item != NULL && !is_same (item, entry)))
        return NULL;
    }
  while (item != NULL);

  return g_steal_pointer (&notes);
}

/* Tells whether a text is a list of chapters, and not notes as well. */
static gboolean
is_list (const char *text,
         gsize       length)
{
  const SegueFormat *format = segue_formats_probe (text, length);
  g_autoptr(SegueEpisode) list = format->syntax != NULL ? segue_format_read (format, text, length, NULL) : NULL;
  g_autoptr(SegueEpisode) notes = list != NULL ? segue_cli_read_as_notes (list) : NULL;

  return format->syntax != NULL && notes == NULL;
}

/* Guesses the encoding of a list of chapters, whose syntax is ASCII. Returns NULL for notes: their encoding is asked for. */
static char *
guess_encoding (const char *name,
                GBytes     *bytes)
{
  g_autofree char *guessed = segue_encoding_guess (bytes);
  g_autoptr(GBytes) text = segue_encoding_decode (bytes, guessed, NULL, NULL);
  gsize length;
  const char *data = text != NULL ? g_bytes_get_data (text, &length) : NULL;

  if (data == NULL || !is_list (data, length))
    return NULL;
  segue_cli_error (_("%1$s: note: read in the encoding %2$s, which is a guess; --encoding names another one."), name, guessed);

  return g_steal_pointer (&guessed);
}

/* Converts bytes to UTF-8, from the encoding of the option or else the detected one. Sets @used, if not NULL, to the
 * encoding. On failure, prints an error and returns NULL. */
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
    detected = guess_encoding (name, bytes);
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

/**
 * segue_cli_read_episode:
 * @name: a file name of the command line, or `-` for standard input
 * @format: (inout) (optional): the format of the file, or %NULL to choose it by the name of the file or else by its
 *   content; set to the chosen format
 * @used: (out) (optional) (transfer full): the encoding of the file
 *
 * Reads an episode. Prints errors on standard error.
 *
 * Returns: (transfer full) (nullable): the episode, or %NULL on failure
 */
SegueEpisode *
segue_cli_read_episode (const char         *name,
                        const SegueFormat **format,
                        char              **used)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = segue_cli_read_bytes (name);
  g_autoptr(GBytes) decoded = bytes != NULL ? decode (name, bytes, used) : NULL;
  const SegueFormat *chosen = format != NULL ? *format : NULL;
  SegueEpisode *episode;
  gsize length;
  const char *text;

  if (decoded == NULL)
    return NULL;
  text = g_bytes_get_data (decoded, &length);
  if (chosen == NULL)
    chosen = segue_formats_find_for_file (name, text, length);
  if (chosen == NULL)
    chosen = segue_formats_probe (text, length);
  if (format != NULL)
    *format = chosen;
  episode = segue_format_read (chosen, text, length, &error);
  if (episode == NULL)
    segue_cli_error ("%s: %s", name, error->message);

  return episode;
}

/**
 * segue_cli_parse:
 * @argc: number of @argv
 * @argv: (array length=argc): the arguments, beginning with the verb
 * @verb: the verb
 * @entries: (nullable): the options of the verb; the options that all verbs have are added
 *
 * Parses the options of a verb. Prints errors on standard error.
 *
 * Returns: (transfer full) (nullable): the arguments that are not options, which are file names, or %NULL on failure
 */
GStrv
segue_cli_parse (int                  argc,
                 char               **argv,
                 const SegueCliVerb  *verb,
                 const GOptionEntry  *entries)
{
  g_autoptr(GOptionContext) context = g_option_context_new (verb->arguments);
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("segue-cli %s", verb->name);
  g_auto(GStrv) files = NULL;
  const GOptionEntry file_entries[] = {
    /* Arguments after “--” are file names even if they begin with a dash. */
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL },
  };

  g_set_prgname (name);
  g_option_context_set_summary (context, _(verb->summary));
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_main_entries (context, common_entries, NULL);
  g_option_context_add_main_entries (context, file_entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      segue_cli_error ("%s", error->message);
      return NULL;
    }

  return files != NULL ? g_steal_pointer (&files) : g_new0 (char *, 1);
}
