/* segue-metadata-store.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/files/segue-metadata-store.h"

#include <errno.h>
#include <glib/gstdio.h>

/* What the program knows of somebody's files is in small files of its own, named after their addresses; nothing is
 * written beside the files themselves. */

typedef struct
{
  char *folder;
  char *path;
  char *suffix;
  GBytes *bytes;
  gsize max_size;
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

/* A file that has more than was ever written here is none of ours. */
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
 * @folder: where the small files are kept
 * @uri: the address of the file that something is to be known of
 * @suffix: of the small files, which says what they hold
 * @max_size: in bytes; more is none of ours
 * @callback: called when it was looked up
 * @user_data: for @callback
 *
 * Looks up what was kept for a file.
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
 * @result: what the callback got
 *
 * Gives what was kept.
 *
 * Returns: (transfer full) (nullable): %NULL where there is nothing, or nothing that can be read
 */
GBytes *
segue_metadata_store_load_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

typedef struct
{
  char *path;
  gint64 time;
} Kept;

static void
clear_kept (gpointer data)
{
  g_free (((Kept *) data)->path);
}

static int
compare_kept (gconstpointer a,
              gconstpointer b)
{
  const gint64 time = ((const Kept *) a)->time, other = ((const Kept *) b)->time;

  return (time > other) - (time < other);
}

/* Forgets the files that were not thought of for the longest time; never those in the file @written. */
static void
prune (const char *folder,
       const char *suffix,
       const char *written)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (Kept));
  const char *name;

  g_array_set_clear_func (all, clear_kept);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Kept kept = { g_build_filename (folder, name, NULL), 0 };
      GStatBuf info;

      if (g_str_has_suffix (name, suffix) && g_stat (kept.path, &info) == 0)
        {
          /* files of the same second, or the same tick of a coarse clock, say nothing of their order */
          kept.time = g_str_equal (kept.path, written) ? G_MAXINT64 : info.st_mtime;
          g_array_append_val (all, kept);
        }
      else
        g_free (kept.path);
    }
  g_array_sort (all, compare_kept);
  for (guint i = 0; i + SEGUE_FILE_MEMORY_MAX < all->len; i++)
    g_unlink (g_array_index (all, Kept, i).path);
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
 * @folder: where the small files are kept; made when there is something to keep
 * @uri: the address of the file that it is about
 * @suffix: of the small files
 * @bytes: (nullable): what is to be kept, %NULL for nothing
 * @callback: called when that is done
 * @user_data: for @callback
 *
 * Keeps something for a file. Of more than %SEGUE_FILE_MEMORY_MAX files, those that were written to the longest time ago
 * are forgotten.
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
 * @result: what the callback got
 * @error: return location for an error, or %NULL
 *
 * Tells whether it was kept.
 *
 * Returns: %FALSE with an error of %G_IO_ERROR or %G_FILE_ERROR where it was not
 */
gboolean
segue_metadata_store_save_finish (GAsyncResult  *result,
                                  GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
