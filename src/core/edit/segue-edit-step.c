/* segue-edit-step.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-edit-many.h"
#include "core/edit/segue-edit.h"
#include "core/episode/segue-episode-private.h"

/* Moves entries up or down by one step, and finds the place where moved sections fit into the outline. */

static SegueEntryKind
get_kind (SegueEpisode *episode,
          guint         index)
{
  return segue_episode_get (episode, index)->kind;
}

/* Returns the index of the sibling before the entry, or SEGUE_NO_INDEX. */
static guint
get_previous_sibling (SegueEpisode *episode,
                      guint         index)
{
  guint parent = segue_episode_get_parent (episode, index);
  guint first = parent == SEGUE_NO_INDEX ? 0 : parent + 1;
  guint sibling;

  if (index == first || get_kind (episode, index - 1) == SEGUE_ENTRY_TEXT)
    return SEGUE_NO_INDEX;
  for (sibling = index - 1; segue_episode_get_parent (episode, sibling) != parent;)
    sibling = segue_episode_get_parent (episode, sibling);

  return sibling;
}

/* Returns the index of the entry that the entry is moved before by one step up: the sibling before it, or its parent,
 * so that it leaves its section for the one before. Sections only move past sections. Returns SEGUE_NO_INDEX if the
 * entry cannot move. */
static guint
get_place_above (SegueEpisode *episode,
                 guint         index)
{
  guint sibling = get_previous_sibling (episode, index);

  if (sibling != SEGUE_NO_INDEX && get_kind (episode, sibling) == get_kind (episode, index))
    return sibling;
  if (get_kind (episode, index) == SEGUE_ENTRY_SECTION)
    return SEGUE_NO_INDEX;

  return segue_episode_get_parent (episode, index);
}

/* Returns the index of the entry that the entry is moved before by one step down. The last segment of a section, or of
 * a parent segment, becomes the first one of the next. Sections only move past sections. Returns SEGUE_NO_INDEX if the
 * entry cannot move. */
static guint
get_place_below (SegueEpisode *episode,
                 guint         index)
{
  guint next = segue_episode_get_subtree_end (episode, index);

  if (next >= episode->n_entries || get_kind (episode, next) == SEGUE_ENTRY_TEXT)
    return SEGUE_NO_INDEX;
  if (segue_episode_get_parent (episode, next) == segue_episode_get_parent (episode, index) &&
      get_kind (episode, next) == get_kind (episode, index))
    return segue_episode_get_subtree_end (episode, next);

  return get_kind (episode, index) == SEGUE_ENTRY_SECTION ? SEGUE_NO_INDEX : next + 1;
}

/* Consecutive siblings of one kind, which are moved together. */
typedef struct
{
  guint start; /* index of the first sibling */
  guint last;  /* index of the last sibling; the entries below it in the outline move along */
} Group;

/* Groups the entries at @indices. Entries below one of them in the outline are left out. */
static GArray *
find_groups (SegueEpisode *episode,
             const guint  *indices,
             guint         n_indices)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));
  Group *last = NULL;
  guint end = 0;

  for (guint i = 0; i < n_indices; i++)
    {
      Group group = { indices[i], indices[i] };

      if (group.start < end)
        continue;
      if (last != NULL && group.start == end && get_kind (episode, last->start) == get_kind (episode, group.start) &&
          segue_episode_get_parent (episode, last->start) == segue_episode_get_parent (episode, group.start))
        last->last = group.start;
      else
        g_array_append_val (groups, group);
      last = &g_array_index (groups, Group, groups->len - 1);
      end = segue_episode_get_subtree_end (episode, group.start);
    }

  return groups;
}

static SegueEpisode *
step_group (SegueEpisode  *episode,
            const Group   *group,
            gboolean       up,
            GError       **error)
{
  g_autoptr(GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint));
  guint place = up ? get_place_above (episode, group->start) : get_place_below (episode, group->last);
  guint end = segue_episode_get_subtree_end (episode, group->last);

  if (place == SEGUE_NO_INDEX || place == 0)
    return segue_episode_ref (episode);
  for (guint i = group->start; i < end; i = segue_episode_get_subtree_end (episode, i))
    g_array_append_val (indices, i);

  return segue_edit_move_many (episode, (const guint *) indices->data, indices->len, place, error);
}

/**
 * segue_edit_step_many:
 * @episode: an episode
 * @indices: (array length=n_indices): indices of sections and segments, ascending
 * @n_indices: number of indices
 * @up: %TRUE to move up, %FALSE to move down
 * @error: return location for a #GError, or %NULL
 *
 * Moves entries and the entries below them in the outline by one step: past the next entry of their kind, or into the
 * next section. Consecutive siblings move together. Entries that cannot move stay where they are.
 *
 * Returns: (transfer full): the edited episode, @episode itself if nothing changes, or %NULL with @error set to
 *   %SEGUE_ERROR_READ_BACK if the lines would be read differently
 */
SegueEpisode *
segue_edit_step_many (SegueEpisode  *episode,
                      const guint   *indices,
                      guint          n_indices,
                      gboolean       up,
                      GError       **error)
{
  g_autoptr(GArray) groups = find_groups (episode, indices, n_indices);
  SegueEpisode *result = segue_episode_ref (episode);

  /* Moving a group changes only the indices of the entries that it passes. In this order, none of those belongs to a
   * group that is still to be moved, so the indices of the groups stay valid. */
  for (guint i = 0; i < groups->len && result != NULL; i++)
    {
      const Group *group = &g_array_index (groups, Group, up ? i : groups->len - 1 - i);
      g_autoptr(SegueEpisode) before = result;

      result = step_group (before, group, up, error);
    }

  return result;
}

/**
 * segue_edit_fit_place:
 * @episode: an episode
 * @indices: (array length=n_indices): indices of the sections and segments to move, ascending
 * @n_indices: number of indices
 * @before: index of the entry to move them before
 *
 * Finds the nearest place at or after @before where the entries can be moved without becoming the section of entries
 * that follow there. For sections, this is the end of the section that contains @before. Segments can be moved
 * anywhere.
 *
 * Returns: the index of the entry to move them before
 */
guint
segue_edit_fit_place (SegueEpisode *episode,
                      const guint  *indices,
                      guint         n_indices,
                      guint         before)
{
  guint level = SEGUE_LEVEL_NONE;

  for (guint i = 0; i < n_indices; i++)
    {
      SegueEntry *entry = segue_episode_get (episode, indices[i]);

      if (entry->kind == SEGUE_ENTRY_SECTION)
        level = MIN (level, entry->level);
    }
  if (level == SEGUE_LEVEL_NONE)
    return before;
  while (before < episode->n_entries && segue_episode_get (episode, before)->level > level &&
         get_kind (episode, before) != SEGUE_ENTRY_TEXT)
    before++;

  return before;
}
