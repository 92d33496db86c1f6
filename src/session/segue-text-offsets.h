/* segue-text-offsets.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

/**
 * SegueTextOffsets:
 *
 * Places in an episode, in bytes as the core counts them and in characters as GTK does. Lines are no help: GTK ends one
 * where we do not.
 */
typedef struct _SegueTextOffsets SegueTextOffsets;

SegueTextOffsets *segue_text_offsets_new  (void);
void              segue_text_offsets_free (SegueTextOffsets *self);

SegueEpisode *segue_text_offsets_get_episode (SegueTextOffsets       *self);
void          segue_text_offsets_set_episode (SegueTextOffsets       *self,
                                              SegueEpisode           *episode,
                                              const SegueEpisodeDiff *difference);

guint segue_text_offsets_get_start (SegueTextOffsets *self,
                                    guint             index);
guint segue_text_offsets_get_place (SegueTextOffsets *self,
                                    guint             index,
                                    gsize             bytes);
guint segue_text_offsets_get_index (SegueTextOffsets *self,
                                    guint             chars,
                                    gsize            *bytes);
gsize segue_text_offsets_get_bytes (SegueTextOffsets *self,
                                    guint             chars);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueTextOffsets, segue_text_offsets_free)

G_END_DECLS
