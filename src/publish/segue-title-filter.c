/* segue-title-filter.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "publish/segue-title-filter-private.h"

#include <string.h>

/* Which entries are left out by their titles. */

struct _SegueTitleFilter
{
  char **patterns; /* case-folded with g_utf8_casefold(), without blank patterns */
};

SegueTitleFilter *
segue_title_filter_new (SeguePublishSettings *settings)
{
  SegueTitleFilter *self = g_new0 (SegueTitleFilter, 1);
  g_auto(GStrv) lines = segue_publish_settings_dup_lines (settings, SEGUE_SETTING_LEFT_OUT);
  GPtrArray *patterns = g_ptr_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_ptr_array_add (patterns, g_utf8_casefold (lines[i], -1));
  g_ptr_array_add (patterns, NULL);
  self->patterns = (char **) g_ptr_array_free (patterns, FALSE);

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
