/* segue-notes-times.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/preview/segue-notes-lines.h"

static guint
count_time (const SegueEntry *entry)
{
  g_autofree char *time = segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT ? segue_block_dup_time (entry) : NULL;

  return segue_notes_style_count (time);
}

/* Returns: whether one of the entries has a time that is as long as the column of times is wide */
static gboolean
has_widest (SegueEpisode *episode,
            guint         start,
            guint         end,
            guint         widest)
{
  for (guint i = start; i < end; i++)
    {
      if (count_time (segue_episode_get (episode, i)) >= widest)
        return TRUE;
    }

  return FALSE;
}

/* Returns: (transfer full) (nullable): the longest time of the entries from @start to before @end */
static char *
dup_longest_time (SegueEpisode *episode,
                  guint         start,
                  guint         end)
{
  SegueEntry *longest = NULL;
  guint most = 0;

  for (guint i = start; i < end; i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      const guint n = count_time (entry);

      if (n > most)
        {
          longest = entry;
          most = n;
        }
    }

  return longest != NULL ? segue_block_dup_time (longest) : NULL;
}

/**
 * segue_notes_lines_fit_times:
 * @self: lines
 * @before: the episode that was shown before
 * @difference: how the present one differs from it
 *
 * Makes the column of times narrower where the longest of them is gone. As a rule others are as long, which the first
 * entries tell.
 */
void
segue_notes_lines_fit_times (SegueNotesLines        *self,
                             SegueEpisode           *before,
                             const SegueEpisodeDiff *difference)
{
  SegueNotesView *view = segue_notes_lines_get_view (self);
  SegueEpisode *episode = segue_notes_lines_get_episode (self);
  const guint widest = segue_notes_style_count (segue_notes_view_get_style (view)->longest_time);
  const guint first = segue_notes_lines_get_first (self);
  const guint end = segue_notes_lines_get_end (self);
  g_autofree char *longest = NULL;

  if (!has_widest (before, difference->start, difference->old_end, widest) ||
      has_widest (episode, MAX (difference->start, first), MIN (difference->new_end, end), widest) ||
      has_widest (episode, first, end, widest))
    return;

  longest = dup_longest_time (episode, first, end);
  segue_notes_view_set_time (view, longest);
}
