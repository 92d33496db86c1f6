/* segue-metadata-store.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/files/segue-metadata-store.h"

#include <errno.h>
#include <glib/gstdio.h>

/* Stores metadata of the user's files in small files in a folder of the application, so that nothing is written beside
 * the user's files. The name of a small file is a checksum of the URI of the file that it describes. */

/* A read or write, which runs in a thread. */
typedef struct
{
  char *folder;
  char *path;     /* of the small file */
  char *suffix;
  GBytes *bytes;  /* to write; NULL to remove the small file */
  gsize max_size; /* to read, in bytes */
} Job;

static void
job_free (Job *self)
{
  g_free (self->folder);
  g_free (self->path);
  g_free (self->suffix);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static Job *
job_new (GFile      *folder,
         const char *uri,
         const char *suffix)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  g_autofree char *name = NULL;
  Job *self = g_new0 (Job, 1);

  sum[32] = '\0';
  name = g_strconcat (sum, suffix, NULL);
  self->folder = g_file_get_path (folder);
  self->path = g_build_filename (self->folder, name, NULL);
  self->suffix = g_strdup (suffix);

  return self;
}

/* Reads a small file. Returns NULL if it does not exist, or is larger than @max_size and so was not written by us. */
static GBytes *
read_some (const char *path,
           gsize       max_size)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = NULL;
  g_autofree char *buffer = NULL;
  gsize length = 0;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return NULL;
  stream = g_file_read (file, NULL, NULL);
  if (stream == NULL)
    return NULL;
  buffer = g_malloc (max_size + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, max_size + 1, &length, NULL, NULL))
    return NULL;

  return length <= max_size ? g_bytes_new_take (g_steal_pointer (&buffer), length) : NULL;
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const Job *job = data;

  g_task_return_pointer (task, read_some (job->path, job->max_size), (GDestroyNotify) g_bytes_unref);
}

/**
 * segue_metadata_store_load_async:
 * @folder: the folder of the store
 * @uri: the URI of the file whose metadata to load
 * @suffix: the suffix of the kind of metadata, such as `.last`
 * @max_size: the largest size in bytes; larger metadata is ignored
 * @callback: called when the metadata has been loaded
 * @user_data: data for @callback
 *
 * Loads the metadata of a file asynchronously. Call segue_metadata_store_load_finish() in @callback.
 */
void
segue_metadata_store_load_async (GFile               *folder,
                                 const char          *uri,
                                 const char          *suffix,
                                 gsize                max_size,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Job *job = job_new (folder, uri, suffix);

  job->max_size = max_size;
  g_task_set_source_tag (task, segue_metadata_store_load_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, load_thread);
}

/**
 * segue_metadata_store_load_finish:
 * @result: the result given to the callback
 *
 * Finishes segue_metadata_store_load_async().
 *
 * Returns: (transfer full) (nullable): the metadata, or %NULL if there is none or it cannot be read
 */
GBytes *
segue_metadata_store_load_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/* A small file in the store. */
typedef struct
{
  char *path;
  gint64 time; /* when it was written, in seconds since 1970 */
} Stored;

static void
clear_stored (gpointer data)
{
  g_free (((Stored *) data)->path);
}

static int
compare_stored (gconstpointer a,
                gconstpointer b)
{
  const gint64 time = ((const Stored *) a)->time, other = ((const Stored *) b)->time;

  return (time > other) - (time < other);
}

/* Removes the oldest files with the suffix if there are more than SEGUE_METADATA_STORE_MAX, but never @written, the one
 * that was just written. */
static void
prune (const char *folder,
       const char *suffix,
       const char *written)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (Stored));
  const char *name;

  g_array_set_clear_func (all, clear_stored);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Stored stored = { g_build_filename (folder, name, NULL), 0 };
      GStatBuf info;

      if (g_str_has_suffix (name, suffix) && g_stat (stored.path, &info) == 0)
        {
          /* Files that were written in the same second cannot be ordered by time. */
          stored.time = g_str_equal (stored.path, written) ? G_MAXINT64 : info.st_mtime;
          g_array_append_val (all, stored);
        }
      else
        g_free (stored.path);
    }
  g_array_sort (all, compare_stored);
  for (guint i = 0; i + SEGUE_METADATA_STORE_MAX < all->len; i++)
    g_unlink (g_array_index (all, Stored, i).path);
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const Job *job = data;
  g_autoptr(GError) error = NULL;

  if (job->bytes == NULL)
    {
      g_unlink (job->path);
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (g_mkdir_with_parents (job->folder, 0700) != 0)
    {
      const int code = errno;

      g_task_return_new_error (task, G_IO_ERROR, g_io_error_from_errno (code), "%s", g_strerror (code));
      return;
    }
  if (!g_file_set_contents_full (job->path, g_bytes_get_data (job->bytes, NULL), g_bytes_get_size (job->bytes),
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  prune (job->folder, job->suffix, job->path);
  g_task_return_boolean (task, TRUE);
}

/**
 * segue_metadata_store_save_async:
 * @folder: the folder of the store; created if necessary
 * @uri: the URI of the file that the metadata describes
 * @suffix: the suffix of the kind of metadata, such as `.last`
 * @bytes: (nullable): the metadata, or %NULL to remove it
 * @callback: called when the metadata has been saved
 * @user_data: data for @callback
 *
 * Saves the metadata of a file asynchronously. Call segue_metadata_store_save_finish() in @callback. If the store holds
 * metadata of this kind for more than %SEGUE_METADATA_STORE_MAX files, the oldest is removed.
 */
void
segue_metadata_store_save_async (GFile               *folder,
                                 const char          *uri,
                                 const char          *suffix,
                                 GBytes              *bytes,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Job *job = job_new (folder, uri, suffix);

  job->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  g_task_set_source_tag (task, segue_metadata_store_save_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, save_thread);
}

/**
 * segue_metadata_store_save_finish:
 * @result: the result given to the callback
 * @error: return location for a #GError, or %NULL
 *
 * Finishes segue_metadata_store_save_async().
 *
 * Returns: %TRUE if the metadata was saved, otherwise %FALSE with @error set to a #GIOErrorEnum or #GFileError
 */
gboolean
segue_metadata_store_save_finish (GAsyncResult  *result,
                                  GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
