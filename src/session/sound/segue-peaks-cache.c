/* segue-peaks-cache.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/sound/segue-peaks-cache.h"

#include <utime.h>

#include <glib/gstdio.h>

/* Keeps the peaks of recordings in the cache folder, so that a recording is scanned once. Each recording has a file of its
 * own, named by the address of the recording; the identity in it tells whether the recording is still the same. */

#define SUFFIX ".peaks"
#define IDENTITY_ATTRIBUTES                                                             \
  G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_TIME_MODIFIED "," \
  G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC "," G_FILE_ATTRIBUTE_UNIX_INODE
/* The largest file that is read, in bytes. It is larger than the largest that is written. */
#define MAX_FILE_SIZE (16 << 20)

typedef struct
{
  GFile *recording;
  char *identity;
  SeguePeaks *peaks; /* (nullable) */
  guint64 max_size;
} Entry;

static void
entry_free (gpointer user_data)
{
  Entry *entry = user_data;

  g_object_unref (entry->recording);
  g_free (entry->identity);
  g_clear_pointer (&entry->peaks, segue_peaks_unref);
  g_free (entry);
}

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "segue", "peaks", NULL);
}

static char *
dup_path (GFile *recording)
{
  g_autofree char *uri = g_file_get_uri (recording);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  g_autofree char *name = g_strconcat (digest, SUFFIX, NULL);
  g_autofree char *folder = dup_folder ();

  return g_build_filename (folder, name, NULL);
}

static char *
identify (GFile         *recording,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autofree char *uri = g_file_get_uri (recording);
  g_autoptr(GFileInfo) info = g_file_query_info (recording, IDENTITY_ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable,
                                                 error);

  if (info == NULL)
    return NULL;

  return g_strdup_printf ("%s\n%" G_GINT64_FORMAT "\n%" G_GUINT64_FORMAT ".%06u\n%" G_GUINT64_FORMAT, uri,
                          g_file_info_get_size (info),
                          g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED),
                          g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC),
                          g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE));
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Entry *entry = task_data;
  g_autofree char *path = dup_path (entry->recording);
  g_autoptr(GMappedFile) mapped = NULL;
  g_autoptr(GError) error = NULL;

  entry->identity = identify (entry->recording, cancellable, &error);
  if (entry->identity == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  mapped = g_mapped_file_new (path, FALSE, NULL);
  if (mapped != NULL && g_mapped_file_get_length (mapped) <= MAX_FILE_SIZE)
    {
      g_autoptr(GBytes) bytes = g_mapped_file_get_bytes (mapped);

      entry->peaks = segue_peaks_read (bytes, entry->identity);
      /* counts as a use of the file: trim() removes those that were not used for the longest time */
      if (entry->peaks != NULL)
        utime (path, NULL);
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * segue_peaks_cache_load_async:
 * @recording: a recording
 * @cancellable: (nullable): a cancellable
 * @callback: called when the cache has been looked into
 * @user_data: data of the caller
 *
 * Looks for the peaks of a recording.
 */
void
segue_peaks_cache_load_async (GFile               *recording,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Entry *entry = g_new0 (Entry, 1);

  entry->recording = g_object_ref (recording);
  g_task_set_source_tag (task, segue_peaks_cache_load_async);
  g_task_set_task_data (task, entry, entry_free);
  g_task_run_in_thread (task, load_thread);
}

/**
 * segue_peaks_cache_load_finish:
 * @result: the result
 * @identity: (out) (transfer full) (nullable): which file the recording is
 * @error: (out) (optional): why the recording is not there
 *
 * Finishes looking for the peaks of a recording. It is no error if the cache does not have them.
 *
 * Returns: (transfer full) (nullable): the peaks
 */
SeguePeaks *
segue_peaks_cache_load_finish (GAsyncResult  *result,
                               char         **identity,
                               GError       **error)
{
  Entry *entry = g_task_get_task_data (G_TASK (result));

  *identity = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  *identity = g_steal_pointer (&entry->identity);

  return g_steal_pointer (&entry->peaks);
}

typedef struct
{
  char *path;
  gint64 used;
  guint64 size;
} Stored;

static void
stored_clear (gpointer data)
{
  g_free (((Stored *) data)->path);
}

static int
compare_used (gconstpointer a,
              gconstpointer b)
{
  const gint64 difference = ((const Stored *) a)->used - ((const Stored *) b)->used;

  return difference < 0 ? -1 : difference > 0;
}

/* Removes the files that were not used for the longest time, until the others are not larger than @max_size together. */
static void
trim (const char *folder,
      guint64     max_size)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GArray) files = g_array_new (FALSE, FALSE, sizeof (Stored));
  guint64 size = 0;
  const char *name;

  g_array_set_clear_func (files, stored_clear);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf state;

      if (g_lstat (path, &state) != 0 || !S_ISREG (state.st_mode))
        continue;
      size += state.st_size;
      g_array_append_vals (files, &(Stored) { g_steal_pointer (&path), state.st_mtime, state.st_size }, 1);
    }
  g_array_sort (files, compare_used);
  for (guint i = 0; i < files->len && size > max_size; i++)
    {
      const Stored *oldest = &g_array_index (files, Stored, i);

      g_unlink (oldest->path);
      size -= oldest->size;
    }
}

/* Writes the peaks to the cache. Errors are ignored: without the cache, the recording is scanned again. */
static void
store_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Entry *entry = task_data;
  g_autofree char *folder = dup_folder ();
  g_autofree char *path = dup_path (entry->recording);
  g_autofree char *identity = identify (entry->recording, NULL, NULL);
  g_autoptr(GBytes) bytes = NULL;
  gsize size;
  const char *data;

  /* a recording that has changed while it was scanned is scanned again */
  if (g_strcmp0 (identity, entry->identity) == 0 && g_mkdir_with_parents (folder, 0700) == 0)
    {
      bytes = segue_peaks_write (entry->peaks, identity);
      data = g_bytes_get_data (bytes, &size);
      g_file_set_contents_full (path, data, size, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
      trim (folder, entry->max_size);
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * segue_peaks_cache_store:
 * @recording: a recording
 * @identity: which file it was when its scan began
 * @peaks: its peaks, which do not change any more
 * @max_size: how large all stored peaks may be together, in bytes
 *
 * Stores the peaks of a recording, in a thread. Peaks that were not used for long are removed if all are too large.
 */
void
segue_peaks_cache_store (GFile      *recording,
                         const char *identity,
                         SeguePeaks *peaks,
                         guint64     max_size)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  Entry *entry = g_new0 (Entry, 1);

  entry->recording = g_object_ref (recording);
  entry->identity = g_strdup (identity);
  entry->peaks = segue_peaks_ref (peaks);
  entry->max_size = max_size;
  g_task_set_source_tag (task, segue_peaks_cache_store);
  g_task_set_task_data (task, entry, entry_free);
  g_task_run_in_thread (task, store_thread);
}
