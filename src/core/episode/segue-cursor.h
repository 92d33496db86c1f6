/* segue-cursor.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

/**
 * SegueCursor:
 * @episode: the episode
 * @chunk: private
 * @offset: private
 *
 * A position in the list of entries, before an entry or at the end. It lives on the stack and holds no reference.
 */
typedef struct
{
  SegueEpisode *episode;
  guint         chunk;
  guint         offset;
} SegueCursor;

void        segue_cursor_init (SegueCursor  *self,
                               SegueEpisode *episode,
                               guint         index);
SegueEntry *segue_cursor_next (SegueCursor  *self);

G_END_DECLS
