/* segue-window-save.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/files/segue-recent.h"
#include "app/widgets/segue-dialogs.h"
#include "app/window/segue-application.h"
#include "core/edit/segue-episode-fields.h"
#include "formats/segue-formats.h"

static void save_as (SegueWindow *self,
                     const char  *name);

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
  g_autofree char *name = segue_window_dup_name (self);
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
      segue_window_set_proposed_name (self, NULL);
      segue_window_file_changed (self);
      segue_window_update_notice (self);
      segue_window_keep_last (self);
      segue_recent_add (self->file);
      /* what the format could not hold was given up knowingly */
      if (close && (!segue_document_differs (self->document) || self->saving_lossy))
        {
          segue_window_drop_draft (self);
          gtk_window_destroy (GTK_WINDOW (self));
        }
    }
  else if (g_error_matches (error, SEGUE_ERROR, SEGUE_ERROR_CONFLICT) && !self->saving_elsewhere)
    {
      segue_window_check_file (self, TRUE);
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
  self->saving = TRUE;
  self->saving_elsewhere = file != NULL && (self->file == NULL || !g_file_equal (file, self->file));
  segue_document_save_async (self->document, file != NULL ? file : self->file, overwrite, NULL, save_cb,
                             g_object_ref (self));
}

static char *
dup_loss (SegueWindow *self,
          GFile       *file)
{
  g_autofree char *name = g_file_get_basename (file);
  const SegueFormat *format = segue_formats_find_for_name (name);

  return segue_formats_dup_loss (format != NULL ? format : &segue_format_text,
                                 segue_document_get_episode (self->document));
}

/* The name of @file with the ending of our own files. */
static char *
dup_json_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';

  return g_strconcat (name, ".segue.json", NULL);
}

static void
lossy_response_cb (GtkWidget   *dialog,
                   const char  *response,
                   SegueWindow *self)
{
  GFile *file = g_object_get_data (G_OBJECT (dialog), "file");

  if (g_str_equal (response, "without"))
    {
      self->saving_lossy = TRUE;
      save (self, file, g_object_get_data (G_OBJECT (dialog), "overwrite") != NULL);
    }
  else if (g_str_equal (response, "episode"))
    {
      g_autofree char *name = dup_json_name (file);

      save_as (self, name);
    }
  else
    {
      self->close_after_saving = FALSE;
    }
}

static void
ask_lossy (SegueWindow *self,
           GFile       *file,
           gboolean     overwrite,
           const char  *loss)
{
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  /* Translators: %s is a sentence that says what gets lost */
  body = g_strdup_printf (_("%s Saved without them, they stay in this window until it is closed."), loss);
  dialog = segue_dialogs_question (GTK_WINDOW (self), _("Save Without What Text Cannot Hold?"), body, _("_Cancel"));
  g_object_set_data_full (G_OBJECT (dialog), "file", g_object_ref (file), g_object_unref);
  g_object_set_data (G_OBJECT (dialog), "overwrite", GINT_TO_POINTER (overwrite));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "without", _("Save _Without"), "episode",
                                    _("Save as Segue _Episode…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "without", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "episode", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "episode");
  g_signal_connect_object (dialog, "response", G_CALLBACK (lossy_response_cb), self, G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Saves to @file, which may be the document's own, after asking what there is to ask. */
void
segue_window_save_to (SegueWindow *self,
                      GFile       *file,
                      gboolean     overwrite)
{
  const gboolean is_own = self->file != NULL && g_file_equal (file, self->file);
  g_autofree char *loss = NULL;

  if (self->saving)
    return;
  if (is_own && self->external == SEGUE_WINDOW_FILE_CHANGED)
    {
      /* not before it is decided whose changes are kept */
      self->close_after_saving = FALSE;
      segue_window_pulse_external (self);
      return;
    }

  segue_window_commit_preedit (self);
  segue_document_end_step (self->document);
  self->saving_lossy = FALSE;
  loss = dup_loss (self, file);
  if (loss != NULL)
    ask_lossy (self, file, overwrite, loss);
  else
    save (self, file, overwrite);
}

static void
save_chosen_cb (GFile    *file,
                gboolean  replace,
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
  segue_window_save_to (self, file, replace && (self->file == NULL || !g_file_equal (self->file, file)));
}

/* A name for a file that does not exist yet. */
static char *
dup_new_name (SegueWindow *self)
{
  g_autofree char *title = segue_episode_dup_field (segue_document_get_episode (self->document), SEGUE_EPISODE_TITLE);

  if (self->proposed_name != NULL)
    return g_strdup (self->proposed_name);
  if (title == NULL || *g_strstrip (title) == '\0')
    return g_strdup (_("episode.txt"));

  /* what a folder, or another system, does not take in a name */
  g_strdelimit (title, "/\\:*?\"<>|", '-');
  if (*title == '.')
    *title = '-';

  return g_strconcat (title, ".txt", NULL);
}

static void
save_as (SegueWindow *self,
         const char  *name)
{
  g_autofree char *proposed = NULL;

  if (name == NULL)
    name = proposed = self->file != NULL ? g_file_get_basename (self->file) : dup_new_name (self);
  segue_window_commit_preedit (self);
  segue_dialogs_choose_save (GTK_WINDOW (self), self->file != NULL && !self->is_example ? self->file : self->near, name,
                             save_chosen_cb, g_object_ref (self));
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  if (g_str_equal (name, "win.save-as") || self->file == NULL || self->is_example)
    save_as (self, NULL);
  else
    segue_window_save_to (self, self->file, FALSE);
}

/* The name that is proposed for an episode without a file. */
void
segue_window_set_proposed_name (SegueWindow *self,
                                const char  *name)
{
  char *copy = g_strdup (name);

  g_free (self->proposed_name);
  self->proposed_name = copy;
  if (self->keeper != NULL)
    segue_draft_keeper_set_name (self->keeper, name);
}

void
segue_window_install_save (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_action);
}
