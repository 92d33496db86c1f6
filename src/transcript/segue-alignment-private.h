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
  SegueLexicon *lexicon; /* its units are the sentences */
  SegueQuery *queries;   /* of the segments */
} SegueSearchSpace;

void segue_places_find (const SegueSearchSpace *space,
                        guint                   index,
                        guint                   low,
                        guint                   high,
                        const double           *shares,
                        SeguePlacement         *placement);

G_END_DECLS
