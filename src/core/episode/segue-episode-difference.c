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
