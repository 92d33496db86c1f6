/* segue-output-fit.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "publish/segue-output-private.h"

/* The blocks of a text that is too long, and which of them are left out so that it fits. */

static void
block_free (gpointer data)
{
  SegueOutputBlock *block = data;

  g_free (block->id);
  g_free (block->name);
  g_free (block);
}

static int
compare_blocks (gconstpointer a,
                gconstpointer b)
{
  const SegueOutputBlock *first = *(const SegueOutputBlock *const *) a, *second = *(const SegueOutputBlock *const *) b;

  return (first->size < second->size) - (first->size > second->size);
}

/* Counts a part of what is given out in the unit of the target. */
static gsize
measure (SegueOutput *output,
         gsize        start,
         gsize        end)
{
  const char *html = segue_output_get_html (output), *counted = html != NULL ? html : segue_output_get_text (output);

  return segue_output_get_unit (output) == SEGUE_UNIT_CHARACTERS ? (gsize) g_utf8_strlen (counted + start, end - start)
                                                                 : end - start;
}

static void
add_block (GPtrArray       *blocks,
           SegueEpisode    *episode,
           guint            index,
           SegueOutputPart  part,
           const char      *key,
           gboolean         opening,
           gsize            size)
{
  SegueEntry *entry = segue_episode_get (episode, index);
  SegueOutputBlock *block = g_new0 (SegueOutputBlock, 1);

  block->entry = segue_entry_get_id (entry);
  block->part = part;
  block->id = g_strconcat (part == SEGUE_OUTPUT_BODY ? "body:" : "entry:", key, NULL);
  block->name = segue_entry_get_kind (entry) == SEGUE_ENTRY_TEXT ? g_strdup ("") : segue_entry_dup_plain_title (entry);
  block->size = size;
  block->opening = opening;
  g_ptr_array_add (blocks, block);
}

/* Returns the output as it would be if no part were left out. */
static SegueOutput *
new_whole (SegueOutput  *self,
           SegueEpisode *episode)
{
  g_autoptr(SeguePublishSettings) settings = NULL;

  settings = segue_publish_settings_set (segue_output_get_settings (self), SEGUE_SETTING_LEFT_OUT_PARTS,
                                         g_variant_new_strv (NULL, 0));

  return segue_output_new (settings, episode);
}

static GPtrArray *
collect_blocks (SegueOutput  *whole,
                SegueEpisode *episode)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (block_free);
  g_autoptr(SegueRenderCache) cache = segue_render_cache_new (episode);
  g_autoptr(SeguePublishKeys) keys = segue_publish_keys_new (episode, cache);
  const SegueRenderSpan *spans;
  gboolean opening = TRUE;
  guint n_spans, next = 0;

  spans = segue_output_get_spans (whole, &n_spans);
  for (guint i = 0; i < segue_episode_get_n_entries (episode) && next < n_spans; i++)
    {
      const char *key = segue_publish_keys_next (keys, i);
      const SegueRenderSpan *span = &spans[next];

      opening &= segue_entry_get_kind (segue_episode_get (episode, i)) != SEGUE_ENTRY_SEGMENT;
      if (span->index != i)
        continue;
      next++;
      if (span->end > span->body)
        add_block (blocks, episode, i, SEGUE_OUTPUT_BODY, key, opening, measure (whole, span->body, span->end));
      if (span->body > span->start)
        add_block (blocks, episode, i, SEGUE_OUTPUT_ENTRY, key, opening, measure (whole, span->start, span->end));
    }

  return blocks;
}

/**
 * segue_output_dup_blocks:
 * @self: an output
 * @episode: the episode that it was made from
 *
 * Gets the parts of the text that can be left out, the largest first, and those that are left out already.
 *
 * Returns: (transfer full) (element-type SegueOutputBlock): the blocks
 */
GPtrArray *
segue_output_dup_blocks (SegueOutput  *self,
                         SegueEpisode *episode)
{
  g_autoptr(SegueOutput) whole = new_whole (self, episode);
  g_auto(GStrv) parts = segue_publish_settings_dup_lines (segue_output_get_settings (self), SEGUE_SETTING_LEFT_OUT_PARTS);
  g_autoptr(GHashTable) left_out = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *blocks = collect_blocks (whole, episode);

  for (guint i = 0; parts[i] != NULL; i++)
    g_hash_table_add (left_out, parts[i]);
  for (guint i = 0; i < blocks->len; i++)
    {
      SegueOutputBlock *block = g_ptr_array_index (blocks, i);

      block->left_out = g_hash_table_contains (left_out, block->id);
    }
  g_ptr_array_sort (blocks, compare_blocks);

  return blocks;
}

/* Returns settings that leave out the lines @parts. */
static SeguePublishSettings *
leave_out (SeguePublishSettings *settings,
           GPtrArray            *parts)
{
  return segue_publish_settings_set (settings, SEGUE_SETTING_LEFT_OUT_PARTS,
                                     g_variant_new_strv ((const char *const *) parts->pdata, parts->len));
}

/* Adds the largest descriptions to @parts until about @excess is left out. Returns whether there was one. */
static gboolean
choose_parts (GPtrArray *blocks,
              GPtrArray *parts,
              gsize      excess)
{
  gboolean chosen = FALSE;

  for (guint i = 0; i < blocks->len && excess > 0; i++)
    {
      SegueOutputBlock *block = g_ptr_array_index (blocks, i);

      if (block->left_out || block->opening || block->part != SEGUE_OUTPUT_BODY || block->size == 0)
        continue;
      block->left_out = chosen = TRUE;
      g_ptr_array_add (parts, g_strdup (block->id));
      excess -= MIN (excess, block->size);
    }

  return chosen;
}

/**
 * segue_output_fit:
 * @self: an output
 * @episode: the episode that it was made from
 *
 * Finds settings with which the text is not longer than it may be: descriptions are left out from the largest on, and
 * never the opening text.
 *
 * Returns: (transfer full): the settings; the text may still be too long if there is nothing more to leave out
 */
SeguePublishSettings *
segue_output_fit (SegueOutput  *self,
                  SegueEpisode *episode)
{
  g_autoptr(SegueOutput) output = segue_output_ref (self);
  g_autoptr(GPtrArray) blocks = segue_output_dup_blocks (self, episode);
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) before = segue_publish_settings_dup_lines (segue_output_get_settings (self), SEGUE_SETTING_LEFT_OUT_PARTS);

  for (guint i = 0; before[i] != NULL; i++)
    g_ptr_array_add (parts, g_strdup (before[i]));
  /* the sizes of blocks are nearly exact, since the blank lines around them change */
  while (segue_output_get_limit (output) > 0 && segue_output_get_size (output) > segue_output_get_limit (output) &&
         choose_parts (blocks, parts, segue_output_get_size (output) - segue_output_get_limit (output)))
    {
      g_autoptr(SeguePublishSettings) settings = leave_out (segue_output_get_settings (self), parts);

      segue_output_unref (output);
      output = segue_output_new (settings, episode);
    }

  return segue_publish_settings_ref (segue_output_get_settings (output));
}
