/* segue-title-filter.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "publish/segue-title-filter-private.h"

#include <string.h>

/* What the settings say about titles: which entries are left out by them, and in which language sections are given
 * out. */

struct _SegueTitleFilter
{
  char **patterns; /* case-folded with g_utf8_casefold(), without blank patterns */
  guint language;  /* 0 for both, 1 for the first, 2 for the one in parentheses */
};

SegueTitleFilter *
segue_title_filter_new (SeguePublishSettings *settings)
{
  SegueTitleFilter *self = g_new0 (SegueTitleFilter, 1);
  g_auto(GStrv) lines = segue_publish_settings_dup_lines (settings, SEGUE_SETTING_LEFT_OUT);
  const char *language = segue_publish_settings_get_choice (settings, SEGUE_SETTING_LANGUAGE);
  GPtrArray *patterns = g_ptr_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_ptr_array_add (patterns, g_utf8_casefold (lines[i], -1));
  g_ptr_array_add (patterns, NULL);
  self->patterns = (char **) g_ptr_array_free (patterns, FALSE);
  self->language = g_str_equal (language, "first") ? 1 : g_str_equal (language, "second") ? 2 : 0;

  return self;
}

void
segue_title_filter_free (SegueTitleFilter *self)
{
  g_strfreev (self->patterns);
  g_free (self);
}

/* Whether a character belongs to a word that ends with a space. Words in Korean, Japanese and Chinese go on with
 * particles or with the next word. */
static gboolean
is_word_char (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HANGUL:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
      return FALSE;
    default:
      return g_unichar_isalnum (c);
    }
}

/* Whether the character before or after a match belongs to the same word as the match. */
static gboolean
is_inside_word (gunichar inner,
                gunichar outer)
{
  return is_word_char (inner) && is_word_char (outer);
}

static gboolean
matches_at (const char *title,
            const char *found,
            gsize       length)
{
  const char *end = found + length;

  if (found > title && is_inside_word (g_utf8_get_char (found), g_utf8_get_char (g_utf8_prev_char (found))))
    return FALSE;

  return *end == '\0' || !is_inside_word (g_utf8_get_char (g_utf8_prev_char (end)), g_utf8_get_char (end));
}

static gboolean
matches (const char *title,
         const char *pattern)
{
  const gsize length = strlen (pattern);

  for (const char *found = strstr (title, pattern); found != NULL; found = strstr (found + 1, pattern))
    if (matches_at (title, found, length))
      return TRUE;

  return FALSE;
}

/* Tells whether there are no patterns. */
gboolean
segue_title_filter_is_empty (SegueTitleFilter *self)
{
  return self->patterns[0] == NULL;
}

/* Tells whether the title of an entry, which is given in the case of g_utf8_casefold(), has the words of one of the
 * patterns. */
gboolean
segue_title_filter_matches (SegueTitleFilter *self,
                            const char       *folded)
{
  for (guint i = 0; self->patterns[i] != NULL; i++)
    if (matches (folded, self->patterns[i]))
      return TRUE;

  return FALSE;
}

/* Whether a text has letters of Latin script, and letters of others. */
static void
find_scripts (const char *text,
              gsize       length,
              gboolean   *latin,
              gboolean   *other)
{
  *latin = *other = FALSE;
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalpha (c))
        continue;
      if (g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN)
        *latin = TRUE;
      else
        *other = TRUE;
    }
}

/* Returns the title of a section in the language that is given out, or NULL for the whole title. A title has two
 * languages if it ends with parentheses in Latin script after words in another one, or the other way round. */
char *
segue_title_filter_dup_language (SegueTitleFilter *self,
                                 const char       *title)
{
  gboolean latin[2], other[2];
  const char *open;
  gsize length;

  if (self->language == 0)
    return NULL;
  open = strrchr (title, '(');
  length = strlen (title);
  if (open == NULL || open == title || title[length - 1] != ')')
    return NULL;
  find_scripts (title, open - title, &latin[0], &other[0]);
  find_scripts (open + 1, title + length - open - 2, &latin[1], &other[1]);
  if (latin[0] == other[0] || latin[1] == other[1] || latin[0] == latin[1])
    return NULL;

  return g_strstrip (self->language == 1 ? g_strndup (title, open - title)
                                         : g_strndup (open + 1, title + length - open - 2));
}
