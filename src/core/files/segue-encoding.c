/* segue-encoding.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/files/segue-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * segue_encoding_detect:
 * @bytes: the content of a file
 *
 * Tells the encoding where the bytes tell it themselves: valid UTF-8, or UTF-16 with a byte order mark.
 *
 * Returns: (transfer full) (nullable): its name for iconv, or %NULL where somebody must choose
 */
char *
segue_encoding_detect (GBytes *bytes)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);

  if (length >= 2 && data[0] == 0xFF && data[1] == 0xFE)
    return g_strdup ("UTF-16LE");
  if (length >= 2 && data[0] == 0xFE && data[1] == 0xFF)
    return g_strdup ("UTF-16BE");
  /* U+0000 is refused by the reader, which can say where it stands */
  if (length == 0 || g_utf8_validate_len ((const char *) data, length, NULL) || memchr (data, 0, length) != NULL)
    return g_strdup (SEGUE_UTF8);

  return NULL;
}

static GBytes *
convert (GBytes      *bytes,
         const char  *to,
         const char  *from,
         GError     **error)
{
  gsize length, written;
  const char *data = g_bytes_get_data (bytes, &length);
  char *converted = g_convert (data != NULL ? data : "", length, to, from, NULL, &written, error);

  return converted != NULL ? g_bytes_new_take (converted, written) : NULL;
}

/* The bytes with U+FFFD for each that means nothing in @encoding. */
static GBytes *
decode_lossily (GBytes     *bytes,
                const char *encoding)
{
  gsize length, done = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  GString *out = g_string_new (NULL);

  while (done < length)
    {
      gsize read = 0, written = 0;
      g_autoptr(GError) error = NULL;
      g_autofree char *rest = g_convert (data + done, length - done, SEGUE_UTF8, encoding, &read, &written, &error);
      g_autofree char *good = NULL;

      if (rest != NULL)
        {
          g_string_append_len (out, rest, written);
          /* half a character at the end is no error to g_convert() */
          if (read < length - done)
            g_string_append (out, "\xEF\xBF\xBD");
          break;
        }
      if (read > 0)
        good = g_convert (data + done, read, SEGUE_UTF8, encoding, NULL, &written, NULL);
      if (good != NULL)
        g_string_append_len (out, good, written);
      g_string_append (out, "\xEF\xBF\xBD");
      done += read + 1;
    }

  return g_string_free_to_bytes (out);
}

/**
 * segue_encoding_decode:
 * @bytes: the content of a file
 * @encoding: its encoding, a name that iconv knows
 * @lossy: (out) (optional): whether the text would not give the same bytes again; it must not be saved then
 * @error: return location for an error, or %NULL
 *
 * Decodes text. A byte order mark stays in the text, as U+FEFF, so that encoding brings it back.
 *
 * Returns: (transfer full): UTF-8, or %NULL with %SEGUE_ERROR_UNSUPPORTED if there is no such encoding
 */
GBytes *
segue_encoding_decode (GBytes      *bytes,
                       const char  *encoding,
                       gboolean    *lossy,
                       GError     **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(GBytes) text = NULL;
  g_autoptr(GBytes) back = NULL;

  if (lossy != NULL)
    *lossy = FALSE;
  /* whether it is UTF-8 at all is for the reader to say, which knows the place */
  if (g_ascii_strcasecmp (encoding, SEGUE_UTF8) == 0)
    return g_bytes_ref (bytes);
  text = convert (bytes, SEGUE_UTF8, encoding, &local);
  if (text != NULL)
    back = convert (text, encoding, SEGUE_UTF8, NULL);
  if (text != NULL && back != NULL && g_bytes_equal (back, bytes))
    return g_steal_pointer (&text);
  if (g_error_matches (local, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION))
    {
      g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_UNSUPPORTED, _("There is no encoding “%s”."), encoding);
      return NULL;
    }
  if (lossy != NULL)
    *lossy = TRUE;

  return text != NULL ? g_steal_pointer (&text) : decode_lossily (bytes, encoding);
}

/* Where the first character stands that @encoding does not hold. */
static void
set_unrepresentable (GBytes      *text,
                     const char  *encoding,
                     GError     **error)
{
  gsize length;
  const char *start = g_bytes_get_data (text, &length), *end = start + length;
  guint line = 1;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gsize n = g_utf8_next_char (p) - p;
      g_autofree char *converted = g_convert (p, n, encoding, SEGUE_UTF8, NULL, NULL, NULL);

      if (*p == '\n')
        line++;
      if (converted == NULL)
        {
          g_autofree char *character = g_strndup (p, n);

          g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_ENCODING, _("Line %1$u: “%2$s” cannot be written in the encoding %3$s."),
                       line, character, encoding);
          return;
        }
    }
  g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_ENCODING, _("The text cannot be written in the encoding %s."), encoding);
}

/**
 * segue_encoding_encode:
 * @text: UTF-8
 * @encoding: a name that iconv knows
 * @error: return location for an error, or %NULL
 *
 * Encodes text for a file.
 *
 * Returns: (transfer full): the bytes, or %NULL with %SEGUE_ERROR_ENCODING, which names the first character that the
 *   encoding does not hold
 */
GBytes *
segue_encoding_encode (GBytes      *text,
                       const char  *encoding,
                       GError     **error)
{
  GBytes *bytes;

  if (g_ascii_strcasecmp (encoding, SEGUE_UTF8) == 0)
    return g_bytes_ref (text);
  bytes = convert (text, encoding, SEGUE_UTF8, NULL);
  if (bytes == NULL)
    set_unrepresentable (text, encoding, error);

  return bytes;
}
