/* segue-edit-adopt.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-edit-many.h"
#include "core/edit/segue-edit-private.h"
#include "core/edit/segue-paste.h"

/* Inserts entries of other notes, written in the dialect of these. */

/* Gives the entry at @index the attributes of @entry. */
static SegueEpisode *
set_attributes (SegueEpisode     *episode,
                guint             index,
                const SegueEntry *entry)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_entry_unref);

  if (entry->attributes == NULL)
    return segue_episode_ref (episode);
  g_ptr_array_add (entries, segue_entry_with_attributes (segue_episode_get (episode, index), entry->attributes));

  return segue_episode_replace (episode, index, index + 1, entries, &episode->lost);
}

/**
 * segue_edit_adopt_many:
 * @episode: an episode
 * @before: index of the entry to insert before, from 1 to segue_episode_get_n_entries()
 * @entries: (array length=n_entries): sections and segments of other notes
 * @n_entries: number of entries, 1 or more
 * @error: return location for a #GError, or %NULL
 *
 * Inserts entries of other notes, written in the dialect of the notes. They keep their times, titles, links,
 * descriptions and attributes. Segments below other segments become segments like these.
 *
 * Returns: (transfer full): the edited episode, or %NULL with @error set to %SEGUE_ERROR_READ_BACK if an entry would not
 *   be read back
 */
SegueEpisode *
segue_edit_adopt_many (SegueEpisode      *episode,
                       guint              before,
                       SegueEntry *const *entries,
                       guint              n_entries,
                       GError           **error)
{
  g_autoptr(SeguePaste) paste = segue_paste_new_for_entries (entries, n_entries);
  SegueEpisode *result;

  g_return_val_if_fail (n_entries > 0 && before > 0 && before <= episode->n_entries, NULL);
  result = segue_paste_insert (paste, SEGUE_PASTE_SEGMENTS, episode, before, error);
  for (guint i = 0; i < n_entries && result != NULL; i++)
    {
      g_autoptr(SegueEpisode) inserted = result;

      result = set_attributes (inserted, before + i, entries[i]);
    }

  return result;
}
