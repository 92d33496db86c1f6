/* segue-live-items.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/outline/segue-live-items.h"

/* A table of the items that someone else holds a reference to, by the ids of their entries. It holds no reference. An
 * item removes itself when it is freed. */

/**
 * segue_live_items_new:
 *
 * Creates an empty table.
 *
 * Returns: (transfer full): a table, to be freed with segue_live_items_free()
 */
GHashTable *
segue_live_items_new (void)
{
  /* The hash functions of gint64 are used for ids: both have eight bytes and are compared for equality. */
  return g_hash_table_new (g_int64_hash, g_int64_equal);
}

/**
 * segue_live_items_free:
 * @items: a table
 *
 * Frees a table, but not its items.
 */
void
segue_live_items_free (GHashTable *items)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      g_hash_table_iter_remove (&iter);
      segue_outline_item_set_table (item, NULL);
    }
  g_hash_table_unref (items);
}

/**
 * segue_live_items_lookup:
 * @items: a table
 * @id: the id of an entry
 *
 * Finds the item of an entry.
 *
 * Returns: (transfer none) (nullable): the item, or %NULL if nobody holds a reference to one
 */
SegueOutlineItem *
segue_live_items_lookup (GHashTable *items,
                         guint64     id)
{
  return g_hash_table_lookup (items, &id);
}

/**
 * segue_live_items_add:
 * @items: a table
 * @item: the item of an entry that has no item in @items
 *
 * Adds an item. It leaves the table when it is freed.
 */
void
segue_live_items_add (GHashTable       *items,
                      SegueOutlineItem *item)
{
  segue_outline_item_set_table (item, items);
}

/**
 * segue_live_items_foreach:
 * @items: a table
 * @func: called for each item
 * @user_data: data for @func
 *
 * Calls a function for all items, in no particular order. It must not add or free items.
 */
void
segue_live_items_foreach (GHashTable         *items,
                          SegueLiveItemsFunc  func,
                          gpointer            user_data)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    func (segue_outline_item_get_id (item), item, user_data);
}

static void
call_for (GHashTable         *items,
          SegueEntry         *entry,
          SegueLiveItemsFunc  func,
          gpointer            user_data)
{
  const guint64 id = segue_entry_get_id (entry);
  SegueOutlineItem *item = segue_live_items_lookup (items, id);

  if (item != NULL)
    func (id, item, user_data);
}

/**
 * segue_live_items_foreach_changed:
 * @items: a table
 * @episode: the episode of the items
 * @difference: how the episode differs from the one before
 * @func: called for each item
 * @user_data: data for @func
 *
 * Calls a function for the items of the entries that differ, and for that of the first entry, which stands for the
 * episode. It must not add or free items.
 */
void
segue_live_items_foreach_changed (GHashTable             *items,
                                  SegueEpisode           *episode,
                                  const SegueEpisodeDiff *difference,
                                  SegueLiveItemsFunc      func,
                                  gpointer                user_data)
{
  call_for (items, segue_episode_get (episode, 0), func, user_data);
  for (guint i = MAX (difference->start, 1); i < difference->new_end; i++)
    call_for (items, segue_episode_get (episode, i), func, user_data);
}
