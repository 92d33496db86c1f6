/* segue-outline-heading.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/outline/segue-outline-heading.h"

#include <glib/gi18n.h>

#include "core/edit/segue-episode-fields.h"
#include "core/front/segue-episode-date.h"
#include "core/front/segue-front-matter.h"
#include "core/markup/segue-markup.h"
#include "core/text/segue-line.h"
#include "session/outline/segue-outline-length.h"

/* What the row of the episode says. */

/* The longest line of the opening text that is taken for a title, in bytes. A longer line is a paragraph. */
#define MAX_TITLE 360

/* How many entries are looked at for the last segment. Sections without segments are few. */
#define MAX_STEPS 64

/* Returns: (transfer full) (nullable): the first line of the opening text, if a blank line or nothing follows it */
static char *
dup_first_line (SegueEpisode *episode)
{
  const guint index = segue_episode_get_opening (episode);
  const char *text, *end, *p;
  SegueLine line, next;
  gsize length;

  if (index == SEGUE_NO_INDEX)
    return NULL;
  text = segue_entry_get_text (segue_episode_get (episode, index), &length);
  end = text + length;
  p = text + segue_front_matter_get_length (episode) - segue_episode_get_offset (episode, index);
  line = (SegueLine){ p, p, p };
  if (p == text && g_str_has_prefix (text, "\xEF\xBB\xBF"))
    line.next = p + 3;
  do
    line = segue_line_at (line.next, end, TRUE);
  while (line.next < end && segue_line_is_blank (&line));
  if (line.stop - line.start > MAX_TITLE)
    return NULL;

  next = segue_line_at (line.next, end, TRUE);

  return segue_line_is_blank (&next) ? g_strndup (line.start, line.stop - line.start) : NULL;
}

/**
 * segue_outline_dup_heading:
 * @episode: an episode
 *
 * Gets the title of an episode: from its front matter, from its attributes, or else the first line of the opening text
 * if it stands alone.
 *
 * Returns: (transfer full): the title as plain text, which is empty if there is none
 */
char *
segue_outline_dup_heading (SegueEpisode *episode)
{
  g_autofree char *title = segue_episode_dup_field (episode, SEGUE_EPISODE_TITLE);
  g_autofree char *line = NULL;
  const char *start;

  if (title != NULL && *title != '\0')
    return g_steal_pointer (&title);

  line = dup_first_line (episode);
  if (line == NULL)
    return g_strdup ("");

  for (start = line; *start == '#' || g_ascii_isspace (*start);)
    start++;

  return g_strchomp (segue_markup_dup_plain (start, -1));
}

/* Writes a date in the words of the language, if it is one that begins with year, month and day. Any other text is
 * copied. */
static char *
dup_date (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *midnight = g_strdup_printf ("%.10sT00:00:00Z", trimmed);
  g_autoptr(GDateTime) date = g_date_time_new_from_iso8601 (midnight, NULL);

  if (date == NULL)
    return g_steal_pointer (&trimmed);

  /* Translators: a date as the manual of g_date_time_format() describes it, such as “26 August 2026” */
  return g_date_time_format (date, _("%-d %B %Y"));
}

/* Returns: the length of the episode in milliseconds, or %SEGUE_TIME_NONE if nothing tells it */
static gint64
get_length (SegueEpisode *episode)
{
  const guint n = segue_episode_get_n_entries (episode);
  const gint64 duration = segue_front_matter_get_duration (episode);

  for (guint i = n - 1; duration == SEGUE_TIME_NONE && i > 0 && n - i < MAX_STEPS; i--)
    {
      SegueEntry *entry = segue_episode_get (episode, i);

      if (segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT)
        return segue_entry_get_end (entry);
    }

  return duration;
}

/**
 * segue_outline_dup_count:
 * @n_segments: a number of segments
 * @n_sections: a number of sections
 *
 * Says what an episode or a section consists of.
 *
 * Returns: (transfer full): both numbers in words; only that of segments if there are no sections
 */
char *
segue_outline_dup_count (guint n_segments,
                         guint n_sections)
{
  g_autofree char *segments = g_strdup_printf (ngettext ("%u segment", "%u segments", n_segments), n_segments);
  g_autofree char *sections = g_strdup_printf (ngettext ("%u section", "%u sections", n_sections), n_sections);

  if (n_sections == 0)
    return g_steal_pointer (&segments);

  /* Translators: the number of segments and the number of sections, such as “27 segments in 5 sections” */
  return g_strdup_printf (_("%s in %s"), segments, sections);
}

/**
 * segue_outline_dup_caption:
 * @episode: an episode
 * @n_segments: the number of its segments
 * @n_sections: the number of its sections
 *
 * Describes an episode in one line: by its number and date if it has any, otherwise by what it consists of.
 *
 * Returns: (transfer full): the translated line
 */
char *
segue_outline_dup_caption (SegueEpisode *episode,
                           guint         n_segments,
                           guint         n_sections)
{
  g_autofree char *number = segue_episode_dup_field (episode, SEGUE_EPISODE_NUMBER);
  g_autofree char *date = segue_episode_dup_date (episode);
  g_autofree char *length = segue_outline_dup_length (get_length (episode));
  const gboolean numbered = number != NULL && *number != '\0';
  const gboolean dated = date != NULL && *date != '\0';
  g_autoptr(GString) caption = g_string_new (NULL);
  g_autofree char *middle = NULL;

  if (dated)
    middle = dup_date (date);
  else if (!numbered)
    middle = segue_outline_dup_count (n_segments, n_sections);
  if (numbered)
    g_string_append_printf (caption, _("Episode %s"), number);
  else
    g_string_append (caption, _("Episode"));
  if (middle != NULL)
    g_string_append_printf (caption, " · %s", middle);
  if (*length != '\0')
    g_string_append_printf (caption, " · %s", length);

  return g_string_free (g_steal_pointer (&caption), FALSE);
}
