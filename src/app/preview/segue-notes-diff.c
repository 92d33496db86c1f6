/* segue-notes-diff.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/preview/segue-notes-diff.h"

/* The maximum number of changed entries that are written at once. Beyond it all entries from the first change on are
 * written again, mostly while the program is idle. */
#define MAX_CHANGED 300

/* Returns a table from each entry of a range to its index plus one, since 0 stands for no entry. */
static GHashTable *
index_entries (SegueEpisode *episode,
               guint         start,
               guint         end)
{
  GHashTable *places = g_hash_table_new (NULL, NULL);

  for (guint i = start; i < end; i++)
    g_hash_table_insert (places, segue_episode_get (episode, i), GUINT_TO_POINTER (i + 1));

  return places;
}

static guint
find_place (GHashTable       *places,
            const SegueEntry *entry)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (places, entry));
}

/* Returns how many entries of @before, from @index on, have no place in @places. */
static guint
count_gone (SegueEpisode *before,
            GHashTable   *places,
            guint         index,
            guint         end)
{
  guint n_gone = 0;

  while (index + n_gone < end && find_place (places, segue_episode_get (before, index + n_gone)) == 0)
    n_gone++;

  return n_gone;
}

/* Changes the lines of @before to those of @after. Entries in both episodes are kept, unless two entries changed
 * places: then the one that moved further is written again. */
void
segue_notes_diff_apply (SegueNotesLines        *lines,
                        SegueEpisode           *before,
                        SegueEpisode           *after,
                        const SegueEpisodeDiff *diff)
{
  g_autoptr(GHashTable) old_places = index_entries (before, diff->start, diff->old_end);
  g_autoptr(GHashTable) new_places = index_entries (after, diff->start, diff->new_end);
  guint i = diff->start;
  guint j = diff->start; /* in the entries of @after, and in the marks */

  while (i < diff->old_end || j < diff->new_end)
    {
      SegueEntry *old = i < diff->old_end ? segue_episode_get (before, i) : NULL;
      SegueEntry *new = j < diff->new_end ? segue_episode_get (after, j) : NULL;
      guint old_place = old != NULL ? find_place (new_places, old) : 0;
      guint new_place = new != NULL ? find_place (old_places, new) : 0;

      if (old != NULL && old == new)
        {
          i++;
          j++;
        }
      else if (old != NULL && new != NULL && old_place == 0 && new_place == 0)
        {
          segue_notes_lines_update_entry (lines, j++, old, new);
          i++;
        }
      else if (old != NULL && (old_place < j + 1 || (new != NULL && new_place > i && old_place - j > new_place - i)))
        {
          /* The entry is gone, was written above already, or is written again below. Entries that are gone are removed
           * with those that follow, since each removal moves the marks of the rest. */
          const guint n_removed = old_place == 0 ? count_gone (before, new_places, i, diff->old_end) : 1;

          segue_notes_lines_remove_entries (lines, j, j + n_removed);
          i += n_removed;
        }
      else
        segue_notes_lines_insert_entry (lines, j++, new);
    }
}

/* Returns whether a difference has so many new entries that it is not written at once. */
gboolean
segue_notes_diff_is_large (SegueEpisode           *before,
                           SegueEpisode           *after,
                           const SegueEpisodeDiff *diff)
{
  g_autoptr(GHashTable) places = NULL;
  guint n_new = 0;

  if (diff->new_end <= diff->start + MAX_CHANGED)
    return FALSE;
  if (diff->new_end > diff->old_end + MAX_CHANGED)
    return TRUE;

  places = index_entries (before, diff->start, diff->old_end);
  for (guint i = diff->start; i < diff->new_end; i++)
    n_new += find_place (places, segue_episode_get (after, i)) == 0;

  return n_new > MAX_CHANGED;
}
