/* segue-window-open.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include <glib/gi18n.h>

#include "app/files/segue-encoding-dialog.h"
#include "app/files/segue-recent.h"
#include "app/widgets/segue-dialogs.h"
#include "app/window/segue-application.h"

/* How long opening may take before it is shown that it does, in milliseconds. */
#define SPINNER_DELAY 250

void
segue_window_show_error (SegueWindow  *self,
                         const char   *heading,
                         const GError *error)
{
  gtk_window_present (GTK_WINDOW (segue_dialogs_question (GTK_WINDOW (self), heading, error->message, _("_Close"))));
}

static void
identity_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(SegueWindow) self = user_data;
  g_autoptr(GFileInfo) info = g_file_query_info_finish (G_FILE (object), result, NULL);

  if (info == NULL || self->file == NULL || !g_file_equal (self->file, G_FILE (object)))
    return;

  g_free (self->identity);
  self->identity = g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE));
}

/* A save makes a new file under the old name, so its identity has to be looked up again. */
void
segue_window_file_changed (SegueWindow *self)
{
  g_set_object (&self->file, segue_document_get_file (self->document));
  if (self->file != NULL)
    g_file_query_info_async (self->file, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL,
                             identity_cb, g_object_ref (self));
  segue_window_watch_file (self);
  segue_window_update_past (self);
  segue_window_update_title (self);
}

/* Says what was understood of a file that is opened for the first time. */
static void
greet (SegueWindow *self)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  guint n[3] = { 0 };
  g_autofree char *sections = NULL;
  g_autofree char *segments = NULL;
  g_autofree char *message = NULL;

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    n[segue_entry_get_kind (segue_episode_get (episode, i))]++;

  sections = g_strdup_printf (ngettext ("%u section", "%u sections", n[SEGUE_ENTRY_SECTION]), n[SEGUE_ENTRY_SECTION]);
  segments = g_strdup_printf (ngettext ("%u segment", "%u segments", n[SEGUE_ENTRY_SEGMENT]), n[SEGUE_ENTRY_SEGMENT]);
  /* Translators: the first %s is "5 sections", the second "27 segments" */
  message = g_strdup_printf (_("%s, %s. Saving changes only the lines you edit."), sections, segments);
  segue_window_say (self, message, FALSE);
}

void
segue_window_show_episode (SegueWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "editor");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-as", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-from-this", TRUE);
  segue_window_update_title (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->outline));
}

static gboolean
spinner_cb (gpointer user_data)
{
  SegueWindow *self = user_data;

  self->spinner_source = 0;
  gtk_spinner_start (self->spinner);

  return G_SOURCE_REMOVE;
}

static void load (SegueWindow *self,
                  const char  *encoding);

static void
encoding_cb (const char *encoding,
             gpointer    user_data)
{
  g_autoptr(SegueWindow) self = user_data;

  if (self->document == NULL)
    return;
  if (encoding != NULL)
    {
      load (self, encoding);
      return;
    }
  segue_window_file_changed (self);
  gtk_stack_set_visible_child_name (self->stack, self->file == NULL ? "welcome" : "editor");
  segue_window_loaded (self, FALSE);
}

static void
load_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SegueWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  const gboolean loaded = segue_document_load_finish (SEGUE_DOCUMENT (object), result, &error);

  if (self->document == NULL)
    return;

  g_clear_handle_id (&self->spinner_source, g_source_remove);
  gtk_spinner_stop (self->spinner);
  /* a question stands in front of its window, which waits for the notes otherwise */
  if (!loaded)
    gtk_window_present (GTK_WINDOW (self));

  if (loaded)
    {
      segue_window_file_changed (self);
      segue_problems_check (self->problems);
      segue_window_show_episode (self);
      segue_window_recall_last (self);
      if (!self->is_example && segue_recent_add (self->file))
        greet (self);
    }
  else if (self->found != NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      /* the file is gone, but not what was typed */
      segue_window_open_lost (self);
      return;
    }
  else if (g_error_matches (error, SEGUE_ERROR, SEGUE_ERROR_NOT_UTF8))
    {
      segue_encoding_dialog_ask (GTK_WINDOW (self), self->file, encoding_cb, g_object_ref (self));
      return;
    }
  else
    {
      g_autofree char *name = segue_window_dup_name (self);
      g_autofree char *heading = g_strdup_printf (_("“%s” Could Not Be Opened"), name);

      segue_window_file_changed (self);
      gtk_stack_set_visible_child_name (self->stack, self->file == NULL ? "welcome" : "editor");
      segue_window_show_error (self, heading, error);
    }
  segue_window_loaded (self, loaded);
}

static void
load (SegueWindow *self,
      const char  *encoding)
{
  segue_document_load_as_async (self->document, self->file, encoding, self->cancellable, load_cb, g_object_ref (self));
}

/* Reads @file into this window. */
void
segue_window_open (SegueWindow *self,
                   GFile       *file,
                   const char  *identity)
{
  g_return_if_fail (SEGUE_IS_WINDOW (self));
  g_return_if_fail (!self->loading);

  self->loading = TRUE;
  self->is_example = segue_application_is_example (file);
  g_set_object (&self->file, file);
  /* @identity may be the one that is held already, when a file is read anew */
  if (identity != self->identity)
    {
      g_free (self->identity);
      self->identity = g_strdup (identity);
    }
  self->spinner_source = g_timeout_add (SPINNER_DELAY, spinner_cb, self);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  segue_window_update_title (self);
  load (self, segue_window_get_draft_encoding (self));
}

static void
open_in_application (SegueWindow *self,
                     GFile       *file)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application != NULL)
    segue_application_open_file (SEGUE_APPLICATION (application), file, self);
}

static void
open_chosen_cb (GFile    *file,
                gpointer  user_data)
{
  g_autoptr(SegueWindow) self = user_data;

  if (file != NULL && self->document != NULL)
    open_in_application (self, file);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  segue_dialogs_choose_open (GTK_WINDOW (self), self->is_example ? NULL : self->file, open_chosen_cb,
                             g_object_ref (self));
}

static void
open_uri_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  g_autoptr(GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  open_in_application (SEGUE_WINDOW (widget), file);
}

static void
open_example_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  g_autoptr(GFile) file = segue_application_dup_example ();

  open_in_application (SEGUE_WINDOW (widget), file);
}

void
segue_window_install_open (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.open-uri", "s", open_uri_action);
  gtk_widget_class_install_action (widget_class, "win.open-example", NULL, open_example_action);
}
