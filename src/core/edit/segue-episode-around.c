/* segue-episode-around.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-episode-fields.h"

#include <glib/gi18n-lib.h>

#include "core/edit/segue-compose.h"
#include "core/edit/segue-edit.h"
#include "core/episode/segue-episode-private.h"
#include "core/front/segue-front-matter.h"
#include "core/text/segue-line.h"

/* Reads and sets the opening text (before the first section or segment) and the closing text (after the last one). */

/* Returns the span of the opening text: the part of its entry, the one at @index, after the front matter, without leading and
 * trailing blank lines. */
static SegueSpan
opening_span (SegueEpisode *episode,
              guint         index)
{
  SegueEntry *entry = segue_episode_get (episode, index);
  gsize length;
  const char *text = segue_entry_get_text (entry, &length), *end = text + length;
  const char *p = text + segue_front_matter_get_length (episode) - segue_episode_get_offset (episode, index);
  const char *start = NULL, *stop = p;

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
 * Copies the opening text: the text before the first section or segment, without front matter.
 *
 * Returns: (transfer full): the text as it stands in the notes, with its line terminators; empty if there is none
 */
char *
segue_episode_dup_opening (SegueEpisode *episode)
{
  const guint index = segue_episode_get_opening (episode);

  if (index == SEGUE_NO_INDEX)
    return g_strdup ("");

  return segue_entry_dup_span (segue_episode_get (episode, index), opening_span (episode, index));
}

/* Returns @text with blank lines around it, if there was no opening text before. */
static char *
wrap_opening (SegueEpisode *episode,
              SegueSpan     span,
              const char   *text,
              const char   *newline)
{
  const gboolean is_last = segue_episode_get_n_entries (episode) == segue_episode_get_opening (episode) + 1;
  const gboolean after_front_matter = segue_front_matter_get_length (episode) > 0;

  if (span.length > 0 || *text == '\0')
    return g_strdup (text);

  return g_strconcat (after_front_matter ? newline : "", text, is_last ? "" : newline, is_last ? "" : newline, NULL);
}

/**
 * segue_edit_set_opening:
 * @episode: an episode
 * @text: UTF-8, any number of lines, empty to remove it; leading and trailing blank lines are removed
 * @error: return location for a #GError, or %NULL
 *
 * Sets the opening text: the text before the first section or segment. Front matter is kept.
 *
 * Returns: (transfer full): the edited episode, @episode itself if nothing changes, or %NULL with @error set to
 *   %SEGUE_ERROR_READ_BACK if a line of @text would be read as something else
 */
SegueEpisode *
segue_edit_set_opening (SegueEpisode  *episode,
                        const char    *text,
                        GError       **error)
{
  const char *newline = segue_dialect_get_newline (segue_episode_get_dialect (episode));
  g_autofree char *wanted = segue_compose_body (text, -1, newline);
  g_autofree char *held = segue_episode_dup_opening (episode);
  g_autofree char *fitted = segue_compose_body (held, -1, newline);
  const guint index = segue_episode_get_opening (episode);
  const SegueSpan span = index != SEGUE_NO_INDEX ? opening_span (episode, index) : (SegueSpan) { 0, 0 };
  g_autoptr(SegueEpisode) result = NULL;
  g_autofree char *wrapped = NULL;
  g_autofree char *read_back = NULL;
  SegueEpisodeDiff diff;

  if (g_str_equal (fitted, wanted))
    return segue_episode_ref (episode);
  if (index == SEGUE_NO_INDEX)
    {
      g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK, _("A list of chapters has no text around it."));
      return NULL;
    }
  wrapped = wrap_opening (episode, span, wanted, newline);
  result = segue_episode_splice (episode, segue_episode_get_offset (episode, index) + span.offset, span.length, wrapped, -1);
  diff = segue_episode_find_difference (episode, result);
  read_back = segue_episode_dup_opening (result);
  if (diff.old_end == index + 1 && diff.new_end == index + 1 && g_str_equal (read_back, wanted) &&
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
 * Finds the closing text: text after the last section or segment that does not belong to its description.
 *
 * Returns: the index of the closing text, or %SEGUE_NO_INDEX if there is none
 */
guint
segue_episode_get_closing (SegueEpisode *episode)
{
  const guint n = segue_episode_get_n_entries (episode);

  if (n <= MAX (segue_episode_count_list (episode), 1) ||
      segue_entry_get_kind (segue_episode_get (episode, n - 1)) != SEGUE_ENTRY_TEXT)
    return SEGUE_NO_INDEX;

  return n - 1;
}

/**
 * segue_episode_takes_closing:
 * @episode: an episode
 *
 * Tells whether the notes can hold a closing text: whether text after the last segment would be read as closing text
 * and not as the description of that segment.
 *
 * Returns: %TRUE if there is a closing text or one can be set
 */
gboolean
segue_episode_takes_closing (SegueEpisode *episode)
{
  const guint n = segue_episode_get_n_entries (episode);

  return segue_episode_get_closing (episode) != SEGUE_NO_INDEX ||
         (n > MAX (segue_episode_count_list (episode), 1) &&
          segue_entry_get_kind (segue_episode_get (episode, n - 1)) == SEGUE_ENTRY_SEGMENT &&
          !episode->dialect->reading.loose_bodies);
}

/**
 * segue_episode_dup_closing:
 * @episode: an episode
 *
 * Copies the closing text.
 *
 * Returns: (transfer full): the text, with line feeds as line terminators; empty if there is none
 */
char *
segue_episode_dup_closing (SegueEpisode *episode)
{
  const guint index = segue_episode_get_closing (episode);

  return index != SEGUE_NO_INDEX ? segue_episode_dup_description (episode, index) : g_strdup ("");
}

/* Returns the offset in bytes at which the last non-blank line of an entry ends, before its line terminator. */
static gsize
get_content_end (SegueEpisode *episode,
                 guint         index)
{
  const SegueEntry *entry = segue_episode_get (episode, index);
  gsize length = entry->content_length;

  while (length > 0 && (entry->text[length - 1] == '\n' || entry->text[length - 1] == '\r'))
    length--;

  return segue_episode_get_offset (episode, index) + length;
}

/* Tells whether @result has @n_entries entries and the closing text @closing, and otherwise equals @episode. */
static gboolean
has_closing (SegueEpisode *episode,
             SegueEpisode *result,
             guint         n_entries,
             const char   *closing)
{
  const SegueEpisodeDiff diff = segue_episode_find_difference (episode, result);
  g_autofree char *read_back = segue_episode_dup_closing (result);

  return segue_episode_get_n_entries (result) == n_entries && diff.start + 1 >= MIN (n_entries, diff.old_end) &&
         g_str_equal (read_back, closing);
}

/**
 * segue_edit_set_closing:
 * @episode: an episode
 * @text: UTF-8, any number of lines, empty to remove it; leading and trailing blank lines are removed
 * @error: return location for a #GError, or %NULL
 *
 * Sets the closing text. A new closing text is separated from the last segment by a blank line. If the closing text is
 * removed, the blank lines before it are removed, too.
 *
 * Returns: (transfer full): the edited episode, @episode itself if nothing changes, or %NULL with @error set to
 *   %SEGUE_ERROR_READ_BACK if @text would not be read as closing text
 */
SegueEpisode *
segue_edit_set_closing (SegueEpisode  *episode,
                        const char    *text,
                        GError       **error)
{
  const guint closing = segue_episode_get_closing (episode);
  const guint n = segue_episode_get_n_entries (episode);
  const char *newline = segue_dialect_get_newline (segue_episode_get_dialect (episode));
  g_autofree char *wanted = segue_compose_body (text, -1, "\n");
  g_autofree char *lines = segue_compose_body (text, -1, newline);
  g_autofree char *added = g_strconcat (newline, newline, lines, NULL);
  g_autoptr(SegueEpisode) result = NULL;
  gsize start;

  if (closing == SEGUE_NO_INDEX && *wanted == '\0')
    return segue_episode_ref (episode);
  if (closing != SEGUE_NO_INDEX && *wanted != '\0')
    return segue_edit_set_description (episode, closing, text, error);

  start = get_content_end (episode, closing != SEGUE_NO_INDEX ? closing - 1 : n - 1);
  if (closing != SEGUE_NO_INDEX)
    result = segue_episode_splice (episode, start, get_content_end (episode, closing) - start, "", 0);
  else if (segue_episode_takes_closing (episode))
    result = segue_episode_splice (episode, start, 0, added, -1);
  if (result != NULL && has_closing (episode, result, closing != SEGUE_NO_INDEX ? n - 1 : n + 1, wanted))
    return g_steal_pointer (&result);
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK,
                       _("Here this text would not be read as closing text of the episode."));

  return NULL;
}
