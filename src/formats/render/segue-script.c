/* segue-script.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "formats/render/segue-script.h"

/* Tells in which script something is written, which tells apart the two languages of notes that are written for two
 * audiences. Only Latin script is told from all others. */

/* Words in Latin script are common in other languages, so that fewer words make no paragraph in Latin script. */
#define MIN_LATIN_WORDS 3

/* The part of the words, as a divisor, that are in another script than Latin at least where the text is. */
#define OTHER_DIVISOR 4

/**
 * segue_script_counter_add:
 * @self: the counter, all zero at first
 * @text: a part of a text (UTF-8)
 * @length: its length in bytes
 *
 * Counts the words of a part of a text, which can begin and end within a word.
 */
void
segue_script_counter_add (SegueScriptCounter *self,
                          const char         *text,
                          gsize               length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        segue_script_counter_end_word (self);
      else if (g_unichar_isalpha (c) && g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN)
        self->in_latin = TRUE;
      else if (g_unichar_isalpha (c))
        self->in_other = TRUE;
    }
}

/**
 * segue_script_counter_end_word:
 * @self: the counter
 *
 * Ends a word. A word with letters of both scripts is in the other one, since particles follow names in Latin script.
 */
void
segue_script_counter_end_word (SegueScriptCounter *self)
{
  self->n_other += self->in_other;
  self->n_latin += self->in_latin && !self->in_other;
  self->in_latin = self->in_other = FALSE;
}

/**
 * segue_script_counter_find:
 * @self: the counter
 *
 * Finds the script of a paragraph whose words were counted.
 *
 * Returns: the script, or %SEGUE_SCRIPT_NONE if there are too few words
 */
SegueScript
segue_script_counter_find (SegueScriptCounter *self)
{
  segue_script_counter_end_word (self);
  if (self->n_other > 0 && OTHER_DIVISOR * self->n_other >= self->n_latin + self->n_other)
    return SEGUE_SCRIPT_OTHER;

  return self->n_latin >= MIN_LATIN_WORDS ? SEGUE_SCRIPT_LATIN : SEGUE_SCRIPT_NONE;
}

/* Finds the script of a part of a title, or %SEGUE_SCRIPT_NONE if it has letters of both or of none. */
static SegueScript
find_title_script (const char *text,
                   gsize       length)
{
  gboolean latin = FALSE, other = FALSE;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalpha (c))
        continue;
      if (g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN)
        latin = TRUE;
      else
        other = TRUE;
    }

  return latin == other ? SEGUE_SCRIPT_NONE : latin ? SEGUE_SCRIPT_LATIN : SEGUE_SCRIPT_OTHER;
}

/**
 * segue_script_split_title:
 * @title: a title (UTF-8)
 * @open: (out): where the parentheses open, in bytes; they close at the end of the title
 *
 * Finds the two languages of a title, which has two if it ends with parentheses in Latin script after words in another
 * one, or the other way round.
 *
 * Returns: the script of the words before the parentheses, or %SEGUE_SCRIPT_NONE if the title has not two languages
 */
SegueScript
segue_script_split_title (const char *title,
                          gsize      *open)
{
  const char *parenthesis = strrchr (title, '(');
  const gsize length = strlen (title);
  SegueScript first, second;

  if (parenthesis == NULL || parenthesis == title || title[length - 1] != ')')
    return SEGUE_SCRIPT_NONE;
  *open = (gsize) (parenthesis - title);
  first = find_title_script (title, *open);
  second = find_title_script (parenthesis + 1, length - *open - 2);

  return second == SEGUE_SCRIPT_NONE || second == first ? SEGUE_SCRIPT_NONE : first;
}
