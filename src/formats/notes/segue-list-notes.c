/* segue-list-notes.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/notes/segue-list-notes.h"

#include "core/document/segue-format.h"
#include "core/episode/segue-reader.h"

/* Notes out of a list of chapters of another program. */

/**
 * segue_list_notes_read:
 * @list: an episode
 *
 * Takes the sections and segments out of an episode, to add them to other notes.
 *
 * Returns: (transfer full): what can be pasted
 */
SeguePaste *
segue_list_notes_read (SegueEpisode *list)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new ();

  for (guint i = 0; i < segue_episode_get_n_entries (list); i++)
    if (segue_entry_get_kind (segue_episode_get (list, i)) != SEGUE_ENTRY_TEXT)
      g_ptr_array_add (entries, segue_episode_get (list, i));

  return segue_paste_new_for_entries ((SegueEntry *const *) entries->pdata, entries->len);
}

/**
 * segue_list_notes_new:
 * @list: an episode
 * @error: return location for an error, or %NULL
 *
 * Writes a list of chapters as notes. Notes stay as they are.
 *
 * Returns: (transfer full): the notes, or %NULL with %SEGUE_ERROR_READ_BACK if they would not be read back
 */
SegueEpisode *
segue_list_notes_new (SegueEpisode  *list,
                      GError       **error)
{
  g_autoptr(SeguePaste) paste = NULL;
  g_autoptr(SegueEpisode) empty = NULL;

  if (segue_format_get_syntax (list) == NULL)
    return segue_episode_ref (list);
  empty = segue_reader_read ("", 0, error);
  paste = segue_list_notes_read (list);

  return empty != NULL ? segue_paste_insert (paste, SEGUE_PASTE_SEGMENTS, empty,
                                                      segue_episode_get_n_entries (empty), error) : NULL;
}
