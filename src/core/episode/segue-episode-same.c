/* segue-episode-same.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-episode-same.h"

#include <string.h>

/* Compares episodes by content. */

static gboolean
is_same_entry (SegueEntry *a,
               SegueEntry *b)
{
  gsize length, other_length;
  const char *text = segue_entry_get_text (a, &length);
  const char *other = segue_entry_get_text (b, &other_length);

  return length == other_length && memcmp (text, other, length) == 0 &&
         segue_attributes_equal (segue_entry_get_attributes (a), segue_entry_get_attributes (b));
}

/**
 * segue_episode_is_same:
 * @a: an episode
 * @b: another episode
 *
 * Tells whether two episodes have the same text, divided into the same entries, and the same attributes. Ids and
 * dialects do not matter. Entries that both share are not examined, so this is fast if one was made from the other by
 * edits.
 *
 * Returns: %TRUE if they are the same
 */
gboolean
segue_episode_is_same (SegueEpisode *a,
                       SegueEpisode *b)
{
  SegueEpisodeDiff diff;

  if (a == b)
    return TRUE;
  if (segue_episode_get_length (a) != segue_episode_get_length (b) ||
      segue_episode_get_n_entries (a) != segue_episode_get_n_entries (b) ||
      !segue_attributes_equal (segue_episode_get_attributes (a), segue_episode_get_attributes (b)))
    return FALSE;
  diff = segue_episode_find_difference (a, b);
  for (guint i = diff.start; i < diff.old_end; i++)
    {
      if (!is_same_entry (segue_episode_get (a, i), segue_episode_get (b, i)))
        return FALSE;
    }

  return TRUE;
}
