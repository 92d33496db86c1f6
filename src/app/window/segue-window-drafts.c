/* segue-window-drafts.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include <glib/gi18n.h>

#include "app/window/segue-application.h"
#include "core/episode/segue-episode-follow.h"
#include "core/episode/segue-reader.h"
#include "formats/segue-formats.h"

/* The draft that is written while somebody edits, and one that was found when the episode was opened. */

static void
clear_found (SegueWindow *self,
             gboolean     release)
{
  if (self->found != NULL && release)
    segue_draft_store_release (self->drafts, self->found->id);
  g_clear_pointer (&self->found, segue_draft_found_free);
  g_clear_pointer (&self->restorable, segue_episode_unref);
}

static void
failed_cb (SegueWindow *self,
           const char  *message)
{
  g_autofree char *text = NULL;

  /* Translators: %s is what the system says, a sentence or part of one */
  text = g_strdup_printf (_("What you type cannot be kept for the case of a crash: %s"), message);
  segue_window_say (self, text, FALSE);
}

static void
application_cb (SegueWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application == NULL || self->keeper != NULL || !SEGUE_IS_APPLICATION (application))
    return;
  g_set_object (&self->drafts, segue_application_get_drafts (SEGUE_APPLICATION (application)));
  if (self->drafts == NULL)
    return;

  self->keeper = segue_draft_keeper_new (self->document, self->drafts, G_APPLICATION (application));
  g_signal_connect_object (self->keeper, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
}

static void
active_cb (SegueWindow *self)
{
  if (self->keeper != NULL && !gtk_window_is_active (GTK_WINDOW (self)))
    segue_draft_keeper_flush (self->keeper);
}

/* Nothing is left to keep: all was saved or undone. */
static void
modified_cb (SegueWindow *self)
{
  if (!segue_document_get_modified (self->document) && self->restorable == NULL)
    segue_window_set_banner (self, SEGUE_WINDOW_BANNER_DRAFT, NULL);
}

static char *
format_time (gint64 time)
{
  g_autoptr(GDateTime) then = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  if (then == NULL)
    return g_strdup ("?");
  if (g_date_time_get_year (then) == g_date_time_get_year (now) &&
      g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now))
    return g_date_time_format (then, "%H:%M");

  return g_date_time_format (then, "%x %H:%M");
}

static void
show_restored (SegueWindow *self)
{
  g_autofree char *time = format_time (self->found->draft->time);
  /* Translators: %s is a time such as 14:02 */
  g_autofree char *message = g_strdup_printf (_("Unsaved changes from %s were restored."), time);
  GtkWidget *banner = segue_banner_new ("document-revert-symbolic", message);

  segue_banner_add_button (SEGUE_BANNER (banner), _("Show _Changes"), "win.show-changes");
  segue_banner_add_button (SEGUE_BANNER (banner), _("_Discard"), "win.discard-draft");
  segue_banner_add_button (SEGUE_BANNER (banner), _("_Keep"), "win.keep-draft");
  segue_window_set_banner (self, SEGUE_WINDOW_BANNER_DRAFT, banner);
}

static void
show_choice (SegueWindow *self)
{
  g_autofree char *time = format_time (self->found->draft->time);
  /* Translators: %s is a time such as 14:02 */
  g_autofree char *message = g_strdup_printf (_("There are unsaved changes from %s, but the file was changed after "
                                                "them. To restore them takes back what was changed in the file."), time);
  GtkWidget *banner = segue_banner_new ("dialog-warning-symbolic", message);

  gtk_widget_add_css_class (banner, "warning");
  segue_banner_add_button (SEGUE_BANNER (banner), _("Show _Changes"), "win.show-draft");
  segue_banner_add_button (SEGUE_BANNER (banner), _("_Restore"), "win.keep-draft");
  segue_banner_add_button (SEGUE_BANNER (banner), _("_Discard"), "win.discard-draft");
  segue_window_set_banner (self, SEGUE_WINDOW_BANNER_DRAFT, banner);
}

