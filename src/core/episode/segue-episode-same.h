/* segue-episode-same.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

gboolean segue_episode_is_same (SegueEpisode *a,
                                SegueEpisode *b);

G_END_DECLS
