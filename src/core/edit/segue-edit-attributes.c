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

/* An attribute is written to files as it is, so what is no JSON must not become one. */
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
 * @index: of an entry
 * @name: a name
 * @value: (nullable): JSON text, or %NULL for no such attribute
 * @error: return location for an error, or %NULL
 *
 * Sets what no line of the entry can hold. The text stays as it is.
 *
 * Returns: (transfer full): the edited episode, or %NULL with %SEGUE_ERROR_SYNTAX where @value is no JSON
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
 * @name: a name
 * @value: (nullable): JSON text, or %NULL for no such attribute
 * @error: return location for an error, or %NULL
 *
 * Sets what no line of the notes can hold about the episode as a whole. The text stays as it is.
 *
 * Returns: (transfer full): the edited episode, or %NULL with %SEGUE_ERROR_SYNTAX where @value is no JSON
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
