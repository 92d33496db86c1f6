/* segue-episode-fields.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-episode-fields.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "core/episode/segue-block-state.h"
#include "core/front/segue-front-matter-value.h"
#include "core/front/segue-front-matter.h"
#include "core/json/segue-json-printer.h"
#include "core/json/segue-json.h"

/* Reads and sets the title, number and similar fields of the episode, in its front matter or its attributes. */

/* The keys that shows use in front matter, the most common first. The first one is also the name of the attribute. */
static const char *const keys[SEGUE_EPISODE_N_FIELDS][8] = {
  [SEGUE_EPISODE_TITLE] = { "title", "name" },
  [SEGUE_EPISODE_SUBTITLE] = { "subtitle" },
  [SEGUE_EPISODE_NUMBER] = { "number", "episode", "episode_number", "episodeNumber", "itunes_episode" },
  [SEGUE_EPISODE_DATE] = { "date", "pubDate", "pub_date", "published_at", "publish_date", "published", "publishDate" },
};

/* Returns the key that the front matter of the episode uses for the field, or NULL. Sets @editable to whether its value
 * can be changed. */
static const char *
find_key (SegueEpisode      *episode,
          SegueEpisodeField  field,
          gboolean          *editable)
{
  for (const char *const *key = keys[field]; *key != NULL; key++)
    if (segue_front_matter_has (episode, *key, editable))
      return *key;

  return NULL;
}

/* Returns the key in the front matter beside which a line for the field can be added: that of the nearest field before
 * it with an editable value, else of the first one after it, else NULL. */
static const char *
find_neighbour (SegueEpisode      *episode,
                SegueEpisodeField  field)
{
  gboolean editable = FALSE;
  const char *key;

  for (int i = (int) field - 1; i >= 0; i--)
    {
      key = find_key (episode, (SegueEpisodeField) i, &editable);
      if (key != NULL && editable)
        return key;
    }
  for (guint i = field + 1; i < SEGUE_EPISODE_N_FIELDS; i++)
    {
      key = find_key (episode, i, &editable);
      if (key != NULL && editable)
        return key;
    }

  return NULL;
}

/* Returns the value of the attribute as text, or NULL if there is none or it is neither a string, a number nor null. */
static char *
dup_attribute (SegueEpisode      *episode,
               SegueEpisodeField  field)
{
  const char *raw = segue_episode_get_attribute (episode, keys[field][0]);
  g_autoptr(SegueJson) json = raw != NULL ? segue_json_new (raw, strlen (raw), NULL) : NULL;

  return json != NULL ? segue_json_dup_scalar (json, segue_json_get_root (json)) : NULL;
}

/**
 * segue_episode_dup_field:
 * @episode: an episode
 * @field: a field
 *
 * Gets the value of a field of the episode, from the front matter or else from the attribute.
 *
 * Returns: (transfer full) (nullable): the value, UTF-8, or %NULL if the episode does not have the field
 */
char *
segue_episode_dup_field (SegueEpisode      *episode,
                         SegueEpisodeField  field)
{
  gboolean editable;
  const char *key = find_key (episode, field, &editable);

  return key != NULL ? segue_front_matter_dup (episode, key) : dup_attribute (episode, field);
}

/**
 * segue_entry_dup_field:
 * @entry: the first entry of an episode
 * @field: a field
 * @span: (out): where the value stands in the text of @entry, without its quotes
 *
 * Gets the value of a field from the front matter alone.
 *
 * Returns: (transfer full) (nullable): the value, UTF-8, or %NULL if the front matter has none, or one that is no scalar
 */
char *
segue_entry_dup_field (const SegueEntry  *entry,
                       SegueEpisodeField  field,
                       SegueSpan         *span)
{
  gsize length;
  gboolean unfinished;
  const char *text = segue_entry_get_text (entry, &length);

  length = segue_entry_get_syntax (entry) != NULL ? segue_entry_get_notes_offset (entry)
                                                  : segue_front_matter_length (text, length, &unfinished);
  for (const char *const *key = keys[field]; *key != NULL; key++)
    {
      g_auto(SegueFrontMatterValue) value = { 0 };

      if (!segue_front_matter_value_find (text, length, *key, &value))
        continue;

      *span = value.span;
      if (value.quote != '\0')
        *span = (SegueSpan) { value.span.offset + 1, value.span.length - 2 };
      return g_steal_pointer (&value.text);
    }

  return NULL;
}

/**
 * segue_episode_has_field:
 * @episode: an episode
 * @field: a field
 * @editable: (out): whether the field can be set
 *
 * Tells whether the episode has a place for a field: a line in the front matter, an attribute, or front matter to which
 * a line can be added. If there is no place, the field can still be set, and becomes an attribute.
 *
 * Returns: %TRUE if the episode has a place for the field
 */
gboolean
segue_episode_has_field (SegueEpisode      *episode,
                         SegueEpisodeField  field,
                         gboolean          *editable)
{
  g_autofree char *text = NULL;

  if (find_key (episode, field, editable) != NULL)
    return TRUE;
  if (segue_episode_get_attribute (episode, keys[field][0]) == NULL)
    {
      *editable = TRUE;
      return find_neighbour (episode, field) != NULL;
    }
  text = dup_attribute (episode, field);
  *editable = text != NULL && strpbrk (text, "\r\n") == NULL;

  return TRUE;
}

/* Sets the attribute of the field. A number is written as a JSON number if it has no leading zeros. */
static SegueEpisode *
set_attribute (SegueEpisode       *episode,
               SegueEpisodeField   field,
               const char         *text,
               GError            **error)
{
  g_autofree char *value = NULL;
  guint64 number;

  if (*text == '\0')
    return segue_edit_set_episode_attribute (episode, keys[field][0], NULL, error);
  if (field == SEGUE_EPISODE_NUMBER && (*text != '0' || text[1] == '\0') &&
      g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &number, NULL) && g_ascii_isdigit (*text))
    value = g_strdup (text);
  else
    value = segue_json_quote (text);

  return segue_edit_set_episode_attribute (episode, keys[field][0], value, error);
}

/**
 * segue_edit_set_field:
 * @episode: an episode
 * @field: a field
 * @text: the value, UTF-8, one line
 * @error: return location for a #GError, or %NULL
 *
 * Sets a field of the episode. It is written into the front matter if that has a line for this field or for another
 * one. Otherwise it becomes an attribute, which only files in the format of Segue can hold.
 *
 * Returns: (transfer full): the edited episode, @episode itself if nothing changes, or %NULL with @error set to
 *   %SEGUE_ERROR_READ_BACK if the value would not be read back
 */
SegueEpisode *
segue_edit_set_field (SegueEpisode       *episode,
                      SegueEpisodeField   field,
                      const char         *text,
                      GError            **error)
{
  gboolean editable;
  const char *key = find_key (episode, field, &editable);
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  const char *neighbour = NULL;

  if (key != NULL)
    return segue_front_matter_set (episode, key, text, error);
  if (segue_episode_get_attribute (episode, keys[field][0]) == NULL)
    neighbour = find_neighbour (episode, field);
  if (neighbour != NULL && *trimmed == '\0')
    return segue_episode_ref (episode);
  if (neighbour != NULL)
    return segue_front_matter_add (episode, keys[field][0], neighbour, field < SEGUE_EPISODE_NUMBER, trimmed, error);

  return set_attribute (episode, field, trimmed, error);
}
