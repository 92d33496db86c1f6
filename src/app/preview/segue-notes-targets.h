/* segue-notes-targets.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/blocks/segue-block.h"

G_BEGIN_DECLS

gboolean segue_notes_targets_update (GHashTable             **targets,
                                     SegueEpisode            *before,
                                     SegueEpisode            *after,
                                     const SegueEpisodeDiff  *difference);

G_END_DECLS
