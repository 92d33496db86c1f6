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

/* Reads and edits the values of the front matter of an episode. */

/**
 * segue_front_matter_get_length:
 * @episode: an episode
 *
 * Gets the length of the front matter at the start of the notes.
 *
 * Returns: the length in bytes, including the line that ends it, or 0 if there is no front matter
 */
gsize
segue_front_matter_get_length (SegueEpisode *episode)
{
  const guint opening = segue_episode_get_opening (episode);
  gsize length;
  const char *text;
  gboolean unfinished;

  if (opening == SEGUE_NO_INDEX)
    return 0;
  if (segue_episode_count_list (episode) > 0)
    return segue_episode_get_offset (episode, opening) +
           segue_entry_get_notes_offset (segue_episode_get (episode, opening));
  text = segue_entry_get_text (segue_episode_get (episode, 0), &length);

  return segue_front_matter_length (text, length, &unfinished);
}

/* Returns the front matter. If it holds a list of chapters, several entries have a part of it, and @copy is set to what
 * has to be freed. */
static const char *
get_text (SegueEpisode  *episode,
          gsize         *length,
          char         **copy)
{
  *length = segue_front_matter_get_length (episode);
  if (segue_episode_count_list (episode) == 0)
    return segue_entry_get_text (segue_episode_get (episode, 0), NULL);

  return *copy = segue_episode_dup_range (episode, 0, *length);
}

static gboolean
find (SegueEpisode          *episode,
      const char            *key,
      SegueFrontMatterValue *value)
{
  g_autofree char *copy = NULL;
  gsize length;
  const char *text = get_text (episode, &length, &copy);

  return segue_front_matter_value_find (text, length, key, value);
}

/**
 * segue_front_matter_dup:
 * @episode: an episode
 * @key: a key at the top level of the front matter, ASCII; its case does not matter
 *
 * Gets a scalar value of the front matter, in YAML, TOML, JSON or `key=value` lines.
 *
 * Returns: (transfer full) (nullable): the value without quotes, or %NULL if there is none, or if it is a list, a
 *   table, or spans several lines
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
 * @key: a key, see segue_front_matter_dup()
 * @editable: (out): whether the value can be set with segue_front_matter_set()
 *
 * Tells whether the front matter has a key, with a value of any type.
 *
 * Returns: %TRUE if it has the key
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

/* Tells whether the key has the value @text in @after, and the front matter has grown by @growth bytes and nothing else
 * has changed. */
static gboolean
reads_back (SegueEpisode *before,
            SegueEpisode *after,
            const char   *key,
            const char   *text,
            gssize        growth)
{
  const SegueEpisodeDiff diff = segue_episode_find_difference (before, after);
  g_autofree char *read_back = segue_front_matter_dup (after, key);

  return diff.old_end == diff.start + 1 && diff.new_end == diff.start + 1 &&
         segue_entry_get_kind (segue_episode_get (after, diff.start)) == SEGUE_ENTRY_TEXT &&
         g_strcmp0 (read_back, text) == 0 &&
         (gssize) segue_front_matter_get_length (after) == (gssize) segue_front_matter_get_length (before) + growth;
}

/**
 * segue_front_matter_set:
 * @episode: an episode
 * @key: a key, see segue_front_matter_dup()
 * @text: the new value, UTF-8, one line; leading and trailing white space is removed
 * @error: return location for a #GError, or %NULL
 *
 * Sets a scalar value of the front matter. It keeps its quotes and its type, and nothing else changes.
 *
 * Returns: (transfer full): the edited episode, @episode itself if nothing changes, or %NULL with @error set to
 *   %SEGUE_ERROR_READ_BACK if the value cannot be set
 */
SegueEpisode *
segue_front_matter_set (SegueEpisode  *episode,
                        const char    *key,
                        const char    *text,
                        GError       **error)
{
  const char *start = segue_skip_space (text, text + strlen (text));
  g_autofree char *wanted = g_strndup (start, segue_trim_end (start, text + strlen (text)) - start);
  g_autofree char *copy = NULL;
  gsize length;
  const char *notes = get_text (episode, &length, &copy);
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
      /* An empty YAML value may have no space after the colon. */
      const gboolean glued = value.syntax == SEGUE_FRONT_MATTER_YAML && value.span.length == 0 &&
                             notes[value.span.offset - 1] == ':';
      g_autofree char *inserted = g_strconcat (glued ? " " : "", written, NULL);

      result = segue_episode_splice (episode, value.span.offset, value.span.length, inserted, -1);
      if (reads_back (episode, result, key, wanted, (gssize) strlen (inserted) - value.span.length))
        return g_steal_pointer (&result);
    }
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK, message);

  return NULL;
}

/* Returns the line that contains the position @value. A new line is written in the style of the one above it. */
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

/* Returns the key with an upper-case first letter if that of its neighbour has one: `Title:` is followed by
 * `Subtitle:`. */
static char *
dup_key (const char *key,
         const char *neighbour)
{
  char *written = g_strdup (key);

  if (g_ascii_isupper (*neighbour))
    *written = g_ascii_toupper (*written);

  return written;
}

/* Returns a line `key: value` or `key = value`, with the white space around the mark and the line terminator of its
 * neighbour. @neighbour is the position of the value in @line, and @written is the new value. */
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
                          (int) (neighbour - between - 1), between + 1, written, (int) (line->next - line->stop),
                          line->stop);
}

/* Returns a JSON member `, "key": value`, on a line of its own if its neighbour is. */
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
 * @key: a key that the front matter does not have, ASCII
 * @after: a key that it has, with an editable value
 * @is_words: whether the value is a string even if it looks like a number
 * @text: the value, UTF-8, one line; leading and trailing white space is removed
 * @error: return location for a #GError, or %NULL
 *
 * Adds a key below another key, written in the same style. Nothing else changes.
 *
 * Returns: (transfer full): the edited episode, or %NULL with @error set to %SEGUE_ERROR_READ_BACK if the key cannot be
 *   added
 */
SegueEpisode *
segue_front_matter_add (SegueEpisode  *episode,
                        const char    *key,
                        const char    *after,
                        gboolean       is_words,
                        const char    *text,
                        GError       **error)
{
  g_autofree char *copy = NULL;
  gsize length;
  const char *notes = get_text (episode, &length, &copy);
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
      offset = value.syntax == SEGUE_FRONT_MATTER_JSON ? value.span.offset + value.span.length
                                                       : (gsize) (line.next - notes);
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
 * Gets the length of the recording from the front matter. It may be given as a time such as `1:02:03`, or as a number
 * of seconds. Zero and placeholders such as `--:--` stand for a length that is not known yet.
 *
 * Returns: the length in milliseconds, or %SEGUE_TIME_NONE if it is not given
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
      if (segue_time_scan (value, end, &stop, &time, &clock) == SEGUE_TIME_VALID && stop == end && time > 0)
        return time;
      /* A number below 60 is probably not one of seconds. */
      if (g_ascii_string_to_unsigned (value, 10, 60, 360000, &seconds, NULL))
        return (gint64) seconds * 1000;
    }

  return SEGUE_TIME_NONE;
}
