/* segue-front-matter.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/segue-front-matter.h"

#include <string.h>

#include "core/segue-block-state.h"
#include "core/segue-line.h"

static const char *
skip_quote (const char *p,
            const char *end)
{
  return p < end && (*p == '"' || *p == '\'') ? p + 1 : p;
}

/* The value on a line `key: value`, `key = value` or `"key": value`, or %NULL. Keys within other values are indented,
 * but in JSON all are. */
static char *
read_value (const SegueLine *line,
            const char      *key,
            gboolean         indented)
{
  const char *p = indented ? segue_skip_space (line->start, line->stop) : line->start;
  const char *end = segue_trim_end (p, line->stop);
  gsize n = strlen (key);

  p = skip_quote (p, end);
  if ((gsize) (end - p) <= n || g_ascii_strncasecmp (p, key, n) != 0)
    return NULL;
  p = segue_skip_space (skip_quote (p + n, end), end);
  if (p == end || (*p != ':' && *p != '='))
    return NULL;
  p = segue_skip_space (p + 1, end);
  if (end > p && end[-1] == ',')
    end--;
  if (end - p >= 2 && (*p == '"' || *p == '\'') && end[-1] == *p)
    {
      p++;
      end--;
    }
  return g_strndup (p, end - p);
}

/**
 * segue_front_matter_dup:
 * @episode: an episode
 * @key: a key at the top of the front matter, in ASCII; its case does not matter
 *
 * Looks a simple value up in the front matter, be it YAML, TOML, JSON or `key=value`.
 *
 * Returns: (transfer full) (nullable): the value on the line of the key, without quotes; %NULL where there is none
 */
char *
segue_front_matter_dup (SegueEpisode *episode,
                        const char   *key)
{
  gsize length;
  const char *text = segue_entry_get_text (segue_episode_get (episode, 0), &length);
  gboolean unfinished;
  const char *end = text + segue_front_matter_length (text, length, &unfinished), *p = text;
  gboolean json;

  if (segue_starts_with (p, end, "\xEF\xBB\xBF"))
    p += 3;
  json = segue_starts_with (p, end, "{");
  while (p < end)
    {
      SegueLine line = segue_line_at (p, end, TRUE);
      char *value = read_value (&line, key, json);

      if (value != NULL)
        return value;
      p = line.next;
    }
  return NULL;
}

/**
 * segue_front_matter_get_duration:
 * @episode: an episode
 *
 * Finds the length of the recording in the front matter: as a clock time, or as a number of seconds.
 *
 * Returns: milliseconds, or %SEGUE_TIME_NONE where it is not given
 */
gint64
segue_front_matter_get_duration (SegueEpisode *episode)
{
  static const char *const keys[] = { "duration", "podcast_duration", "length", "itunes_duration", "audio_duration" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *value = segue_front_matter_dup (episode, keys[i]);
      const char *stop, *end;
      SegueClock clock;
      gint64 time;
      guint64 seconds;

      if (value == NULL)
        continue;
      end = value + strlen (value);
      if (segue_time_scan (value, end, &stop, &time, &clock) == SEGUE_TIME_VALID && stop == end)
        return time;
      /* below a minute it is a number of something else */
      if (g_ascii_string_to_unsigned (value, 10, 60, 360000, &seconds, NULL))
        return (gint64) seconds * 1000;
    }
  return SEGUE_TIME_NONE;
}
