/* segue-front-matter.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

gsize         segue_front_matter_get_length   (SegueEpisode  *episode);
char         *segue_front_matter_dup          (SegueEpisode  *episode,
                                               const char    *key) G_GNUC_WARN_UNUSED_RESULT;
gboolean      segue_front_matter_has          (SegueEpisode  *episode,
                                               const char    *key,
                                               gboolean      *editable);
SegueEpisode *segue_front_matter_set          (SegueEpisode  *episode,
                                               const char    *key,
                                               const char    *text,
                                               GError       **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_front_matter_add          (SegueEpisode  *episode,
                                               const char    *key,
                                               const char    *after,
                                               gboolean       is_words,
                                               const char    *text,
                                               GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gint64        segue_front_matter_get_duration (SegueEpisode  *episode);

G_END_DECLS
