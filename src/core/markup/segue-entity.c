/* segue-entity.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/markup/segue-entity.h"

#include <string.h>

#include "core/markup/segue-entities-private.h"

/* Recognizes character references (entities) of HTML. GLib and libxml2 know only the names of HTML 4, so the names come
 * from the standard library of Python, which the build needs in any case. */

/* The number of bytes after `&` that are examined. The longest name of HTML has 31 letters. */
#define MAX_NAME 32

/* The length in bytes of the longest name that needs no `;`. */
#define MAX_BARE_NAME 6

/* Returns the text of the entity with the name, or %NULL if there is none. @bare is for a name without `;`. */
static const char *
named_text (const char *name,
            gsize       length,
            gboolean    bare)
{
  guint low = 0, high = segue_n_entities;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const char *other = segue_entity_strings + segue_entity_offsets[middle];
      int order = strncmp (other, name, length);

      if (order == 0 && other[length] == '\0')
        return !bare || other[length + 1] == '1' ? other + length + 2 : NULL;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

/* Returns the character of a number. As HTML says, numbers that are no characters give U+FFFD, and those from 128 to 159
 * are characters of Windows-1252. */
static gunichar
numbered_character (gunichar number)
{
  static const guint16 windows[] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
    0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0x009D, 0x017E, 0x0178,
  };

  if (number == 0 || !g_unichar_validate (number))
    return 0xFFFD;

  return number >= 0x80 && number < 0x80 + G_N_ELEMENTS (windows) ? windows[number - 0x80] : number;
}

/* Recognizes a number, `38` or `x26`, between @p and @end, and appends its character to @out. Returns the position after
 * the digits, or %NULL if there are none. */
static const char *
scan_number (const char *p,
             const char *end,
             GString    *out)
{
  gboolean hex = p < end && (*p == 'x' || *p == 'X');
  const char *digits = p += hex;
  gunichar number = 0;
  int digit;

  while (p < end && (digit = hex ? g_ascii_xdigit_value (*p) : g_ascii_digit_value (*p)) >= 0)
    {
      number = MIN (number * (hex ? 16 : 10) + (guint) digit, 0x110000);
      p++;
    }
  if (p == digits)
    return NULL;
  g_string_append_unichar (out, numbered_character (number));

  return p;
}

/* Finds the longest name without `;` at @name. Sets @stop to its end if there is one. Returns its text, or %NULL. */
static const char *
bare_text (const char         *name,
           const char         *end,
           SegueEntitySyntax   syntax,
           const char        **stop)
{
  const char *text = NULL;
  gsize length = MIN (end - name, MAX_BARE_NAME);

  while (length > 1 && (text = named_text (name, length, TRUE)) == NULL)
    length--;
  if (text == NULL || (syntax == SEGUE_ENTITY_ATTRIBUTE && name + length < end &&
                       (g_ascii_isalnum (name[length]) || name[length] == '=')))
    return NULL;
  *stop = name + length;

  return text;
}

/**
 * segue_entity_scan:
 * @text: position to look at (valid UTF-8)
 * @end: end of the text
 * @syntax: the place of the text
 * @stop: (out): end of the entity, set if %TRUE is returned
 * @out: string to append the text of the entity to
 *
 * Recognizes an entity of HTML: `&amp;`, `&#39;` or `&#x27;`. All names of HTML 5 are known.
 *
 * Returns: %TRUE if there is an entity at @text
 */
gboolean
segue_entity_scan (const char         *text,
                   const char         *end,
                   SegueEntitySyntax   syntax,
                   const char        **stop,
                   GString            *out)
{
  const char *name = text + 1;
  const char *limit = name + MIN (end - name, MAX_NAME);
  const char *p = name;
  const char *found = NULL;
  gsize length = out->len;

  if (text >= end || *text != '&' || name == end)
    return FALSE;
  if (*name == '#')
    {
      p = scan_number (name + 1, limit, out);
      if (p != NULL && (syntax != SEGUE_ENTITY_MARKDOWN || (p < end && *p == ';')))
        {
          *stop = p < end && *p == ';' ? p + 1 : p;
          return TRUE;
        }
      g_string_truncate (out, length);
      return FALSE;
    }
  while (p < limit && g_ascii_isalnum (*p))
    p++;
  if (p > name && p < end && *p == ';' && (found = named_text (name, p - name, FALSE)) != NULL)
    *stop = p + 1;
  else if (p > name && syntax != SEGUE_ENTITY_MARKDOWN)
    found = bare_text (name, end, syntax, stop);
  if (found == NULL)
    return FALSE;
  g_string_append (out, found);

  return TRUE;
}
