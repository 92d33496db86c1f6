/* segue-outline-shown.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/outline/segue-outline-shown.h"

#include "core/front/segue-front-matter.h"

typedef struct
{
  guint level;
  gint row; /* -1 if the entry is hidden */
} Ancestor;

/* Adds the entry to the counts of all its ancestors. */
static void
count_entry (GArray     *rows,
             GArray     *ancestors,
             SegueEntry *entry)
{
  for (guint i = 0; i < ancestors->len; i++)
    {
      const Ancestor *ancestor = &g_array_index (ancestors, Ancestor, i);
      SegueOutlineShown *row;

      if (ancestor->row < 0)
        continue;

      row = &g_array_index (rows, SegueOutlineShown, ancestor->row);
      if (i == ancestors->len - 1)
        row->n_children++;
      if (segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT)
        row->n_segments++;
    }
}

static gboolean
is_section (SegueEpisode            *episode,
            const SegueOutlineShown *row)
{
  return segue_entry_get_kind (segue_episode_get (episode, row->index)) == SEGUE_ENTRY_SECTION;
}

/* Finds the rows after which a segment can be added to the end of a section: the last ones before the next section. Of
 * a collapsed section the end is not shown. */
static void
find_section_ends (SegueEpisode             *episode,
                   GArray                   *rows,
                   SegueOutlineExpandedFunc  expanded,
                   gpointer                  user_data)
{
  for (guint i = 1; i < rows->len; i++)
    {
      SegueOutlineShown *row = &g_array_index (rows, SegueOutlineShown, i);
      const gboolean last = i + 1 == rows->len ||
                            is_section (episode, &g_array_index (rows, SegueOutlineShown, i + 1));
      const gboolean collapsed = row->n_children > 0 && !expanded (row->id, user_data);

      row->ends_section = last && !(collapsed && is_section (episode, row));
    }
}

/* Adds the row of the episode, with the numbers of all its segments and sections. */
static void
add_episode_row (SegueEpisode *episode,
                 GArray       *rows)
{
  SegueOutlineShown row = { .id = segue_entry_get_id (segue_episode_get (episode, 0)) };

  for (guint i = 1; i < segue_episode_get_n_entries (episode); i++)
    {
      const SegueEntryKind kind = segue_entry_get_kind (segue_episode_get (episode, i));

      row.n_segments += kind == SEGUE_ENTRY_SEGMENT;
      row.n_sections += kind == SEGUE_ENTRY_SECTION;
    }
  g_array_append_val (rows, row);
}

/**
 * segue_outline_shown_compute:
 * @episode: an episode
 * @filtered: (nullable): for each entry whether a filter shows it, or %NULL if there is no filter
 * @expanded: tells whether an entry is expanded
 * @user_data: data for @expanded
 *
 * Finds the entries that have rows. The first row is that of the episode, unless there is a filter. The closing text has
 * none, and collapsed entries hide all entries below them.
 *
 * Returns: (transfer full): #SegueOutlineShown in the order of the entries
 */
GArray *
segue_outline_shown_compute (SegueEpisode             *episode,
                             const gboolean           *filtered,
                             SegueOutlineExpandedFunc  expanded,
                             gpointer                  user_data)
{
  const guint n = segue_episode_get_n_entries (episode);
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (SegueOutlineShown), n);
  g_autoptr(GArray) ancestors = g_array_new (FALSE, FALSE, sizeof (Ancestor));
  guint n_hiding = 0; /* ancestors from this depth on hide their children; 0 for none */

  if (filtered == NULL)
    add_episode_row (episode, rows);
  for (guint i = 0; i < n; i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      Ancestor own = { segue_entry_get_level (entry), -1 };

      if (segue_entry_get_kind (entry) == SEGUE_ENTRY_TEXT)
        {
          /* nothing below text is part of what is above it */
          g_array_set_size (ancestors, 0);
          n_hiding = 0;
          continue;
        }

      while (ancestors->len > 0 && g_array_index (ancestors, Ancestor, ancestors->len - 1).level >= own.level)
        g_array_set_size (ancestors, ancestors->len - 1);
      if (ancestors->len < n_hiding)
        n_hiding = 0;

      count_entry (rows, ancestors, entry);
      if (n_hiding == 0 && (filtered == NULL || filtered[i]))
        {
          const SegueOutlineShown row = { segue_entry_get_id (entry), i, ancestors->len, 0, 0, 0, FALSE };

          own.row = rows->len;
          g_array_append_val (rows, row);
          if (!expanded (row.id, user_data))
            n_hiding = ancestors->len + 1;
        }
      g_array_append_val (ancestors, own);
    }
  /* nobody sees what is between the rows that a filter leaves */
  if (filtered == NULL)
    find_section_ends (episode, rows, expanded, user_data);

  return rows;
}

/**
 * segue_outline_shown_find:
 * @rows: #SegueOutlineShown in the order of the entries
 * @index: the index of an entry in the episode
 * @position: (out): the position of its row
 *
 * Finds the row of an entry.
 *
 * Returns: %FALSE if the entry has no row
 */
gboolean
segue_outline_shown_find (GArray *rows,
                          guint   index,
                          guint  *position)
{
  guint low = 0;
  guint high = rows->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (rows, SegueOutlineShown, middle).index < index)
        low = middle + 1;
      else
        high = middle;
    }
  *position = low;

  return low < rows->len && g_array_index (rows, SegueOutlineShown, low).index == index;
}

/**
 * segue_outline_shown_is_same:
 * @before: an episode
 * @after: an episode
 * @difference: how they differ
 *
 * Tells whether two episodes have the same rows.
 *
 * Returns: %FALSE if entries were added, removed or moved, or have another kind or level
 */
gboolean
segue_outline_shown_is_same (SegueEpisode           *before,
                             SegueEpisode           *after,
                             const SegueEpisodeDiff *difference)
{
  if (difference->old_end != difference->new_end)
    return FALSE;

  for (guint i = difference->start; i < difference->new_end; i++)
    {
      SegueEntry *old_entry = segue_episode_get (before, i);
      SegueEntry *new_entry = segue_episode_get (after, i);

      if (segue_entry_get_id (old_entry) != segue_entry_get_id (new_entry) ||
          segue_entry_get_kind (old_entry) != segue_entry_get_kind (new_entry) ||
          segue_entry_get_level (old_entry) != segue_entry_get_level (new_entry))
        return FALSE;
    }

  return TRUE;
}

/**
 * segue_outline_shown_has_same_starts:
 * @before: an episode
 * @after: an episode with the same rows, see segue_outline_shown_is_same()
 * @difference: how they differ
 *
 * Tells whether all entries start at the same times in two episodes, and the last ones end at the same.
 *
 * Returns: %FALSE if a start may have changed, or the length of the recording
 */
gboolean
segue_outline_shown_has_same_starts (SegueEpisode           *before,
                                     SegueEpisode           *after,
                                     const SegueEpisodeDiff *difference)
{
  if (difference->start == 0 && segue_front_matter_get_duration (before) != segue_front_matter_get_duration (after))
    return FALSE;
  for (guint i = difference->start; i < difference->new_end; i++)
    {
      if (segue_entry_get_start (segue_episode_get (before, i)) != segue_entry_get_start (segue_episode_get (after, i)))
        return FALSE;
    }

  return TRUE;
}
