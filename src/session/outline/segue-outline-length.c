/* segue-outline-length.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/outline/segue-outline-length.h"

#include "core/front/segue-front-matter.h"

/* How many entries are looked at for the next segment. Sections without segments are few. */
#define MAX_STEPS 64

/* Finds the first segment from @index to @end. Returns: whether there may be one; its time is SEGUE_TIME_NONE if it has
 * none, or if too many entries stand before it */
static gboolean
find_start (SegueEpisode *episode,
            guint         index,
            guint         end,
            gint64       *start)
{
  *start = SEGUE_TIME_NONE;
  for (guint i = index; i < end && i - index < MAX_STEPS; i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);

      if (segue_entry_get_kind (entry) != SEGUE_ENTRY_SEGMENT)
        continue;
      *start = segue_entry_get_start (entry);
      return TRUE;
    }

  return end > index && end - index > MAX_STEPS;
}

/**
 * segue_outline_get_length:
 * @episode: an episode
 * @index: the index of a section or segment
 * @recording: the length of its recording in milliseconds as it was measured, or %SEGUE_TIME_NONE
 *
 * Computes how long an entry is: until the segment that follows it and what is under it. The last one ends with the
 * recording, whose length the front matter may state. A segment without a time, or a lower one, gives no length.
 *
 * Returns: the length in milliseconds, or %SEGUE_TIME_NONE if it is not known
 */
gint64
segue_outline_get_length (SegueEpisode *episode,
                          guint         index,
                          gint64        recording)
{
  const guint end = segue_episode_get_subtree_end (episode, index);
  gint64 start;
  gint64 next;

  find_start (episode, index, end, &start);
  if (!find_start (episode, end, segue_episode_get_n_entries (episode), &next))
    {
      const gint64 stated = start != SEGUE_TIME_NONE ? segue_front_matter_get_duration (episode) : SEGUE_TIME_NONE;

      next = stated != SEGUE_TIME_NONE ? stated : recording;
    }
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