static void
restore_last (SegueWindow *self)
{
  const char *head = self->found->draft->last;
  g_autoptr(SegueEpisode) last = head != NULL ? segue_reader_read (head, -1, NULL) : NULL;

  if (last != NULL)
    segue_window_set_last (self, last);
}

/* Puts the draft over what the file holds, as a step that can be undone. */
static void
restore (SegueWindow  *self,
         SegueEpisode *episode)
{
  g_autoptr(SegueEpisode) result = segue_episode_follow (segue_document_get_episode (self->document), episode);

  if (!segue_document_apply (self->document, result, _("Restore Unsaved Changes"), NULL, NULL))
    {
      /* nothing was lost */
      segue_draft_store_remove (self->drafts, self->found->id);
      clear_found (self, TRUE);
      return;
    }
  restore_last (self);
  segue_draft_keeper_adopt (self->keeper, self->found->id);
  show_restored (self);
  clear_found (self, FALSE);
  segue_window_update_title (self);
}

/* Whether the file is what it was when the draft was written. */
static gboolean
fits (SegueWindow *self)
{
  const SegueFileState *state = segue_document_get_file_state (self->document);

  if (segue_document_get_modified (self->document) && self->external != SEGUE_WINDOW_FILE_MISSING)
    return FALSE;

  return self->found->draft->uri == NULL || self->external == SEGUE_WINDOW_FILE_MISSING ||
         (state != NULL && g_strcmp0 (state->digest, self->found->draft->digest) == 0);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  gsize length;
  const char *text = g_bytes_get_data (data, &length);
  g_autoptr(GError) error = NULL;
  SegueEpisode *episode = segue_format_json.read (text != NULL ? text : "", length, &error);

  if (episode != NULL)
    g_task_return_pointer (task, episode, (GDestroyNotify) segue_episode_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  SegueWindow *self = SEGUE_WINDOW (object);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->document == NULL || self->found == NULL)
    return;

  if (episode == NULL)
    {
      segue_draft_store_set_aside (self->drafts, self->found->id);
      clear_found (self, TRUE);
      segue_window_say (self, _("Unsaved changes of this episode were found, but cannot be read."), FALSE);
    }
  else if (fits (self))
    {
      restore (self, episode);
    }
  else
    {
      self->restorable = g_steal_pointer (&episode);
      show_choice (self);
    }
}

static void
read_found (SegueWindow *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, read_cb, NULL);

  g_task_set_source_tag (task, read_found);
  g_task_set_task_data (task, g_bytes_ref (self->found->draft->content), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, read_thread);
}

static void
taken_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SegueWindow) self = user_data;
  g_autoptr(GPtrArray) taken = segue_draft_store_take_finish (SEGUE_DRAFT_STORE (object), result);

  while (taken->len > 0)
    {
      SegueDraftFound *found = g_ptr_array_steal_index (taken, taken->len - 1);

      if (self->document != NULL && self->found == NULL)
        {
          self->found = found;
          read_found (self);
        }
      else
        {
          /* there were two programs: the other draft comes the next time */
          segue_draft_store_release (SEGUE_DRAFT_STORE (object), found->id);
          segue_draft_found_free (found);
        }
    }
}

/* Goes on when a file was opened, or could not be: looks whether somebody has edited it and not saved. */
void
segue_window_loaded (SegueWindow *self,
                     gboolean     loaded)
{
  self->loading = FALSE;
  segue_window_update_title (self);
  if (loaded)
    segue_window_update_notice (self);
  if (loaded && self->found != NULL)
    {
      read_found (self);
    }
  else if (loaded && self->drafts != NULL && !self->is_example)
    {
      g_autofree char *uri = g_file_get_uri (self->file);

      segue_draft_store_take_async (self->drafts, uri, taken_cb, g_object_ref (self));
    }
  else if (!loaded)
    {
      clear_found (self, TRUE);
    }
  g_object_notify (G_OBJECT (self), "ready");
}

