/* segue-outline-heading.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

char *segue_outline_dup_heading (SegueEpisode *episode);
char *segue_outline_dup_caption (SegueEpisode *episode,
                                 guint         n_segments,
                                 guint         n_sections);
char *segue_outline_dup_count   (guint         n_segments,
                                 guint         n_sections);

G_END_DECLS
