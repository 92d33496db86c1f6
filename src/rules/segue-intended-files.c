/* segue-intended-files.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/segue-intended-files.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* The file of a file of notes: a line that says what it is, the address of the notes, and a key on each line. */
#define FIRST_LINE "segue-intended 1"
#define SUFFIX ".intended"
#define MAX_URI 8192
#define MAX_SIZE (SEGUE_INTENDED_MAX * (SEGUE_INTENDED_KEY_LENGTH + 2) + MAX_URI + 64)

typedef struct
{
  char *folder;
  char *uri;
  GPtrArray *keys;
} Job;

static void
job_free (Job *self)
{
  g_free (self->folder);
  g_free (self->uri);
  g_ptr_array_unref (self->keys);
  g_free (self);
}

static char *
build_path (const Job *job)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, job->uri, -1);
  g_autofree char *name = NULL;

  sum[SEGUE_INTENDED_KEY_LENGTH] = '\0';
  name = g_strconcat (sum, SUFFIX, NULL);
  return g_build_filename (job->folder, name, NULL);
}

static gboolean
is_key (const char *line)
{
  return strlen (line) == SEGUE_INTENDED_KEY_LENGTH && strspn (line, "0123456789abcdef") == SEGUE_INTENDED_KEY_LENGTH;
}

/**
 * segue_intended_parse:
 * @text: any bytes
 * @length: how many
 * @uri: the address of the notes
 *
 * Reads a file of what is intended. What is no such file, or belongs to other notes, holds nothing; lines that are no
 * keys are passed over.
 *
 * Returns: (transfer full) (element-type utf8): the keys, each once
 */
GPtrArray *
segue_intended_parse (const char *text,
                      gsize       length,
                      const char *uri)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *copy = NULL;
  g_auto (GStrv) lines = NULL;

  if (length > MAX_SIZE || memchr (text, '\0', length) != NULL)
    return keys;
  copy = g_strndup (text, length);
  lines = g_strsplit (copy, "\n", -1);
  if (g_strcmp0 (lines[0], FIRST_LINE) != 0 || g_strcmp0 (lines[1], uri) != 0)
    return keys;
  for (guint i = 2; lines[i] != NULL && keys->len < SEGUE_INTENDED_MAX; i++)
    if (is_key (lines[i]) && g_hash_table_add (seen, lines[i]))
      g_ptr_array_add (keys, g_strdup (lines[i]));
  return keys;
}

/**
 * segue_intended_format:
 * @keys: (element-type utf8): keys
 * @uri: the address of the notes
 *
 * Writes a file of what is intended.
 *
 * Returns: (transfer full): its content
 */
GBytes *
segue_intended_format (GPtrArray  *keys,
                       const char *uri)
{
  GString *out = g_string_new (FIRST_LINE "\n");

  g_string_append_printf (out, "%s\n", uri);
  for (guint i = 0; i < keys->len; i++)
    g_string_append_printf (out, "%s\n", (const char *) g_ptr_array_index (keys, i));
  return g_string_free_to_bytes (out);
}

/* At most as much as a file that was written here can have. */
static GBytes *
read_some (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *buffer = NULL;
  gsize length = 0;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return NULL;
  stream = g_file_read (file, NULL, NULL);
  if (stream == NULL)
    return NULL;
  buffer = g_malloc (MAX_SIZE + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, MAX_SIZE + 1, &length, NULL, NULL))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&buffer), length);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Job *job = data;
  g_autofree char *path = build_path (job);
  g_autoptr (GBytes) bytes = read_some (path);

  if (bytes != NULL)
    g_task_return_pointer (task, segue_intended_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), job->uri),
                           (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_pointer (task, g_ptr_array_new_with_free_func (g_free), (GDestroyNotify) g_ptr_array_unref);
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

/* Forgets the notes that were not thought of for the longest time; never those in the file @written. */
static void
prune (const char *folder,
       const char *written)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Kept));
  const char *name;

  g_array_set_clear_func (all, clear_kept);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Kept kept = { g_build_filename (folder, name, NULL), 0 };
      GStatBuf info;

      if (g_str_has_suffix (name, SUFFIX) && g_stat (kept.path, &info) == 0)
        {
          /* files of the same second, or the same tick of a coarse clock, say nothing of their order */
          kept.time = g_str_equal (kept.path, written) ? G_MAXINT64 : info.st_mtime;
          g_array_append_val (all, kept);
        }
      else
        g_free (kept.path);
    }
  g_array_sort (all, compare_kept);
  for (guint i = 0; i + SEGUE_INTENDED_MAX_FILES < all->len; i++)
    g_unlink (g_array_index (all, Kept, i).path);
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Job *job = data;
  g_autofree char *path = build_path (job);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (job->keys->len == 0)
    {
      g_unlink (path);
      g_task_return_boolean (task, TRUE);
      return;
    }
  bytes = segue_intended_format (job->keys, job->uri);
  if (g_mkdir_with_parents (job->folder, 0700) != 0)
    {
      const int code = errno;

      g_task_return_new_error (task, G_IO_ERROR, g_io_error_from_errno (code), "%s", g_strerror (code));
      return;
    }
  if (!g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  prune (job->folder, path);
  g_task_return_boolean (task, TRUE);
}

static GTask *
create_task (SegueIntended       *self,
             GFile               *folder,
             const char          *uri,
             GPtrArray           *keys,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->folder = g_file_get_path (folder);
  job->uri = g_strdup (uri);
  job->keys = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; keys != NULL && i < keys->len; i++)
    g_ptr_array_add (job->keys, g_strdup (g_ptr_array_index (keys, i)));
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  return task;
}

void
segue_intended_load_async (SegueIntended       *self,
                           GFile               *folder,
                           const char          *uri,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = create_task (self, folder, uri, NULL, callback, user_data);

  g_task_run_in_thread (task, load_thread);
}

/* Returns: (transfer full): never %NULL: a file that cannot be read holds nothing */
GPtrArray *
segue_intended_load_finish (SegueIntended *self,
                            GAsyncResult  *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

void
segue_intended_save_async (SegueIntended       *self,
                           GFile               *folder,
                           const char          *uri,
                           GPtrArray           *keys,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = create_task (self, folder, uri, keys, callback, user_data);

  g_task_run_in_thread (task, save_thread);
}

gboolean
segue_intended_save_finish (SegueIntended  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
