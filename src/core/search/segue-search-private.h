/* segue-search-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/search/segue-search.h"

G_BEGIN_DECLS

/* The state of a search. All pointers are borrowed. */
typedef struct
{
  SeguePattern *pattern;
  const char *text;          /* UTF-8, the whole text */
  gsize length;              /* of the text, in bytes */
  gsize position;            /* where to search next, in bytes */
  gboolean after_empty;      /* whether an empty match was found at the position already */
  gint64 deadline;           /* monotonic time in microseconds at which the search is given up */
  GCancellable *cancellable; /* or NULL */
} SegueSearch;

void          segue_search_init    (SegueSearch  *self,
                                    SeguePattern *pattern,
                                    const char   *text,
                                    gsize         length,
                                    GCancellable *cancellable);
gboolean      segue_search_next    (SegueSearch  *self,
                                    SegueMatch   *match,
                                    GMatchInfo  **info,
                                    GError      **error);
SegueMatches *segue_search_collect (SegueSearch  *self,
                                    GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
