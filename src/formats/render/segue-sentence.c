/* segue-sentence.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/render/segue-sentence.h"

#include <string.h>

#include "core/text/segue-chars.h"

/* Finds where the first sentence of a description ends. */

/* Abbreviations whose period does not end a sentence, in lower case and without the period. */
static const char *const abbreviations[] = {
  "mr", "mrs", "ms", "dr", "prof", "st", "vs", "etc", "no", "vol", "fig", "approx", "inc", "jr", "sr", "feat", "bzw",
  "z.b", "d.h", "u.a", "ca", "nr", "usw", "p.ex", "cf", "sra", "e.g", "i.e",
};

/* The longest word that is looked up among them, in bytes. */
#define MAX_ABBREVIATION 8

/* Whether a character ends a sentence in scripts that write no space after it. */
static gboolean
is_wide_end (gunichar c)
{
  return c == 0x3002 /* 。 */ || c == 0xFF01 /* ！ */ || c == 0xFF1F /* ？ */ || c == 0xFF61 /* ｡ */;
}

static gboolean
is_end (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x203C || c == 0x2047 || c == 0x2048 || c == 0x2049;
}

/* Whether a character can follow the end of a sentence and still belong to it. */
static gboolean
is_closing (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
      return TRUE;
    default:
      return c == '"' || c == '\'';
    }
}

/* Whether the period at @p follows an abbreviation or an initial. */
static gboolean
is_abbreviation (const char *text,
                 const char *p)
{
  const char *start = p;
  g_autofree char *word = NULL;

  while (start > text && p - start <= MAX_ABBREVIATION && (g_ascii_isalpha (start[-1]) || start[-1] == '.'))
    start--;
  /* a word that goes on before with letters of another script is none of these */
  if (start == p || p - start > MAX_ABBREVIATION || (start > text && !g_ascii_isspace (start[-1]) && strchr ("(\"'[", start[-1]) == NULL))
    return FALSE;
  if (p - start == 1 && g_ascii_isupper (*start))
    return TRUE;
  word = g_ascii_strdown (start, p - start);
  for (guint i = 0; i < G_N_ELEMENTS (abbreviations); i++)
    if (g_str_equal (word, abbreviations[i]))
      return TRUE;

  return FALSE;
}

/* Skips further marks and what closes quotations and brackets. */
static const char *
skip_marks (const char *p,
            const char *end)
{
  while (p < end)
    {
      const gunichar c = g_utf8_get_char (p);

      if (!is_end (c) && !is_wide_end (c) && !is_closing (c))
        break;
      p = g_utf8_next_char (p);
    }

  return p;
}

/* Whether a sentence can begin at @p, which is after white space: not with a letter in lower case, as after an
 * abbreviation. */
static gboolean
may_begin (const char *p,
           const char *end)
{
  return p >= end || !g_unichar_islower (g_utf8_get_char (p));
}

/**
 * segue_sentence_find_end:
 * @text: (array length=length): a paragraph (valid UTF-8)
 * @length: length of @text in bytes
 *
 * Finds the end of the first sentence: after a full stop, an exclamation or a question mark that white space or a line
 * break follows, or after one of Japanese and Chinese. Without one, the sentence ends at the first line break.
 *
 * Returns: the length of the sentence in bytes, without the white space after it
 */
gsize
segue_sentence_find_end (const char *text,
                         gsize       length)
{
  const char *end = text + length, *p = text;
  const char *stop = text, *next = text; /* after the run of marks at @p, and after the white space that follows */

  while (p < end && g_ascii_isspace (*p))
    p++;
  for (; p < end && *p != '\n'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (!is_end (c) && !is_wide_end (c))
        continue;
      if (p >= stop)
        {
          stop = skip_marks (p, end);
          next = segue_skip_space (stop, end);
        }
      if (is_wide_end (c))
        return stop - text;
      if (next == stop && stop < end && *stop != '\n')
        continue;
      if (c == '.' && (is_abbreviation (text, p) || !may_begin (next, end)))
        continue;
      return stop - text;
    }

  return p - text;
}
