/* segue-publish-file.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/publish/segue-publish-file.h"

#include <string.h>

/* Reads and writes the files that keep what belongs to publishing. Such a file consists of a line with its format, a
 * line with a URI, and of a GVariant as text, so that a person can read it. */

#define FIRST_LINE "segue-publish 1\n"

/* Returns what follows @line in the text, or NULL if the text does not begin with it. */
static const char *
skip_line (const char *text,
           const char *end,
           const char *line)
{
  const gsize length = strlen (line);

  return (gsize) (end - text) >= length && memcmp (text, line, length) == 0 ? text + length : NULL;
}

/**
 * segue_publish_file_parse:
 * @bytes: (nullable): the content of a file, any bytes
 * @uri: the URI that the file must be about
 * @type: the type of its content
 *
 * Parses a file. A file of another format, of another type or about something else yields nothing.
 *
 * Returns: (transfer full) (nullable): the content, or %NULL if there is none
 */
GVariant *
segue_publish_file_parse (GBytes             *bytes,
                          const char         *uri,
                          const GVariantType *type)
{
  g_autofree char *second = g_strconcat (uri, "\n", NULL);
  const char *text, *end;
  gsize length;

  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    return NULL;

  text = g_bytes_get_data (bytes, &length);
  end = text + length;
  text = skip_line (text, end, FIRST_LINE);
  if (text != NULL)
    text = skip_line (text, end, second);
  if (text == NULL || !g_utf8_validate_len (text, end - text, NULL))
    return NULL;

  return g_variant_parse (type, text, end, NULL, NULL);
}

/**
 * segue_publish_file_format:
 * @content: the content; a floating reference is taken
 * @uri: the URI that the file is about
 *
 * Formats a file.
 *
 * Returns: (transfer full): the content of the file
 */
GBytes *
segue_publish_file_format (GVariant   *content,
                           const char *uri)
{
  g_autoptr(GVariant) taken = g_variant_ref_sink (content);
  GString *out = g_string_new (FIRST_LINE);

  g_string_append_printf (out, "%s\n", uri);
  g_variant_print_string (taken, out, TRUE);
  g_string_append_c (out, '\n');

  return g_string_free_to_bytes (out);
}
