/* segue-list-file.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/import/segue-list-file.h"

#include "core/files/segue-encoding.h"
#include "core/files/segue-loader.h"
#include "formats/notes/segue-list-notes.h"

/* Reads a file in a thread: a feed, or an episode in any format. */

/**
 * segue_list_file_free:
 * @self: (transfer full): what is in a file
 *
 * Frees it.
 */
void
segue_list_file_free (SegueListFile *self)
{
  g_object_unref (self->file);
  g_clear_pointer (&self->episode, segue_episode_unref);
  g_clear_pointer (&self->feed, segue_feed_unref);
  g_free (self);
}

/**
 * segue_list_file_has_marks:
 * @self: what is in a file
 *
 * Tells whether the file is a list of the marks of a recorder: it has times and no titles.
 *
 * Returns: %TRUE if it is
 */
gboolean
segue_list_file_has_marks (const SegueListFile *self)
{
  g_autoptr(SeguePaste) paste = self->episode != NULL ? segue_list_notes_read (self->episode) : NULL;
  g_autoptr(GArray) marks = paste != NULL ? segue_paste_dup_marks (paste) : NULL;

  return marks != NULL;
}

/* Reads the episode in @text. */
static gboolean
read_episode (SegueListFile  *self,
              const char     *text,
              gsize           length,
              GError        **error)
{
  g_autofree char *name = g_file_get_basename (self->file);

  self->format = segue_formats_find_for_file (name, text, length);
  self->episode = segue_format_read (self->format, text, length, error);

  return self->episode != NULL;
}

static gboolean
read_file (SegueListFile  *self,
           GCancellable   *cancellable,
           GError        **error)
{
  g_autoptr(GBytes) bytes = segue_file_load (self->file, NULL, NULL, cancellable, error);
  g_autofree char *encoding = bytes != NULL ? segue_encoding_detect (bytes) : NULL;
  g_autoptr(GBytes) text = NULL;
  const char *data;
  gsize length;
  gboolean lossy;

  if (bytes != NULL)
    text = segue_encoding_decode (bytes, encoding != NULL ? encoding : SEGUE_UTF8, &lossy, error);
  if (text == NULL)
    return FALSE;
  data = g_bytes_get_data (text, &length);
  if (data != NULL && segue_feed_probe (data, length))
    {
      const char *raw = g_bytes_get_data (bytes, &length);

      self->feed = segue_feed_read (raw, length, cancellable, error);
      return self->feed != NULL;
    }

  return read_episode (self, data != NULL ? data : "", length, error);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_autoptr(SegueListFile) self = g_new0 (SegueListFile, 1);
  GError *error = NULL;

  self->file = g_object_ref (data);
  if (read_file (self, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&self), (GDestroyNotify) segue_list_file_free);
  else
    g_task_return_error (task, error);
}

/**
 * segue_list_file_read_async:
 * @file: a file
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is read
 * @user_data: data for @callback
 *
 * Reads a file whose content may be added to notes. Its format is found by its content, and then by its name.
 */
void
segue_list_file_read_async (GFile                *file,
                            GCancellable         *cancellable,
                            GAsyncReadyCallback   callback,
                            gpointer              user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, segue_list_file_read_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_thread);
}

/**
 * segue_list_file_read_finish:
 * @result: what the callback was given
 * @error: return location for an error, or %NULL
 *
 * Ends segue_list_file_read_async().
 *
 * Returns: (transfer full): what is in the file, or %NULL with @error set
 */
SegueListFile *
segue_list_file_read_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
