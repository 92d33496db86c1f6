/* segue-list-anew.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/edit/segue-edit.h"
#include "core/syntax/segue-list-edit-private.h"

/* Writes entries of notes as items of a list, or the other way round. */

/* Replaces @episode by the result of an edit. Returns whether there is one. */
static gboolean
take (SegueEpisode **episode,
      SegueEpisode  *result)
{
  segue_episode_unref (*episode);
  *episode = result;

  return result != NULL;
}

/* Sets what the new entry has besides its start and its title. */
static gboolean
write_details (SegueEpisode    **episode,
               guint             index,
               const SegueEntry *entry,
               GError          **error)
{
  g_autofree char *link = segue_entry_dup_link (entry);
  g_autofree char *body = segue_entry_dup_body (entry);
  const char *image = segue_entry_get_attribute (entry, "image");
  const gint64 end = segue_entry_find_end (entry);

  /* notes in a text file have no place for them */
  if (!segue_list_has_item (*episode, index) && (end != SEGUE_TIME_NONE || image != NULL))
    return segue_list_refuse (_("Notes have no room for the end or the picture of this chapter."), error) != NULL;

  return (link == NULL || take (episode, segue_edit_set_link (*episode, index, link, error))) &&
         (*body == '\0' || take (episode, segue_edit_set_description (*episode, index, body, error))) &&
         (end == SEGUE_TIME_NONE || take (episode, segue_edit_set_end (*episode, index, end, error))) &&
         (image == NULL || take (episode, segue_edit_set_attribute (*episode, index, "image", image, error)));
}

/* Inserts entries before the entry @before in the way of that place. */
SegueEpisode *
segue_list_insert_anew (SegueEpisode      *episode,
                        guint              before,
                        SegueEntry *const *entries,
                        guint              n_entries,
                        GError           **error)
{
  SegueEpisode *result = segue_episode_ref (episode);

  for (guint i = 0; i < n_entries; i++)
    {
      SegueEntry *entry = entries[i];
      g_autofree char *title = entry->syntax == NULL ? segue_entry_dup_plain_title (entry) : segue_entry_dup_title (entry);

      if (segue_entry_is_malformed (entry))
        {
          segue_episode_unref (result);
          return segue_list_refuse (_("The time of this chapter cannot be read. Correct it first."), error);
        }
      if (!take (&result, entry->kind == SEGUE_ENTRY_SEGMENT
                            ? segue_edit_insert_segment (result, before + i, entry->start, title, NULL, error)
                            : segue_edit_insert_section (result, before + i, title, NULL, error)))
        return NULL;
      if (!write_details (&result, before + i, entry, error))
        {
          g_clear_pointer (&result, segue_episode_unref);
          return NULL;
        }
    }

  return result;
}
