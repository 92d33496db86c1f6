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
 * Places the cursor before the entry at @index, or at the end. The time grows with the logarithm of the number of
 * entries.
 */
void
segue_cursor_init (SegueCursor  *self,
                   SegueEpisode *episode,
                   guint         index)
{
  guint end = episode->n_chunks;

  *self = (SegueCursor){ .episode = episode };
  if (index >= episode->n_entries)
    {
      self->chunk = end;
      return;
    }
  while (end - self->chunk > 1)
    {
      guint middle = (self->chunk + end) / 2;

      if (episode->firsts[middle] <= index)
        self->chunk = middle;
      else
        end = middle;
    }
  self->offset = index - episode->firsts[self->chunk];
}

/**
 * segue_cursor_next:
 * @self: a cursor
 *
 * Moves the cursor after the next entry. This takes constant time.
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
