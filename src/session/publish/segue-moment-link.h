/* segue-moment-link.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/publish/segue-publishing.h"

G_BEGIN_DECLS

gboolean segue_moment_link_map_time    (SeguePublishing *publishing,
                                        const char      *target,
                                        gint64          *time);
char    *segue_moment_link_dup_site    (SeguePublishing *publishing,
                                        SegueEpisode    *episode,
                                        gint64           time) G_GNUC_WARN_UNUSED_RESULT;
char    *segue_moment_link_dup_youtube (SeguePublishing *publishing,
                                        SegueEpisode    *episode,
                                        gint64           time) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
