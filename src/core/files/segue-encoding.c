/* segue-encoding.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/files/segue-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/text/segue-utf8.h"

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
  if (length == 0 || segue_utf8_find_invalid ((const char *) data, length) == NULL || memchr (data, 0, length) != NULL)
    return g_strdup (SEGUE_UTF8);

  return dup_declared ((const char *) data, length);
}

/* The bytes of a text that are no ASCII. */
typedef struct
{
  gsize n_bytes;
  gsize n_cyrillic;  /* the bytes that are Russian letters in windows-1251 */
  gsize n_ukrainian; /* the bytes that are letters of other Slavic languages in windows-1251 */
  gsize n_together;  /* the bytes beside another such byte */
  gsize n_central;   /* the bytes that are letters in windows-1250 rather than in windows-1252 */
  gsize n_pairs;     /* pairs that are characters in Korean or in Japanese */
  gsize n_syllables; /* the characters of these that are Hangul or kana */
  gsize n_common;    /* the Hangul syllables that are common in Korean */
  gsize n_runs;      /* runs of pairs */
  gsize n_enclosed;  /* the runs with a Latin letter on both sides */
  gboolean unpaired;
} HighBytes;

/* The syllables that make up most of what is written in Korean, in the order of their code points. */
static const char common_syllables[] =
  "가각간감갑강같개객거건걸것게격견결경계고곡곤공과관광교구국군권귀규그극근글금급기길김까께꽃나난날남내너널네녀년노녹논농뇌누눈뉴느는능니님다단달담"
  "답당대더던데도독돈동된될두뒤드득든들등디따때떠또뜻라락란람래량러런레려력련령로록론료루류르른를름리린림립링마막만많말망맞매머먼멋메며면명모목못"
  "무문물미민믿및바박반발밝밤방배백버번벌범법벽변별병보복본봄부북분불붙비빛사산살삶상새색생서석선설섬섭성세션소속손송쇼수순숨쉬스슬습승시식신실심"
  "십싶써아악안않알암압앙앞애액야약양어언얼엄업없었에엔여역연열영예오온올와완왔외왜요용우운울움웃원월위유육율으은을음응의이익인일임입있잎자작잔잘"
  "잠장재쟁저적전절점접정제져조족존종좋죄주준줄중즉증지직진질집짓짜째쪽차착찬참창찾채책처천철첫청체초촌최추축출춤충취측치친침카커컴코크큰키타탁탄"
  "태터테토통투트특틀티팀파판팔패퍼편평포폭표품풍프플피필하학한할함합항해했행향허험현형호혼홍화확환활황회획효후훈휴흐흔흥희히힘";

/* Counts the syllables of two bytes of Hangul, and those that are common. Only the start of a long text counts. */
static void
count_syllable (const guchar *pair,
                HighBytes    *count)
{
  char *syllable;

  if (++count->n_syllables > 1000)
    return;
  syllable = g_convert ((const char *) pair, 2, SEGUE_UTF8, "CP949", NULL, NULL, NULL);
  count->n_common += syllable != NULL && strstr (common_syllables, syllable) != NULL;
  g_free (syllable);
}

/* Counts the pairs of bytes that are characters in CP949. */
static void
count_korean (const guchar *data,
              gsize         length,
              HighBytes    *count)
{
  gsize stop;

  for (gsize i = 0; i < length; i = stop)
    {
      for (stop = i; stop + 1 < length && data[stop] >= 0xA1 && data[stop + 1] >= 0xA1; stop += 2)
        {
          count->n_pairs++;
          if (data[stop] >= 0xB0 && data[stop] <= 0xC8)
            count_syllable (data + stop, count);
        }
      if (stop < length && data[stop] >= 0x80)
        {
          count->unpaired = TRUE;
          return;
        }
      count->n_runs += stop > i;
      count->n_enclosed += stop > i && i > 0 && stop < length && g_ascii_isalpha (data[i - 1]) && g_ascii_isalpha (data[stop]);
      stop += stop == i;
    }
}

/* Tells whether this is Korean: mostly Hangul, of syllables that are common, and not within Latin words, where pairs of
 * accented letters look like Hangul. */
