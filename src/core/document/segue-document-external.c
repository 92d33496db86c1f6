/* segue-document-external.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/document/segue-document-io-private.h"
#include "core/episode/segue-episode-follow.h"
#include "core/episode/segue-episode-same.h"
#include "core/episode/segue-reader.h"
#include "core/files/segue-encoding.h"

/* The part of SegueDocument that handles external changes: changes of the file by other programs. */

G_DEFINE_BOXED_TYPE (SegueFileContent, segue_file_content, segue_file_content_ref, segue_file_content_unref)

/* The thread function of a check: sets the state of the file. A missing file, or a folder or device in its place, is a
 * state and not an error. */
static gboolean
check_run (SegueDocumentRequest  *self,
           GCancellable          *cancellable,
           GError               **error)
{
  g_autoptr(GError) reason = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (self->file == NULL)
    return TRUE;
  bytes = segue_file_load (self->file, self->ops, &self->state, cancellable, &reason);
  if (bytes != NULL)
    return TRUE;
  if (!g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) && reason->domain != SEGUE_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  self->state = g_new0 (SegueFileState, 1);
  /* SEGUE_ERROR means that something else has the name of the file, such as a folder. */
  self->state->exists = reason->domain == SEGUE_ERROR;

  return TRUE;
}

/* The done function of checks and peeks, which do not change the document. */
static void
look_done (SegueDocumentRequest  *self,
           SegueDocument         *document,
           GError               **error)
{
}

/**
 * segue_document_check_file_async:
 * @self: a document
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Checks asynchronously whether the file of the document has changed since it was last read or saved. Saves that are in
 * progress are finished first, so that the document's own saves are not reported. Call
 * segue_document_check_file_finish() in @callback.
 */
void
segue_document_check_file_async (SegueDocument       *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  SegueDocumentRequest *request;

  g_return_if_fail (SEGUE_IS_DOCUMENT (self));

  request = g_new0 (SegueDocumentRequest, 1);
  request->run = check_run;
  request->done = look_done;
  segue_document_enqueue (self, request, segue_document_check_file_async, cancellable, callback, user_data);
}

/**
 * segue_document_check_file_finish:
 * @self: a document
 * @result: the result given to the callback
 * @changed: (out): whether another program has changed, removed or created the file
 * @error: return location for a #GError, or %NULL
 *
 * Finishes segue_document_check_file_async(). The document is not updated: a save that does not overwrite will still
 * fail with a conflict. Use segue_document_peek_async() to read the new content.
 *
 * Returns: %TRUE if the check succeeded, otherwise %FALSE with @error set to a #GIOErrorEnum
 */
gboolean
segue_document_check_file_finish (SegueDocument  *self,
                                  GAsyncResult   *result,
                                  gboolean       *changed,
                                  GError        **error)
{
  SegueDocumentRequest *request;

  if (!segue_document_finish (self, result, segue_document_check_file_async, error))
    return FALSE;
  request = g_task_get_task_data (G_TASK (result));
  *changed = request->state != NULL && (request->state->exists != request->expected->exists ||
                                        g_strcmp0 (request->state->digest, request->expected->digest) != 0);

  return TRUE;
}

/**
 * segue_file_content_ref:
 * @self: a content
 *
 * Acquires a reference.
 *
 * Returns: (transfer full): @self
 */
