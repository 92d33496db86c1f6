/* segue-alignment-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "transcript/segue-lattice.h"
#include "transcript/segue-query.h"

G_BEGIN_DECLS

/* A recording and the segments that are placed in it. */
typedef struct
{
  SegueTranscript *transcript;
  const SegueWanted *wanted;
  guint n_wanted;
  gint64 end;            /* of the recording, in milliseconds */
  SegueLexicon *lexicon;
  gboolean rough;        /* the units of the lexicon are blocks of sentences, and not the sentences */
  SegueQuery *queries;   /* of the segments */
} SegueSearchSpace;

void   segue_search_space_init    (SegueSearchSpace       *self,
                                   SegueTranscript        *transcript,
                                   const SegueWanted      *wanted,
                                   guint                   n_wanted,
                                   gint64                  duration,
                                   gint64                  block);
void   segue_search_space_clear   (SegueSearchSpace       *self);
float *segue_search_space_measure (const SegueSearchSpace *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SegueSearchSpace, segue_search_space_clear)

void     segue_ranges_set    (const SegueSearchSpace  *space,
                              gboolean                 anchored,
                              SegueLatticeRow         *rows);
gboolean segue_ranges_narrow (const SegueSearchSpace  *space,
                              SegueLatticeRow         *rows,
                              double                   temperature,
                              GCancellable            *cancellable,
                              GError                 **error);
gboolean segue_ranges_solve  (const SegueSearchSpace  *space,
                              SegueLatticeRow         *rows,
                              double                   temperature,
                              SegueLatticeFunc         func,
                              gpointer                 data,
                              GCancellable            *cancellable,
                              GError                 **error);
void     segue_ranges_clear  (SegueLatticeRow         *rows,
                              guint                    n_rows);

void segue_places_find (const SegueSearchSpace *space,
                        guint                   index,
                        guint                   low,
                        guint                   high,
                        const double           *shares,
                        SeguePlacement         *placement);

G_END_DECLS
