/* segue-notes-diff.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/preview/segue-notes-lines.h"

G_BEGIN_DECLS

void     segue_notes_diff_apply    (SegueNotesLines        *lines,
                                    SegueEpisode           *before,
                                    SegueEpisode           *after,
                                    const SegueEpisodeDiff *diff);
gboolean segue_notes_diff_is_large (SegueEpisode           *before,
                                    SegueEpisode           *after,
                                    const SegueEpisodeDiff *diff);

G_END_DECLS
