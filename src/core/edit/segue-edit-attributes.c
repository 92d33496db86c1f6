/* segue-edit-attributes.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "core/episode/segue-episode-private.h"
#include "core/json/segue-json.h"

/* Edits of the attributes of entries and of the episode. */

/* Checks that @value is JSON. Attributes are written to files verbatim, so anything else would corrupt the file. */
static gboolean
check_value (const char  *value,
             GError     **error)
{
  g_autoptr(SegueJson) json = NULL;

  if (value == NULL)
    return TRUE;
  json = segue_json_new (value, strlen (value), error);

  return json != NULL;
}

/**
 * segue_edit_set_attribute:
 * @episode: an episode
 * @index: index of an entry
 * @name: name of the attribute, UTF-8
 * @value: (nullable): JSON text, or %NULL to remove the attribute
 * @error: return location for a #GError, or %NULL
 *
 * Sets an attribute of an entry: a value that the lines of the notes cannot hold. The lines stay as they are.
 *
 * Returns: (transfer full): the edited episode, @episode itself if nothing changes, or %NULL with @error set to
 *   %SEGUE_ERROR_SYNTAX if @value is not JSON
 */
SegueEpisode *
segue_edit_set_attribute (SegueEpisode  *episode,
                          guint          index,
                          const char    *name,
                          const char    *value,
                          GError       **error)
{
  SegueEntry *entry = segue_episode_get (episode, index);
  g_autoptr(SegueAttributes) attributes = NULL;
  g_autoptr(GPtrArray) entries = NULL;

  if (!check_value (value, error))
    return NULL;
  attributes = segue_attributes_set (entry->attributes, name, value);
  if (attributes == entry->attributes)
    return segue_episode_ref (episode);
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_entry_unref);
  g_ptr_array_add (entries, segue_entry_with_attributes (entry, attributes));

  return segue_episode_replace (episode, index, index + 1, entries, &episode->lost);
}

/**
 * segue_edit_set_episode_attribute:
 * @episode: an episode
 * @name: name of the attribute, UTF-8
 * @value: (nullable): JSON text, or %NULL to remove the attribute
 * @error: return location for a #GError, or %NULL
 *
 * Sets an attribute of the episode as a whole. The lines stay as they are.
 *
 * Returns: (transfer full): the edited episode, @episode itself if nothing changes, or %NULL with @error set to
 *   %SEGUE_ERROR_SYNTAX if @value is not JSON
 */
SegueEpisode *
segue_edit_set_episode_attribute (SegueEpisode  *episode,
                                  const char    *name,
                                  const char    *value,
                                  GError       **error)
{
  g_autoptr(SegueAttributes) attributes = NULL;
  g_autoptr(GPtrArray) none = NULL;
  SegueEpisode *result;

  if (!check_value (value, error))
    return NULL;
  attributes = segue_attributes_set (episode->attributes, name, value);
  if (attributes == episode->attributes)
    return segue_episode_ref (episode);
  none = g_ptr_array_new ();
  result = segue_episode_replace (episode, 0, 0, none, &episode->lost);
  g_clear_pointer (&result->attributes, segue_attributes_unref);
  result->attributes = g_steal_pointer (&attributes);

  return result;
}
