/* segue-outline-length.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/outline/segue-outline-length.h"

/* How many entries are looked at for the next segment. Sections without segments are few. */
#define MAX_STEPS 64

/* Returns: the time of the first segment from @index to @end, or SEGUE_TIME_NONE if that has none */
static gint64
find_start (SegueEpisode *episode,
            guint         index,
            guint         end)
{
  for (guint i = index; i < end && i - index < MAX_STEPS; i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);

      if (segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT)
        return segue_entry_get_start (entry);
    }

  return SEGUE_TIME_NONE;
}

/**
 * segue_outline_get_length:
 * @episode: an episode
 * @index: the index of a section or segment
 *
 * Computes how long an entry is: until the segment that follows it and what is under it. A segment without a time, or a
 * lower one, gives no length.
 *
 * Returns: the length in milliseconds, or %SEGUE_TIME_NONE if it is not known
 */
gint64
segue_outline_get_length (SegueEpisode *episode,
                          guint         index)
{
  const guint end = segue_episode_get_subtree_end (episode, index);
  const gint64 start = find_start (episode, index, end);
  const gint64 next = find_start (episode, end, segue_episode_get_n_entries (episode));

  if (start == SEGUE_TIME_NONE || next == SEGUE_TIME_NONE || next < start)
    return SEGUE_TIME_NONE;

  return next - start;
}

/**
 * segue_outline_dup_length:
 * @length: a length in milliseconds, or %SEGUE_TIME_NONE
 *
 * Writes a length as in "13:55" or "1:02:03".
 *
 * Returns: (transfer full): the text, which is empty if there is no length
 */
char *
segue_outline_dup_length (gint64 length)
{
  const gint64 seconds = length / 1000;
  const int hours = seconds / 3600;
  const int minutes = seconds / 60 % 60;

  if (length == SEGUE_TIME_NONE)
    return g_strdup ("");
  if (hours > 0)
    return g_strdup_printf ("%d:%02d:%02d", hours, minutes, (int) (seconds % 60));

  return g_strdup_printf ("%d:%02d", minutes, (int) (seconds % 60));
}

/**
 * segue_outline_dup_size:
 * @place: the place of an entry
 * @is_section: whether it is a section
 * @with_length: whether the length is wanted
 *
 * Writes how large an entry is: the length of a segment, or the number of segments of a section and its length.
 *
 * Returns: (transfer full): the size, which is empty if nothing is known or wanted
 */
char *
segue_outline_dup_size (const SegueOutlinePlace *place,
                        gboolean                 is_section,
                        gboolean                 with_length)
{
  g_autofree char *length = segue_outline_dup_length (with_length ? place->length : SEGUE_TIME_NONE);

  if (!is_section)
    return g_steal_pointer (&length);
  if (*length == '\0')
    return g_strdup_printf ("%u", place->n_segments);

  return g_strdup_printf ("%u · %s", place->n_segments, length);
}
