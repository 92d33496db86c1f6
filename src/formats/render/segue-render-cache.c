/* segue-render-cache.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/render/segue-render-private.h"

/* The number of entries up to which a cache for one state of the episode keeps the blocks that were rendered. Those of
 * longer episodes would need more memory than the episode itself. */
#define MOST_KEPT 20000

/**
 * SegueRenderCache:
 *
 * The blocks and the titles of an episode, for rendering it more than once. It belongs to one thread.
 */
struct _SegueRenderCache
{
  SegueEpisode *episode;
  GHashTable *targets;  /* targets of links, by label */
  SegueBlocks **blocks; /* by index, NULL for those that were not needed yet */
  char **titles;        /* likewise */
  char **folded;        /* likewise: the titles without case */
  GPtrArray *memos;     /* (nullable): of SegueRenderMemo; NULL if the cache is for one state of the episode */
};

/**
 * segue_render_cache_new:
 * @episode: an episode
 *
 * Creates a cache for one episode.
 *
 * Returns: (transfer full): a cache without content
 */
SegueRenderCache *
segue_render_cache_new (SegueEpisode *episode)
{
  SegueRenderCache *self = g_new0 (SegueRenderCache, 1);

  self->episode = segue_episode_ref (episode);
  self->targets = segue_episode_dup_link_targets (episode);
  self->blocks = g_new0 (SegueBlocks *, segue_episode_get_n_entries (episode));
  self->titles = g_new0 (char *, segue_episode_get_n_entries (episode));
  self->folded = g_new0 (char *, segue_episode_get_n_entries (episode));

  return self;
}

/**
 * segue_render_cache_free:
 * @self: (transfer full): a cache
 *
 * Frees a cache.
 */
void
segue_render_cache_free (SegueRenderCache *self)
{
  for (guint i = 0; i < segue_episode_get_n_entries (self->episode); i++)
    {
      g_clear_pointer (&self->blocks[i], segue_blocks_unref);
      g_free (self->titles[i]);
      g_free (self->folded[i]);
    }
  g_free (self->blocks);
  g_free (self->titles);
  g_free (self->folded);
  g_clear_pointer (&self->memos, g_ptr_array_unref);
  g_hash_table_unref (self->targets);
  segue_episode_unref (self->episode);
  g_free (self);
}

/* Whether two tables have the same targets. */
static gboolean
same_targets (GHashTable *a,
              GHashTable *b)
{
  GHashTableIter iter;
  gpointer label, target;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &label, &target))
    if (g_strcmp0 (target, g_hash_table_lookup (b, label)) != 0)
      return FALSE;

  return TRUE;
}

/* Moves the content for @n entries from one cache to another. */
static void
move_content (SegueRenderCache *from,
              guint             from_index,
              SegueRenderCache *to,
              guint             to_index,
              guint             n)
{
  for (guint i = 0; i < n; i++)
    {
      to->blocks[to_index + i] = g_steal_pointer (&from->blocks[from_index + i]);
      to->titles[to_index + i] = g_steal_pointer (&from->titles[from_index + i]);
      to->folded[to_index + i] = g_steal_pointer (&from->folded[from_index + i]);
    }
}

/* Returns the memos for the next state of the episode: those that this state has used. */
static GPtrArray *
steal_memos (SegueRenderCache *self)
{
  for (guint i = self->memos->len; i-- > 0;)
    if (!segue_render_memo_take_used (self->memos->pdata[i]))
      g_ptr_array_remove_index (self->memos, i);

  return g_steal_pointer (&self->memos);
}

/**
 * segue_render_cache_renew:
 * @self: (transfer full) (nullable): a cache of an earlier state of the episode
 * @episode: the episode
 *
 * Makes a cache of an episode after a change. What the change has left as it was is taken over.
 *
 * Returns: (transfer full): a cache of @episode
 */
SegueRenderCache *
segue_render_cache_renew (SegueRenderCache *self,
                          SegueEpisode     *episode)
{
  SegueRenderCache *renewed;
  SegueEpisodeDiff difference;

  if (self != NULL && self->episode == episode)
    return self;
  renewed = segue_render_cache_new (episode);
  if (self == NULL || self->memos == NULL)
    renewed->memos = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_render_memo_free);
  else
    renewed->memos = steal_memos (self);
  if (self == NULL)
    return renewed;
  difference = segue_episode_find_difference (self->episode, episode);
  if (same_targets (self->targets, renewed->targets))
    {
      move_content (self, 0, renewed, 0, difference.start);
      move_content (self, difference.old_end, renewed, difference.new_end,
                    segue_episode_get_n_entries (episode) - difference.new_end);
    }
  segue_render_cache_free (self);

  return renewed;
}

/* Returns the blocks of an entry, owned by the cache. */
static SegueBlocks *
get_blocks (SegueRenderCache *self,
            guint             index)
{
  if (self->blocks[index] == NULL)
    self->blocks[index] = segue_blocks_new (segue_episode_get (self->episode, index), self->targets);

  return self->blocks[index];
}

/* Returns: (transfer full): the blocks of an entry for rendering it */
SegueBlocks *
segue_render_cache_ref (SegueRenderCache *self,
                        guint             index)
{
  if (self->memos == NULL && self->blocks[index] == NULL && segue_episode_get_n_entries (self->episode) > MOST_KEPT)
    return segue_blocks_new (segue_episode_get (self->episode, index), self->targets);

  return segue_blocks_ref (get_blocks (self, index));
}

/**
 * segue_render_cache_find_first_script:
 * @self: a cache
 * @index: the index of an entry
 *
 * Finds out whether the description of an entry is written in two scripts.
 *
 * Returns: the one that comes first, or %SEGUE_SCRIPT_NONE if the description has not two
 */
SegueScript
segue_render_cache_find_first_script (SegueRenderCache *self,
                                      guint             index)
{
  const gboolean has_head = segue_entry_get_kind (segue_episode_get (self->episode, index)) != SEGUE_ENTRY_TEXT;

  return segue_render_find_first_script (get_blocks (self, index), has_head);
}

/* Returns the memo for what @render renders, owned by the cache, or NULL if nothing is remembered. */
SegueRenderMemo *
segue_render_cache_get_memo (SegueRenderCache  *self,
                             const SegueRender *render)
{
  return self->memos != NULL ? segue_render_memo_find (self->memos, render) : NULL;
}

/**
 * segue_render_cache_get_title:
 * @self: a cache
 * @index: the index of an entry
 *
 * Gets the title of an entry as plain text.
 *
 * Returns: (transfer none): the title
 */
const char *
segue_render_cache_get_title (SegueRenderCache *self,
                              guint             index)
{
  if (self->titles[index] == NULL)
    self->titles[index] = segue_entry_dup_plain_title (segue_episode_get (self->episode, index));

  return self->titles[index];
}

/**
 * segue_render_cache_get_folded:
 * @self: a cache
 * @index: the index of an entry
 *
 * Gets the title of an entry as plain text, in the case of g_utf8_casefold().
 *
 * Returns: (transfer none): the title
 */
const char *
segue_render_cache_get_folded (SegueRenderCache *self,
                               guint             index)
{
  if (self->folded[index] == NULL)
    self->folded[index] = g_utf8_casefold (segue_render_cache_get_title (self, index), -1);

  return self->folded[index];
}
