/* segue-search.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/episode/segue-episode.h"
#include "core/search/segue-pattern.h"

G_BEGIN_DECLS

/**
 * SEGUE_MAX_MATCHES:
 *
 * The largest number of matches that a search collects.
 */
#define SEGUE_MAX_MATCHES 100000

/**
 * SegueMatch:
 * @offset: the first byte, from the start of the text
 * @length: the number of bytes; 0 for an empty match, such as that of `^`
 *
 * A match of a pattern.
 */
typedef struct
{
  gsize offset;
  gsize length;
} SegueMatch;

typedef struct _SegueMatches SegueMatches;

SegueMatches     *segue_matches_ref      (SegueMatches *self);
void              segue_matches_unref    (SegueMatches *self);
guint             segue_matches_get_n    (SegueMatches *self);
gboolean          segue_matches_has_more (SegueMatches *self);
const SegueMatch *segue_matches_get      (SegueMatches *self,
                                          guint         index);
guint             segue_matches_find     (SegueMatches *self,
                                          gsize         offset);

SegueMatches *segue_search_text    (SeguePattern            *pattern,
                                    const char              *text,
                                    gsize                    length,
                                    GCancellable            *cancellable,
                                    GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
SegueMatches *segue_search_episode (SeguePattern            *pattern,
                                    SegueEpisode            *episode,
                                    GCancellable            *cancellable,
                                    GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
SegueMatches *segue_search_again   (SeguePattern            *pattern,
                                    SegueMatches            *matches,
                                    SegueEpisode            *before,
                                    SegueEpisode            *after,
                                    const SegueEpisodeDiff  *difference) G_GNUC_WARN_UNUSED_RESULT;

SegueEpisode *segue_search_replace     (SeguePattern      *pattern,
                                        SegueEpisode      *episode,
                                        const SegueMatch  *match,
                                        const char        *replacement,
                                        gsize             *end,
                                        GError           **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_search_replace_all (SeguePattern      *pattern,
                                        SegueEpisode      *episode,
                                        const char        *replacement,
                                        guint             *n_replaced,
                                        GCancellable      *cancellable,
                                        GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueMatches, segue_matches_unref)

G_END_DECLS
