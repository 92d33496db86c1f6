/* segue-lexicon.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-lexicon.h"

#include <math.h>
#include <string.h>

#include "transcript/segue-terms.h"

/* The length of a block in milliseconds. How rare a term is follows from how many blocks have it. */
#define BLOCK 30000

/* Returns an empty lexicon. The terms that are wanted are added first, then @n_units units. */
SegueLexicon *
segue_lexicon_new (guint n_units)
{
  SegueLexicon *self = g_new0 (SegueLexicon, 1);

  self->starts = g_new (gint64, n_units);
  self->said_first = g_new0 (guint32, n_units + 1);
  self->terms = g_array_new (FALSE, FALSE, sizeof (SegueTerm));
  self->said = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->n_slots = 1024;
  self->slots = g_new0 (guint32, self->n_slots);

  return self;
}

void
segue_lexicon_free (SegueLexicon *self)
{
  g_array_unref (self->terms);
  g_array_unref (self->said);
  g_free (self->starts);
  g_free (self->said_first);
  g_free (self->places);
  g_free (self->slots);
  g_free (self);
}

/* Returns the place of a key in the hash table: that of its number plus 1, or an empty one. */
static guint32 *
find_slot (const SegueLexicon *self,
           guint64             key)
{
  guint i = (guint) (key ^ key >> 32) & (self->n_slots - 1);

  while (self->slots[i] != 0 && segue_lexicon_get (self, self->slots[i] - 1)->key != key)
    i = (i + 1) & (self->n_slots - 1);

  return &self->slots[i];
}

static void
grow (SegueLexicon *self)
{
  self->n_slots *= 2;
  g_free (self->slots);
  self->slots = g_new0 (guint32, self->n_slots);
  for (guint32 i = 0; i < self->terms->len; i++)
    *find_slot (self, segue_lexicon_get (self, i)->key) = i + 1;
}

/* Returns the number of a term, and adds it if it is new. */
static guint32
add_term (SegueLexicon *self,
          guint64       key,
          gboolean      is_phrase)
{
  guint32 *slot = find_slot (self, key);

  if (*slot == 0)
    {
      const SegueTerm term = { .key = key, .is_phrase = is_phrase };

      g_array_append_val (self->terms, term);
      *slot = self->terms->len;
      if (self->terms->len * 2 > self->n_slots)
        grow (self);
      return self->terms->len - 1;
    }

  return *slot - 1;
}

/* Adds a term of a segment. Returns its number. */
guint32
segue_lexicon_want (SegueLexicon *self,
                    guint64       key,
                    gboolean      is_phrase)
{
  const guint32 term = add_term (self, key, is_phrase);

  segue_lexicon_get (self, term)->is_wanted = TRUE;

  return term;
}

static void
add_said (guint64     key,
          gboolean    is_phrase,
          const char *start,
          const char *end,
          gpointer    data)
{
  SegueLexicon *self = data;
  const guint32 block = self->starts[self->n_units - 1] / BLOCK + 1;
  guint32 number;
  SegueTerm *term;

  /* Only phrases that are wanted matter. */
  if (is_phrase && *find_slot (self, key) == 0)
    return;
  number = add_term (self, key, is_phrase);
  term = segue_lexicon_get (self, number);
  /* until the lexicon is finished, @first is the number of units up to the last one that has the term */
  if (term->first == self->n_units)
    return;
  g_array_append_val (self->said, number);
  term->first = self->n_units;
  term->n++;
  if (term->last_block != block)
    {
      term->n_blocks++;
      term->last_block = block;
    }
}

/* Begins a unit at @start. Units are added in the order of their times. */
void
segue_lexicon_add_unit (SegueLexicon *self,
                        gint64        start)
{
  const guint i = self->n_units++;

  if (i == 0 || start / BLOCK != self->starts[i - 1] / BLOCK)
    self->n_blocks++;
  self->starts[i] = i > 0 ? MAX (start, self->starts[i - 1]) : start;
  self->said_first[i + 1] = self->said->len;
}

/* Adds text that is said in the last unit. */
void
segue_lexicon_add_text (SegueLexicon *self,
                        const char   *text,
                        gsize         length)
{
  segue_terms_scan (text, length, add_said, self);
  self->said_first[self->n_units] = self->said->len;
}

/* Lists the units of each wanted term, after the last unit was added. */
void
segue_lexicon_finish (SegueLexicon *self,
                      gint64        end)
{
  const guint32 *said = (const guint32 *) (gpointer) self->said->data;
  guint32 n = 0;

  self->end = MAX (end, self->starts[self->n_units - 1]);
  for (guint32 i = 0; i < self->terms->len; i++)
    {
      SegueTerm *term = segue_lexicon_get (self, i);

      term->rarity = MAX (log ((self->n_blocks + 1) / (term->n_blocks + 0.5)), 0);
      term->first = n;
      if (term->is_wanted)
        n += term->n;
      term->n = 0;
    }
  self->places = g_new (guint32, MAX (n, 1));
  for (guint unit = 0; unit < self->n_units; unit++)
    for (guint32 i = self->said_first[unit]; i < self->said_first[unit + 1]; i++)
      {
        SegueTerm *term = segue_lexicon_get (self, said[i]);

        if (term->is_wanted)
          self->places[term->first + term->n] = unit;
        term->n++;
      }
}

/* Returns the last unit that does not begin after @time, or the first one if all do. */
guint
segue_lexicon_find (const SegueLexicon *self,
                    gint64              time)
{
  guint low = 0, high = self->n_units;

  while (high - low > 1)
    {
      const guint middle = low + (high - low) / 2;

      if (self->starts[middle] <= time)
        low = middle;
      else
        high = middle;
    }

  return low;
}
