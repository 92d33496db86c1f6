/* segue-link-rewrite.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

SegueEpisode *segue_link_rewrite (SegueEpisode  *episode,
                                  const char    *address,
                                  const char    *replacement,
                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
