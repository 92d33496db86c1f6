/* segue-window-title.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include <glib/gi18n.h>

#include "app/files/segue-recent-list.h"
#include "core/edit/segue-episode-fields.h"
#include "core/search/segue-changes.h"

/* How soon after a change the title follows, in milliseconds. */
#define TITLE_DELAY 300
/* Changes over more of the text than this are not counted. */
#define MAX_COUNTED (64 * 1024)

/* What people call the file: its name, or what stands for it. */
char *
segue_window_dup_name (SegueWindow *self)
{
  g_autofree char *name = NULL;

  if (self->is_example)
    return g_strdup (_("Example Episode"));
  if (self->file == NULL)
    return g_strdup (_("New Episode"));

  name = g_file_get_basename (self->file);

  return g_filename_display_name (name);
}

/* What there is to save. That all is saved needs no words. */
static char *
dup_state (SegueWindow *self)
{
  guint n;

  if (!segue_document_get_modified (self->document))
    return NULL;

  n = segue_document_get_file (self->document) != NULL
        ? segue_changes_count (segue_document_get_saved (self->document), segue_document_get_episode (self->document),
                               MAX_COUNTED)
        : G_MAXUINT;
  if (n == 0 || n == G_MAXUINT || self->external == SEGUE_WINDOW_FILE_MISSING)
    return g_strdup (_("edited"));

  return g_strdup_printf (ngettext ("%u line changed", "%u lines changed", n), n);
}

static char *
dup_place (SegueWindow *self,
           gboolean     has_title)
{
  if (has_title)
    return segue_window_dup_name (self);
  if (self->file != NULL && !self->is_example)
    return segue_recent_list_dup_folder (self->file);

  return g_strdup ("");
}

/* The title is that of the episode, and under it stands the name of the file; where the file gives no title, its name
 * and the folder. Behind that stands what was changed. */
void
segue_window_update_title (SegueWindow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *place = NULL;
  g_autofree char *state = NULL;
  g_autofree char *subtitle = NULL;

  g_clear_handle_id (&self->title_source, g_source_remove);
  segue_window_update_header (self);
  if (segue_window_is_blank (self))
    {
      adw_window_title_set_title (self->title, "Segue");
      adw_window_title_set_subtitle (self->title, "");
      gtk_window_set_title (GTK_WINDOW (self), "Segue");
      return;
    }

  title = self->loading ? NULL : segue_episode_dup_field (segue_document_get_episode (self->document),
                                                          SEGUE_EPISODE_TITLE);
  place = dup_place (self, title != NULL && *title != '\0');
  if (title == NULL || *title == '\0')
    {
      g_free (title);
      title = segue_window_dup_name (self);
    }
  state = dup_state (self);
  if (state != NULL && *place != '\0' && self->has_room)
    /* Translators: the first %s is the file, or its folder, the second "edited" or "2 lines changed" */
    subtitle = g_strdup_printf (_("%s · %s"), place, state);
  else
    subtitle = g_strdup (state != NULL ? state : place);

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static gboolean
title_cb (gpointer user_data)
{
  SegueWindow *self = user_data;

  self->title_source = 0;
  segue_window_update_title (self);

  return G_SOURCE_REMOVE;
}

/* The count of lines may wait, so that it costs nothing while somebody types. */
static void
changed_cb (SegueWindow *self)
{
  if (self->title_source == 0)
    self->title_source = g_timeout_add_full (G_PRIORITY_LOW, TITLE_DELAY, title_cb, self, NULL);
}

/* A window without an episode offers only what can be done there. */
void
segue_window_update_header (SegueWindow *self)
{
  const gboolean blank = segue_window_is_blank (self);

  gtk_widget_set_visible (self->new_from_button, !blank && self->step != SEGUE_WINDOW_NARROW && self->is_past &&
                                                   !segue_document_get_modified (self->document));
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
  segue_window_update_title (self);
  update_inhibit (self);
}

/* Connected here since title, session and buttons follow it. */
void
segue_window_init_title (SegueWindow *self)
{
  g_signal_connect_object (self->document, "notify::modified", G_CALLBACK (modified_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}
