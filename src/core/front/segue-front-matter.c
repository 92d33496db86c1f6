/* segue-front-matter.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/front/segue-front-matter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/episode/segue-block-state.h"
#include "core/front/segue-front-matter-value.h"
#include "core/text/segue-chars.h"
#include "core/text/segue-line.h"

/**
 * segue_front_matter_get_length:
 * @episode: an episode
 *
 * Measures the front matter at the start of the notes.
 *
 * Returns: its length in bytes with the line that ends it, 0 where there is none
 */
gsize
segue_front_matter_get_length (SegueEpisode *episode)
{
  gsize length;
  const char *text = segue_entry_get_text (segue_episode_get (episode, 0), &length);
  gboolean unfinished;

  return segue_front_matter_length (text, length, &unfinished);
}

static gboolean
find (SegueEpisode          *episode,
      const char            *key,
      SegueFrontMatterValue *value)
{
  const char *text = segue_entry_get_text (segue_episode_get (episode, 0), NULL);

  return segue_front_matter_value_find (text, segue_front_matter_get_length (episode), key, value);
}

/**
 * segue_front_matter_dup:
 * @episode: an episode
 * @key: a key at the top of the front matter, in ASCII; its case does not matter
 *
 * Looks a simple value up in the front matter, be it YAML, TOML, JSON or `key=value`.
 *
 * Returns: (transfer full) (nullable): the value, without quotes; %NULL where there is none, or a list or a table, or
 *   one of several lines
 */
char *
segue_front_matter_dup (SegueEpisode *episode,
                        const char   *key)
{
  g_auto(SegueFrontMatterValue) value = { 0 };

  return find (episode, key, &value) ? g_steal_pointer (&value.text) : NULL;
}

/**
 * segue_front_matter_has:
 * @episode: an episode
 * @key: a key, as for segue_front_matter_dup()
 * @editable: (out): whether it can be set
 *
 * Tells whether the front matter has a line for the key, whatever the value.
 *
 * Returns: %TRUE if so
 */
gboolean
segue_front_matter_has (SegueEpisode *episode,
                        const char   *key,
                        gboolean     *editable)
{
  g_auto(SegueFrontMatterValue) value = { 0 };
  const gboolean found = find (episode, key, &value);

  *editable = found && value.text != NULL && value.is_unique;

  return found;
}

static gboolean
reads_back (SegueEpisode *before,
            SegueEpisode *after,
            const char   *key,
            const char   *text,
            gssize        growth)
{
  const SegueEpisodeDiff diff = segue_episode_compare (before, after);
  g_autofree char *read_back = segue_front_matter_dup (after, key);

  return diff.start == 0 && diff.old_end == 1 && diff.new_end == 1 && g_strcmp0 (read_back, text) == 0 &&
         (gssize) segue_front_matter_get_length (after) == (gssize) segue_front_matter_get_length (before) + growth;
}

/**
 * segue_front_matter_set:
 * @episode: an episode
 * @key: a key, as for segue_front_matter_dup()
 * @text: what it is to say, on one line; white space around it is left out
 * @error: return location for an error, or %NULL
 *
 * Sets a simple value of the front matter, quoted as it was before. Nothing else changes.
 *
 * Returns: (transfer full): the edited episode, or %NULL with %SEGUE_ERROR_READ_BACK
 */
SegueEpisode *
segue_front_matter_set (SegueEpisode  *episode,
                        const char    *key,
                        const char    *text,
                        GError       **error)
{
  const char *start = segue_skip_space (text, text + strlen (text));
  g_autofree char *wanted = g_strndup (start, segue_trim_end (start, text + strlen (text)) - start);
  const char *notes = segue_entry_get_text (segue_episode_get (episode, 0), NULL);
  g_auto(SegueFrontMatterValue) value = { 0 };
  g_autoptr(SegueEpisode) result = NULL;
  g_autofree char *written = NULL;
  const char *message = _("This value cannot be changed here. Change it in the text.");

  if (find (episode, key, &value) && value.text != NULL && value.is_unique)
    {
      if (g_str_equal (value.text, wanted))
        return segue_episode_ref (episode);
      message = _("This would not be read as a value of the same kind.");
      if (strpbrk (wanted, "\r\n") == NULL)
        written = segue_front_matter_value_write (&value, wanted);
    }
  if (written != NULL)
    {
      const gboolean glued = value.syntax == SEGUE_FRONT_MATTER_YAML && value.span.length == 0 && notes[value.span.offset - 1] == ':';
      g_autofree char *inserted = g_strconcat (glued ? " " : "", written, NULL);

      result = segue_episode_splice (episode, value.span.offset, value.span.length, inserted, -1);
      if (reads_back (episode, result, key, wanted, (gssize) strlen (inserted) - value.span.length))
        return g_steal_pointer (&result);
    }
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK, message);

  return NULL;
}

