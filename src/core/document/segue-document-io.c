/* segue-document-io.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/document/segue-document-io-private.h"
#include "core/episode/segue-reader.h"
#include "core/files/segue-encoding.h"

/* The part of SegueDocument that loads and saves files. File operations run in threads, one after the other in the
 * order in which they were requested, because a save must know the state that the one before it left. Each request is a
 * task of the caller, which holds a reference to the document. The thread runs a second task without such a reference,
 * so that the document is never finalized in a thread. */

static void     start_next (SegueDocument         *self);
static gboolean save_run   (SegueDocumentRequest  *self,
                            GCancellable          *cancellable,
                            GError               **error);

static void
request_free (SegueDocumentRequest *self)
{
  g_clear_object (&self->file);
  g_free (self->encoding);
  g_clear_pointer (&self->episode, segue_episode_unref);
  g_clear_pointer (&self->base, segue_episode_unref);
  g_clear_pointer (&self->loaded, segue_episode_unref);
  g_clear_pointer (&self->followed, segue_episode_unref);
  g_clear_pointer (&self->held, segue_episode_unref);
  g_clear_pointer (&self->fitted, segue_episode_unref);
  g_clear_pointer (&self->text, g_bytes_unref);
  segue_file_state_free (self->expected);
  segue_file_state_free (self->state);
  g_free (self);
}

/* Tells whether the request only looks at the file, without changing the document or the file. */
static gboolean
is_check (const SegueDocumentRequest *self)
{
  return self->episode == NULL;
}

