/* segue-edit-times.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/edit/segue-edit-many.h"
#include "core/edit/segue-edit.h"
#include "core/episode/segue-episode-private.h"
#include "core/syntax/segue-list-edit-private.h"
#include "core/text/segue-chars.h"

/* Sets the end of a segment, guesses the start of a segment without a time, and shifts times. */

/* The number of entries, in each direction, in which a time is searched. */
#define MAX_LOOK 1000

/* Tells whether the two episodes differ only in the end of the entry at @index, which is @end in @after. */
static gboolean
reads_back (SegueEpisode *before,
            SegueEpisode *after,
            guint         index,
            gint64        end)
{
  const SegueEpisodeDiff diff = segue_episode_find_difference (before, after);
  SegueEntry *old_entry, *new_entry;
  g_autofree char *old_title = NULL;
  g_autofree char *new_title = NULL;

  if (diff.start != index || diff.old_end != index + 1 || diff.new_end != index + 1)
    return FALSE;
  old_entry = segue_episode_get (before, index);
  new_entry = segue_episode_get (after, index);
  old_title = segue_entry_dup_title (old_entry);
  new_title = segue_entry_dup_title (new_entry);

  return old_entry->id == new_entry->id && old_entry->kind == new_entry->kind &&
         old_entry->level == new_entry->level && old_entry->start == new_entry->start && new_entry->end == end &&
         g_str_equal (old_title, new_title);
}

/* Removes the end of a range of times, and what separates it from the start. Returns NULL if the end does not stand
 * after the start. */
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

/* Sets or removes an end that the lines of the entry hold. */
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
 * @index: index of a segment
 * @end: the end in milliseconds, 0 or more, or %SEGUE_TIME_NONE to remove it
 * @error: return location for a #GError, or %NULL
 *
 * Sets the end of a segment. If its lines hold an end, they are changed. Otherwise the end becomes an attribute, which
 * only files in the format of Segue can hold.
 *
 * Returns: (transfer full): the edited episode, @episode itself if nothing changes, or %NULL with @error set to
 *   %SEGUE_ERROR_READ_BACK if the end would not be read back
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
  if (entry->end_span.length > 0 && end == entry->end && end != SEGUE_TIME_NONE)
    return segue_episode_ref (episode);
  if (segue_list_has_item (episode, index))
    return segue_list_set_time (episode, index, SEGUE_SYNTAX_END, end, error);
  if (entry->end_span.length > 0)
    return set_written_end (episode, index, end, error);
  if (end != SEGUE_TIME_NONE)
    {
      time = segue_time_format (end);
      value = g_strconcat ("\"", time, "\"", NULL);
    }

  return segue_edit_set_attribute (episode, index, "end", value, error);
}

/* Returns the time of the nearest segment with one, in the direction 1 (after) or -1 (before), or SEGUE_TIME_NONE. Sets
 * @n_steps to the number of segments up to and including that one. */
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

      index += direction; /* unsigned: before the first entry it wraps to a large number */
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
 * @index: index of a segment
 *
 * Guesses the start of a segment without a time, by linear interpolation between the nearest times before and after it.
 * The guess is only suggested to the user and never written without being asked for.
 *
 * Returns: the start in milliseconds, a whole number of seconds, or %SEGUE_TIME_NONE if there is no time before or
 *   after the segment or they are less than two seconds apart
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

/* Limits @delta so that no time leaves the range from 0 to SEGUE_TIME_MAX. */
static gint64
limit_shift (SegueEpisode *episode,
             const guint  *indices,
             guint         n_indices,
             gint64        delta)
{
  for (guint i = 0; i < n_indices; i++)
    {
      gint64 start = segue_episode_get (episode, indices[i])->start;

      if (start != SEGUE_TIME_NONE)
        delta = CLAMP (delta, -start, SEGUE_TIME_MAX - start);
    }

  return delta;
}

/**
 * segue_edit_shift_many:
 * @episode: an episode
 * @indices: (array length=n_indices): indices of entries, ascending; entries without a time are ignored
 * @n_indices: number of indices, 1 or more
 * @delta: milliseconds to add, may be negative
 * @error: return location for a #GError, or %NULL
 *
 * Shifts the times of several segments by the same amount. The amount is reduced if one of the times would become
 * negative or larger than %SEGUE_TIME_MAX. Each time is written as segue_edit_set_start() writes it.
 *
 * Returns: (transfer full): the edited episode, @episode itself if nothing changes, or %NULL with @error set to
 *   %SEGUE_ERROR_READ_BACK if a time would not be read back
 */
SegueEpisode *
segue_edit_shift_many (SegueEpisode  *episode,
                       const guint   *indices,
                       guint          n_indices,
                       gint64         delta,
                       GError       **error)
{
  g_autofree guint *timed = g_new (guint, n_indices);
  g_autofree gint64 *times = g_new (gint64, n_indices);
  guint n = 0;

  g_return_val_if_fail (n_indices > 0, NULL);
  delta = limit_shift (episode, indices, n_indices, delta);
  for (guint i = 0; i < n_indices; i++)
    {
      const gint64 start = segue_episode_get (episode, indices[i])->start;

      timed[n] = indices[i];
      times[n] = start + delta;
      n += start != SEGUE_TIME_NONE;
    }
  if (delta == 0 || n == 0)
    return segue_episode_ref (episode);

  return segue_edit_set_starts (episode, timed, times, n, error);
}
