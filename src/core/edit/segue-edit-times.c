/* segue-edit-times.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/edit/segue-edit.h"
#include "core/episode/segue-episode-private.h"
#include "core/text/segue-chars.h"

#define MAX_LOOK 1000 /* entries between which a time is guessed */

/* Whether the two differ in this one entry alone, and there only in the end. */
static gboolean
reads_back (SegueEpisode *before,
            SegueEpisode *after,
            guint         index,
            gint64        end)
{
  const SegueEpisodeDiff diff = segue_episode_compare (before, after);
  SegueEntry *was, *is;
  g_autofree char *old_title = NULL;
  g_autofree char *new_title = NULL;

  if (diff.start != index || diff.old_end != index + 1 || diff.new_end != index + 1)
    return FALSE;
  was = segue_episode_get (before, index);
  is = segue_episode_get (after, index);
  old_title = segue_entry_dup_title (was);
  new_title = segue_entry_dup_title (is);

  return was->id == is->id && was->kind == is->kind && was->level == is->level && was->start == is->start &&
         is->end == end && g_str_equal (old_title, new_title);
}

/* The range without its end: what lies between the two times goes as well. */
static SegueEpisode *
remove_end (SegueEpisode *episode,
            gsize         offset,
            SegueEntry   *entry)
{
  const guint start = entry->start_span.offset + entry->start_span.length;

  if (entry->end_span.offset < start)
    return NULL;

  return segue_episode_splice (episode, offset + start, entry->end_span.offset + entry->end_span.length - start, "", 0);
}

static SegueEpisode *
set_written_end (SegueEpisode  *episode,
                 guint          index,
                 gint64         end,
                 GError       **error)
{
  SegueEntry *entry = segue_episode_get (episode, index);
  const gsize offset = segue_episode_get_offset (episode, index);
  g_autoptr(SegueEpisode) result = NULL;

  if (end == SEGUE_TIME_NONE)
    result = remove_end (episode, offset, entry);
  else
    {
      g_autofree char *text = segue_clock_format (&entry->clock, end);

      result = segue_episode_splice (episode, offset + entry->end_span.offset, entry->end_span.length, text, -1);
    }
  if (result != NULL && reads_back (episode, result, index, end))
    return g_steal_pointer (&result);
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK,
                       end == SEGUE_TIME_NONE ? _("The end cannot be taken out of these notes.")
                                              : _("This time would not be read as one in these notes."));

  return NULL;
}

/**
 * segue_edit_set_end:
 * @episode: an episode
 * @index: of a segment
 * @end: milliseconds, or %SEGUE_TIME_NONE for none
 * @error: return location for an error, or %NULL
 *
 * Sets when a segment ends: in its lines where they have an end, else as an attribute, which only Segue's own files
 * hold.
 *
 * Returns: (transfer full): the edited episode, or %NULL with %SEGUE_ERROR_READ_BACK
 */
SegueEpisode *
segue_edit_set_end (SegueEpisode  *episode,
                    guint          index,
                    gint64         end,
                    GError       **error)
{
  SegueEntry *entry = segue_episode_get (episode, index);
  g_autofree char *time = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (entry->kind == SEGUE_ENTRY_SEGMENT, NULL);
  if (entry->end_span.length > 0 && entry->end != SEGUE_TIME_NONE)
    return end == entry->end ? segue_episode_ref (episode) : set_written_end (episode, index, end, error);
  if (end != SEGUE_TIME_NONE)
    {
      time = segue_time_format (end);
      value = g_strconcat ("\"", time, "\"", NULL);
    }

  return segue_edit_set_attribute (episode, index, "end", value, error);
}

/* The next segment with a time in the given direction, and how many segments lie on the way. */
static gint64
find_time (SegueEpisode *episode,
           guint         index,
           int           direction,
           guint        *n_steps)
{
  const guint n = segue_episode_get_n_entries (episode);

  *n_steps = 0;
  for (guint i = 0; i < MAX_LOOK; i++)
    {
      SegueEntry *entry;

      index += direction; /* before the first it wraps to what is no index either */
      if (index >= n)
        break;
      entry = segue_episode_get (episode, index);
      if (entry->kind != SEGUE_ENTRY_SEGMENT)
        continue;
      (*n_steps)++;
      if (entry->start != SEGUE_TIME_NONE)
        return entry->start;
    }

  return SEGUE_TIME_NONE;
}

/**
 * segue_episode_guess_start:
 * @episode: an episode
 * @index: of a segment
 *
 * Guesses when a segment without a time starts: as far between the times around it as it stands between their
 * segments. This is for a person to judge, and never written of itself.
 *
 * Returns: whole seconds in milliseconds, or %SEGUE_TIME_NONE where there is nothing to go by
 */
gint64
segue_episode_guess_start (SegueEpisode *episode,
                           guint         index)
{
  guint n_before, n_after;
  const gint64 before = find_time (episode, index, -1, &n_before);
  const gint64 after = find_time (episode, index, 1, &n_after);
  gint64 guess;

  if (before == SEGUE_TIME_NONE || after == SEGUE_TIME_NONE || after - before < 2000)
    return SEGUE_TIME_NONE;
  guess = before + (after - before) / (n_before + n_after) * n_before;

  return guess / 1000 * 1000;
}
