/* segue-search-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/search/segue-search.h"

G_BEGIN_DECLS

/* A search under way. */
typedef struct
{
  SeguePattern *pattern;
  const char *text;
  gsize length;
  gsize position;
  gboolean after_empty; /* an empty match was found at the position */
  gint64 deadline;
  GCancellable *cancellable;
} SegueSearch;

void     segue_search_init (SegueSearch  *self,
                            SeguePattern *pattern,
                            const char   *text,
                            gsize         length,
                            GCancellable *cancellable);
gboolean segue_search_next (SegueSearch  *self,
                            SegueMatch   *match,
                            GMatchInfo  **info,
                            GError      **error);

G_END_DECLS
