/* segue-window-new.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include <glib/gi18n.h>

#include "app/window/segue-application.h"
#include "core/document/segue-next-episode.h"

/* A file that was changed longer ago than this is one of a past episode. */
#define PAST (2 * 24 * 60 * 60)
/* Names that are tried until one is free. */
#define MAX_NAMES 200

/* A name after that of @last that no file beside it has. Waits for the disk. */
static char *
find_free_name (GFile *last)
{
  g_autoptr(GFile) folder = g_file_get_parent (last);
  g_autofree char *base = g_file_get_basename (last);
  g_autofree char *name = g_filename_display_name (base);
  char *free_name = segue_next_episode_dup_file_name (name);

  for (guint i = 0; folder != NULL && i < MAX_NAMES; i++)
    {
      g_autoptr(GFile) file = g_file_get_child_for_display_name (folder, free_name, NULL);
      char *next;

      if (file == NULL || !g_file_query_exists (file, NULL))
        break;
      next = segue_next_episode_dup_file_name (free_name);
      g_free (free_name);
      free_name = next;
    }

  return free_name;
}

static void
name_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_task_return_pointer (task, find_free_name (data), g_free);
}

static void
name_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  SegueWindow *self = SEGUE_WINDOW (object);
  g_autofree char *name = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->document != NULL && segue_document_get_file (self->document) == NULL)
    segue_window_set_proposed_name (self, name);
}

/* Begins the next episode after @last, whose file is @file, in a window that has none. */
void
segue_window_new_from (SegueWindow  *self,
                       SegueEpisode *last,
                       GFile        *file,
                       const char   *encoding)
{
  g_autoptr(SegueEpisode) episode = segue_next_episode_new (last);

  g_return_if_fail (SEGUE_IS_WINDOW (self));
  g_return_if_fail (segue_window_is_blank (self));

  segue_document_take_episode (self->document, episode, NULL, NULL);
  segue_document_set_encoding (self->document, encoding);
  segue_window_set_last (self, last);
  g_set_object (&self->near, file);
  if (file != NULL)
    {
      g_autoptr(GTask) task = g_task_new (self, NULL, name_cb, NULL);

      g_task_set_source_tag (task, segue_window_new_from);
      g_task_set_task_data (task, g_object_ref (file), g_object_unref);
      g_task_run_in_thread (task, name_thread);
    }
  segue_problems_check (self->problems);
  segue_window_show_episode (self);
}

static void
new_from_this_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  SegueWindow *window;

  if (application == NULL || !segue_window_finish_edit (self))
    return;

  window = segue_application_create_window (SEGUE_APPLICATION (application));
  segue_window_new_from (window, segue_document_get_episode (self->document), self->is_example ? NULL : self->file,
                         segue_document_get_encoding (self->document));
  gtk_window_present (GTK_WINDOW (window));
}

static void
info_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SegueWindow) self = user_data;
  g_autoptr(GFileInfo) info = g_file_query_info_finish (G_FILE (object), result, NULL);
  g_autoptr(GDateTime) changed = info != NULL ? g_file_info_get_modification_date_time (info) : NULL;
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

  if (changed == NULL || self->file == NULL || !g_file_equal (self->file, G_FILE (object)))
    return;

  self->is_past = g_date_time_difference (now, changed) > PAST * G_TIME_SPAN_SECOND;
  segue_window_update_header (self);
}

/* Finds out whether a past episode is open: then the next one is what is likely wanted. */
void
segue_window_update_past (SegueWindow *self)
{
  self->is_past = FALSE;
  if (self->file != NULL && !self->is_example)
    g_file_query_info_async (self->file, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL,
                             info_cb, g_object_ref (self));
}

void
segue_window_install_new (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-from-this", NULL, new_from_this_action);
}
