/* segue-intended-files.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/segue-intended-files.h"

#include <string.h>

/* Reads and writes the files that list intended findings. Such a file consists of a line with its format, a line with
 * the URI of the notes, and one key per line. */

#define FIRST_LINE "segue-intended 1"

static gboolean
is_key (const char *line)
{
  return strlen (line) == SEGUE_INTENDED_KEY_LENGTH && strspn (line, "0123456789abcdef") == SEGUE_INTENDED_KEY_LENGTH;
}

/**
 * segue_intended_parse:
 * @text: (array length=length): the content of a file, any bytes
 * @length: number of bytes
 * @uri: the URI of the notes
 *
 * Parses a file of intended findings. A file of another format or of other notes yields no keys. Lines that are not
 * keys are ignored.
 *
 * Returns: (transfer full) (element-type utf8): the keys, without duplicates
 */
GPtrArray *
segue_intended_parse (const char *text,
                      gsize       length,
                      const char *uri)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *copy = NULL;
  g_auto(GStrv) lines = NULL;

  if (length > SEGUE_INTENDED_MAX_SIZE || memchr (text, '\0', length) != NULL)
    return keys;
  copy = g_strndup (text, length);
  lines = g_strsplit (copy, "\n", -1);
  if (g_strcmp0 (lines[0], FIRST_LINE) != 0 || g_strcmp0 (lines[1], uri) != 0)
    return keys;
  for (guint i = 2; lines[i] != NULL && keys->len < SEGUE_INTENDED_MAX; i++)
    if (is_key (lines[i]) && g_hash_table_add (seen, lines[i]))
      g_ptr_array_add (keys, g_strdup (lines[i]));

  return keys;
}

/**
 * segue_intended_format:
 * @keys: (element-type utf8): the keys of the intended findings
 * @uri: the URI of the notes
 *
 * Formats a file of intended findings.
 *
 * Returns: (transfer full): the content of the file
 */
GBytes *
segue_intended_format (GPtrArray  *keys,
                       const char *uri)
{
  GString *out = g_string_new (FIRST_LINE "\n");

  g_string_append_printf (out, "%s\n", uri);
  for (guint i = 0; i < keys->len; i++)
    g_string_append_printf (out, "%s\n", (const char *) g_ptr_array_index (keys, i));

  return g_string_free_to_bytes (out);
}
