/* segue-render-cache.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/text/segue-parallel.h"
#include "formats/render/segue-render-private.h"

/* The number of entries up to which a cache for one state of the episode keeps the blocks that were rendered. Those of
 * longer episodes would need more memory than the episode itself. */
#define MOST_KEPT 20000

/* The most outputs of one state of an episode that are remembered. */
#define MAX_MEMOS 32

/* The number of entries whose blocks are made at once. */
#define SLICE 256

/**
 * SegueRenderCache:
 *
 * The blocks and the titles of an episode, for rendering it more than once. Several threads can render from a cache at
 * the same time; it is renewed and freed in one.
 */
struct _SegueRenderCache
{
  SegueEpisode *episode;
  GHashTable *targets;  /* targets of links, by label */
  SegueBlocks **blocks; /* by index, NULL for those that were not needed yet; atomic, as all that follow */
  char **titles;        /* likewise */
  char **folded;        /* likewise: the titles without case */
  gboolean remembers;   /* FALSE if the cache is for one state of the episode */
  SegueRenderMemo *memos[MAX_MEMOS]; /* those that are there come first */
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
  for (guint i = 0; i < MAX_MEMOS; i++)
    g_clear_pointer (&self->memos[i], segue_render_memo_free);
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

/* Moves the memos for the next state of the episode: those that this state has used. */
static void
move_memos (SegueRenderCache *from,
            SegueRenderCache *to)
{
  guint n = 0;

  for (guint i = 0; i < MAX_MEMOS && from->memos[i] != NULL; i++)
    if (segue_render_memo_release (from->memos[i]))
      to->memos[n++] = g_steal_pointer (&from->memos[i]);
    else
      g_clear_pointer (&from->memos[i], segue_render_memo_free);
}

/* Stores what is made when it is needed first. A thread that comes second frees what it has made. Returns what is
 * stored. */
static gpointer
store (gpointer      *place,
       gpointer       made,
       GDestroyNotify free_func)
{
  if (!g_atomic_pointer_compare_and_exchange (place, NULL, made))
    free_func (made);

  return g_atomic_pointer_get (place);
}

/* Returns the blocks of an entry, owned by the cache. */
static SegueBlocks *
get_blocks (SegueRenderCache *self,
            guint             index)
{
  SegueBlocks *blocks = g_atomic_pointer_get (&self->blocks[index]);

  if (blocks == NULL)
    blocks = store ((gpointer *) &self->blocks[index], segue_blocks_new (segue_episode_get (self->episode, index), self->targets),
                    (GDestroyNotify) segue_blocks_unref);

  return blocks;
}

/* Makes the blocks of a slice of the entries. */
static void
fill_slice (guint    slice,
            gpointer data)
{
  SegueRenderCache *self = data;
  const guint end = MIN (segue_episode_get_n_entries (self->episode), (slice + 1) * SLICE);

  for (guint i = slice * SLICE; i < end; i++)
    get_blocks (self, i);
}

/* Makes all blocks, so that outputs that are computed at the same time do not make the same ones. */
static void
fill (SegueRenderCache *self,
      guint             n_missing)
{
  segue_parallel_run ((segue_episode_get_n_entries (self->episode) + SLICE - 1) / SLICE, 1 + n_missing / SLICE, fill_slice, self);
}

/**
 * segue_render_cache_renew:
 * @self: (transfer full) (nullable): a cache of an earlier state of the episode
 * @episode: the episode
 *
 * Makes a cache of an episode after a change, with the blocks of all entries. What the change has left as it was is
 * taken over.
 *
 * Returns: (transfer full): a cache of @episode
 */
SegueRenderCache *
segue_render_cache_renew (SegueRenderCache *self,
                          SegueEpisode     *episode)
{
  guint n_missing = segue_episode_get_n_entries (episode);
  SegueRenderCache *renewed;
  SegueEpisodeDiff difference;

  if (self != NULL && self->episode == episode)
    return self;
  renewed = segue_render_cache_new (episode);
  renewed->remembers = TRUE;
  if (self != NULL)
    {
      move_memos (self, renewed);
      difference = segue_episode_find_difference (self->episode, episode);
      if (same_targets (self->targets, renewed->targets))
        {
          n_missing = difference.new_end - difference.start;
          move_content (self, 0, renewed, 0, difference.start);
          move_content (self, difference.old_end, renewed, difference.new_end,
                        segue_episode_get_n_entries (episode) - difference.new_end);
        }
      segue_render_cache_free (self);
    }
  fill (renewed, n_missing);

  return renewed;
}

/* Returns: (transfer full): the blocks of an entry for rendering it */
SegueBlocks *
segue_render_cache_ref (SegueRenderCache *self,
                        guint             index)
{
  if (!self->remembers && g_atomic_pointer_get (&self->blocks[index]) == NULL &&
      segue_episode_get_n_entries (self->episode) > MOST_KEPT)
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

/* Returns a memo for what @render renders, which is added if there is none, owned by the cache. Several outputs can have
 * the same options and differ in what is given out: each has a memo of its own, in the order in which they are made.
 * Returns NULL if nothing is remembered or if there are too many. */
SegueRenderMemo *
segue_render_cache_take_memo (SegueRenderCache  *self,
                              const SegueRender *render)
{
  for (guint i = 0; self->remembers && i < MAX_MEMOS; i++)
    {
      SegueRenderMemo *memo = g_atomic_pointer_get (&self->memos[i]);

      if (memo == NULL)
        memo = store ((gpointer *) &self->memos[i], segue_render_memo_new (render), (GDestroyNotify) segue_render_memo_free);
      if (segue_render_memo_take (memo, render))
        return memo;
    }

  return NULL;
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
  const char *title = g_atomic_pointer_get (&self->titles[index]);

  if (title == NULL)
    title = store ((gpointer *) &self->titles[index], segue_entry_dup_plain_title (segue_episode_get (self->episode, index)),
                   g_free);

  return title;
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
  const char *folded = g_atomic_pointer_get (&self->folded[index]);

  if (folded == NULL)
    folded = store ((gpointer *) &self->folded[index], g_utf8_casefold (segue_render_cache_get_title (self, index), -1), g_free);

  return folded;
}
