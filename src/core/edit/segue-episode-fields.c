/* segue-episode-fields.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-episode-fields.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "core/front/segue-front-matter.h"
#include "core/json/segue-json.h"

/* The keys that shows use, the likeliest first. The first one is the name of the attribute, too. */
static const char *const keys[SEGUE_EPISODE_N_FIELDS][8] = {
  [SEGUE_EPISODE_TITLE] = { "title", "name" },
  [SEGUE_EPISODE_SUBTITLE] = { "subtitle" },
  [SEGUE_EPISODE_NUMBER] = { "number", "episode", "episode_number", "episodeNumber", "itunes_episode" },
  [SEGUE_EPISODE_DATE] = { "date", "pubDate", "pub_date", "published_at", "publish_date", "published", "publishDate" },
};

/* The key in the front matter of this episode, or %NULL. */
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

/* The key of another field with a simple value, below which a line for this one can stand: the nearest before it, or the
 * first behind it. %NULL where there is none. */
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

/* What an attribute says, %NULL where it is neither words nor a number. */
static char *
dup_attribute (SegueEpisode      *episode,
               SegueEpisodeField  field)
{
  const char *raw = segue_episode_get_attribute (episode, keys[field][0]);
  g_autoptr(SegueJson) json = raw != NULL ? segue_json_new (raw, strlen (raw), NULL) : NULL;

  if (json == NULL)
    return NULL;
  switch (segue_json_get (json, 0)->type)
    {
    case SEGUE_JSON_STRING:
      return segue_json_dup_string (json, 0);
    case SEGUE_JSON_NUMBER:
      return segue_json_dup_raw (json, 0);
    case SEGUE_JSON_NULL:
      return g_strdup ("");
    default:
      return NULL;
    }
}

/**
 * segue_episode_dup_field:
 * @episode: an episode
 * @field: which field
 *
 * Looks up what is said about the episode as a whole.
 *
 * Returns: (transfer full) (nullable): on one line; %NULL where nothing is said
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
 * segue_episode_has_field:
 * @episode: an episode
 * @field: which field
 * @editable: (out): whether it can be set; where there is no place for it, an attribute can
 *
 * Tells whether the episode has a place for the field: a line of the front matter or an attribute that says it, or front
 * matter to which such a line can be added.
 *
 * Returns: %TRUE if so
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

static SegueEpisode *
set_attribute (SegueEpisode       *episode,
               SegueEpisodeField   field,
               const char         *text,
               GError            **error)
{
  g_autoptr(GString) value = g_string_new (NULL);
  guint64 number;

  if (*text == '\0')
    return segue_edit_set_episode_attribute (episode, keys[field][0], NULL, error);
  if (field == SEGUE_EPISODE_NUMBER && (*text != '0' || text[1] == '\0') &&
      g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &number, NULL) && g_ascii_isdigit (*text))
    g_string_append (value, text);
  else
    segue_json_write_string (value, text, strlen (text));

  return segue_edit_set_episode_attribute (episode, keys[field][0], value->str, error);
}

/**
 * segue_edit_set_field:
 * @episode: an episode
 * @field: which field
 * @text: what it is to say, on one line
 * @error: return location for an error, or %NULL
 *
 * Sets what is said about the episode as a whole: in the front matter where that has a line for it or for another field,
 * else as an attribute, which only Segue's own files hold.
 *
 * Returns: (transfer full): the edited episode, or %NULL with %SEGUE_ERROR_READ_BACK
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
