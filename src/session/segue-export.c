/* segue-export.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/segue-export.h"

#include "core/files/segue-saver.h"
#include "formats/render/segue-render.h"
#include "formats/segue-formats.h"

typedef struct
{
  SegueEpisode *episode; /* NULL if there is no need to render it */
  const SegueFormat *format;
  GBytes *bytes; /* what is written; NULL to render the episode */
  GFile *file;
} Export;

static void
export_free (Export *self)
{
  g_clear_pointer (&self->episode, segue_episode_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_object_unref (self->file);
  g_free (self);
}

static char *
dup_title (Export *self)
{
  char *title = segue_render_dup_title (self->episode);
  g_autofree char *name = NULL;

  if (title != NULL)
    return title;
  name = g_file_get_basename (self->file);

  return g_filename_display_name (name);
}

/* Renders the content of the file. HTML becomes a complete page, since the file is opened on its own. */
static GBytes *
render (Export  *self,
        GError **error)
{
  g_autoptr(GArray) entries = NULL;
  g_autofree char *title = NULL;
  char *html;

  if (self->bytes != NULL)
    return g_bytes_ref (self->bytes);
  if (self->format != &segue_format_html)
    return segue_format_write (self->format, self->episode, error);
  entries = segue_render_choose (self->episode, NULL);
  title = dup_title (self);
  html = segue_render_html_document (self->episode, entries, NULL, title);

  return g_bytes_new_take (html, strlen (html));
}

static void
export_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Export *self = task_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = render (self, &error);

  if (bytes != NULL && segue_file_save (self->file, bytes, NULL, NULL, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * segue_export_async:
 * @episode: an episode
 * @format: a format to publish in
 * @file: where to write it
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes what of an episode is published to a file, which is replaced if it exists.
 */
void
segue_export_async (SegueEpisode        *episode,
                    const SegueFormat   *format,
                    GFile               *file,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Export *self = g_new0 (Export, 1);

  self->episode = segue_episode_ref (episode);
  self->format = format;
  self->file = g_object_ref (file);
  g_task_set_task_data (task, self, (GDestroyNotify) export_free);
  g_task_run_in_thread (task, export_thread);
}

/**
 * segue_export_bytes_async:
 * @bytes: the content of the file
 * @file: where to write it
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes what has been rendered before to a file, which is replaced if it exists.
 */
void
segue_export_bytes_async (GBytes              *bytes,
                          GFile               *file,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Export *self = g_new0 (Export, 1);

  self->bytes = g_bytes_ref (bytes);
  self->file = g_object_ref (file);
  g_task_set_task_data (task, self, (GDestroyNotify) export_free);
  g_task_run_in_thread (task, export_thread);
}

/**
 * segue_export_finish:
 * @result: the result given to the callback
 * @error: return location for a #GError, or %NULL
 *
 * Finishes segue_export_async() and segue_export_bytes_async().
 *
 * Returns: %TRUE if the file was written, otherwise %FALSE with @error set
 */
gboolean
segue_export_finish (GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
