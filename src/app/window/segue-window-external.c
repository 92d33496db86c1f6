/* segue-window-external.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include <glib/gi18n.h>

#include "core/episode/segue-episode-same.h"

/* What other programs do with the file. */

/* Programs write in several steps; what they did is looked at when this many milliseconds have passed without one. */
#define SETTLE_DELAY 150

static void
hide_external (SegueWindow *self)
{
  self->external = SEGUE_WINDOW_FILE_KNOWN;
  g_clear_pointer (&self->content, segue_file_content_unref);
  segue_window_set_banner (self, SEGUE_WINDOW_BANNER_EXTERNAL, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.reload", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.keep-mine", FALSE);
}

static GtkWidget *
create_banner (SegueWindow *self,
               const char  *format)
{
  g_autofree char *name = segue_window_dup_name (self);
  g_autofree char *message = NULL;
  GtkWidget *banner;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (format, name);
#pragma GCC diagnostic pop
  banner = segue_banner_new ("dialog-warning-symbolic", message);
  gtk_widget_add_css_class (banner, "warning");

  return banner;
}

/* Another program has written what we do not have, and we have changes of our own. */
static void
show_conflict (SegueWindow      *self,
               SegueFileContent *content)
{
  GtkWidget *banner;

  g_clear_pointer (&self->content, segue_file_content_unref);
  self->content = content != NULL ? segue_file_content_ref (content) : NULL;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.reload", content != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.keep-mine", content != NULL);
  if (self->external == SEGUE_WINDOW_FILE_CHANGED && self->banner[SEGUE_WINDOW_BANNER_EXTERNAL] != NULL && content != NULL)
    return;

  self->external = SEGUE_WINDOW_FILE_CHANGED;
  if (content == NULL)
    {
      /* Translators: %s is the name of a file */
      banner = create_banner (self, _("“%s” was changed by another program and cannot be read any more."));
      segue_banner_add_button (SEGUE_BANNER (banner), _("Save _As…"), "win.save-as");
    }
  else
    {
      /* Translators: %s is the name of a file */
      banner = create_banner (self, _("“%s” was changed by another program, and you have changes of your own."));
      segue_banner_add_button (SEGUE_BANNER (banner), _("Show _Changes"), "win.show-changes");
      segue_banner_add_button (SEGUE_BANNER (banner), _("_Reload"), "win.reload");
      segue_banner_add_button (SEGUE_BANNER (banner), _("_Keep Mine"), "win.keep-mine");
    }
  segue_window_set_banner (self, SEGUE_WINDOW_BANNER_EXTERNAL, banner);
}

/* The file is gone; what the window holds may be all there is. */
void
segue_window_mark_missing (SegueWindow *self)
{
  GtkWidget *banner;

  if (self->external == SEGUE_WINDOW_FILE_MISSING)
    return;

  hide_external (self);
  self->external = SEGUE_WINDOW_FILE_MISSING;
  segue_document_mark_missing (self->document);
  /* Translators: %s is the name of a file */
  banner = create_banner (self, _("“%s” was deleted or moved."));
  segue_banner_add_button (SEGUE_BANNER (banner), _("_Save"), "win.save");
  segue_banner_add_button (SEGUE_BANNER (banner), _("Save _As…"), "win.save-as");
  segue_window_set_banner (self, SEGUE_WINDOW_BANNER_EXTERNAL, banner);
  segue_window_update_title (self);
}

static void
take_over (SegueWindow      *self,
           SegueFileContent *content,
           const char       *message)
{
  hide_external (self);
  segue_document_reload (self->document, content, _("Reload File"));
  segue_window_say (self, message, TRUE);
  segue_window_update_notice (self);
}

static void
handle_content (SegueWindow      *self,
                SegueFileContent *content)
{
  if (segue_episode_is_same (segue_document_get_episode (self->document), content->episode))
    {
      hide_external (self);
      segue_document_accept_external (self->document, content);
    }
  else if (!segue_document_get_modified (self->document))
    {
      take_over (self, content, _("The file was changed by another program"));
    }
  else
    {
      show_conflict (self, content);
    }
}