static gboolean
is_korean (const guchar *data,
           gsize         length)
{
  HighBytes count = { 0 };

  count_korean (data, length, &count);

  return !count.unpaired && count.n_pairs > 0 && 3 * count.n_syllables >= 2 * count.n_pairs &&
         2 * count.n_common >= MIN (count.n_syllables, 1000) && 4 * count.n_enclosed <= count.n_runs;
}

/* Tells whether this is Japanese, of pairs of bytes that are characters in CP932, a third of them kana. */
static gboolean
is_japanese (const guchar *data,
             gsize         length)
{
  gsize n_bytes = 0, n_pairs = 0, n_kana = 0;

  for (gsize i = 0; i < length; i++)
    {
      const guchar lead = data[i], trail = i + 1 < length ? data[i + 1] : 0;

      n_bytes += lead >= 0x80;
      if (lead < 0x80 || (lead >= 0xA0 && lead < 0xE0))
        continue;
      if (trail < 0x40 || trail == 0x7F || trail > 0xFC)
        return FALSE;
      n_pairs++;
      n_kana += lead == 0x82 || lead == 0x83;
      n_bytes += trail >= 0x80;
      i++;
    }

  return 2 * n_pairs >= n_bytes && 3 * n_kana >= n_pairs;
}

/* Tells whether a byte is a letter of Central Europe, as far as it can be told. Western Europe does not write "š" and "ž", which
 * both windows-1250 and windows-1252 have. Other letters are signs in windows-1252, which do not stand within words. */
static gboolean
is_central (const guchar *data,
            gsize         length,
            gsize         i)
{
  static const char letters[] = "\x8A\x8D\x8E\x8F\x9A\x9D\x9E";
  static const char signs[] = "\xA3\xA5\xAA\xAF\xB3\xB9\xBA\xBC\xBE\xBF";

  if (strchr (letters, data[i]) != NULL)
    return TRUE;

  return strchr (signs, data[i]) != NULL && i > 0 && i + 1 < length && (g_ascii_isalpha (data[i - 1]) || data[i - 1] >= 0xC0) &&
         (g_ascii_isalpha (data[i + 1]) || data[i + 1] >= 0xC0);
}

static void
count_letters (const guchar *data,
               gsize         length,
               HighBytes    *count)
{
  /* The letters of Slavic languages other than Russian in windows-1251. */
  static const char ukrainian[] = "\xA1\xA2\xA5\xAA\xAF\xB2\xB3\xB4\xBA\xBF";

  for (gsize i = 0; i < length; i++)
    if (data[i] >= 0x80)
      {
        count->n_bytes++;
        count->n_cyrillic += data[i] >= 0xC0 || data[i] == 0xA8 || data[i] == 0xB8;
        count->n_ukrainian += strchr (ukrainian, data[i]) != NULL;
        count->n_together += (i > 0 && data[i - 1] >= 0x80) || (i + 1 < length && data[i + 1] >= 0x80);
        count->n_central += is_central (data, length, i);
      }
}

/**
 * segue_encoding_guess:
 * @bytes: the content of a file whose encoding segue_encoding_detect() does not find
 *
 * Guesses among the encodings that files of chapters had before UTF-8: CP949, CP932, windows-1251, windows-1250, or else
 * windows-1252. Each language has its letters in other bytes, and in words rather than alone.
 *
 * Returns: (transfer full): the name of the encoding for iconv
 */
char *
segue_encoding_guess (GBytes *bytes)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  HighBytes letters = { 0 };

  if (is_korean (data, length))
    return g_strdup ("CP949");
  if (is_japanese (data, length))
    return g_strdup ("CP932");
  count_letters (data, length, &letters);
  if (10 * letters.n_cyrillic >= 7 * letters.n_bytes && 10 * (letters.n_cyrillic + letters.n_ukrainian) >= 9 * letters.n_bytes &&
      10 * letters.n_together >= 7 * letters.n_bytes)
    return g_strdup ("windows-1251");

  return g_strdup (letters.n_central > 0 ? "windows-1250" : "windows-1252");
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
