/* segue-episode-fields.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/segue-episode-fields.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/segue-compose.h"
#include "core/segue-edit.h"
#include "core/segue-front-matter.h"
#include "core/segue-json.h"
#include "core/segue-line.h"

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

/* What an attribute says, %NULL where it is neither words nor a number. */
static char *
dup_attribute (SegueEpisode      *episode,
               SegueEpisodeField  field)
{
  const char *raw = segue_episode_get_attribute (episode, keys[field][0]);
  g_autoptr (SegueJson) json = raw != NULL ? segue_json_new (raw, strlen (raw), NULL) : NULL;

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
 * @editable: (out): whether it can be set; where there is none, an attribute can
 *
 * Tells whether the episode has a place for the field.
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
      return FALSE;
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
  g_autoptr (GString) value = g_string_new (NULL);
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
 * Sets what is said about the episode as a whole: in the front matter where that has a line for it, else as an
 * attribute, which only Segue's own files hold.
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

  if (key != NULL)
    return segue_front_matter_set (episode, key, text, error);
  return set_attribute (episode, field, trimmed, error);
}

/* The text between the front matter and the first entry, without the blank lines around it. */
static SegueSpan
opening_span (SegueEpisode *episode)
{
  SegueEntry *entry = segue_episode_get (episode, 0);
  gsize length;
  const char *text = segue_entry_get_text (entry, &length), *end = text + length;
  const char *p = text + segue_front_matter_get_length (episode), *start = NULL, *stop = p;

  if (p == text && segue_starts_with (p, end, "\xEF\xBB\xBF"))
    stop = p = p + 3;
  while (p < end)
    {
      SegueLine line = segue_line_at (p, end, TRUE);

      if (!segue_line_is_blank (&line))
        {
          start = start != NULL ? start : line.start;
          stop = line.stop;
        }
      p = line.next;
    }
  start = start != NULL ? start : stop;
  return (SegueSpan) { start - text, stop - start };
}

/**
 * segue_episode_dup_opening:
 * @episode: an episode
 *
 * Copies the text before the first entry, without front matter.
 *
 * Returns: (transfer full): as it is written
 */
char *
segue_episode_dup_opening (SegueEpisode *episode)
{
  return segue_entry_dup_span (segue_episode_get (episode, 0), opening_span (episode));
}

/* An opening where there was none stands apart from what is around it. */
static char *
wrap_opening (SegueEpisode *episode,
              SegueSpan     span,
              const char   *text,
              const char   *newline)
{
  const gboolean is_last = segue_episode_get_n_entries (episode) == 1;
  const gboolean after_front_matter = segue_front_matter_get_length (episode) > 0;

  if (span.length > 0 || *text == '\0')
    return g_strdup (text);
  return g_strconcat (after_front_matter ? newline : "", text, is_last ? "" : newline, is_last ? "" : newline, NULL);
}

/**
 * segue_edit_set_opening:
 * @episode: an episode
 * @text: UTF-8, any number of lines; blank lines around it are left out
 * @error: return location for an error, or %NULL
 *
 * Sets the text before the first entry. Front matter stays as it is.
 *
 * Returns: (transfer full): the edited episode, or %NULL with %SEGUE_ERROR_READ_BACK where a line of @text would be
 *   read as something else
 */
SegueEpisode *
segue_edit_set_opening (SegueEpisode  *episode,
                        const char    *text,
                        GError       **error)
{
  const char *newline = segue_dialect_get_newline (segue_episode_get_dialect (episode));
  g_autofree char *wanted = segue_compose_body (text, newline);
  g_autofree char *held = segue_episode_dup_opening (episode);
  g_autofree char *fitted = segue_compose_body (held, newline);
  const SegueSpan span = opening_span (episode);
  g_autoptr (SegueEpisode) result = NULL;
  g_autofree char *wrapped = NULL;
  g_autofree char *read_back = NULL;
  SegueEpisodeDiff diff;

  if (g_str_equal (fitted, wanted))
    return segue_episode_ref (episode);
  wrapped = wrap_opening (episode, span, wanted, newline);
  result = segue_episode_splice (episode, span.offset, span.length, wrapped, -1);
  diff = segue_episode_compare (episode, result);
  read_back = segue_episode_dup_opening (result);
  if (diff.old_end == 1 && diff.new_end == 1 && g_str_equal (read_back, wanted) &&
      segue_front_matter_get_length (episode) == segue_front_matter_get_length (result))
    return g_steal_pointer (&result);
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK,
                       _("A line of this text would be read as a section or segment."));
  return NULL;
}

/**
 * segue_episode_get_closing:
 * @episode: an episode
 *
 * Finds the text after the last entry that belongs to none.
 *
 * Returns: its index, or %SEGUE_NO_INDEX where there is none
 */
guint
segue_episode_get_closing (SegueEpisode *episode)
{
  const guint n = segue_episode_get_n_entries (episode);

  return n > 1 && segue_entry_get_kind (segue_episode_get (episode, n - 1)) == SEGUE_ENTRY_TEXT ? n - 1 : SEGUE_NO_INDEX;
}