static void
finish_check (SegueWindow *self)
{
  const gboolean pulse = self->pulse_external;

  self->checking = FALSE;
  self->pulse_external = FALSE;
  if (pulse)
    segue_window_pulse_external (self);
  if (self->check_again)
    segue_window_check_file (self, FALSE);
  self->check_again = FALSE;
}

static void
peeked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SegueWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueFileContent) content = segue_document_peek_finish (SEGUE_DOCUMENT (object), result, &error);

  if (self->document == NULL)
    return;

  if (content != NULL)
    handle_content (self, content);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    segue_window_mark_missing (self);
  else
    show_conflict (self, NULL);
  finish_check (self);
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(SegueWindow) self = user_data;
  gboolean changed = FALSE;

  if (!segue_document_check_file_finish (SEGUE_DOCUMENT (object), result, &changed, NULL))
    changed = TRUE;
  if (self->document == NULL)
    return;

  if (changed && segue_document_get_file (self->document) != NULL)
    {
      segue_document_peek_async (self->document, NULL, peeked_cb, g_object_ref (self));
      return;
    }
  if (self->external == SEGUE_WINDOW_FILE_CHANGED)
    hide_external (self);
  finish_check (self);
}

/* Looks whether the file still is what we know it to be. What was seen is shown with emphasis where somebody waits for
 * it. */
void
segue_window_check_file (SegueWindow *self,
                         gboolean     pulse)
{
  g_clear_handle_id (&self->external_source, g_source_remove);
  self->pulse_external |= pulse;
  if (self->loading || self->is_example || segue_document_get_file (self->document) == NULL)
    return;
  if (self->checking)
    {
      self->check_again = TRUE;
      return;
    }

  self->checking = TRUE;
  segue_document_check_file_async (self->document, NULL, checked_cb, g_object_ref (self));
}

/* Draws the eye to the choice that has to be made before the file is saved. */
void
segue_window_pulse_external (SegueWindow *self)
{
  GtkWidget *banner = self->banner[SEGUE_WINDOW_BANNER_EXTERNAL];

  if (banner != NULL)
    segue_banner_pulse (SEGUE_BANNER (banner));
}

static gboolean
settled_cb (gpointer user_data)
{
  SegueWindow *self = user_data;

  self->external_source = 0;
  segue_window_check_file (self, FALSE);

  return G_SOURCE_REMOVE;
}

static void
monitor_cb (SegueWindow *self)
{
  g_clear_handle_id (&self->external_source, g_source_remove);
  self->external_source = g_timeout_add (SETTLE_DELAY, settled_cb, self);
}

static void
active_cb (SegueWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    segue_window_check_file (self, FALSE);
}

/* Follows the file that is open now. What a monitor does not see, as behind a link, is seen when the window becomes
 * active. */
void
segue_window_watch_file (SegueWindow *self)
{
  GFile *file = segue_document_get_file (self->document);

  hide_external (self);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  if (file == NULL || self->is_example)
    return;

  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_HARD_LINKS, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (monitor_cb), self, G_CONNECT_SWAPPED);
}

static void
reload_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);
  g_autoptr(SegueFileContent) content = g_steal_pointer (&self->content);

  segue_window_commit_preedit (self);
  if (content != NULL)
    take_over (self, content, _("Your changes were replaced by the file"));
}

static void
keep_mine_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);
  g_autoptr(SegueFileContent) content = g_steal_pointer (&self->content);

  hide_external (self);
  if (content != NULL)
    segue_document_accept_external (self->document, content);
}

void
segue_window_install_external (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.reload", NULL, reload_action);
  gtk_widget_class_install_action (widget_class, "win.keep-mine", NULL, keep_mine_action);
}

void
segue_window_init_external (SegueWindow *self)
{
  hide_external (self);
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (active_cb), self, G_CONNECT_DEFAULT);
}

void
segue_window_dispose_external (SegueWindow *self)
{
  g_clear_handle_id (&self->external_source, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->content, segue_file_content_unref);
}
