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
 * The owner is asked for the metadata when a write begins: after what is stored has been read, so that nothing of it is
 * overwritten unseen. Only one write runs at a time, so that an older state cannot overwrite a newer one. The program
 * does not end before the last state has been written.
 */
struct _SegueMetadataFile
{
  GObject parent_instance;

  GFile *folder; /* of the store */
  char *suffix;
  gsize max_size; /* in bytes */
  SegueMetadataFormat format; /* NULL once the owner has closed the metadata */
  gpointer user_data;

  char *uri;       /* of the file of the user; NULL if there is none yet */
  guint n_loading; /* number of reads in progress */
  gboolean dirty;  /* whether the metadata has to be written */
  GQueue earlier;  /* of Write: what has to be written for files that were left; the oldest first */
  gboolean saving; /* whether a write is in progress */
  GApplication *program; /* weak: held while writes are in progress, or NULL */
};

enum
{
  LOADED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Metadata and the file that it describes. */
typedef struct
{
  char *uri;
  GBytes *bytes; /* NULL to remove what is stored */
} Write;

static void
write_free (Write *self)
{
  g_free (self->uri);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

G_DEFINE_FINAL_TYPE (SegueMetadataFile, segue_metadata_file, G_TYPE_OBJECT)

static void
segue_metadata_file_finalize (GObject *object)
{
  SegueMetadataFile *self = SEGUE_METADATA_FILE (object);

  g_clear_weak_pointer (&self->program);
  g_clear_object (&self->folder);
  g_free (self->suffix);
  g_free (self->uri);
  g_queue_clear_full (&self->earlier, (GDestroyNotify) write_free);

  G_OBJECT_CLASS (segue_metadata_file_parent_class)->finalize (object);
}

static void
segue_metadata_file_class_init (SegueMetadataFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_metadata_file_finalize;

  /**
   * SegueMetadataFile::loaded:
   * @self: metadata
   * @bytes: (nullable): what is stored, or %NULL if nothing is, or if the file of the user is another one meanwhile
   *
   * Emitted when a read has finished.
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
  g_queue_init (&self->earlier);
}

/**
 * segue_metadata_file_new:
 * @folder: the folder of the store; created when there is something to store
 * @suffix: the suffix of the kind of metadata
 * @max_size: the largest size in bytes; larger metadata is ignored
 * @format: (scope forever): formats the metadata; called until segue_metadata_file_close()
 * @user_data: data for @format
 *
 * Creates the metadata of a file that is not known yet.
 *
 * Returns: (transfer full): the metadata
 */
SegueMetadataFile *
segue_metadata_file_new (GFile               *folder,
                         const char          *suffix,
                         gsize                max_size,
                         SegueMetadataFormat  format,
                         gpointer             user_data)
{
  SegueMetadataFile *self = g_object_new (SEGUE_TYPE_METADATA_FILE, NULL);

  self->folder = g_object_ref (folder);
  self->suffix = g_strdup (suffix);
  self->max_size = max_size;
  self->format = format;
  self->user_data = user_data;

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

/* The program does not end before the metadata is written. */
static void
hold_program (SegueMetadataFile *self)
{
  if (self->program != NULL || g_application_get_default () == NULL)
    return;

  g_set_weak_pointer (&self->program, g_application_get_default ());
  g_application_hold (self->program);
}

static void
release_program (SegueMetadataFile *self)
{
  if (self->program != NULL)
    g_application_release (self->program);
  g_clear_weak_pointer (&self->program);
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
  write_next (self);
  /* a newer state is being written otherwise */
  if (!saved && !self->saving)
    g_signal_emit (self, signals[FAILED], 0, error->message);
  if (!self->saving)
    release_program (self);
}

/* Takes the metadata out as it is now, if it has to be written. Returns: (transfer full) (nullable) */
static Write *
take_write (SegueMetadataFile *self)
{
  Write *write;

  if (!self->dirty || self->n_loading > 0 || self->uri == NULL)
    return NULL;
  self->dirty = FALSE;
  write = g_new0 (Write, 1);
  *write = (Write){ g_strdup (self->uri), self->format (self->uri, self->user_data) };

  return write;
}

/* Begins the next write. What belongs to files that were left goes first. */
static void
write_next (SegueMetadataFile *self)
{
  Write *write;

  if (self->saving)
    return;
  write = !g_queue_is_empty (&self->earlier) ? g_queue_pop_head (&self->earlier) : take_write (self);
  if (write == NULL)
    return;

  self->saving = TRUE;
  hold_program (self);
  segue_metadata_store_save_async (self->folder, write->uri, self->suffix, write->bytes, saved_cb, g_object_ref (self));
  write_free (write);
}

/* Keeps what has to be written for the present file, since the owner will soon speak of another. What is being read has
 * not been seen by the owner, and is not overwritten. */
static void
leave_file (SegueMetadataFile *self)
{
  Write *write = take_write (self);

  if (write != NULL)
    g_queue_push_tail (&self->earlier, write);
  self->dirty = FALSE;
  write_next (self);
}

/**
 * segue_metadata_file_close:
 * @self: metadata
 *
 * Tells that the owner goes away. What has to be written is still written.
 */
void
segue_metadata_file_close (SegueMetadataFile *self)
{
  g_return_if_fail (SEGUE_IS_METADATA_FILE (self));

  leave_file (self);
  g_clear_pointer (&self->uri, g_free);
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
  g_signal_emit (self, signals[LOADED], 0, g_strcmp0 (uri, self->uri) == 0 ? bytes : NULL);
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
 * Makes this the metadata of another file without reading what is stored for it. The next write replaces that. What had
 * to be written for the file before is written.
 */
void
segue_metadata_file_rename (SegueMetadataFile *self,
                            const char        *uri)
{
  char *copy;

  g_return_if_fail (SEGUE_IS_METADATA_FILE (self));

  leave_file (self);
  copy = g_strdup (uri);
  g_free (self->uri);
  self->uri = copy;
}

/**
 * segue_metadata_file_save:
 * @self: metadata
 *
 * Writes the metadata asynchronously, as soon as what is stored has been read. Nothing is written while there is no file
 * that it describes.
 */
void
segue_metadata_file_save (SegueMetadataFile *self)
{
  g_return_if_fail (SEGUE_IS_METADATA_FILE (self));

  self->dirty = self->uri != NULL;
  write_next (self);
}

/**
 * segue_metadata_file_is_loading:
 * @self: metadata
 *
 * Tells whether the stored metadata is still being read.
 *
 * Returns: %TRUE if it is
 */
gboolean
segue_metadata_file_is_loading (SegueMetadataFile *self)
{
  g_return_val_if_fail (SEGUE_IS_METADATA_FILE (self), FALSE);

  return self->n_loading > 0;
}

/**
 * segue_metadata_file_is_saving:
 * @self: metadata
 *
 * Tells whether metadata is being written or has to be written.
 *
 * Returns: %TRUE if a write is running or pending
 */
gboolean
segue_metadata_file_is_saving (SegueMetadataFile *self)
{
  g_return_val_if_fail (SEGUE_IS_METADATA_FILE (self), FALSE);

  return self->saving || self->dirty;
}
