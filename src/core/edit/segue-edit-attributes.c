/* segue-edit-attributes.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/edit/segue-edit.h"
#include "core/episode/segue-episode-private.h"
#include "core/json/segue-json.h"
#include "core/syntax/segue-list-edit-private.h"

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

/* Sets an attribute of an item of a list, which can hold a picture and nothing else. */
static SegueEpisode *
set_of_item (SegueEpisode  *episode,
             guint          index,
             const char    *name,
             const char    *value,
             GError       **error)
{
  g_autoptr(SegueJson) json = value != NULL ? segue_json_new (value, strlen (value), NULL) : NULL;
  g_autofree char *text = json != NULL ? segue_json_dup_string (json, segue_json_get_root (json)) : NULL;

  if (g_str_equal (name, "image") && (value == NULL || text != NULL))
    return segue_list_set_text (episode, index, SEGUE_SYNTAX_IMAGE, text != NULL ? text : "", error);
  if (value == NULL && segue_entry_get_attribute (segue_episode_get (episode, index), name) == NULL)
    return segue_episode_ref (episode);
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK, _("This list of chapters cannot hold this."));

  return NULL;
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
  if (segue_list_has_item (episode, index))
    return set_of_item (episode, index, name, value, error);
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
