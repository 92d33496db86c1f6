/* segue-edit-step.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-edit-many.h"
#include "core/edit/segue-edit.h"
#include "core/episode/segue-episode-private.h"

static SegueEntryKind
get_kind (SegueEpisode *episode,
          guint         index)
{
  return segue_episode_get (episode, index)->kind;
}

/* The start of the entry before @index that has its level or a smaller one, among those under the same parent. */
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

/* Where the entry goes by one step up: above its sibling, or out of its section into the one before. A section goes
 * above the section before it. Returns %SEGUE_NO_INDEX where there is no way. */
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

/* The same by one step down; a segment at the end of its section, or of the segment that it lies under, goes to the top
 * of the next one. */
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

/* Siblings of one kind that stand together and go together. */
typedef struct
{
  guint start;
  guint last; /* the last of the siblings; what lies under it goes along */
} Group;

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
 * @indices: (array length=n_indices): of sections and segments, ascending
 * @n_indices: how many
 * @up: up, or down
 * @error: return location for an error, or %NULL
 *
 * Moves entries with all that lies under them by one step: past the next entry of their kind, or into the next section.
 * Entries that stand together go together; where there is no way for some, they stay.
 *
 * Returns: (transfer full): the edited episode, or %NULL with %SEGUE_ERROR_READ_BACK
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

  /* a group that moves shifts only what it passes, which holds none of those that come after it here */
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
 * @indices: (array length=n_indices): of sections and segments that are to be moved, ascending
 * @n_indices: how many
 * @before: index of the entry that would follow
 *
 * Finds the nearest place below where sections can stand without taking in what is not theirs: behind the section that
 * @before lies in. Segments can stand anywhere.
 *
 * Returns: the index of the entry that will follow
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
