/* segue-intended-files.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/segue-intended-files.h"

#include <string.h>

/* The file of a file of notes: a line that says what it is, the address of the notes, and a key on each line. */
#define FIRST_LINE "segue-intended 1"

static gboolean
is_key (const char *line)
{
  return strlen (line) == SEGUE_INTENDED_KEY_LENGTH && strspn (line, "0123456789abcdef") == SEGUE_INTENDED_KEY_LENGTH;
}

/**
 * segue_intended_parse:
 * @text: any bytes
 * @length: how many
 * @uri: the address of the notes
 *
 * Reads a file of what is intended. What is no such file, or belongs to other notes, holds nothing; lines that are no
 * keys are passed over.
 *
 * Returns: (transfer full) (element-type utf8): the keys, each once
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
 * @keys: (element-type utf8): keys
 * @uri: the address of the notes
 *
 * Writes a file of what is intended.
 *
 * Returns: (transfer full): its content
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
