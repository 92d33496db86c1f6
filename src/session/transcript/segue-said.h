/* segue-said.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

gboolean      segue_said_get_range    (SegueEpisode  *episode,
                                       guint          index,
                                       gint64        *start,
                                       gint64        *end);
guint64       segue_said_find_segment (SegueEpisode  *episode,
                                       gint64         time);
SegueEpisode *segue_said_quote        (SegueEpisode  *episode,
                                       guint          index,
                                       const char    *words,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
