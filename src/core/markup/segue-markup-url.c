/* segue-markup-url.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/markup/segue-entity.h"
#include "core/markup/segue-markup-scan.h"
#include "core/text/segue-chars.h"

/* Finds URLs in text, and decodes the targets of links. */

/* Tells whether the CJK letter at @p belongs to the URL that begins at @start. After a Latin letter or a digit it is a
 * particle of the sentence (`https://example.com을`). At the start of a path segment it is part of the URL
 * (`/wiki/대한민국`). */
static gboolean
url_has_letter (const char *start,
                const char *p)
{
  return p > start && ((guchar) p[-1] >= 0x80 || strchr ("/=_-#?&+%(", p[-1]) != NULL);
}

/* Returns the end of the characters that can be in a URL, and adds the number of parentheses that are still open to
 * @open_parentheses, which is negative if too many are closed. */
static const char *
url_end (const char *start,
         const char *end,
         gint       *open_parentheses)
{
  const char *p = start;

  while (p < end)
    {
      if ((guchar) *p >= 0x80)
        {
          gunichar character = g_utf8_get_char (p);

          if (segue_space_length (p, end) > 0 || g_unichar_ispunct (character) || !g_unichar_isprint (character))
            break;
          if (segue_markup_is_cjk (character) && !url_has_letter (start, p))
            break;
          p = g_utf8_next_char (p);
          continue;
        }
      if (*p <= ' ' || *p == 0x7F || strchr ("<>\"`[]{}|\\^", *p) != NULL || (*p == '*' && p + 1 < end && p[1] == '*'))
        break;
      *open_parentheses += *p == '(' ? 1 : *p == ')' ? -1 : 0;
      p++;
    }

  return p;
}

/**
 * segue_markup_scan_url:
 * @text: position to look at (valid UTF-8)
 * @end: end of the text
 * @stop: (out): end of the element, set if %TRUE is returned
 *
 * Recognizes a URL in the text that begins with `http://`, `https://` or `mailto:`. Punctuation at its end, and closing
 * parentheses that were not opened in it, belong to the sentence.
 *
 * Returns: %TRUE if there is a URL at @text
 */
gboolean
segue_markup_scan_url (const char  *text,
                       const char  *end,
                       const char **stop)
{
  static const char * const schemes[] = { "https://", "http://", "mailto:" };
  const char *start = NULL;
  const char *p;
  gint open_parentheses = 0;

  for (guint i = 0; i < G_N_ELEMENTS (schemes) && start == NULL; i++)
    if ((gsize) (end - text) > strlen (schemes[i]) && g_ascii_strncasecmp (text, schemes[i], strlen (schemes[i])) == 0)
      start = text + strlen (schemes[i]);
  if (start == NULL || !(g_ascii_isalnum (*start) || (guchar) *start >= 0x80))
    return FALSE;
  p = url_end (start, end, &open_parentheses);
  while (p > start && (strchr (".,;:!?'*_~", p[-1]) != NULL || (p[-1] == ')' && open_parentheses < 0)))
    {
      open_parentheses += p[-1] == ')';
      p--;
    }
  *stop = p;

  return p > start;
}

static char *
decode (const char        *text,
        gsize              length,
        SegueEntitySyntax  syntax)
{
  g_autoptr(GString) out = g_string_sized_new (length);
  const char *end = text + length;

  for (const char *p = text; p < end;)
    {
      if (segue_entity_scan (p, end, syntax, &p, out))
        continue;
      if (syntax == SEGUE_ENTITY_MARKDOWN && *p == '\\' && p + 1 < end && g_ascii_ispunct (p[1]))
        p++;
      g_string_append_c (out, *p++);
    }

  return g_strstrip (g_string_free (g_steal_pointer (&out), FALSE));
}

/**
 * segue_markup_decode:
 * @text: (array length=length): a link destination as it is written (valid UTF-8)
 * @length: length of @text in bytes
 *
 * Resolves the entities and backslash escapes in a link destination, and removes white space at its ends.
 *
 * Returns: (transfer full): the URL (UTF-8)
 */
char *
segue_markup_decode (const char *text,
                     gsize       length)
{
  return decode (text, length, SEGUE_ENTITY_MARKDOWN);
}

/**
 * segue_markup_decode_attribute:
 * @text: (array length=length): the value of an attribute of HTML as it is written (valid UTF-8)
 * @length: length of @text in bytes
 *
 * Resolves the entities in an attribute, and removes white space at its ends.
 *
 * Returns: (transfer full): the value (UTF-8)
 */
char *
segue_markup_decode_attribute (const char *text,
                               gsize       length)
{
  return decode (text, length, SEGUE_ENTITY_ATTRIBUTE);
}
