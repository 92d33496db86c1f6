/* segue-chars.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* Functions that scan text between two pointers. They read only the bytes before @end. The text must be valid UTF-8. */

/* Tells whether a character is invisible and only changes the direction of the text around it: the marks, embeddings,
 * overrides and isolates of the Unicode Bidirectional Algorithm (UAX #9). */
static inline gboolean
segue_is_direction_mark (gunichar c)
{
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* Measures the white space character at @p: space, tab, no-break and ideographic spaces, and the invisible characters
 * that editors and web pages leave behind: those of zero width, direction marks and soft hyphens. Returns its length in
 * bytes, or 0 for any other character, including line terminators. */
static inline guint
segue_space_length (const char *p,
                    const char *end)
{
  const guchar *u = (const guchar *) p;

  /* Most characters are ASCII letters, marks and digits. */
  if (p >= end || (u[0] > ' ' && u[0] < 0xC2))
    return 0;
  if (u[0] < 0xC2)
    return u[0] == ' ' || u[0] == '\t' || u[0] == '\v' || u[0] == '\f';
  if (u[0] == 0xC2)
    return (end - p >= 2 && (u[1] == 0xA0 || u[1] == 0xAD)) ? 2 : 0;
  if (u[0] == 0xD8)
    return (end - p >= 2 && u[1] == 0x9C) ? 2 : 0; /* U+061C */
  if (end - p < 3)
    return 0;
  if (u[0] == 0xE3 && u[1] == 0x80 && u[2] == 0x80)
    return 3; /* U+3000 */
  if (u[0] == 0xEF && u[1] == 0xBB && u[2] == 0xBF)
    return 3; /* U+FEFF */
  if (u[0] == 0xE2 && u[1] == 0x80 && ((u[2] >= 0x80 && u[2] <= 0x8F) || (u[2] >= 0xAA && u[2] <= 0xAF)))
    return 3; /* U+2000 to U+200F, U+202A to U+202F */
  if (u[0] == 0xE2 && u[1] == 0x81 && (u[2] == 0xA0 || (u[2] >= 0xA6 && u[2] <= 0xA9)))
    return 3; /* U+2060, U+2066 to U+2069 */
  return 0;
}

/* Returns the first position from @p on that is not white space, or @end. */
static inline const char *
segue_skip_space (const char *p,
                  const char *end)
{
  guint n;

  while ((n = segue_space_length (p, end)) > 0)
    p += n;
  return p;
}

/* Hashes the bytes from @p to @end, for a GHashFunc. */
static inline guint
segue_hash_bytes (const char *p,
                  const char *end)
{
  guint hash = 5381;

  for (; p < end; p++)
    hash = hash * 33 + (guchar) *p;

  return hash;
}

/* Returns the start of the character before @p. @p must be after @start, which begins a character. */
static inline const char *
segue_prev_char (const char *p,
                 const char *start)
{
  do
    p--;
  while (p > start && ((guchar) *p & 0xC0) == 0x80);
  return p;
}

/* Returns the start of the character after the one at @p, or @end. */
static inline const char *
segue_next_char (const char *p,
                 const char *end)
{
  p++;
  while (p < end && ((guchar) *p & 0xC0) == 0x80)
    p++;
  return p;
}

/* Returns the end of the text without the white space at its end. */
static inline const char *
segue_trim_end (const char *start,
                const char *end)
{
  while (end > start)
    {
      const char *p = segue_prev_char (end, start);

      if (segue_space_length (p, end) == 0)
        break;
      end = p;
    }
  return end;
}

/* Tells whether @text begins with @prefix, in the time that the prefix takes. g_str_has_prefix() reads the whole text
 * in newer GLib, so that asking at each of its positions takes quadratic time. */
static inline gboolean
segue_has_prefix (const char *text,
                  const char *prefix)
{
  return strncmp (text, prefix, strlen (prefix)) == 0;
}

/* Tells whether the text at @p begins with @literal, which must not be empty. */
static inline gboolean
segue_starts_with (const char *p,
                   const char *end,
                   const char *literal)
{
  gsize n;

  /* Most texts already differ in the first byte. */
  if (p >= end || *p != *literal)
    return FALSE;
  if (literal[1] == '\0')
    return TRUE;
  n = strlen (literal);
  return (gsize) (end - p) >= n && memcmp (p, literal, n) == 0;
}

/* Tells whether the text ends with @literal, which must not be empty. */
static inline gboolean
segue_ends_with (const char *start,
                 const char *end,
                 const char *literal)
{
  gsize n = strlen (literal);

  return (gsize) (end - start) >= n && end[-1] == literal[n - 1] && memcmp (end - n, literal, n) == 0;
}

/* Tells whether the text contains @literal, which must not be empty. Texts seldom contain even its first character, for
 * which memchr() looks much faster than g_strstr_len(). */
static inline gboolean
segue_contains (const char *p,
                const char *end,
                const char *literal)
{
  const gsize n = strlen (literal);

  for (; (gsize) (end - p) >= n && (p = memchr (p, literal[0], end - p - n + 1)) != NULL; p++)
    {
      if (memcmp (p, literal, n) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Returns the character at @p, or 0 at @end. */
static inline gunichar
segue_char_at (const char *p,
               const char *end)
{
  return p < end ? g_utf8_get_char (p) : 0;
}

/* Tells whether a byte is an ASCII digit. */
static inline gboolean
segue_is_digit (char c)
{
  return (guchar) (c - '0') < 10;
}

/* Tells from the first byte of a character whether it can be a decimal digit. Besides the ASCII digits, the decimal digits
 * up to U+FFFF are in the ranges U+0660 to U+1FFF, U+A000 to U+AFFF and U+F000 to U+FFFF. No Chinese character is in these
 * ranges, and few Hangul syllables are. */
static inline gboolean
segue_may_be_digit (char first_byte)
{
  const guchar c = first_byte;

  return c < 0xD9 ? segue_is_digit (first_byte) : (c <= 0xE1 || c == 0xEA || c >= 0xEF);
}

/* Returns the position of the first byte of the text that is an ASCII digit or not ASCII, or @end if there is none. */
static inline const char *
segue_skip_to_digit (const char *p,
                     const char *end)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  guint64 bytes;

  /* Looks at 8 bytes at once. The difference of a byte and a digit zero is below 10 for digits alone, so that subtracting 10
   * sets its high bit. */
  for (; end - p >= 8; p += 8)
    {
      memcpy (&bytes, p, sizeof bytes);
      if (((bytes | ((bytes ^ ones * '0') - ones * 10)) & (ones << 7)) != 0)
        break;
    }
  while (p < end && (guchar) *p < 0x80 && !segue_is_digit (*p))
    p++;

  return p;
}

/* Returns the position of the first ASCII digit of the text, or @end if it has none. */
static inline const char *
segue_find_digit (const char *p,
                  const char *end)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  guint64 bytes;

  /* Looks at 8 bytes at once. Subtracting 10 from the difference of a byte and a digit zero sets a high bit that was not
   * set if the byte is a digit. Characters outside of ASCII are passed over. */
  for (; end - p >= 8; p += 8)
    {
      memcpy (&bytes, p, sizeof bytes);
      bytes ^= ones * '0';
      if (((bytes - ones * 10) & ~bytes & (ones << 7)) != 0)
        break;
    }
  while (p < end && !segue_is_digit (*p))
    p++;

  return p;
}

/* Tells whether a character is a letter or a digit. */
static inline gboolean
segue_is_word_char (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c);
  return g_unichar_isalnum (c);
}

G_END_DECLS