static void
run_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  SegueDocumentRequest *request = data;
  GError *error = NULL;

  if (request->run (request, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Finishes a request in the main thread and starts the next one. */
static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr(GTask) task = data;
  SegueDocument *self = g_task_get_source_object (task);
  SegueDocumentRequest *request = g_task_get_task_data (task);
  GError *error = NULL;

  /* A load that was cancelled after it finished in the thread must not replace the episode. */
  if (g_task_propagate_boolean (G_TASK (result), &error) && request->loaded != NULL)
    g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error);
  request->done (request, self, &error);
  g_queue_pop_head (&self->requests);
  if (!is_check (request))
    segue_document_hold_busy (self, -1);
  start_next (self);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* Returns the format in which a file is written, or NULL for the text of the episode as it is. The file of the document
 * keeps its format, whatever its name says. */
const SegueFormat *
segue_document_find_format (SegueDocument *self,
                            GFile         *file)
{
  const gboolean own = file != NULL && self->file != NULL && g_file_equal (file, self->file);

  return own ? self->format : segue_document_name_format (self, file);
}

/* Tells whether a format is written in the encoding of the notes. All others are UTF-8, unless they were read so. */
static gboolean
is_text (const SegueFormat *format)
{
  return format == NULL || (format->syntax == NULL && (format->carries & SEGUE_FORMAT_CARRIES_ATTRIBUTES) == 0);
}

/* Sets the format of a request. */
static void
set_format (SegueDocumentRequest *self,
            SegueDocument        *document)
{
  if (self->format == NULL)
    self->format = segue_document_find_format (document, self->file);
  if (self->run != save_run || is_text (self->format) || self->format == document->format)
    return;
  g_free (self->encoding);
  self->encoding = g_strdup (SEGUE_UTF8);
}

/* Fits the episode to the file that a request saves. */
static void
fit (SegueDocumentRequest *self,
     SegueDocument        *document)
{
  g_autoptr(SegueEpisode) fitted = NULL;

  if (self->run != save_run || document->fit == NULL)
    return;
  fitted = document->fit (document, self->episode, self->file, self->format, document->fit_data);
  if (fitted != self->episode)
    self->fitted = g_steal_pointer (&fitted);
}

/* Returns the episode that a request saves. */
static SegueEpisode *
get_saved (const SegueDocumentRequest *self)
{
  return self->fitted != NULL ? self->fitted : self->episode;
}

/* Starts the next request, if there is one. Its file, format and expected state are set only now, because requests
 * before it may have changed them. */
static void
start_next (SegueDocument *self)
{
  GTask *task = g_queue_peek_head (&self->requests);
  g_autoptr(GTask) runner = NULL;
  SegueDocumentRequest *request;

  if (task == NULL)
    return;
  request = g_task_get_task_data (task);
  request->ops = self->file_ops;
  if (request->file == NULL)
    g_set_object (&request->file, self->file);
  set_format (request, self);
  fit (request, self);
  request->find_format = self->find_format;
  if (self->file != NULL && g_file_equal (request->file, self->file))
    request->expected = segue_file_state_copy (self->file_state);
  if (request->expected == NULL)
    request->expected = g_new0 (SegueFileState, 1);

  runner = g_task_new (NULL, g_task_get_cancellable (task), ran_cb, task);
  g_task_set_source_tag (runner, start_next);
  g_task_set_check_cancellable (runner, FALSE);
  g_task_set_task_data (runner, request, NULL);
  g_task_run_in_thread (runner, run_thread);
}

/* Queues a request. @tag is the source tag of the task, to be passed to segue_document_finish(). Takes ownership of
 * @request. */
void
segue_document_enqueue (SegueDocument        *self,
                        SegueDocumentRequest *request,
                        gpointer              tag,
                        GCancellable         *cancellable,
                        GAsyncReadyCallback   callback,
                        gpointer              user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  /* Cancelling has no effect once the file has been written, so the task must not report it as cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_queue_push_tail (&self->requests, task);
  if (!is_check (request))
    segue_document_hold_busy (self, 1);
  if (g_queue_get_length (&self->requests) == 1)
    start_next (self);
}

/* Finishes a request that was queued with @tag. Returns FALSE with @error set if it failed. */
gboolean
segue_document_finish (SegueDocument  *self,
                       GAsyncResult   *result,
                       gpointer        tag,
                       GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Decodes the content of a file. If the encoding was neither given nor can be detected, the bytes are returned as they
 * are, and the reader reports where they are not valid UTF-8. */
static GBytes *
decode (SegueDocumentRequest  *self,
        GBytes                *bytes,
        GError               **error)
{
  if (self->encoding == NULL)
    self->encoding = segue_encoding_detect (bytes);
  if (self->encoding == NULL)
    self->encoding = g_strdup (SEGUE_UTF8);

  return segue_encoding_decode (bytes, self->encoding, &self->lossy, error);
}

/* The thread function of requests that read the file. */
gboolean
segue_document_read (SegueDocumentRequest  *self,
                     GCancellable          *cancellable,
                     GError               **error)
{
  g_autoptr(GBytes) bytes = segue_file_load (self->file, self->ops, &self->state, cancellable, error);
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  const char *text;
  gsize length;

  if (bytes == NULL)
    return FALSE;
  base = g_file_get_basename (self->file);
  self->text = decode (self, bytes, error);
  if (self->text != NULL)
    {
      text = g_bytes_get_data (self->text, &length);
      text = text != NULL ? text : "";
      if (self->find_format != NULL)
        self->format = self->find_format (base, text, length);
      self->loaded = segue_format_read (self->format, text, length, error);
    }
  if (self->loaded != NULL)
    return TRUE;
  name = g_filename_display_name (base);
  /* Translators: %s is the name of a file; a sentence follows that says what is wrong and where. */
  g_prefix_error (error, _("“%s” cannot be opened. "), name);

  return FALSE;
}

static void
load_done (SegueDocumentRequest  *self,
           SegueDocument         *document,
           GError               **error)
{
  g_autofree char *base = g_file_get_basename (self->file);
  g_autofree char *name = g_filename_display_name (base);

  if (*error != NULL)
    return;
  if (segue_document_get_episode (document) == self->episode)
    {
      segue_document_set_encoding (document, self->encoding);
      segue_document_set_read_only (document, self->lossy);
      segue_document_take_episode (document, self->loaded, self->file, self->state);
      document->format = self->format;
    }
  else
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_CONFLICT,
                 _("“%s” was not opened, because the notes were edited meanwhile."), name);
}

/**
 * segue_document_load_as_async:
 * @self: a document
 * @file: a file on this computer
 * @encoding: (nullable): the name of its encoding, as iconv knows it, or %NULL to detect it
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Reads an episode from a file asynchronously. It replaces the current one and the undo history. On failure, the
 * document stays as it is. Call segue_document_load_finish() in @callback.
 *
 * If bytes are invalid in @encoding, the document becomes read-only.
 *
 * Fails with the errors of segue_file_load() and segue_reader_read(), with the name of the file in the message, and
 * with %SEGUE_ERROR_CONFLICT if the document was edited meanwhile, so that no edit is lost.
 */
void
segue_document_load_as_async (SegueDocument       *self,
                              GFile               *file,
                              const char          *encoding,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  SegueDocumentRequest *request;

  g_return_if_fail (SEGUE_IS_DOCUMENT (self));
  g_return_if_fail (G_IS_FILE (file));

  request = g_new0 (SegueDocumentRequest, 1);
  request->file = g_object_ref (file);
  request->encoding = g_strdup (encoding);
  request->episode = segue_episode_ref (segue_document_get_episode (self));
  request->run = segue_document_read;
  request->done = load_done;
  segue_document_enqueue (self, request, segue_document_load_async, cancellable, callback, user_data);
}

/**
 * segue_document_load_async:
 * @self: a document
 * @file: a file on this computer
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Reads an episode from a file asynchronously and detects its encoding: UTF-8, or UTF-16 with a byte order mark. See
 * segue_document_load_as_async().
 *
 * If the encoding cannot be detected, this fails with %SEGUE_ERROR_NOT_UTF8, and the user must choose an encoding.
 */
void
segue_document_load_async (SegueDocument       *self,
                           GFile               *file,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  segue_document_load_as_async (self, file, NULL, cancellable, callback, user_data);
}

/**
 * segue_document_load_finish:
 * @self: a document
 * @result: the result given to the callback
 * @error: return location for a #GError, or %NULL
 *
 * Finishes segue_document_load_async() or segue_document_load_as_async().
 *
 * Returns: %TRUE if the document holds the episode of the file, otherwise %FALSE with @error set
 */
gboolean
segue_document_load_finish (SegueDocument  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  return segue_document_finish (self, result, segue_document_load_async, error);
}

/* Tells whether an episode has attributes that its text does not hold. Those of the entries of a list stand in it. */
static gboolean
has_attributes (SegueEpisode *episode)
{
  if (segue_episode_get_attributes (episode) != NULL)
    return TRUE;
  if (segue_format_get_syntax (episode) != NULL)
    return FALSE;
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    if (segue_entry_get_attributes (segue_episode_get (episode, i)) != NULL)
      return TRUE;

  return FALSE;
}

/* Returns the content to save, as UTF-8. Sets @lossy of the request if the format cannot hold the attributes. */
static GBytes *
write_episode (SegueDocumentRequest  *self,
               GError               **error)
{
  gboolean text = self->format == NULL || (self->format->carries & SEGUE_FORMAT_CARRIES_ATTRIBUTES) == 0;

  self->lossy = text && has_attributes (get_saved (self));

  return segue_format_write (self->format, get_saved (self), error);
}

/* Tells whether a file of the format has another syntax than the episode: notes that become a list of chapters, a list
 * that becomes notes or another list. */
static gboolean
changes_syntax (SegueDocumentRequest *self)
{
  return self->format != NULL && self->format->syntax != segue_format_get_syntax (self->episode);
}

/* Reads what was written, if it is not what the document holds. A list without chapters cannot be read. */
static void
read_back (SegueDocumentRequest *self,
           GBytes               *text)
{
  const SegueSyntax *syntax = segue_format_get_syntax (self->episode);
  gsize length;
  const char *data = g_bytes_get_data (text, &length);

  data = data != NULL ? data : "";
  if (changes_syntax (self))
    self->held = segue_format_read (self->format, data, length, NULL);
  else if (self->lossy && syntax != NULL)
    self->held = segue_reader_read_list (data, length, syntax, NULL);
  else if (self->lossy)
    self->held = segue_reader_read_as (data, length, segue_episode_get_dialect (self->episode), NULL);
  else if (self->fitted != NULL)
    self->held = segue_episode_ref (self->fitted);
}

/* The thread function of a save. */
static gboolean
save_run (SegueDocumentRequest  *self,
          GCancellable          *cancellable,
          GError               **error)
{
  g_autoptr(GBytes) text = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (self->spoils)
    {
      g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_ENCODING,
                           _("Part of this file could not be read. "
                             "Save the notes as another file, so that nothing is lost."));
      return FALSE;
    }
  text = write_episode (self, error);
  if (text != NULL)
    read_back (self, text);
  if (text != NULL)
    bytes = segue_encoding_encode (text, self->encoding, error);

  return bytes != NULL &&
         segue_file_save (self->file, bytes, self->overwrite ? NULL : self->expected, self->ops, &self->state,
                          cancellable, error);
}

/* Makes the document show what its file holds now, as a step that can be undone. */
static void
adopt (SegueDocumentRequest *self,
       SegueDocument        *document)
{
  const gboolean edited = segue_document_get_episode (document) != self->episode;
  const gboolean fitted = self->held == self->fitted;
  g_autoptr(SegueEpisode) now = NULL;

  g_object_freeze_notify (G_OBJECT (document));
  if (fitted && edited)
    now = document->fit (document, segue_document_get_episode (document), self->file, self->format, document->fit_data);
  else if (fitted || (changes_syntax (self) && !edited && !self->keep))
    now = segue_episode_ref (self->held);
  if (now != NULL)
    segue_document_apply (document, now, _("Save As"), NULL, NULL);
  segue_document_set_saved (document, self->held, self->file, self->state);
  g_object_thaw_notify (G_OBJECT (document));
}

static void
save_done (SegueDocumentRequest  *self,
           SegueDocument         *document,
           GError               **error)
{
  if (*error == NULL)
    {
      document->format = self->format;
      segue_document_set_encoding (document, self->encoding);
      segue_document_set_read_only (document, FALSE);
      if (self->held != NULL)
        adopt (self, document);
      else
        segue_document_set_saved (document, self->episode, self->file, self->state);
    }
  else if (self->state != NULL && document->file != NULL && g_file_equal (self->file, document->file))
    /* The file was written but not synced to the disk. Saving again must not report a conflict. */
    segue_document_set_file_state (document, self->state);
}

/**
 * segue_document_save_async:
 * @self: a document
 * @file: (nullable): the file to write, or %NULL for the file of the document
 * @format: (nullable): the format to write, which can also be read, or %NULL for that of the file or else of its name
 * @flags: #SegueSaveFlags
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Saves the current episode asynchronously, and ends the current undo step. Edits that are made during the save are not
 * saved. Several saves run one after the other, in the order of the calls. On failure, the document stays as it is.
 * Call segue_document_save_finish() in @callback.
 *
 * If @file is another file, it becomes the file of the document, and @format its format. If notes are saved as a list of
 * chapters, or a list as notes or as another list, the document then holds what the file holds, as an edit that can be
 * undone, unless %SEGUE_SAVE_KEEP is set. Attributes that notes as text cannot hold are left out. What is left out
 * of an episode that the document keeps makes it stay modified.
 *
 * Unless %SEGUE_SAVE_OVERWRITE is set, the file of the document must not have changed since it was last read or
 * saved, and another file must not exist; otherwise, this fails with %SEGUE_ERROR_CONFLICT. Fails with
 * %SEGUE_ERROR_ENCODING if the encoding does not have a character of the notes, and with the errors of
 * segue_file_save().
 */
void
segue_document_save_async (SegueDocument       *self,
                           GFile               *file,
                           const SegueFormat   *format,
                           SegueSaveFlags       flags,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  SegueDocumentRequest *request;

  g_return_if_fail (SEGUE_IS_DOCUMENT (self));
  g_return_if_fail (file != NULL || self->file != NULL);

  segue_document_end_step (self);
  request = g_new0 (SegueDocumentRequest, 1);
  g_set_object (&request->file, file);
  request->format = format;
  request->episode = segue_episode_ref (segue_document_get_episode (self));
  request->encoding = g_strdup (segue_document_get_encoding (self));
  request->spoils = self->read_only && (file == NULL || (self->file != NULL && g_file_equal (file, self->file)));
  request->overwrite = (flags & SEGUE_SAVE_OVERWRITE) != 0;
  request->keep = (flags & SEGUE_SAVE_KEEP) != 0;
  request->run = save_run;
  request->done = save_done;
  segue_document_enqueue (self, request, segue_document_save_async, cancellable, callback, user_data);
}

/**
 * segue_document_save_finish:
 * @self: a document
 * @result: the result given to the callback
 * @error: return location for a #GError, or %NULL
 *
 * Finishes segue_document_save_async().
 *
 * Returns: %TRUE if the file holds the episode that was current when the save was requested, otherwise %FALSE with
 *   @error set
 */
gboolean
segue_document_save_finish (SegueDocument  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  return segue_document_finish (self, result, segue_document_save_async, error);
}
