/* segue-outline-length.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"
#include "session/outline/segue-outline-item.h"

G_BEGIN_DECLS

gint64 segue_outline_get_length (SegueEpisode *episode,
                                 guint         index,
                                 gint64        recording);
char  *segue_outline_dup_length (gint64        length);
char  *segue_outline_dup_size   (const SegueOutlinePlace *place,
                                 gboolean                 is_section,
                                 gboolean                 with_length);

G_END_DECLS
