/* segue-lexicon.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-time.h"

G_BEGIN_DECLS

/* Which terms are said when. The lexicon divides a recording into units, which are sentences or, where a long one is
 * looked through first, half minutes. */

/* No term, where the number of one is expected. */
#define SEGUE_NO_TERM G_MAXUINT32

/**
 * SegueTerm:
 * @key: the key of the term
 * @n_blocks: the number of half minutes in which it is said
 * @last_block: the last one of these, plus 1
 * @is_phrase: whether it is two words
 * @is_wanted: whether a segment has it
 * @rarity: how much its occurrence tells: the negative logarithm of the share of half minutes that have it
 * @first: where its units begin in the list of all
 * @n: number of its units
 */
typedef struct
{
  guint64 key;
  guint32 n_blocks;
  guint32 last_block;
  guint is_phrase : 1;
  guint is_wanted : 1;
  float rarity;
  guint32 first;
  guint32 n;
} SegueTerm;

/**
 * SegueLexicon:
 * @n_units: number of units
 * @starts: (array length=n_units): when they begin, in milliseconds; never earlier than the one before
 * @end: when the last one ends, in milliseconds
 * @n_blocks: number of half minutes in which something is said
 * @terms: (element-type SegueTerm): all terms
 * @said: (element-type guint32): the words of all units, one unit after the other
 * @said_first: (array length=n_units+1): where those of each unit begin in @said
 * @places: the units of each wanted term, ascending
 * @slots: private
 * @n_slots: private
 */
typedef struct
{
  guint n_units;
  gint64 *starts;
  gint64 end;
  guint n_blocks;
  GArray *terms;
  GArray *said;
  guint32 *said_first;
  guint32 *places;
  guint32 *slots;
  guint n_slots;
} SegueLexicon;

SegueLexicon    *segue_lexicon_new      (guint            n_units) G_GNUC_WARN_UNUSED_RESULT;
void             segue_lexicon_free     (SegueLexicon    *self);
guint32          segue_lexicon_want     (SegueLexicon    *self,
                                         guint64          key,
                                         gboolean         is_phrase);
void             segue_lexicon_add_unit (SegueLexicon    *self,
                                         gint64           start);
void             segue_lexicon_add_text (SegueLexicon    *self,
                                         const char      *text,
                                         gsize            length);
void             segue_lexicon_finish   (SegueLexicon    *self,
                                         gint64           end);
guint            segue_lexicon_find     (const SegueLexicon *self,
                                         gint64              time);

/* Returns the term of a number. */
static inline SegueTerm *
segue_lexicon_get (const SegueLexicon *self,
                   guint32             term)
{
  return &((SegueTerm *) (gpointer) self->terms->data)[term];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueLexicon, segue_lexicon_free)

G_END_DECLS
