/* segue-episode-follow.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

SegueEpisode *segue_episode_follow (SegueEpisode *self,
                                    SegueEpisode *other) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
