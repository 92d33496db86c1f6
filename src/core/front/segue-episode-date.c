/* segue-episode-date.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/front/segue-episode-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/edit/segue-episode-fields.h"
#include "core/text/segue-error.h"

/* The date of the episode as people write it. Some shows store it as a number of seconds or milliseconds since 1970, in
 * UTC. Such a number is shown as a date, and a date that is set becomes a number of the same unit. */

#define DAY G_GINT64_CONSTANT (86400)
/* The years 2000 to 2100, in seconds. Other numbers are left as they are, 20260302 for example. */
#define FIRST G_GINT64_CONSTANT (946684800)
#define LAST G_GINT64_CONSTANT (4102444800)

/* Reads a number of seconds or milliseconds. @per_second is set to the number of units in a second. */
static gboolean
read_number (const char *text,
             gint64     *number,
             gint64     *per_second)
{
  guint64 value;

  if (text == NULL || !g_ascii_isdigit (*text) || !g_ascii_string_to_unsigned (text, 10, 0, LAST * 1000, &value, NULL))
    return FALSE;

  *number = value;
  *per_second = value > LAST ? 1000 : 1;

  return *number / *per_second >= FIRST;
}

/* Reads a date such as 2026-03-02. Returns: the start of the day in seconds since 1970, or -1 */
static gint64
read_date (const char *text)
{
  g_autofree char *start = g_strconcat (text, "T00:00:00Z", NULL);
  g_autoptr(GDateTime) time = strlen (text) == 10 ? g_date_time_new_from_iso8601 (start, NULL) : NULL;
  const gint64 seconds = time != NULL ? g_date_time_to_unix (time) : -1;

  return seconds >= FIRST && seconds < LAST ? seconds : -1;
}

/**
 * segue_episode_dup_date:
 * @episode: an episode
 *
 * Gets the date of the episode. Seconds and milliseconds since 1970 are converted to a date such as 2026-03-02.
 *
 * Returns: (transfer full) (nullable): the date, UTF-8, or %NULL if the episode has none
 */
char *
segue_episode_dup_date (SegueEpisode *episode)
{
  g_autofree char *text = segue_episode_dup_field (episode, SEGUE_EPISODE_DATE);
  g_autoptr(GDateTime) time = NULL;
  gint64 number;
  gint64 per_second;

  if (!read_number (text, &number, &per_second))
    return g_steal_pointer (&text);

  time = g_date_time_new_from_unix_utc (number / per_second);

  return g_date_time_format (time, "%Y-%m-%d");
}

/**
 * segue_edit_set_date:
 * @episode: an episode
 * @text: the date, UTF-8, one line
 * @error: return location for a #GError, or %NULL
 *
 * Sets the date of the episode. Where the notes have it as a number, @text has to be a date such as 2026-03-02 or empty,
 * and the time of the day is kept.
 *
 * Returns: (transfer full): the edited episode, @episode itself if nothing changes, or %NULL with @error set to
 *   %SEGUE_ERROR_SYNTAX if the text is not a date
 */
SegueEpisode *
segue_edit_set_date (SegueEpisode  *episode,
                     const char    *text,
                     GError       **error)
{
  g_autofree char *old = segue_episode_dup_field (episode, SEGUE_EPISODE_DATE);
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *new = NULL;
  gint64 number;
  gint64 per_second;
  gint64 date;

  if (*trimmed == '\0' || !read_number (old, &number, &per_second))
    return segue_edit_set_field (episode, SEGUE_EPISODE_DATE, text, error);

  date = read_date (trimmed);
  if (date < 0)
    {
      g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("“%s” is not a date. A date looks like 2026-03-02."), trimmed);
      return NULL;
    }

  new = g_strdup_printf ("%" G_GINT64_FORMAT, date * per_second + number % (DAY * per_second));

  return segue_edit_set_field (episode, SEGUE_EPISODE_DATE, new, error);
}
