/* segue-edit-lines.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit-private.h"
#include "core/text/segue-chars.h"

/* Gives entries whole lines. A line can hold several timestamps, and whether it is read so depends on all of them. Before
 * such entries are inserted, removed or moved, or get more lines, the line is broken before each timestamp. */

/* Tells whether the entry after the one at @index begins on the line on which this one ends. */
static gboolean
ends_within_line (SegueEpisode *episode,
                  guint         index)
{
  SegueEntry *entry;

  if (index + 1 >= episode->n_entries)
    return FALSE;
  entry = segue_episode_get (episode, index);

  return entry->syntax == NULL && entry->length > 0 && strchr ("\r\n", entry->text[entry->length - 1]) == NULL;
}

/* Replaces the white space at the end of each entry from @first up to @end (exclusive) that ends within a line by a line
 * terminator. With @keep_label, text before the first timestamp of a line stays on the line. */
static SegueEpisode *
break_lines (SegueEpisode *episode,
             guint         first,
             guint         end,
             gboolean      keep_label)
{
  g_autoptr(GString) lines = g_string_new (NULL);
  gsize from = segue_episode_get_offset (episode, first), to = segue_episode_get_offset (episode, end);

  for (guint i = first; i < end; i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);

      if (!ends_within_line (episode, i) || (keep_label && entry->head_length < entry->length))
        {
          g_string_append_len (lines, entry->text, entry->length);
          continue;
        }
      g_string_append_len (lines, entry->text, segue_trim_end (entry->text, entry->text + entry->length) - entry->text);
      g_string_append (lines, segue_dialect_get_newline (episode->dialect));
    }

  return segue_episode_splice (episode, from, to - from, lines->str, lines->len);
}

/* Tells whether the entries from @first up to and including @end have stayed what they are. */
static gboolean
keeps_entries (SegueEpisode *before,
               SegueEpisode *after,
               guint         first,
               guint         end)
{
  if (before->n_entries != after->n_entries)
    return FALSE;
  for (guint i = first; i <= end && i < before->n_entries; i++)
    {
      SegueEntry *a = segue_episode_get (before, i), *b = segue_episode_get (after, i);

      if (a->kind != b->kind || a->start != b->start || a->title.length != b->title.length)
        return FALSE;
    }

  return TRUE;
}

/* Gives the entries from @first up to @end (exclusive), and all others on the lines that they share with them, lines of
 * their own. Returns a reference to @episode if they have them already, or if the lines would be read differently. */
SegueEpisode *
segue_edit_own_lines (SegueEpisode *episode,
                      guint         first,
                      guint         end)
{
  SegueEpisode *result;

  while (first > 0 && ends_within_line (episode, first - 1))
    first--;
  while (end > 0 && ends_within_line (episode, end - 1))
    end++;
  for (guint i = first; !ends_within_line (episode, i); i++)
    if (i + 1 >= end)
      return segue_episode_ref (episode);
  result = break_lines (episode, first, end, FALSE);
  if (!keeps_entries (episode, result, first, end))
    {
      segue_episode_unref (result);
      result = break_lines (episode, first, end, TRUE);
    }
  if (keeps_entries (episode, result, first, end))
    return result;
  segue_episode_unref (result);

  return segue_episode_ref (episode);
}
