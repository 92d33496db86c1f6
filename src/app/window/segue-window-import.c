/* segue-window-import.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include <glib/gi18n.h>

#include "app/importing/segue-feed-window.h"
#include "app/importing/segue-import-dialog.h"
#include "app/widgets/segue-dialogs.h"
#include "app/widgets/segue-question.h"
#include "app/window/segue-application.h"
#include "session/segue-example.h"

/* The import of lists of chapters into the notes, from the menu or by dropping a file on the window, and of the episodes of
 * a feed. */

/* Shows that a file could not be read. */
static void
show_error (SegueWindow *self,
            GFile       *file,
            GError      *error)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *heading = g_strdup_printf (_("“%s” Could Not Be Imported"), name);

  segue_question_show (GTK_WINDOW (self), heading, error->message);
}

typedef struct
{
  SegueWindow *window;
  GFile *file;
} Request;

static Request *
request_new (SegueWindow *window,
             GFile       *file)
{
  Request *self = g_new (Request, 1);

  self->window = g_object_ref (window);
  self->file = g_object_ref (file);

  return self;
}

static void
request_free (Request *self)
{
  g_object_unref (self->window);
  g_object_unref (self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

/* Tells how many episodes were written, and offers to open the first. */
static void
written_cb (SegueWindow *self,
            guint        n,
            GFile       *first)
{
  g_autofree char *message = g_strdup_printf (ngettext ("%u episode written", "%u episodes written", n), n);
  g_autofree char *uri = g_file_get_uri (first);

  if (self->session != NULL)
    segue_toaster_add (self->toaster, message, n > 1 ? _("_Open the First") : _("_Open"), "win.open-uri",
                       g_variant_new_string (uri), FALSE);
}

/* Shows the episodes of a feed beside the window. */
static void
show_feed (SegueWindow         *self,
           const SegueListFile *file)
{
  SegueFeedWindow *window = segue_feed_window_new (GTK_WINDOW (self), file);

  g_signal_connect_object (window, "written", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Request) request = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueListFile) file = segue_list_file_read_finish (result, &error);
  SegueWindow *self = request->window;

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (file == NULL)
    show_error (self, request->file, error);
  else if (file->episode != NULL)
    segue_import_dialog_show (GTK_WINDOW (self), self->session, file);
  else
    show_feed (self, file);
}

static void
chosen_cb (GFile    *file,
           gpointer  user_data)
{
  g_autoptr(SegueWindow) self = user_data;

  if (file != NULL && self->session != NULL)
    segue_list_file_read_async (file, self->cancellable, read_cb, request_new (self, file));
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);
  GFile *file = segue_file_watch_get_file (self->watch);

  segue_workspace_commit_preedit (self->workspace);
  segue_dialogs_choose_import (GTK_WINDOW (self), file == NULL || segue_example_is (file) ? NULL : file, chosen_cb,
                               g_object_ref (self));
}

static void
dropped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Request) request = user_data;
  g_autoptr(SegueListFile) file = segue_list_file_read_finish (result, NULL);
  SegueWindow *self = request->window;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (self->session == NULL || application == NULL)
    return;
  if (file != NULL && !segue_window_is_blank (self) &&
      ((file->format != NULL && file->format->syntax != NULL) || segue_list_file_has_marks (file)))
    segue_import_dialog_show (GTK_WINDOW (self), self->session, file);
  else
    segue_application_open_file (SEGUE_APPLICATION (application), request->file, self);
}

/* Opens files that were dropped on the window. One list of chapters is imported instead where notes are open. */
void
segue_window_drop_files (SegueWindow *self,
                         GSList      *files)
{
  SegueApplication *application = SEGUE_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  if (files->next == NULL && !segue_window_is_blank (self) &&
      segue_application_find_window (application, files->data, NULL) == NULL)
    segue_list_file_read_async (files->data, self->cancellable, dropped_cb, request_new (self, files->data));
  else
    for (GSList *link = files; link != NULL; link = link->next)
      segue_application_open_file (application, link->data, self);
}

/**
 * segue_window_show_feed:
 * @self: a window
 * @file: a file with the feed of a show
 *
 * Shows the episodes of a feed in a window of their own.
 */
void
segue_window_show_feed (SegueWindow *self,
                        GFile       *file)
{
  segue_list_file_read_async (file, self->cancellable, read_cb, request_new (self, file));
}

static void
show_feed_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);
  GFile *file = segue_file_watch_get_file (self->watch);

  if (file != NULL)
    segue_window_show_feed (self, file);
}

void
segue_window_install_import (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.show-feed", NULL, show_feed_action);
}
