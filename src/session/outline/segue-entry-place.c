/* segue-entry-place.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/outline/segue-entry-place.h"

#include "core/edit/segue-episode-fields.h"

/* A place for entries is the index of the entry that follows them once they are there. */

/* The upper part of a section's row that means the place before the section. The rest means the section itself. */
#define SECTION_EDGE 0.25

static gboolean
is_section (SegueEpisode *episode,
            guint         index)
{
  return segue_entry_get_kind (segue_episode_get (episode, index)) == SEGUE_ENTRY_SECTION;
}

/**
 * segue_entry_place_at_end:
 * @episode: an episode
 *
 * Finds the place after the last section or segment. The closing text stays behind it.
 *
 * Returns: the place
 */
guint
segue_entry_place_at_end (SegueEpisode *episode)
{
  const guint closing = segue_episode_get_closing (episode);

  return closing != SEGUE_NO_INDEX ? closing : segue_episode_get_n_entries (episode);
}

/**
 * segue_entry_place_below:
 * @episode: an episode
 * @ids: (element-type guint64): ids of entries, in the order of the lines
 * @sections: whether sections are to be placed, not only segments
 *
 * Finds the place below the last of the given entries. Segments go to the top of a section. Sections go behind the
 * section that they would split otherwise.
 *
 * Returns: the place, which is at the end if none of the entries exists
 */
guint
segue_entry_place_below (SegueEpisode *episode,
                         const GArray *ids,
                         gboolean      sections)
{
  guint index;

  if (ids->len == 0 || !segue_episode_find (episode, g_array_index (ids, guint64, ids->len - 1), &index))
    return segue_entry_place_at_end (episode);

  if (!sections && is_section (episode, index))
    return index + 1;
  while (sections && !is_section (episode, index) && segue_episode_get_parent (episode, index) != SEGUE_NO_INDEX)
    index = segue_episode_get_parent (episode, index);

  return segue_episode_get_subtree_end (episode, index);
}

/* The end of the segments that a section has directly, before its subsections. */
static guint
get_section_end (SegueEpisode *episode,
                 guint         index)
{
  const guint end = segue_episode_get_subtree_end (episode, index);

  for (index++; index < end; index++)
    {
      if (is_section (episode, index))
        break;
    }

  return index;
}

/**
 * segue_entry_place_at_section_end:
 * @episode: an episode
 * @index: the index of the last entry of a section, or of the section itself
 *
 * Finds the place for a segment at the end of a section. It is not under the last segment.
 *
 * Returns: the place
 */
guint
segue_entry_place_at_section_end (SegueEpisode *episode,
                                  guint         index)
{
  guint parent;

  if (is_section (episode, index))
    return get_section_end (episode, index);

  for (parent = segue_episode_get_parent (episode, index); parent != SEGUE_NO_INDEX && !is_section (episode, parent);
       parent = segue_episode_get_parent (episode, index))
    index = parent;

  return segue_episode_get_subtree_end (episode, index);
}

/**
 * segue_entry_place_at_row:
 * @episode: an episode
 * @index: the index of a section or segment, or 0 for the episode
 * @part: a position in its row, from 0 at the top to 1 at the bottom
 * @side: (out): the side of the row
 *
 * Finds the place for what is dropped on a row.
 *
 * Returns: the place
 */
guint
segue_entry_place_at_row (SegueEpisode  *episode,
                          guint          index,
                          double         part,
                          SegueDropSide *side)
{
  if (is_section (episode, index) && part >= SECTION_EDGE)
    {
      *side = SEGUE_DROP_INTO;
      return get_section_end (episode, index);
    }

  /* nothing goes above the episode */
  if (part < 0.5 && index > 0)
    {
      *side = SEGUE_DROP_BEFORE;
      return index;
    }

  *side = SEGUE_DROP_AFTER;

  return segue_episode_get_subtree_end (episode, index);
}
