/* segue-markup-delimiters.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/markup/segue-markup-delimiters-private.h"

#include "core/markup/segue-markup-scan.h"

/* Pairs the delimiters of emphasis by the algorithm of CommonMark (section "An algorithm for parsing nested emphasis
 * and links"): a closing run is paired with the nearest opening run. A search that fails is not repeated, so the time
 * is proportional to the number of runs. */

void
segue_delimiters_init (SegueDelimiters *self)
{
  self->array = g_array_new (FALSE, FALSE, sizeof (SegueDelimiter));
  self->last = -1;
}

void
segue_delimiters_clear (SegueDelimiters *self)
{
  g_clear_pointer (&self->array, g_array_unref);
}

SegueDelimiter *
segue_delimiters_get (SegueDelimiters *self,
                      guint            index)
{
  return &g_array_index (self->array, SegueDelimiter, index);
}

/* Adds the run of @length characters at @text. @start and @end are the ends of the whole text. Returns the index of the
 * run. As in CommonMark, a run can begin emphasis if a word follows, and end it if a word precedes. One rule differs: a
 * CJK letter beyond punctuation counts as white space. CommonMark would find no end of emphasis in
 * `**이름(English)**은`. */
guint
segue_delimiters_add (SegueDelimiters *self,
                      const char      *start,
                      const char      *text,
                      const char      *end,
                      guint            length)
{
  const char *after = text + length;
  gunichar before_char = text > start ? g_utf8_get_char (g_utf8_prev_char (text)) : ' ';
  gunichar after_char = after < end ? g_utf8_get_char (after) : ' ';
  gboolean space_before = g_unichar_isspace (before_char);
  gboolean space_after = g_unichar_isspace (after_char);
  gboolean punct_before = g_unichar_ispunct (before_char);
  gboolean punct_after = g_unichar_ispunct (after_char);
  gboolean left = !space_after && (!punct_after || space_before || punct_before || segue_markup_is_cjk (before_char));
  gboolean right = !space_before && (!punct_before || space_after || punct_after || segue_markup_is_cjk (after_char));
  gboolean word_only = *text == '_';
  SegueDelimiter delimiter = {
    .character = *text,
    .count = length,
    .length = length,
    .can_open = left && (!word_only || !right || punct_before),
    .can_close = right && (!word_only || !left || punct_after),
    .previous = self->last,
    .next = -1,
  };

  if (self->last >= 0)
    segue_delimiters_get (self, self->last)->next = self->array->len;
  self->last = self->array->len;
  g_array_append_val (self->array, delimiter);

  return self->last;
}

/* Removes a run from the list of those that can be paired. */
static void
unlink_delimiter (SegueDelimiters *self,
                  gint32           index)
{
  SegueDelimiter *delimiter = segue_delimiters_get (self, index);

  if (delimiter->previous >= 0)
    segue_delimiters_get (self, delimiter->previous)->next = delimiter->next;
  if (delimiter->next >= 0)
    segue_delimiters_get (self, delimiter->next)->previous = delimiter->previous;
  else
    self->last = delimiter->previous;
}

/* Tells whether two runs can begin and end the same emphasis. */
static gboolean
can_pair (const SegueDelimiter *opener,
          const SegueDelimiter *closer)
{
  if (opener->character != closer->character || !opener->can_open)
    return FALSE;
  /* Rules 9 and 10 of CommonMark, the "rule of three": in `*a**b*`, the inner run is literal. */
  if ((opener->can_close || closer->can_open) && (opener->length + closer->length) % 3 == 0)
    return opener->length % 3 == 0 && closer->length % 3 == 0;

  return TRUE;
}

/* Finds the nearest run before @closer that can begin its emphasis. Runs before @floor are not examined. Returns the
 * index, or -1 if there is none. */
static gint32
find_opener (SegueDelimiters *self,
             gint32           closer,
             gint32           floor)
{
  const SegueDelimiter *delimiter = segue_delimiters_get (self, closer);
  gint32 opener = delimiter->previous;

  while (opener >= floor && !can_pair (segue_delimiters_get (self, opener), delimiter))
    opener = segue_delimiters_get (self, opener)->previous;

  return opener >= floor ? opener : -1;
}

/* Pairs as many characters of both runs as possible: two for bold, else one for italic. Removes the runs between them
 * from the list. */
static void
pair_runs (SegueDelimiters *self,
           gint32           opener_index,
           gint32           closer_index)
{
  SegueDelimiter *opener = segue_delimiters_get (self, opener_index);
  SegueDelimiter *closer = segue_delimiters_get (self, closer_index);
  guint used = opener->count >= 2 && closer->count >= 2 ? 2 : 1;

  opener->next = closer_index;
  closer->previous = opener_index;
  opener->count -= used;
  closer->count -= used;
  closer->closed += used;
  opener->bold_begins += used == 2;
  opener->italic_begins += used == 1;
  closer->bold_ends += used == 2;
  closer->italic_ends += used == 1;
}

/* Returns the index in the array of floors for a closing run. The floor is where a search for an opener can stop,
 * because a search for a closing run of the same kind has failed there before. */
static guint
floor_index (const SegueDelimiter *closer)
{
  guint character = closer->character == '*' ? 0 : closer->character == '_' ? 1 : 2;

  return character * 6 + closer->can_open * 3 + closer->length % 3;
}

/* Pairs the runs from index @bottom on and removes them from the list. */
void
segue_delimiters_pair (SegueDelimiters *self,
                       guint            bottom)
{
  gint32 floors[18];
  gint32 closer = -1;

  for (guint i = 0; i < G_N_ELEMENTS (floors); i++)
    floors[i] = bottom;
  for (gint32 i = self->last; i >= (gint32) bottom; i = segue_delimiters_get (self, i)->previous)
    closer = i;
  while (closer >= 0)
    {
      SegueDelimiter *delimiter = segue_delimiters_get (self, closer);
      gint32 next = delimiter->next;
      gint32 opener;

      if (!delimiter->can_close)
        {
          closer = next;
          continue;
        }
      opener = find_opener (self, closer, floors[floor_index (delimiter)]);
      if (opener < 0)
        {
          floors[floor_index (delimiter)] = closer;
          if (!delimiter->can_open)
            unlink_delimiter (self, closer);
          closer = next;
          continue;
        }
      pair_runs (self, opener, closer);
      if (segue_delimiters_get (self, opener)->count == 0)
        unlink_delimiter (self, opener);
      if (delimiter->count == 0)
        {
          unlink_delimiter (self, closer);
          closer = next;
        }
    }
  while (self->last >= (gint32) bottom)
    unlink_delimiter (self, self->last);
}