/* A new line of front matter is written like the one that it stands below. This is that one. */
static SegueLine
find_line (const char *text,
           const char *value,
           const char *end)
{
  const char *start = value;

  while (start > text && start[-1] != '\n' && start[-1] != '\r')
    start--;

  return segue_line_at (start, end, TRUE);
}

/* The key as the neighbour has it: `Title:` is followed by `Subtitle:`. */
static char *
dup_key (const char *key,
         const char *neighbour)
{
  char *written = g_strdup (key);

  if (g_ascii_isupper (*neighbour))
    *written = g_ascii_toupper (*written);

  return written;
}

/* `key: value` with the blanks that the neighbour has around its mark. */
static char *
compose_line (const SegueLine             *line,
              const char                  *neighbour,
              const SegueFrontMatterValue *value,
              const char                  *key,
              const char                  *written)
{
  const char mark = value->syntax == SEGUE_FRONT_MATTER_YAML ? ':' : '=';
  const char *between = memchr (line->start, mark, neighbour - line->start);
  const char *before = between;
  g_autofree char *name = dup_key (key, line->start);

  while (before > line->start && (before[-1] == ' ' || before[-1] == '\t'))
    before--;

  return g_strdup_printf ("%s%.*s%c%.*s%s%.*s", name, (int) (between - before), before, mark,
                          (int) (neighbour - between - 1), between + 1, written, (int) (line->next - line->stop), line->stop);
}

/* `, "key": value`, on a line of its own where the neighbour is. */
static char *
compose_member (const SegueLine *line,
                const char      *neighbour,
                const char      *key,
                const char      *written)
{
  const char *p = line->start;

  while (p < line->stop && (*p == ' ' || *p == '\t'))
    p++;
  if (p == line->stop || *p != '"')
    return g_strdup_printf (", \"%s\": %s", key, written);

  return g_strdup_printf (",%.*s%.*s\"%s\": %s", (int) (line->next - line->stop), line->stop, (int) (p - line->start),
                          line->start, key, written);
}

/**
 * segue_front_matter_add:
 * @episode: an episode
 * @key: a key that the front matter does not have
 * @after: a key that it has, with a simple value
 * @is_words: whether the value is words even where it looks like a number
 * @text: what it is to say, on one line; white space around it is left out
 * @error: return location for an error, or %NULL
 *
 * Adds a line below that of another key, written like that one. Nothing else changes.
 *
 * Returns: (transfer full): the edited episode, or %NULL with %SEGUE_ERROR_READ_BACK
 */
SegueEpisode *
segue_front_matter_add (SegueEpisode  *episode,
                        const char    *key,
                        const char    *after,
                        gboolean       is_words,
                        const char    *text,
                        GError       **error)
{
  gsize length = segue_front_matter_get_length (episode);
  const char *notes = segue_entry_get_text (segue_episode_get (episode, 0), NULL);
  g_autofree char *wanted = g_strstrip (g_strdup (text));
  g_auto(SegueFrontMatterValue) value = { 0 };
  g_autoptr(SegueEpisode) result = NULL;
  g_autofree char *written = NULL;
  g_autofree char *added = NULL;
  const char *neighbour;
  SegueLine line;
  gsize offset;

  if (segue_front_matter_value_find (notes, length, after, &value) && value.text != NULL && value.is_unique &&
      strpbrk (wanted, "\r\n") == NULL)
    written = segue_front_matter_value_write_new (&value, is_words, wanted);
  if (written != NULL)
    {
      neighbour = notes + value.span.offset;
      line = find_line (notes, neighbour, notes + length);
      if (value.syntax == SEGUE_FRONT_MATTER_JSON)
        added = compose_member (&line, neighbour, key, written);
      else
        added = compose_line (&line, neighbour, &value, key, written);
      offset = value.syntax == SEGUE_FRONT_MATTER_JSON ? value.span.offset + value.span.length : (gsize) (line.next - notes);
      result = segue_episode_splice (episode, offset, 0, added, -1);
      if (reads_back (episode, result, key, wanted, (gssize) strlen (added)))
        return g_steal_pointer (&result);
    }
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK,
                       _("A line with this cannot be added here. Add it in the text."));

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
