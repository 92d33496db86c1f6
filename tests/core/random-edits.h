/* random-edits.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

/* One random edit of any kind that the core knows, @name says which. Returns @episode itself where there was nothing to
 * edit, and %NULL with @error where the edit was refused; what an edit promises has been asserted. */
SegueEpisode *random_edit        (SegueEpisode  *episode,
                                  GRand         *rand,
                                  const char   **name,
                                  GError       **error);
SegueEpisode *random_keystroke   (SegueEpisode  *episode,
                                  GRand         *rand,
                                  gsize         *caret);
gsize         random_place       (SegueEpisode  *episode,
                                  GRand         *rand);

G_END_DECLS
