/* segue-render.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

/* Renders notes for readers and for other programs. The entries to render are given as an array of their indices in
 * ascending order, usually from segue_render_choose(). */

GArray *segue_render_choose        (SegueEpisode *episode,
                                    guint        *n_untimed) G_GNUC_WARN_UNUSED_RESULT;
char   *segue_render_dup_title     (SegueEpisode *episode) G_GNUC_WARN_UNUSED_RESULT;

char   *segue_render_html          (SegueEpisode *episode,
                                    GArray       *entries) G_GNUC_WARN_UNUSED_RESULT;
char   *segue_render_html_document (SegueEpisode *episode,
                                    GArray       *entries,
                                    const char   *title) G_GNUC_WARN_UNUSED_RESULT;
char   *segue_render_markdown      (SegueEpisode *episode,
                                    GArray       *entries) G_GNUC_WARN_UNUSED_RESULT;
char   *segue_render_plain         (SegueEpisode *episode,
                                    GArray       *entries) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