SegueFileContent *
segue_file_content_ref (SegueFileContent *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
content_clear (gpointer data)
{
  SegueFileContent *self = data;

  g_bytes_unref (self->text);
  segue_episode_unref (self->episode);
  segue_episode_unref (self->base);
  segue_episode_unref (self->followed);
  segue_file_state_free (self->state);
  g_free (self->encoding);
}

/**
 * segue_file_content_unref:
 * @self: (transfer full): a content
 *
 * Releases a reference, and frees the content if it was the last one.
 */
void
segue_file_content_unref (SegueFileContent *self)
{
  g_atomic_rc_box_release_full (self, content_clear);
}

/* Reads the file in a thread, without a change of the document. It also carries the ids of the entries over, since that
 * takes long for long notes. */
static gboolean
peek_run (SegueDocumentRequest  *self,
          GCancellable          *cancellable,
          GError               **error)
{
  if (!segue_document_read (self, cancellable, error))
    return FALSE;

  self->followed = segue_episode_follow (self->base, self->loaded);

  return TRUE;
}

/**
 * segue_document_peek_async:
 * @self: a document with a file
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Reads the present content of the file of the document asynchronously, without changing the document. Call
 * segue_document_peek_finish() in @callback.
 */
void
segue_document_peek_async (SegueDocument       *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  SegueDocumentRequest *request;
  const char *encoding;

  g_return_if_fail (SEGUE_IS_DOCUMENT (self));
  g_return_if_fail (self->file != NULL);

  encoding = segue_document_get_encoding (self);
  request = g_new0 (SegueDocumentRequest, 1);
  /* A file whose encoding can be detected may have been rewritten in another such encoding. */
  request->encoding = g_str_has_prefix (encoding, "UTF-") ? NULL : g_strdup (encoding);
  request->base = segue_episode_ref (segue_document_get_episode (self));
  request->run = peek_run;
  request->done = look_done;
  segue_document_enqueue (self, request, segue_document_peek_async, cancellable, callback, user_data);
}

/**
 * segue_document_peek_finish:
 * @self: a document
 * @result: the result given to the callback
 * @error: return location for a #GError, or %NULL
 *
 * Finishes segue_document_peek_async().
 *
 * Returns: (transfer full): the content of the file, or %NULL with @error set if it cannot be read
 */
SegueFileContent *
segue_document_peek_finish (SegueDocument  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  SegueDocumentRequest *request;
  SegueFileContent *content;

  if (!segue_document_finish (self, result, segue_document_peek_async, error))
    return NULL;
  request = g_task_get_task_data (G_TASK (result));
  content = g_atomic_rc_box_new0 (SegueFileContent);
  content->text = g_bytes_ref (request->text);
  content->episode = segue_episode_ref (request->loaded);
  content->base = segue_episode_ref (request->base);
  content->followed = segue_episode_ref (request->followed);
  content->state = segue_file_state_copy (request->state);
  content->encoding = g_strdup (request->encoding);
  content->lossy = request->lossy;
  content->format = request->format;

  return content;
}

/**
 * segue_document_accept_external:
 * @self: a document with a file
 * @content: the present content of the file
 *
 * Accepts that another program has changed the file: the next save overwrites it without a conflict. The episode stays
 * as it is. The document counts as unmodified if @content holds the same episode.
 */
void
segue_document_accept_external (SegueDocument    *self,
                                SegueFileContent *content)
{
  SegueEpisode *episode = segue_document_get_episode (self);

  g_return_if_fail (SEGUE_IS_DOCUMENT (self));
  g_return_if_fail (self->file != NULL);

  segue_document_set_saved (self, segue_episode_is_same (episode, content->episode) ? episode : content->episode,
                            self->file, content->state);
}

/**
 * segue_document_reload:
 * @self: a document with a file
 * @content: the present content of the file
 * @label: the name of the edit in the undo history, translated
 *
 * Replaces the episode by the one that another program has written, as an edit that can be undone. Entries that are
 * still there keep their ids. The document counts as unmodified.
 */
void
segue_document_reload (SegueDocument    *self,
                       SegueFileContent *content,
                       const char       *label)
{
  g_autoptr(SegueEpisode) episode = NULL;

  g_return_if_fail (SEGUE_IS_DOCUMENT (self));
  g_return_if_fail (self->file != NULL);

  g_object_freeze_notify (G_OBJECT (self));
  if (segue_document_get_episode (self) == content->base)
    episode = segue_episode_ref (content->followed);
  else
    episode = segue_episode_follow (segue_document_get_episode (self), content->episode);
  segue_document_end_step (self);
  segue_document_apply (self, episode, label, NULL, NULL);
  segue_document_set_encoding (self, content->encoding);
  segue_document_set_read_only (self, content->lossy);
  self->format = content->format;
  segue_document_set_saved (self, episode, self->file, content->state);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * segue_document_mark_missing:
 * @self: a document with a file
 *
 * Accepts that another program has removed the file: the document counts as modified, and the next save creates the
 * file without a conflict. segue_document_get_base_digest() stays as it is, since the file may come back.
 */
void
segue_document_mark_missing (SegueDocument *self)
{
  const SegueFileState none = { 0 };
  g_autoptr(SegueEpisode) empty = NULL;

  g_return_if_fail (SEGUE_IS_DOCUMENT (self));
  g_return_if_fail (self->file != NULL);

  empty = segue_reader_read ("", 0, NULL);
  segue_document_set_saved (self, empty, self->file, &none);
}

/**
 * segue_document_get_saved:
 * @self: a document
 *
 * Gets the episode that the file held when it was last read or saved. For a document without a file, this is the
 * episode that it began with.
 *
 * Returns: (transfer none): the episode
 */
SegueEpisode *
segue_document_get_saved (SegueDocument *self)
{
  g_return_val_if_fail (SEGUE_IS_DOCUMENT (self), NULL);

  return self->saved;
}

/**
 * segue_document_get_file_state:
 * @self: a document
 *
 * Gets the state of the file when it was last read or saved.
 *
 * Returns: (transfer none) (nullable): the state, or %NULL if there is no file yet
 */
const SegueFileState *
segue_document_get_file_state (SegueDocument *self)
{
  g_return_val_if_fail (SEGUE_IS_DOCUMENT (self), NULL);

  return self->file_state;
}

/**
 * segue_document_get_base_digest:
 * @self: a document
 *
 * Gets the digest of the file when it was last read or saved. While the file is missing, this is the digest that it had
 * before, so that it is known whether the file was changed when it comes back.
 *
 * Returns: (transfer none) (nullable): the SHA-256 as hexadecimal digits, or %NULL if there is no file yet
 */
const char *
segue_document_get_base_digest (SegueDocument *self)
{
  g_return_val_if_fail (SEGUE_IS_DOCUMENT (self), NULL);

  return self->base_digest;
}

/**
 * segue_document_set_base_digest:
 * @self: a document whose file is missing
 * @digest: (nullable): the SHA-256 as hexadecimal digits, or %NULL if it is not known
 *
 * Sets the digest that the file had before it was missing. This has no effect if the file exists.
 */
void
segue_document_set_base_digest (SegueDocument *self,
                                const char    *digest)
{
  g_return_if_fail (SEGUE_IS_DOCUMENT (self));

  if (self->file_state != NULL && self->file_state->exists)
    return;

  g_free (self->base_digest);
  self->base_digest = g_strdup (digest);
}

/**
 * segue_document_write:
 * @self: a document
 * @episode: the episode to write, such as the one that the document holds
 * @error: return location for a #GError, or %NULL
 *
 * Gets the content that a save of an episode would write, as UTF-8 whatever the encoding of the file.
 *
 * Returns: (transfer full): the content, or %NULL with @error set if the format of the file cannot hold the episode
 */
GBytes *
segue_document_write (SegueDocument  *self,
                      SegueEpisode   *episode,
                      GError        **error)
{
  const SegueFormat *format;

  g_return_val_if_fail (SEGUE_IS_DOCUMENT (self), NULL);

  format = segue_document_find_format (self, self->file);

  return segue_format_write (format, episode, error);
}
