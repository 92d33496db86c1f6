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

/* What a document does with files happens in threads, one thing after the other in the order in which it was asked
 * for: a save must know what the one before it left. Each request is a task of the caller, which holds the document.
 * The thread runs a task of its own that does not, so that a document never dies in a thread. */

static void start_next (SegueDocument *self);

static void
request_free (SegueDocumentRequest *self)
{
  g_clear_object (&self->file);
  g_free (self->encoding);
  g_clear_pointer (&self->episode, segue_episode_unref);
  g_clear_pointer (&self->loaded, segue_episode_unref);
  g_clear_pointer (&self->held, segue_episode_unref);
  g_clear_pointer (&self->text, g_bytes_unref);
  segue_file_state_free (self->expected);
  segue_file_state_free (self->state);
  g_free (self);
}

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

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr(GTask) task = data;
  SegueDocument *self = g_task_get_source_object (task);
  SegueDocumentRequest *request = g_task_get_task_data (task);
  GError *error = NULL;

  /* a load that was cancelled late must not replace anything any more */
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

/* The format that the name of @file says. Returns: NULL for text */
const SegueFormat *
segue_document_find_format (SegueDocument *self,
                            GFile         *file)
{
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;

  return self->find_format != NULL && name != NULL ? self->find_format (name) : NULL;
}

/* What the request works on is settled when its turn comes, when the state of the file is known. */
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
  request->format = segue_document_find_format (self, request->file);
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

/* Takes @request. */
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
  /* a save that went through before it was cancelled has been made */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_queue_push_tail (&self->requests, task);
  if (!is_check (request))
    segue_document_hold_busy (self, 1);
  if (g_queue_get_length (&self->requests) == 1)
    start_next (self);
}

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

/* Where nobody chose an encoding and the bytes do not tell, the reader says what is wrong with them as UTF-8. */
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
  self->text = decode (self, bytes, error);
  if (self->text != NULL)
    {
      text = g_bytes_get_data (self->text, &length);
      text = text != NULL ? text : "";
      self->loaded = self->format != NULL ? self->format->read (text, length, error) : segue_reader_read (text, length, error);
    }
  if (self->loaded != NULL)
    return TRUE;
  base = g_file_get_basename (self->file);
  name = g_filename_display_name (base);
  /* Translators: %s is the name of a file; a sentence follows that says what is wrong and where */
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
    }
  else
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_CONFLICT,
                 _("“%s” was not opened, because the notes were edited meanwhile."), name);
}

/**
 * segue_document_load_as_async:
 * @self: a document
 * @file: a file on this computer
 * @encoding: (nullable): its encoding, or %NULL to tell it from the bytes
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Reads an episode from a file, in the place of the current one and its history. A failure changes nothing.
 *
 * Bytes that mean nothing in the encoding that was chosen make the document read-only.
 *
 * Fails like segue_file_load() and segue_reader_read(), with the name of the file in the message, and with
 * %SEGUE_ERROR_CONFLICT where the document was edited meanwhile, so that no edit is lost.
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
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Like segue_document_load_as_async(), with the encoding that the bytes tell: UTF-8, or UTF-16 with a byte order mark.
 *
 * Where they do not tell, the error is %SEGUE_ERROR_NOT_UTF8, and somebody must choose.
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
 * @result: what the callback was given
 * @error: return location for an error, or %NULL
 *
 * Ends segue_document_load_async().
 *
 * Returns: whether the document holds the episode now
 */
gboolean
segue_document_load_finish (SegueDocument  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  return segue_document_finish (self, result, segue_document_load_async, error);
}

static gboolean
has_attributes (SegueEpisode *episode)
{
  if (segue_episode_get_attributes (episode) != NULL)
    return TRUE;
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    if (segue_entry_get_attributes (segue_episode_get (episode, i)) != NULL)
      return TRUE;

  return FALSE;
}

/* The content of the file. What the format cannot carry is left out; the document stays modified then. */
static GBytes *
write_episode (SegueDocumentRequest  *self,
               GError               **error)
{
  gboolean text = self->format == NULL || (self->format->carries & SEGUE_FORMAT_CARRIES_ATTRIBUTES) == 0;

  self->lossy = text && has_attributes (self->episode);

  return self->format != NULL ? self->format->write (self->episode, error) : segue_episode_write (self->episode);
}

/* What is left of an episode in a file that does not hold all of it. */
static SegueEpisode *
read_back (GBytes        *text,
           SegueDialect  *dialect,
           GError       **error)
{
  gsize length;
  const char *data = g_bytes_get_data (text, &length);

  return segue_reader_read_as (data != NULL ? data : "", length, dialect, error);
}

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
                           _("Part of this file could not be read. Save the notes as another file, so that nothing is lost."));
      return FALSE;
    }
  text = write_episode (self, error);
  if (text != NULL && self->lossy)
    self->held = read_back (text, segue_episode_get_dialect (self->episode), error);
  if (text != NULL)
    bytes = segue_encoding_encode (text, self->encoding, error);

  return bytes != NULL &&
         segue_file_save (self->file, bytes, self->overwrite ? NULL : self->expected, self->ops, &self->state,
                          cancellable, error);
}

static void
save_done (SegueDocumentRequest  *self,
           SegueDocument         *document,
           GError               **error)
{
  /* a file that does not hold all of the document is its file all the same, but the document stays modified */
  if (*error == NULL && self->lossy)
    segue_document_set_saved (document, self->held, self->file, self->state);
  else if (*error == NULL)
    {
      segue_document_set_read_only (document, FALSE);
      segue_document_set_saved (document, self->episode, self->file, self->state);
    }
  else if (self->state != NULL && document->file != NULL && g_file_equal (self->file, document->file))
    /* it was written, if not for good: to try again is no conflict */
    segue_document_set_file_state (document, self->state);
}

/**
 * segue_document_save_async:
 * @self: a document
 * @file: (nullable): where to, or %NULL for the document's file
 * @overwrite: whether to write over what the document does not know
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Saves the episode as it is at the moment of the call, and ends the step that typing goes into. Edits made meanwhile
 * stay unsaved. Saves that are asked for while one is under way follow it in order. A failure changes nothing.
 *
 * Saving to another file makes that the document's file. Without @overwrite the document's file must be as it was read
 * or saved last, and another file must not exist; otherwise the error is %SEGUE_ERROR_CONFLICT. A character that the
 * encoding does not hold is %SEGUE_ERROR_ENCODING. What the format of the file cannot carry is left out, and the document
 * stays modified. Fails for the rest like segue_file_save().
 */
void
segue_document_save_async (SegueDocument       *self,
                           GFile               *file,
                           gboolean             overwrite,
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
  request->episode = segue_episode_ref (segue_document_get_episode (self));
  request->encoding = g_strdup (segue_document_get_encoding (self));
  request->spoils = self->read_only && (file == NULL || (self->file != NULL && g_file_equal (file, self->file)));
  request->overwrite = overwrite;
  request->run = save_run;
  request->done = save_done;
  segue_document_enqueue (self, request, segue_document_save_async, cancellable, callback, user_data);
}

/**
 * segue_document_save_finish:
 * @self: a document
 * @result: what the callback was given
 * @error: return location for an error, or %NULL
 *
 * Ends segue_document_save_async().
 *
 * Returns: whether the file holds the episode that was current at the call
 */
gboolean
segue_document_save_finish (SegueDocument  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  return segue_document_finish (self, result, segue_document_save_async, error);
}