/* Opens a file that is gone, but of which there is a draft. */
void
segue_window_open_lost (SegueWindow *self)
{
  g_autoptr(SegueEpisode) empty = segue_reader_read ("", 0, NULL);

  segue_document_take_episode (self->document, empty, self->file, NULL);
  segue_window_show_episode (self);
  segue_window_mark_missing (self);
  read_found (self);
  self->loading = FALSE;
  segue_window_update_title (self);
  g_object_notify (G_OBJECT (self), "ready");
}

/* The encoding to open the file in. Returns: %NULL where the file tells it */
const char *
segue_window_get_draft_encoding (SegueWindow *self)
{
  if (self->found == NULL || self->found->draft->encoding == NULL ||
      g_str_has_prefix (self->found->draft->encoding, "UTF-"))
    return NULL;

  return self->found->draft->encoding;
}

/* Opens what @found, which is taken, is a draft of. */
void
segue_window_restore (SegueWindow     *self,
                      SegueDraftFound *found)
{
  g_autoptr(GFile) file = found->draft->uri != NULL ? g_file_new_for_uri (found->draft->uri) : NULL;

  g_return_if_fail (SEGUE_IS_WINDOW (self));
  g_return_if_fail (self->drafts != NULL);

  clear_found (self, TRUE);
  self->found = found;
  if (file == NULL)
    {
      segue_window_set_proposed_name (self, found->draft->name);
      segue_window_show_episode (self);
      read_found (self);
    }
  else if (!segue_window_has_file (self, file, NULL))
    {
      segue_window_open (self, file, NULL);
    }
  else if (!self->loading)
    {
      read_found (self);
    }
}

/* The changes of the window were saved or given up. */
void
segue_window_drop_draft (SegueWindow *self)
{
  if (self->keeper != NULL)
    segue_draft_keeper_drop (self->keeper);
}

/* Has all that is not saved on the disk when this returns. */
void
segue_window_write_draft (SegueWindow *self)
{
  g_return_if_fail (SEGUE_IS_WINDOW (self));

  segue_window_commit_preedit (self);
  if (self->keeper != NULL)
    segue_draft_keeper_write_now (self->keeper);
}

static void
discard_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  segue_window_set_banner (self, SEGUE_WINDOW_BANNER_DRAFT, NULL);
  if (self->restorable == NULL)
    {
      gtk_widget_activate_action (widget, "win.discard-changes", NULL);
      return;
    }

  segue_draft_store_remove (self->drafts, self->found->id);
  clear_found (self, TRUE);
}

/* Restores what waits for it; what was restored stays. */
static void
keep_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);
  g_autoptr(SegueEpisode) episode = g_steal_pointer (&self->restorable);

  segue_window_set_banner (self, SEGUE_WINDOW_BANNER_DRAFT, NULL);
  if (episode != NULL)
    restore (self, episode);
}

static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  if (self->restorable != NULL)
    segue_window_show_difference (self, segue_document_get_episode (self->document), self->restorable);
}

void
segue_window_install_drafts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.discard-draft", NULL, discard_action);
  gtk_widget_class_install_action (widget_class, "win.keep-draft", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "win.show-draft", NULL, show_action);
}

void
segue_window_init_drafts (SegueWindow *self)
{
  g_signal_connect_object (self, "notify::application", G_CALLBACK (application_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (active_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->document, "notify::modified", G_CALLBACK (modified_cb), self, G_CONNECT_SWAPPED);
}

/* A draft that nobody has decided on is found again when the episode is opened the next time. */
void
segue_window_dispose_drafts (SegueWindow *self)
{
  clear_found (self, TRUE);
  g_clear_object (&self->keeper);
  g_clear_object (&self->drafts);
}
