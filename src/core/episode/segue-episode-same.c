/* segue-episode-same.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-episode-same.h"

#include <string.h>

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
 * @b: another, usually made from @a by edits
 *
 * Tells whether two episodes hold the same text, in the same entries, with the same attributes. Only what they do not
 * share is looked at.
 *
 * Returns: whether that is so
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
  diff = segue_episode_compare (a, b);
  for (guint i = diff.start; i < diff.old_end; i++)
    {
      if (!is_same_entry (segue_episode_get (a, i), segue_episode_get (b, i)))
        return FALSE;
    }

  return TRUE;
}
