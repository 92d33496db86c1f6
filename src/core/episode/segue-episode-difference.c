/* segue-episode-difference.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-episode-private.h"

/* Records which entries of @self stand in the place of entries @first to before @end of @origin, from which @self was
 * made by putting @entries there. Entries that both share are left out at either end. */
void
segue_episode_set_origin (SegueEpisode *self,
                          SegueEpisode *origin,
                          guint         first,
                          guint         end,
                          GPtrArray    *entries)
{
  SegueCursor cursor;
  guint start = 0;
  guint n = entries->len;

  segue_cursor_init (&cursor, origin, first);
  while (first < end && start < n && segue_cursor_next (&cursor) == g_ptr_array_index (entries, start))
    {
      first++;
      start++;
    }
  while (first < end && start < n && segue_episode_get (origin, end - 1) == g_ptr_array_index (entries, n - 1))
    {
      end--;
      n--;
    }

  self->origin = origin->serial;
  if (first == end && start == n)
    first = end = self->n_entries;
  self->difference = (SegueEpisodeDiff){ first, end, first + n - start };
}

/* Finds the entries in which two episodes differ. Entries are compared as objects, not by content. Chunks that both share
 * are skipped as a whole, so the time does not depend on the length of the episode. */
SegueEpisodeDiff
segue_episode_compare (SegueEpisode *before,
                       SegueEpisode *after)
{
  guint shortest = MIN (before->n_entries, after->n_entries);
  SegueCursor a, b;
  guint start = 0, tail = 0;
  /* cursors that go backwards: chunk index, and number of entries of this chunk that are left */
  guint ac = before->n_chunks, bc = after->n_chunks, ao = 0, bo = 0;

  segue_cursor_init (&a, before, 0);
  segue_cursor_init (&b, after, 0);
  while (start < shortest)
    {
      SegueChunk *chunk = before->chunks[a.chunk];

      if (a.offset == 0 && b.offset == 0 && chunk == after->chunks[b.chunk])
        {
          start += chunk->n_entries;
          a.chunk++;
          b.chunk++;
          continue;
        }
      if (segue_cursor_next (&a) != segue_cursor_next (&b))
        break;
      start++;
    }
  while (tail < shortest - start)
    {
      if (ao == 0)
        ao = before->chunks[--ac]->n_entries;
      if (bo == 0)
        bo = after->chunks[--bc]->n_entries;
      if (before->chunks[ac] == after->chunks[bc] && ao == bo && ao == before->chunks[ac]->n_entries &&
          ao <= shortest - start - tail)
        {
          tail += ao;
          ao = bo = 0;
          continue;
        }
      if (before->chunks[ac]->entries[--ao] != after->chunks[bc]->entries[--bo])
        break;
      tail++;
    }

  return (SegueEpisodeDiff){ start, before->n_entries - tail, after->n_entries - tail };
}

/**
 * segue_episode_find_difference:
 * @before: an episode
 * @after: another, usually made from @before by splices
 *
 * Finds where two episodes differ. The entries are compared only where neither episode was made from the other by a
 * single splice.
 *
 * Returns: the range of entries that differ, empty in both where nothing does
 */
SegueEpisodeDiff
segue_episode_find_difference (SegueEpisode *before,
                               SegueEpisode *after)
{
  if (after->origin == before->serial)
    return after->difference;
  if (before->origin == after->serial)
    return (SegueEpisodeDiff){ before->difference.start, before->difference.new_end, before->difference.old_end };

  return segue_episode_compare (before, after);
}
