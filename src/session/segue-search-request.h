/* segue-search-request.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/search/segue-search.h"

G_BEGIN_DECLS

/**
 * SegueSearchRequest:
 * @pattern: what is searched for
 * @episode: where it is searched for
 * @replacement: (nullable): what replaces each match, or %NULL to find the matches only
 * @n_replaced: the number of matches that were replaced
 *
 * A search of a whole episode that runs in a thread. It is the data of its #GTask.
 */
typedef struct
{
  SeguePattern *pattern;
  SegueEpisode *episode;
  char *replacement;
  guint n_replaced;
} SegueSearchRequest;

void segue_search_request_run (gpointer             source,
                               SeguePattern        *pattern,
                               SegueEpisode        *episode,
                               const char          *replacement,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback);

G_END_DECLS
