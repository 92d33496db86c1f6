/* segue-page-title.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/links/segue-page-title.h"

#include <string.h>

#include "core/markup/segue-markup-scan.h"

/* The longest title that is kept, in characters. */
#define MAX_CHARACTERS 300

/* Returns the position of @word (ASCII, lower case) in the text, whose letters are compared without case, or NULL. */
static const char *
find_word (const char *text,
           const char *end,
           const char *word)
{
  const gsize n = strlen (word);

  for (; (gsize) (end - text) >= n; text++)
    if (g_ascii_strncasecmp (text, word, n) == 0)
      return text;

  return NULL;
}

/* Returns the character encoding that a page names in its first 1024 bytes, or NULL. */
static char *
dup_declared_charset (const char *html,
                      gsize       length)
{
  const char *end = html + MIN (length, 1024), *p = html, *stop;

  while ((p = find_word (p, end, "<meta")) != NULL)
    {
      const char *close = memchr (p, '>', end - p);
      const char *name = close != NULL ? find_word (p, close, "charset=") : NULL;

      if (close == NULL)
        return NULL;
      p = close;
      if (name == NULL)
        continue;
      name += strlen ("charset=");
      if (*name == '"' || *name == '\'')
        name++;
      for (stop = name; stop < close && strchr ("\"'; \t/", *stop) == NULL; stop++)
        ;
      return g_strndup (name, stop - name);
    }

  return NULL;
}

/* Converts a text to UTF-8. Text that is UTF-8 in spite of what the server or the page says is kept. Else the server is
 * right, unless it says UTF-8; and what is in no encoding that is named gets replacement characters. */
static char *
dup_utf8 (const char *text,
          gsize       length,
          const char *charset,
          const char *declared)
{
  const char *const names[] = { charset, declared };
  char *converted = NULL;

  if (g_utf8_validate (text, length, NULL))
    return g_strndup (text, length);
  for (guint i = 0; i < G_N_ELEMENTS (names) && converted == NULL; i++)
    if (names[i] != NULL && *names[i] != '\0' && g_ascii_strcasecmp (names[i], "utf-8") != 0)
      converted = g_convert_with_fallback (text, length, "UTF-8", names[i], "?", NULL, NULL, NULL);

  return converted != NULL ? converted : g_utf8_make_valid (text, length);
}

/* Whether so many characters could not be read that nobody can read the rest. */
static gboolean
is_garbled (const char *title)
{
  gsize n_bad = 0;

  for (const char *p = title; (p = strstr (p, "\xEF\xBF\xBD")) != NULL; p += 3)
    n_bad++;

  return n_bad * 4 > (gsize) g_utf8_strlen (title, -1);
}

/* Joins the words of a text with single spaces, and leaves out characters that cannot be seen. */
static char *
tidy (const char *text)
{
  g_autoptr(GString) title = g_string_new (NULL);
  gboolean space = FALSE;

  for (guint n = 0; *text != '\0' && n < MAX_CHARACTERS; text = g_utf8_next_char (text))
    {
      const gunichar c = g_utf8_get_char (text);

      if (g_unichar_isspace (c))
        space = title->len > 0;
      else if (!g_unichar_iscntrl (c) && g_unichar_type (c) != G_UNICODE_FORMAT)
        {
          if (space)
            g_string_append_c (title, ' ');
          g_string_append_unichar (title, c);
          space = FALSE;
          n++;
        }
    }

  return g_string_free (g_steal_pointer (&title), FALSE);
}

/**
 * segue_page_title_read:
 * @html: (array length=length): the first bytes of a page, in any encoding that extends ASCII
 * @length: length of @html in bytes
 * @charset: (nullable): the encoding that the server names
 *
 * Reads the title of a page: in one line, with its entities resolved.
 *
 * Returns: (transfer full) (nullable): the title (UTF-8), or %NULL if there is none in @html that can be read
 */
char *
segue_page_title_read (const char *html,
                       gsize       length,
                       const char *charset)
{
  const char *end = html + length, *open = html, *start, *close;
  g_autofree char *declared = dup_declared_charset (html, length);
  g_autofree char *text = NULL;
  g_autofree char *decoded = NULL;
  g_autofree char *title = NULL;

  do
    {
      open = find_word (open, end, "<title");
      if (open == NULL)
        return NULL;
      open += strlen ("<title");
    }
  while (open < end && *open != '>' && !g_ascii_isspace (*open));
  start = memchr (open, '>', end - open);
  close = start != NULL ? find_word (start, end, "</title") : NULL;
  if (close == NULL)
    return NULL;
  start++;
  text = dup_utf8 (start, close - start, charset, declared);
  decoded = segue_markup_decode_attribute (text, strlen (text));
  title = tidy (decoded);

  return *title != '\0' && !is_garbled (title) ? g_steal_pointer (&title) : NULL;
}
