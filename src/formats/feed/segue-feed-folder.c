/* segue-feed-folder.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/feed/segue-feed-folder.h"

#include "core/files/segue-saver.h"

/* Writes episodes of a feed as files in a folder. No file that exists is touched: a name that is taken gets a number. */

struct _SegueFeedFolder
{
  GFile *folder;
  GHashTable *numbers; /* for each name, the last number that was appended to it */
};

/**
 * segue_feed_folder_new:
 * @folder: a folder
 *
 * Prepares to write episodes into a folder.
 *
 * Returns: (transfer full): the folder
 */
SegueFeedFolder *
segue_feed_folder_new (GFile *folder)
{
  SegueFeedFolder *self = g_new0 (SegueFeedFolder, 1);

  self->folder = g_object_ref (folder);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * segue_feed_folder_free:
 * @self: (transfer full): a folder
 *
 * Frees it.
 */
void
segue_feed_folder_free (SegueFeedFolder *self)
{
  g_object_unref (self->folder);
  g_hash_table_unref (self->numbers);
  g_free (self);
}

/* Whether there is something of this name: a file, a folder, or a link, even one that leads nowhere. */
static gboolean
is_taken (GFile *file)
{
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                                                 NULL, NULL);

  return info != NULL;
}

/**
 * segue_feed_folder_find:
 * @self: a folder
 * @item: an episode
 *
 * Finds a free name for an episode, other than all names that were found before.
 *
 * Returns: (transfer full): the file, which does not exist
 */
GFile *
segue_feed_folder_find (SegueFeedFolder *self,
                        SegueFeedItem   *item)
{
  g_autofree char *first = segue_feed_item_dup_name (item, 0);
  g_autofree char *key = g_utf8_casefold (first, -1);
  /* the count goes on where it ended, so that many episodes of one title take linear time */
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, key));

  for (;;)
    {
      g_autofree char *name = NULL;
      g_autofree char *folded = NULL;
      g_autoptr(GFile) file = NULL;

      number++;
      name = segue_feed_item_dup_name (item, number > 1 ? number : 0);
      folded = g_utf8_casefold (name, -1);
      file = g_file_get_child (self->folder, name);
      if ((number > 1 && g_hash_table_contains (self->numbers, folded)) || is_taken (file))
        continue;
      g_hash_table_insert (self->numbers, g_steal_pointer (&key), GUINT_TO_POINTER (number));
      if (number > 1)
        g_hash_table_insert (self->numbers, g_steal_pointer (&folded), GUINT_TO_POINTER (1));

      return g_steal_pointer (&file);
    }
}

/**
 * segue_feed_folder_save:
 * @self: a folder, which exists
 * @item: an episode
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * Writes an episode to a new file. This waits for the disk. The errors are those of segue_file_save().
 *
 * Returns: (transfer full): the file, or %NULL with @error set
 */
GFile *
segue_feed_folder_save (SegueFeedFolder  *self,
                        SegueFeedItem    *item,
                        GCancellable     *cancellable,
                        GError          **error)
{
  g_autoptr(GBytes) notes = segue_feed_item_dup_notes (item);
  const SegueFileState nothing = { 0 };

  for (;;)
    {
      g_autoptr(GFile) file = segue_feed_folder_find (self, item);
      g_autoptr(GError) problem = NULL;

      if (segue_file_save (file, notes, &nothing, NULL, NULL, cancellable, &problem))
        return g_steal_pointer (&file);
      /* another program has just made a file of this name */
      if (g_error_matches (problem, SEGUE_ERROR, SEGUE_ERROR_CONFLICT))
        continue;
      g_propagate_error (error, g_steal_pointer (&problem));

      return NULL;
    }
}
