/* segue-cursor.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-cursor.h"

#include "core/episode/segue-episode-private.h"

/**
 * segue_cursor_init:
 * @self: (out caller-allocates): the cursor
 * @episode: an episode
 * @index: index of an entry, or the number of entries
 *
 * Places the cursor before the entry at @index, or at the end.
 */
void
segue_cursor_init (SegueCursor  *self,
                   SegueEpisode *episode,
                   guint         index)
{
  self->episode = episode;
  for (self->chunk = 0; self->chunk < episode->n_chunks; self->chunk++)
    {
      guint n = episode->chunks[self->chunk]->n_entries;

      if (index < n)
        break;
      index -= n;
    }
  self->offset = index;
}

/**
 * segue_cursor_next:
 * @self: a cursor
 *
 * Moves the cursor after the next entry. This takes constant time, unlike segue_episode_get().
 *
 * Returns: (transfer none) (nullable): the entry, or %NULL at the end of the episode
 */
SegueEntry *
segue_cursor_next (SegueCursor *self)
{
  SegueChunk *chunk;

  if (self->chunk == self->episode->n_chunks)
    return NULL;
  chunk = self->episode->chunks[self->chunk];
  if (self->offset + 1 < chunk->n_entries)
    return chunk->entries[self->offset++];
  self->chunk++;
  self->offset = 0;

  return chunk->entries[chunk->n_entries - 1];
}
