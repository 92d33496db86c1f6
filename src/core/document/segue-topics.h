/* segue-topics.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

guint         segue_topics_count (SegueEpisode  *episode);
SegueEpisode *segue_topics_make  (SegueEpisode  *episode,
                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
