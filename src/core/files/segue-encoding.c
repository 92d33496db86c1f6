/* segue-encoding.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/files/segue-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Detects, decodes and encodes the text encodings of files. */

/* Returns the encoding that an XML file declares, if it is known, or NULL. */
static char *
dup_declared (const char *data,
              gsize       length)
{
  g_autofree char *declaration = length > 5 && memcmp (data, "<?xml", 5) == 0 ? g_strndup (data, MIN (length, 200)) : NULL;
  const char *end = declaration != NULL ? strstr (declaration, "?>") : NULL;
  char *name = end != NULL ? strstr (declaration, "encoding=") : NULL;
  GIConv converter;

  if (name == NULL || name > end)
    return NULL;
  name += strlen ("encoding=") + 1;
  name[strcspn (name, "\"'?>")] = '\0';
  converter = g_iconv_open (SEGUE_UTF8, name);
  if (converter == (GIConv) -1)
    return NULL;
  g_iconv_close (converter);

  return g_strdup (name);
}

/**
 * segue_encoding_detect:
 * @bytes: the content of a file
 *
 * Detects the encoding if it can be detected with certainty: valid UTF-8, UTF-16 with a byte order mark, or the encoding
 * that an XML file declares.
 *
 * Returns: (transfer full) (nullable): the name of the encoding for iconv, or %NULL if the user must choose one
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
  /* Text with U+0000 is passed as UTF-8 to the reader, which refuses it with its position. */
  if (length == 0 || g_utf8_validate_len ((const char *) data, length, NULL) || memchr (data, 0, length) != NULL)
    return g_strdup (SEGUE_UTF8);

  return dup_declared ((const char *) data, length);
}

/* The bytes of a text that are no ASCII. */
typedef struct
{
  gsize n_bytes;
  gsize n_letters;  /* the bytes that are Cyrillic letters in windows-1251 */
  gsize n_together; /* the letters beside another such letter */
  gsize n_pairs;    /* pairs that are characters in Korean or in Japanese */
  gsize n_syllables; /* the characters of these that are Hangul or kana */
  gboolean unpaired;
} HighBytes;

/* Counts the pairs of bytes that are characters in CP949, or in CP932 with @japanese. */
static void
count_pairs (const guchar *data,
             gsize         length,
             gboolean      japanese,
             HighBytes    *count)
{
  for (gsize i = 0; i < length; i++)
    {
      const guchar lead = data[i], trail = i + 1 < length ? data[i + 1] : 0;

      if (lead < 0x80 || (japanese && lead >= 0xA0 && lead < 0xE0))
        continue;
      if (japanese ? trail < 0x40 || trail == 0x7F || trail > 0xFC : lead < 0xA1 || trail < 0xA1)
        {
          count->unpaired = TRUE;
          return;
        }
      count->n_pairs++;
      count->n_syllables += japanese ? lead == 0x82 || lead == 0x83 : lead >= 0xB0 && lead <= 0xC8;
      i++;
    }
}

static void
count_letters (const guchar *data,
               gsize         length,
               HighBytes    *count)
{
  for (gsize i = 0; i < length; i++)
    if (data[i] >= 0x80)
      {
        count->n_bytes++;
        count->n_letters += data[i] >= 0xC0 || data[i] == 0xA8 || data[i] == 0xB8;
        count->n_together += (i > 0 && data[i - 1] >= 0x80) || (i + 1 < length && data[i + 1] >= 0x80);
      }
}

/**
 * segue_encoding_guess:
 * @bytes: the content of a file whose encoding segue_encoding_detect() does not find
 *
 * Guesses among the encodings that files of chapters had before UTF-8: CP949, CP932, windows-1251, or else windows-1252.
 * Each language has its letters in other bytes, and in words rather than alone.
 *
 * Returns: (transfer full): the name of the encoding for iconv
 */
char *
segue_encoding_guess (GBytes *bytes)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  HighBytes korean = { 0 }, japanese = { 0 }, letters = { 0 };

  count_pairs (data, length, FALSE, &korean);
  count_pairs (data, length, TRUE, &japanese);
  count_letters (data, length, &letters);
  if (!korean.unpaired && korean.n_pairs > 0 && 3 * korean.n_syllables >= 2 * korean.n_pairs)
    return g_strdup ("CP949");
  if (!japanese.unpaired && 2 * japanese.n_pairs >= letters.n_bytes && 3 * japanese.n_syllables >= japanese.n_pairs)
    return g_strdup ("CP932");
  if (10 * letters.n_letters >= 9 * letters.n_bytes && 10 * letters.n_together >= 7 * letters.n_bytes)
    return g_strdup ("windows-1251");

  return g_strdup ("windows-1252");
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

/* Decodes the bytes with U+FFFD for each byte that is invalid in @encoding. */
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
          /* g_convert() does not report an incomplete character at the end as an error. */
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
 * @encoding: the name of the encoding, as iconv knows it
 * @lossy: (out) (optional): whether encoding the text again would give other bytes; if so, it must not be saved
 * @error: return location for a #GError, or %NULL
 *
 * Decodes text. Invalid bytes are replaced by U+FFFD. A byte order mark is kept as U+FEFF, so that encoding restores
 * it. If @encoding is UTF-8, the bytes are returned as they are, without validation.
 *
 * Returns: (transfer full): the text, UTF-8, or %NULL with @error set to %SEGUE_ERROR_UNSUPPORTED if the encoding is
 *   unknown
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
  /* The reader validates UTF-8 and reports the position of invalid bytes. */
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

/* Sets @error to a message with the first character that @encoding does not have, and its line. */
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

          g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_ENCODING,
                       _("Line %1$u: “%2$s” cannot be written in the encoding %3$s."), line, character, encoding);
          return;
        }
    }
  g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_ENCODING, _("The text cannot be written in the encoding %s."), encoding);
}

/**
 * segue_encoding_encode:
 * @text: a text, UTF-8
 * @encoding: the name of the encoding, as iconv knows it
 * @error: return location for a #GError, or %NULL
 *
 * Encodes text for a file.
 *
 * Returns: (transfer full): the bytes, or %NULL with @error set to %SEGUE_ERROR_ENCODING if the encoding does not have
 *   a character; the message names the first one and its line
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
