/* segue-window-files.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/segue-window-private.h"

#include <glib/gi18n.h>

#include "app/segue-application.h"
#include "app/segue-dialogs.h"
#include "app/segue-encoding-dialog.h"
#include "app/segue-recent-list.h"
#include "app/segue-recent.h"

/* How long opening may take before it is shown that it does, in milliseconds. */
#define SPINNER_DELAY 250

static void save (SegueWindow *self,
                  GFile       *file,
                  gboolean     overwrite);

static char *
dup_name (SegueWindow *self)
{
  g_autofree char *name = NULL;

  if (self->is_example)
    return g_strdup (_("Example Episode"));
  if (self->file == NULL)
    return g_strdup (_("New Episode"));

  name = g_file_get_basename (self->file);

  return g_filename_display_name (name);
}

/* The title is the file's name; under it stands the folder, and that there are changes. That all is saved needs no
 * words. */
void
_segue_window_update_title (SegueWindow *self)
{
  const gboolean modified = segue_document_get_modified (self->document);
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *subtitle = NULL;

  _segue_window_update_header (self);
  if (segue_window_is_blank (self))
    {
      adw_window_title_set_title (self->title, "Segue");
      adw_window_title_set_subtitle (self->title, "");
      gtk_window_set_title (GTK_WINDOW (self), "Segue");
      return;
    }

  name = dup_name (self);
  folder = self->file != NULL && !self->is_example ? segue_recent_list_dup_folder (self->file) : g_strdup ("");
  if (modified && *folder != '\0')
    /* Translators: %s is the folder of the file; the file has changes that are not saved */
    subtitle = g_strdup_printf (_("%s · edited"), folder);
  else
    subtitle = modified ? g_strdup (_("Edited")) : g_strdup (folder);

  adw_window_title_set_title (self->title, name);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), name);
}

/* A window without an episode offers only what can be done there. */
void
_segue_window_update_header (SegueWindow *self)
{
  const gboolean blank = segue_window_is_blank (self);

  gtk_widget_set_visible (GTK_WIDGET (self->open_button), blank || self->has_room);
  gtk_widget_set_visible (self->text_button, !blank && self->has_room);
  gtk_widget_set_visible (self->undo_button, !blank && self->has_room);
  gtk_widget_set_visible (self->redo_button, !blank && self->has_room);
  gtk_widget_set_visible (self->save_button, !blank && self->has_room);
  gtk_widget_set_sensitive (self->save_button, segue_document_get_modified (self->document) ||
                                                 segue_document_get_file (self->document) == NULL);
}

/* Keeps the session from ending over unsaved changes. */
static void
update_inhibit (SegueWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  const gboolean modified = segue_document_get_modified (self->document);

  if (application == NULL)
    return;

  if (modified && self->inhibit_cookie == 0)
    {
      self->inhibit_cookie = gtk_application_inhibit (application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_LOGOUT,
                                                      _("There are unsaved changes"));
    }
  else if (!modified && self->inhibit_cookie != 0)
    {
      gtk_application_uninhibit (application, self->inhibit_cookie);
      self->inhibit_cookie = 0;
    }
}

static void
modified_cb (SegueWindow *self)
{
  _segue_window_update_title (self);
  update_inhibit (self);
}

static void
show_error (SegueWindow  *self,
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
static void
file_changed (SegueWindow *self)
{
  g_set_object (&self->file, segue_document_get_file (self->document));
  if (self->file != NULL)
    g_file_query_info_async (self->file, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL,
                             identity_cb, g_object_ref (self));
  _segue_window_update_title (self);
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
  _segue_window_say (self, message, FALSE);
}

void
_segue_window_show_episode (SegueWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "editor");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-as", TRUE);
  _segue_window_update_title (self);
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
  file_changed (self);
  gtk_stack_set_visible_child_name (self->stack, self->file == NULL ? "welcome" : "editor");
  _segue_window_update_title (self);
  self->loading = FALSE;
  g_object_notify (G_OBJECT (self), "ready");
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

  if (loaded)
    {
      file_changed (self);
      segue_problems_check (self->problems);
      _segue_window_show_episode (self);
      if (segue_document_get_read_only (self->document))
        _segue_window_say (self, _("Part of this file could not be read in this encoding. Save the notes under another name to keep both."), FALSE);
      else if (!self->is_example && segue_recent_add (self->file) && !self->quiet)
        greet (self);
    }
  else if (g_error_matches (error, SEGUE_ERROR, SEGUE_ERROR_NOT_UTF8) && !self->quiet)
    {
      segue_encoding_dialog_ask (GTK_WINDOW (self), self->file, encoding_cb, g_object_ref (self));
      return;
    }
  else
    {
      g_autofree char *name = dup_name (self);
      g_autofree char *heading = g_strdup_printf (_("“%s” Could Not Be Opened"), name);

      file_changed (self);
      gtk_stack_set_visible_child_name (self->stack, self->file == NULL ? "welcome" : "editor");
      _segue_window_update_title (self);
      show_error (self, heading, error);
    }
  self->loading = FALSE;
  g_object_notify (G_OBJECT (self), "ready");
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
  _segue_window_update_title (self);
  load (self, NULL);
}

static void
conflict_response_cb (SegueWindow *self,
                      const char  *response)
{
  g_autoptr(GFile) file = self->file != NULL ? g_object_ref (self->file) : NULL;

  if (g_str_equal (response, "overwrite"))
    save (self, NULL, TRUE);
  else if (g_str_equal (response, "reload"))
    segue_window_open (self, file, self->identity);
}

