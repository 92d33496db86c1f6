/* segue-mark.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

/* Pure functions: which segment is marked next, what is heard at a time, and the episode in which a segment is marked. */

gint64        segue_mark_round     (SegueEpisode  *episode,
                                    gint64         time);
guint         segue_mark_find_next (SegueEpisode  *episode,
                                    GHashTable    *skipped);
guint         segue_mark_find_at   (SegueEpisode  *episode,
                                    gint64         time,
                                    gint64        *until);
SegueEpisode *segue_mark_set       (SegueEpisode  *episode,
                                    guint          index,
                                    gint64         time,
                                    gboolean       move,
                                    GHashTable    *skipped,
                                    GError       **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_mark_add       (SegueEpisode  *episode,
                                    gint64         time,
                                    guint         *index,
                                    GError       **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_mark_set_many  (SegueEpisode  *episode,
                                    const GArray  *times,
                                    guint          first,
                                    gboolean       move,
                                    GHashTable    *skipped,
                                    GArray        *ids,
                                    guint         *n_added,
                                    GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
