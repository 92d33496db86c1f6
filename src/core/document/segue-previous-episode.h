/* segue-previous-episode.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

/* The largest metadata that is written or read, in bytes. */
#define SEGUE_PREVIOUS_EPISODE_MAX_SIZE (1024 * 1024)

SegueEpisode *segue_previous_episode_parse  (const char   *text,
                                             gsize         length,
                                             const char   *uri) G_GNUC_WARN_UNUSED_RESULT;
GBytes       *segue_previous_episode_format (SegueEpisode *previous,
                                             const char   *uri) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
