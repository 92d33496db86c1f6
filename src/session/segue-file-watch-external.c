/* segue-file-watch-external.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/segue-file-watch-private.h"

#include <glib/gi18n.h>

#include "core/episode/segue-episode-same.h"
#include "session/segue-example.h"

/* The part of SegueFileWatch that finds out what another program has done to the file, and resolves conflicts. */

static SegueDocument *
get_document (SegueFileWatch *self)
{
  return segue_session_get_document (self->session);
}

/* Sets what another program has done to the file, and what the file holds in a conflict. */
void
segue_file_watch_set_external (SegueFileWatch      *self,
                               SegueExternalChange  external,
                               SegueFileContent    *content)
{
  const gboolean changed = self->external != external;

  g_clear_pointer (&self->content, segue_file_content_unref);
  self->content = content != NULL ? segue_file_content_ref (content) : NULL;
  self->external = external;
  if (changed)
    g_signal_emit_by_name (self, "changed");
}

static void
take_over (SegueFileWatch   *self,
           SegueFileContent *content,
           const char       *message)
{
  segue_file_watch_set_external (self, SEGUE_EXTERNAL_NONE, NULL);
  segue_document_reload (get_document (self), content, _("Reload File"));
  segue_view_state_say (segue_session_get_view_state (self->session), message, TRUE);
  segue_file_watch_query (self);
}

/* Tells whether a file that was missing is back with the content that the changes of the document are based on. */
static gboolean
is_back (SegueFileWatch   *self,
         SegueFileContent *content)
{
  return self->external == SEGUE_EXTERNAL_MISSING &&
         g_strcmp0 (segue_document_get_base_digest (get_document (self)), content->state->digest) == 0;
}

static void
handle_content (SegueFileWatch   *self,
                SegueFileContent *content)
{
  SegueDocument *document = get_document (self);

  if (is_back (self, content) || segue_episode_is_same (segue_document_get_episode (document), content->episode))
    {
      segue_file_watch_set_external (self, SEGUE_EXTERNAL_NONE, NULL);
      segue_document_accept_external (document, content);
    }
  else if (!segue_document_get_modified (document))
    {
      take_over (self, content, _("The file was changed by another program"));
    }
  else
    {
      segue_file_watch_set_external (self, SEGUE_EXTERNAL_CONFLICT, content);
    }
}

static void
finish_check (SegueFileWatch *self)
{
  const gboolean again = self->check_again;

  self->checking = self->check_again = FALSE;
  if (self->demanded)
    g_signal_emit_by_name (self, "decision-demanded");
  self->demanded = FALSE;
  if (again)
    segue_file_watch_check (self, FALSE);
}

static void
peeked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SegueFileWatch) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueFileContent) content = segue_document_peek_finish (SEGUE_DOCUMENT (object), result, &error);

  if (self->session == NULL)
    return;

  if (content != NULL)
    handle_content (self, content);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    segue_file_watch_mark_missing (self);
  else
    segue_file_watch_set_external (self, SEGUE_EXTERNAL_UNREADABLE, NULL);
  finish_check (self);
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(SegueFileWatch) self = user_data;
  SegueDocument *document = SEGUE_DOCUMENT (object);
  gboolean changed;

  if (!segue_document_check_file_finish (document, result, &changed, NULL))
    changed = TRUE;
  if (self->session == NULL)
    return;

  if (changed && segue_document_get_file (document) != NULL)
    {
      segue_document_peek_async (document, NULL, peeked_cb, g_object_ref (self));
      return;
    }

  if (segue_file_watch_is_undecided (self))
    segue_file_watch_set_external (self, SEGUE_EXTERNAL_NONE, NULL);
  finish_check (self);
}

/**
 * segue_file_watch_check:
 * @self: a watch
 * @demand: whether a save waits for a decision
 *
 * Looks whether the file still is what the document knows it to be. With @demand, "decision-demanded" is emitted when
 * that is known.
 */
void
segue_file_watch_check (SegueFileWatch *self,
                        gboolean        demand)
{
  GFile *file;

  g_return_if_fail (SEGUE_IS_FILE_WATCH (self));

  segue_file_monitor_drop_pending (self->monitor);
  if (demand && segue_file_watch_is_undecided (self))
    {
      g_signal_emit_by_name (self, "decision-demanded");
      return;
    }
  self->demanded |= demand;
  file = self->session != NULL ? segue_document_get_file (get_document (self)) : NULL;
  if (file == NULL || self->opening != NULL || segue_example_is (file))
    return;
  if (self->checking)
    {
      self->check_again = TRUE;
      return;
    }

  self->checking = TRUE;
  segue_document_check_file_async (get_document (self), NULL, checked_cb, g_object_ref (self));
}

/**
 * segue_file_watch_mark_missing:
 * @self: a watch
 *
 * Notes that the file is gone. What the document holds may be all there is, so that it counts as modified.
 */
void
segue_file_watch_mark_missing (SegueFileWatch *self)
{
  g_return_if_fail (SEGUE_IS_FILE_WATCH (self));

  g_clear_object (&self->opening);
  if (self->external == SEGUE_EXTERNAL_MISSING)
    return;

  segue_document_mark_missing (get_document (self));
  segue_file_watch_set_external (self, SEGUE_EXTERNAL_MISSING, NULL);
}

/**
 * segue_file_watch_reload:
 * @self: a watch
 *
 * Resolves a conflict with what the file holds, as a step that can be undone.
 */
void
segue_file_watch_reload (SegueFileWatch *self)
{
  g_autoptr(SegueFileContent) content = NULL;

  g_return_if_fail (SEGUE_IS_FILE_WATCH (self));

  content = g_steal_pointer (&self->content);
  if (content != NULL)
    take_over (self, content, _("Your changes were replaced by the file"));
}

/**
 * segue_file_watch_keep:
 * @self: a watch
 *
 * Resolves a conflict with what the document holds: the next save replaces the file.
 */
void
segue_file_watch_keep (SegueFileWatch *self)
{
  g_autoptr(SegueFileContent) content = NULL;

  g_return_if_fail (SEGUE_IS_FILE_WATCH (self));

  content = g_steal_pointer (&self->content);
  segue_file_watch_set_external (self, SEGUE_EXTERNAL_NONE, NULL);
  if (content != NULL)
    segue_document_accept_external (get_document (self), content);
}

/**
 * segue_file_watch_is_undecided:
 * @self: a watch
 *
 * Returns: whether it is to be decided whose changes are kept before the file can be saved
 */
gboolean
segue_file_watch_is_undecided (SegueFileWatch *self)
{
  return self->external == SEGUE_EXTERNAL_CONFLICT || self->external == SEGUE_EXTERNAL_UNREADABLE;
}

/**
 * segue_file_watch_get_external:
 * @self: a watch
 *
 * Returns: what another program has done to the file
 */
SegueExternalChange
segue_file_watch_get_external (SegueFileWatch *self)
{
  g_return_val_if_fail (SEGUE_IS_FILE_WATCH (self), SEGUE_EXTERNAL_NONE);

  return self->external;
}
