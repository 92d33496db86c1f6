/* segue-feed-export.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/import/segue-feed-export.h"

#include "formats/feed/segue-feed-folder.h"

/* Writes episodes of a feed in a thread, one after the other. */

static void
export_free (gpointer data)
{
  SegueFeedExport *self = data;

  segue_feed_unref (self->feed);
  g_object_unref (self->folder);
  g_array_unref (self->indices);
  g_clear_object (&self->first);
  g_free (self);
}

static void
export_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  SegueFeedExport *self = data;
  g_autoptr(SegueFeedFolder) files = segue_feed_folder_new (self->folder);

  for (guint i = 0; i < self->n; i++)
    {
      SegueFeedItem *item = segue_feed_get_item (self->feed, g_array_index (self->indices, guint, i));
      GError *error = NULL;
      g_autoptr(GFile) file = NULL;

      if (!g_cancellable_set_error_if_cancelled (cancellable, &error))
        file = segue_feed_folder_save (files, item, cancellable, &error);
      if (file == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
      if (self->first == NULL)
        self->first = g_object_ref (file);
      g_atomic_int_inc (&self->n_done);
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * segue_feed_export_start:
 * @feed: a feed
 * @indices: (element-type guint): the episodes to write
 * @folder: an existing folder
 * @cancellable: (nullable): a #GCancellable; files that are written stay
 * @callback: called at the end
 * @user_data: data for @callback
 *
 * Writes episodes of a feed as new files.
 *
 * Returns: (transfer none): how far it is, until @callback was called
 */
SegueFeedExport *
segue_feed_export_start (SegueFeed           *feed,
                         GArray              *indices,
                         GFile               *folder,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  SegueFeedExport *self = g_new0 (SegueFeedExport, 1);

  self->feed = segue_feed_ref (feed);
  self->indices = g_array_ref (indices);
  self->folder = g_object_ref (folder);
  self->n = indices->len;
  g_task_set_source_tag (task, segue_feed_export_start);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, export_free);
  g_task_run_in_thread (task, export_thread);

  return self;
}

/**
 * segue_feed_export_finish:
 * @result: what the callback was given
 * @error: return location for an error, or %NULL
 *
 * Ends segue_feed_export_start(). Also where that failed, some files can have been written.
 *
 * Returns: (transfer none): what was written, valid in the callback
 */
SegueFeedExport *
segue_feed_export_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  g_task_propagate_boolean (G_TASK (result), error);

  return g_task_get_task_data (G_TASK (result));
}
