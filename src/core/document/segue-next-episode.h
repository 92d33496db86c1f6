/* segue-next-episode.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

SegueEpisode *segue_next_episode_new           (SegueEpisode *previous,
                                                gboolean      keep_topics) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_next_episode_new_like      (const char   *line) G_GNUC_WARN_UNUSED_RESULT;
gboolean     *segue_next_episode_find_topics   (SegueEpisode *previous,
                                                guint        *n_topics) G_GNUC_WARN_UNUSED_RESULT;
char         *segue_next_episode_dup_file_name (const char   *name) G_GNUC_WARN_UNUSED_RESULT;
char         *segue_next_episode_dup_head      (SegueEpisode *previous) G_GNUC_WARN_UNUSED_RESULT;
char        **segue_next_episode_dup_carried   (SegueEpisode *episode,
                                                SegueEpisode *previous) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
