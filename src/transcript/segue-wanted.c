/* segue-wanted.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-alignment.h"

static void
clear_wanted (gpointer data)
{
  SegueWanted *self = data;

  g_free (self->title);
  g_free (self->description);
  g_free (self->link);
}

/**
 * segue_wanted_find:
 * @episode: an episode
 *
 * Lists the segments of an episode, those with a time and those without one, in the order of the notes.
 *
 * Returns: (transfer full) (element-type SegueWanted): the segments
 */
GArray *
segue_wanted_find (SegueEpisode *episode)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (SegueWanted));

  g_array_set_clear_func (found, clear_wanted);
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      SegueWanted wanted;

      if (segue_entry_get_kind (entry) != SEGUE_ENTRY_SEGMENT)
        continue;
      wanted = (SegueWanted){
        .id = segue_entry_get_id (entry),
        .index = i,
        .title = segue_entry_dup_plain_title (entry),
        .description = segue_entry_dup_body (entry),
        .link = segue_entry_dup_link (entry),
        .start = segue_entry_get_start (entry),
      };
      g_array_append_val (found, wanted);
    }

  return found;
}
