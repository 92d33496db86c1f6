/* segue-query.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "transcript/segue-alignment.h"
#include "transcript/segue-lexicon.h"

G_BEGIN_DECLS

/* What the words of a segment tell about where it begins. */

/**
 * SegueQueryTerm:
 * @term: the number of the term in the lexicon
 * @weight: how much it counts
 */
typedef struct
{
  guint32 term;
  float weight;
} SegueQueryTerm;

/**
 * SegueQuery:
 * @terms: (element-type SegueQueryTerm): the terms of the segment
 * @found: the share of the weight of all terms that the recording has at all, from 0 to 1
 */
typedef struct
{
  GArray *terms;
  double found;
} SegueQuery;

void     segue_query_init         (SegueQuery         *self,
                                   const SegueWanted  *wanted,
                                   SegueLexicon       *lexicon);
void     segue_query_clear        (SegueQuery         *self);
void     segue_query_weigh        (SegueQuery         *self,
                                   const SegueLexicon *lexicon);
gboolean segue_query_has          (const SegueQuery   *self,
                                   const SegueLexicon *lexicon,
                                   guint64             key);
void     segue_query_add_begin    (const SegueQuery   *self,
                                   const SegueLexicon *lexicon,
                                   const float        *decay,
                                   guint               low,
                                   guint               high,
                                   float              *scores);
void     segue_query_sum_inside   (const SegueQuery   *self,
                                   const SegueLexicon *lexicon,
                                   guint               low,
                                   guint               high,
                                   float              *sums);
float   *segue_query_make_decay   (const SegueLexicon *lexicon) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
