/* segue-notes-targets.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/preview/segue-notes-targets.h"

static gboolean
any_has_targets (SegueEpisode *episode,
                 guint         start,
                 guint         end)
{
  for (guint i = start; i < end; i++)
    if (segue_entry_has_link_targets (segue_episode_get (episode, i)))
      return TRUE;

  return FALSE;
}

static gboolean
has_same_targets (GHashTable *a,
                  GHashTable *b)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_strcmp0 (g_hash_table_lookup (b, key), value) != 0)
      return FALSE;

  return TRUE;
}

/**
 * segue_notes_targets_update:
 * @targets: (inout) (transfer full): targets of the reference links of @before, then those of @after
 * @before: an episode
 * @after: the episode after it
 * @difference: how they differ
 *
 * Updates the link targets if changed entries define any.
 *
 * Returns: whether the targets have changed
 */
gboolean
segue_notes_targets_update (GHashTable             **targets,
                            SegueEpisode            *before,
                            SegueEpisode            *after,
                            const SegueEpisodeDiff  *difference)
{
  g_autoptr(GHashTable) updated = NULL;

  if (!any_has_targets (before, difference->start, difference->old_end) &&
      !any_has_targets (after, difference->start, difference->new_end))
    return FALSE;

  updated = segue_episode_dup_link_targets (after);
  if (has_same_targets (*targets, updated))
    return FALSE;

  g_hash_table_unref (*targets);
  *targets = g_steal_pointer (&updated);

  return TRUE;
}
