/* segue-episode-date.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

char         *segue_episode_dup_date (SegueEpisode  *episode) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_set_date    (SegueEpisode  *episode,
                                      const char    *text,
                                      GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