static void
ask_conflict (SegueWindow *self)
{
  g_autofree char *name = dup_name (self);
  g_autofree char *heading = g_strdup_printf (_("“%s” Was Changed by Another Program"), name);
  GtkWidget *dialog = segue_dialogs_question (GTK_WINDOW (self), heading,
                                              _("It changed after it was opened here. To overwrite it loses those "
                                                "changes, to reload it loses yours. Nothing has been saved yet."),
                                              _("_Cancel"));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "reload", _("_Reload"), "overwrite", _("_Overwrite"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "reload", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "overwrite", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (conflict_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
save_failed_response_cb (SegueWindow *self,
                         const char  *response)
{
  if (g_str_equal (response, "save-as"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.save-as", NULL);
}

static void
say_save_failed (SegueWindow  *self,
                 const GError *error)
{
  g_autofree char *name = dup_name (self);
  g_autofree char *heading = g_strdup_printf (_("“%s” Could Not Be Saved"), name);
  GtkWidget *dialog = segue_dialogs_question (GTK_WINDOW (self), heading, error->message, _("_Close"));

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "save-as", _("Save _As…"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (save_failed_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
save_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SegueWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  const gboolean saved = segue_document_save_finish (SEGUE_DOCUMENT (object), result, &error);
  const gboolean close = self->close_after_saving;

  if (self->document == NULL)
    return;

  self->saving = FALSE;
  self->close_after_saving = FALSE;
  if (saved)
    {
      self->is_example = FALSE;
      file_changed (self);
      segue_recent_add (self->file);
      if (close)
        gtk_window_close (GTK_WINDOW (self));
    }
  else if (g_error_matches (error, SEGUE_ERROR, SEGUE_ERROR_CONFLICT))
    {
      ask_conflict (self);
    }
  else
    {
      say_save_failed (self, error);
    }
}

/* Saves to @file, or to the document's own where that is %NULL. */
static void
save (SegueWindow *self,
      GFile       *file,
      gboolean     overwrite)
{
  if (self->saving)
    return;

  _segue_window_commit_preedit (self);
  segue_document_end_step (self->document);
  self->saving = TRUE;
  segue_document_save_async (self->document, file != NULL ? file : self->file, overwrite, NULL, save_cb,
                             g_object_ref (self));
}

static void
save_chosen_cb (GFile    *file,
                gpointer  user_data)
{
  g_autoptr(SegueWindow) self = user_data;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GtkWindow *other = NULL;

  if (file == NULL || self->document == NULL)
    {
      self->close_after_saving = FALSE;
      return;
    }

  if (application != NULL)
    other = segue_application_find_window (SEGUE_APPLICATION (application), file, NULL);
  if (other != NULL && other != GTK_WINDOW (self))
    {
      self->close_after_saving = FALSE;
      gtk_window_present (GTK_WINDOW (segue_dialogs_question (GTK_WINDOW (self), _("That File Is Open in Another Window"),
                                                              _("Choose another name, or close that window first."),
                                                              _("_Close"))));
      return;
    }

  /* that another file is replaced was agreed to in the dialog; that our own has changed since was not */
  save (self, file, self->file == NULL || !g_file_equal (self->file, file));
}

static void
save_as (SegueWindow *self)
{
  g_autofree char *name = self->file != NULL ? g_file_get_basename (self->file) : g_strdup (_("episode.txt"));

  _segue_window_commit_preedit (self);
  segue_dialogs_choose_save (GTK_WINDOW (self), self->is_example ? NULL : self->file, name, save_chosen_cb,
                             g_object_ref (self));
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  if (g_str_equal (name, "win.save-as") || self->file == NULL || self->is_example)
    save_as (self);
  else
    save (self, NULL, FALSE);
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
_segue_window_install_files (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.open-uri", "s", open_uri_action);
  gtk_widget_class_install_action (widget_class, "win.open-example", NULL, open_example_action);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_action);
}

static void
discard_cb (gpointer user_data)
{
  g_autoptr(SegueWindow) self = user_data;

  if (self->document != NULL)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
close_response_cb (SegueWindow *self,
                   const char  *response)
{
  if (g_str_equal (response, "discard"))
    {
      /* not before the question itself is gone, which still looks at its parent */
      g_idle_add_once (discard_cb, g_object_ref (self));
    }
  else if (g_str_equal (response, "save"))
    {
      self->close_after_saving = TRUE;
      gtk_widget_activate_action (GTK_WIDGET (self), "win.save", NULL);
    }
}

static void
ask_close (SegueWindow *self)
{
  g_autofree char *name = dup_name (self);
  g_autofree char *heading = g_strdup_printf (_("Save Changes to “%s”?"), name);
  GtkWidget *dialog = segue_dialogs_question (GTK_WINDOW (self), heading,
                                              _("Changes that are not saved are lost when the window closes."),
                                              _("_Cancel"));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "discard", _("_Discard"), "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Returns: whether the window can close at once; where it cannot, it has been asked or the save is waited for */
gboolean
_segue_window_may_close (SegueWindow *self)
{
  if (!_segue_window_finish_edit (self))
    return FALSE;

  if (self->saving)
    {
      self->close_after_saving = TRUE;
      return FALSE;
    }

  if (!segue_document_get_modified (self->document) || !segue_document_differs (self->document))
    return TRUE;

  ask_close (self);

  return FALSE;
}

/* Connected here since both title and session follow it. */
void
_segue_window_watch_modified (SegueWindow *self)
{
  g_signal_connect_object (self->document, "notify::modified", G_CALLBACK (modified_cb), self, G_CONNECT_SWAPPED);
}
