/* segue-document-io.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/segue-document-private.h"
#include "core/segue-reader.h"

/* Loading: the bytes are read and the notes understood in a thread; the main thread only takes the result. */

typedef struct
{
  const SegueFileOps *ops;
  GFile *file;
  SegueEpisode *episode;
  SegueFileState *state;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_object_unref (load->file);
  g_clear_pointer (&load->episode, segue_episode_unref);
  g_clear_pointer (&load->state, segue_file_state_free);
  g_free (load);
}

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Load *load = task_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = segue_file_load (load->file, load->ops, &load->state, cancellable, &error);
  gsize length;
  const char *text;

  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  text = g_bytes_get_data (bytes, &length);
  load->episode = segue_reader_read (text != NULL ? text : "", length, &error);
  if (load->episode != NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  {
    g_autofree char *path = g_file_get_path (load->file);
    g_autofree char *name = g_filename_display_basename (path);

    /* translators: a file name, then a sentence that says what is wrong and where */
    g_prefix_error (&error, _("“%s” could not be opened. "), name);
    g_task_return_error (task, error);
  }
}

/**
 * segue_document_load_async:
 * @self: a document
 * @file: a file on this computer
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads an episode from a file, in the place of the current one. A failure changes nothing.
 */
void
segue_document_load_async (SegueDocument       *self,
                           GFile               *file,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Load *load = g_new0 (Load, 1);

  g_task_set_source_tag (task, segue_document_load_async);
  load->ops = self->file_ops;
  load->file = g_object_ref (file);
  g_task_set_task_data (task, load, load_free);
  segue_document_hold_busy (self, 1);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * segue_document_load_finish:
 * @self: a document
 * @result: what the callback was given
 * @error: return location for an error, or %NULL
 *
 * Ends segue_document_load_async() and takes the episode.
 *
 * Returns: %TRUE if the document holds the episode now
 */
gboolean
segue_document_load_finish (SegueDocument  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  Load *load;
  gboolean loaded;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  load = g_task_get_task_data (G_TASK (result));
  loaded = g_task_propagate_boolean (G_TASK (result), error);
  segue_document_hold_busy (self, -1);
  if (loaded)
    segue_document_take_episode (self, load->episode, load->file, load->state);
  return loaded;
}

/* Saving. Saves of one document follow each other: a later one must know what an earlier one left. */

typedef struct
{
  GFile *file;
  SegueEpisode *episode;
  gboolean overwrite;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->file);
  segue_episode_unref (saving->episode);
  g_free (saving);
}

static void start_save (SegueDocument *self);

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SegueDocument *self = g_task_get_source_object (task);
  Saving *saving = g_task_get_task_data (task);
  SegueFileState *state = NULL;
  GError *error = NULL;

  g_queue_pop_head (&self->saves);
  if (segue_file_save_finish (G_FILE (object), result, &state, &error))
    {
      segue_document_set_saved (self, saving->episode, saving->file, state);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
  segue_document_hold_busy (self, -1);
  start_save (self);
}

static void
start_save (SegueDocument *self)
{
  GTask *task = g_queue_peek_head (&self->saves);
  g_autoptr (GBytes) bytes = NULL;
  SegueFileState *expected = NULL;
  Saving *saving;

  if (task == NULL)
    return;
  saving = g_task_get_task_data (task);
  bytes = segue_episode_write (saving->episode);
  /* to another file, the user has agreed to what is there by naming it */
  if (!saving->overwrite && self->file != NULL && g_file_equal (self->file, saving->file))
    expected = self->file_state;
  segue_file_save_async (saving->file, bytes, expected, self->file_ops, g_task_get_cancellable (task), saved_cb, task);
}

/**
 * segue_document_save_async:
 * @self: a document
 * @file: (nullable): where to, or %NULL for the document's file
 * @overwrite: whether to write over what another program has written since
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves the episode as it is at the moment of the call; edits made meanwhile stay unsaved.
 *
 * Saving to another file makes that the document's file. If another program has changed the document's file, the error is
 * %SEGUE_ERROR_CONFLICT and nothing is written, unless @overwrite.
 */
void
segue_document_save_async (SegueDocument       *self,
                           GFile               *file,
                           gboolean             overwrite,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Saving *saving = g_new0 (Saving, 1);

  g_return_if_fail (file != NULL || self->file != NULL);
  g_task_set_source_tag (task, segue_document_save_async);
  g_task_set_check_cancellable (task, FALSE);
  saving->file = g_object_ref (file != NULL ? file : self->file);
  saving->episode = segue_episode_ref (segue_document_get_episode (self));
  saving->overwrite = overwrite;
  g_task_set_task_data (task, saving, saving_free);
  segue_document_end_step (self);
  segue_document_hold_busy (self, 1);
  g_queue_push_tail (&self->saves, task);
  if (g_queue_get_length (&self->saves) == 1)
    start_save (self);
}

/**
 * segue_document_save_finish:
 * @self: a document
 * @result: what the callback was given
 * @error: return location for an error, or %NULL
 *
 * Ends segue_document_save_async().
 *
 * Returns: %TRUE if the file holds the episode that was current at the call
 */
gboolean
segue_document_save_finish (SegueDocument  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
