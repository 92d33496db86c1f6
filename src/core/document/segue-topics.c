/* segue-topics.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/document/segue-topics.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "core/edit/segue-episode-fields.h"
#include "core/edit/segue-paste.h"
#include "core/front/segue-front-matter.h"
#include "core/text/segue-chars.h"

/* Notes that are a list of topics have no times yet, so that their lines are read as text: the opening text, or the text
 * below the headings. This makes segments of the lines. */

/* The most bytes of text that are looked at. A longer text is no list of topics. */
#define MAX_SIZE 65536

/* Returns the byte at which the lines begin: after the title, which is a first line followed by a blank one. */
static gsize
skip_title (const char *text)
{
  const gsize line = strcspn (text, "\r\n");
  gsize end = line;

  end += text[end] == '\r';
  end += text[end] == '\n';

  return text[end] == '\n' || text[end] == '\r' ? end + strspn (text + end, "\r\n") : 0;
}

/* Returns: (transfer full): the text of the entry at @index. @start is set to the byte at which its lines begin. */
static char *
dup_text (SegueEpisode *episode,
          guint         index,
          gsize        *start)
{
  const gboolean is_opening = index == segue_episode_get_opening (episode);
  char *text = is_opening ? segue_episode_dup_opening (episode) : segue_episode_dup_description (episode, index);

  *start = is_opening ? skip_title (text) : 0;

  return text;
}

/* Returns: (transfer full) (nullable): the list that the text of an entry is, or %NULL if it is none */
static SeguePaste *
read_list (const char *lines)
{
  g_autoptr(SeguePaste) paste = NULL;

  if (*lines == '\0' || strlen (lines) > MAX_SIZE)
    return NULL;

  paste = segue_paste_read (lines, -1);
  if (segue_paste_count (paste, SEGUE_PASTE_SEGMENTS).n_segments == 0)
    return NULL;

  return g_steal_pointer (&paste);
}

/* Tells whether lines are looked for: only if no line has been read as a segment. */
static gboolean
may_have_lines (SegueEpisode *episode)
{
  gsize size = 0;

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      gsize length;

      if (segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT)
        return FALSE;
      segue_entry_get_text (entry, &length);
      size += length;
      if (size > MAX_SIZE)
        return FALSE;
    }

  return TRUE;
}

/**
 * segue_topics_count:
 * @episode: an episode
 *
 * Counts the segments that segue_topics_make() would make. There are none if the episode has a segment already.
 *
 * Returns: the number of segments
 */
guint
segue_topics_count (SegueEpisode *episode)
{
  guint n = 0;

  if (!may_have_lines (episode))
    return 0;

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      gsize start;
      g_autofree char *text = dup_text (episode, i, &start);
      g_autoptr(SeguePaste) paste = read_list (text + start);

      if (paste != NULL)
        n += segue_paste_count (paste, SEGUE_PASTE_SEGMENTS).n_segments;
    }

  return n;
}

/* Removes the lines of an entry: its text from the byte @start on. Of the opening text, the blank lines below go, too. */
static SegueEpisode *
cut_lines (SegueEpisode  *episode,
           guint          index,
           const char    *text,
           gsize          start,
           GError       **error)
{
  const char *entry = segue_entry_get_text (segue_episode_get (episode, index), NULL);
  const gsize end = index + 1 < segue_episode_get_n_entries (episode) ? segue_episode_get_offset (episode, index + 1)
                                                                      : segue_episode_get_length (episode);
  gsize from;

  if (index != segue_episode_get_opening (episode))
    return segue_edit_set_description (episode, index, "", error);

  /* the list gets its blank line above when it is added */
  from = segue_front_matter_get_length (episode) - segue_episode_get_offset (episode, index);
  from = strstr (entry + from, text) + start - entry;
  while (from > 0 && strchr ("\r\n", entry[from - 1]) != NULL)
    from--;
  if (from > 0)
    from += segue_has_prefix (entry + from, "\r\n") ? 2 : 1;

  from += segue_episode_get_offset (episode, index);

  return segue_episode_splice (episode, from, end - from, "", 0);
}

/**
 * segue_topics_make:
 * @episode: an episode
 * @error: return location for a #GError, or %NULL
 *
 * Makes segments without a time of the lines of the opening text and of the text below the headings. A first line of the
 * opening text that stands alone is the title of the episode and stays.
 *
 * Returns: (transfer full): the edited episode, or %NULL with @error set to %SEGUE_ERROR_READ_BACK if it would not be
 *   read back
 */
SegueEpisode *
segue_topics_make (SegueEpisode  *episode,
                   GError       **error)
{
  g_autoptr(SegueEpisode) result = segue_episode_ref (episode);

  for (guint i = segue_episode_get_n_entries (episode); i-- > 0;)
    {
      gsize start;
      g_autofree char *text = dup_text (episode, i, &start);
      g_autoptr(SeguePaste) paste = read_list (text + start);
      g_autoptr(SegueEpisode) cut = NULL;
      SegueEpisode *added;

      if (paste == NULL)
        continue;
      cut = cut_lines (result, i, text, start, error);
      added = cut != NULL ? segue_paste_insert (paste, SEGUE_PASTE_SEGMENTS, cut, i + 1, error) : NULL;
      if (added == NULL)
        return NULL;
      segue_episode_unref (result);
      result = added;
    }

  return g_steal_pointer (&result);
}
