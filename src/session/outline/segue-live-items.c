/* segue-live-items.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/outline/segue-live-items.h"

/* A table of the items that someone else holds a reference to, by the ids of their entries. It holds no reference, and
 * forgets an item when the item is freed. */

typedef struct
{
  guint64 id;
  GHashTable *items;
  SegueOutlineItem *item; /* not referenced */
} Live;

static void
item_gone (gpointer  user_data,
           GObject  *item)
{
  Live *live = user_data;

  g_hash_table_remove (live->items, &live->id);
  g_free (live);
}

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
  gpointer value;

  g_hash_table_iter_init (&iter, items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Live *live = value;

      g_object_weak_unref (G_OBJECT (live->item), item_gone, live);
      g_free (live);
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
  const Live *live = g_hash_table_lookup (items, &id);

  return live != NULL ? live->item : NULL;
}

/**
 * segue_live_items_add:
 * @items: a table
 * @id: the id of an entry that has no item in @items
 * @item: its item
 *
 * Adds an item. It leaves the table when it is freed.
 */
void
segue_live_items_add (GHashTable       *items,
                      guint64           id,
                      SegueOutlineItem *item)
{
  Live *live = g_new (Live, 1);

  *live = (Live){ id, items, item };
  g_hash_table_insert (items, &live->id, live);
  g_object_weak_ref (G_OBJECT (item), item_gone, live);
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
  gpointer value;

  g_hash_table_iter_init (&iter, items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Live *live = value;

      func (live->id, live->item, user_data);
    }
}
