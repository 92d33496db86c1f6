/* segue-metadata-file.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/files/segue-metadata-file.h"

#include "core/files/segue-metadata-store.h"

/**
 * SegueMetadataFile:
 *
 * The metadata of one kind of one file of the user, which is read once and written after each change.
 *
 * Only one write runs at a time, so that an older state cannot overwrite a newer one. The program does not end before
 * the last state has been written.
 */
struct _SegueMetadataFile
{
  GObject parent_instance;

  GFile *folder; /* of the store */
  char *suffix;
  gsize max_size; /* in bytes */

  char *uri;       /* of the file of the user; NULL if there is none yet */
  GBytes *bytes;   /* to be written next */
  guint n_loading; /* number of reads in progress */
  gboolean saving; /* whether a write is in progress */
  gboolean dirty;  /* whether there is something to write once the present read or write has finished */
};

enum
{
  LOADED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueMetadataFile, segue_metadata_file, G_TYPE_OBJECT)

static void
segue_metadata_file_finalize (GObject *object)
{
  SegueMetadataFile *self = SEGUE_METADATA_FILE (object);

  g_clear_object (&self->folder);
  g_free (self->suffix);
  g_free (self->uri);
  g_clear_pointer (&self->bytes, g_bytes_unref);

  G_OBJECT_CLASS (segue_metadata_file_parent_class)->finalize (object);
}

static void
segue_metadata_file_class_init (SegueMetadataFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_metadata_file_finalize;

  /**
   * SegueMetadataFile::loaded:
   * @self: metadata
   * @bytes: (nullable): what is stored, or %NULL if nothing is
   *
   * Emitted when the metadata has been read.
   */
  signals[LOADED] = g_signal_new ("loaded", SEGUE_TYPE_METADATA_FILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_BYTES);
  /**
   * SegueMetadataFile::failed:
   * @self: metadata
   * @message: why it could not be written, translated
   *
   * Emitted when the metadata could not be written.
   */
  signals[FAILED] = g_signal_new ("failed", SEGUE_TYPE_METADATA_FILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
segue_metadata_file_init (SegueMetadataFile *self)
{
}

/**
 * segue_metadata_file_new:
 * @folder: the folder of the store; created when there is something to store
 * @suffix: the suffix of the kind of metadata
 * @max_size: the largest size in bytes; larger metadata is ignored
 *
 * Creates the metadata of a file that is not known yet.
 *
 * Returns: (transfer full): the metadata
 */
SegueMetadataFile *
segue_metadata_file_new (GFile      *folder,
                         const char *suffix,
                         gsize       max_size)
{
  SegueMetadataFile *self = g_object_new (SEGUE_TYPE_METADATA_FILE, NULL);

  self->folder = g_object_ref (folder);
  self->suffix = g_strdup (suffix);
  self->max_size = max_size;

  return self;
}

/**
 * segue_metadata_file_get_uri:
 * @self: metadata
 *
 * Gets the file that the metadata describes.
 *
 * Returns: (nullable): its URI, or %NULL if it is not known yet
 */
const char *
segue_metadata_file_get_uri (SegueMetadataFile *self)
{
  g_return_val_if_fail (SEGUE_IS_METADATA_FILE (self), NULL);

  return self->uri;
}

static void
hold_program (SegueMetadataFile *self)
{
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
}

static void
release_program (SegueMetadataFile *self)
{
  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
}

static void write_next (SegueMetadataFile *self);

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SegueMetadataFile) self = user_data;
  g_autoptr(GError) error = NULL;
  const gboolean saved = segue_metadata_store_save_finish (result, &error);

  self->saving = FALSE;
  if (self->dirty)
    write_next (self);
  else if (!saved)
    g_signal_emit (self, signals[FAILED], 0, error->message);
  release_program (self);
}

static void
write_next (SegueMetadataFile *self)
{
  self->dirty = self->saving || self->n_loading > 0;
  if (self->dirty || self->uri == NULL)
    return;

  self->saving = TRUE;
  hold_program (self);
  segue_metadata_store_save_async (self->folder, self->uri, self->suffix, self->bytes, saved_cb, g_object_ref (self));
}

typedef struct
{
  SegueMetadataFile *self;
  char *uri;
} Loading;

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Loading *loading = user_data;
  g_autoptr(SegueMetadataFile) self = loading->self;
  g_autofree char *uri = loading->uri;
  g_autoptr(GBytes) bytes = segue_metadata_store_load_finish (result);

  self->n_loading--;
  /* the file of the user may be another one meanwhile */
  if (g_strcmp0 (uri, self->uri) == 0)
    g_signal_emit (self, signals[LOADED], 0, bytes);
  if (self->dirty)
    write_next (self);
}

/**
 * segue_metadata_file_load:
 * @self: metadata
 * @uri: the URI of a file
 *
 * Makes this the metadata of another file. What is stored for that is read asynchronously and handed out by the signal
 * "loaded".
 */
void
segue_metadata_file_load (SegueMetadataFile *self,
                          const char        *uri)
{
  Loading *loading;

  g_return_if_fail (SEGUE_IS_METADATA_FILE (self));
  g_return_if_fail (uri != NULL);

  segue_metadata_file_rename (self, uri);
  self->n_loading++;
  loading = g_new (Loading, 1);
  *loading = (Loading){ g_object_ref (self), g_strdup (uri) };
  segue_metadata_store_load_async (self->folder, uri, self->suffix, self->max_size, loaded_cb, loading);
}

/**
 * segue_metadata_file_rename:
 * @self: metadata
 * @uri: (nullable): the URI of a file, or %NULL if there is none
 *
 * Makes this the metadata of another file without reading what is stored for it. The next write replaces that.
 */
void
segue_metadata_file_rename (SegueMetadataFile *self,
                            const char        *uri)
{
  char *copy;

  g_return_if_fail (SEGUE_IS_METADATA_FILE (self));

  copy = g_strdup (uri);
  g_free (self->uri);
  self->uri = copy;
}

/**
 * segue_metadata_file_save:
 * @self: metadata
 * @bytes: (nullable): the metadata, or %NULL to remove it
 *
 * Writes the metadata asynchronously. Nothing is written while there is no file that it describes.
 */
void
segue_metadata_file_save (SegueMetadataFile *self,
                          GBytes            *bytes)
{
  g_return_if_fail (SEGUE_IS_METADATA_FILE (self));

  if (bytes != NULL)
    g_bytes_ref (bytes);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = bytes;
  write_next (self);
}

/**
 * segue_metadata_file_is_busy:
 * @self: metadata
 *
 * Tells whether the stored metadata is still being read, or new metadata is being written.
 *
 * Returns: %TRUE if it is
 */
gboolean
segue_metadata_file_is_busy (SegueMetadataFile *self)
{
  g_return_val_if_fail (SEGUE_IS_METADATA_FILE (self), FALSE);

  return self->n_loading > 0 || self->saving;
}
