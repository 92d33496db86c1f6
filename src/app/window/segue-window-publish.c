/* segue-window-publish.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include "app/files/segue-changes-window.h"
#include "app/transcript/segue-retime-window.h"
#include "app/transcript/segue-transcript-window.h"

/* The actions that give the notes to other programs, and the windows of the places where they are published and of the
 * links. */

/* How long the server of a link may take to answer, in milliseconds. */
#define LINK_TIMEOUT 20000

static void
copy_notes_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  segue_workspace_commit_preedit (self->workspace);
  segue_export_flow_copy (self->export_flow);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  segue_workspace_commit_preedit (self->workspace);
  segue_export_flow_run (self->export_flow);
}

static void
show_in_folder_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  segue_export_flow_reveal (SEGUE_WINDOW (widget)->export_flow, g_variant_get_string (parameter, NULL));
}

/* What is being saved, from the question for a file on. */
typedef struct
{
  SeguePublishWindow *window;
  SegueOutlet *outlet;
  SegueOutput *output;
} Saving;

static void
saved_cb (GFile    *file,
          gpointer  user_data)
{
  Saving *saving = user_data;

  if (file != NULL)
    segue_publish_window_saved (saving->window, saving->outlet, saving->output, file);
  g_object_unref (saving->window);
  g_object_unref (saving->outlet);
  segue_output_unref (saving->output);
  g_free (saving);
}

static void
save_cb (SegueWindow *self,
         SegueOutlet *outlet,
         SegueOutput *output)
{
  g_autoptr(GBytes) bytes = segue_output_dup_bytes (output);
  Saving *saving = g_new (Saving, 1);

  *saving = (Saving){ g_object_ref (self->publish_window), g_object_ref (outlet), segue_output_ref (output) };
  segue_export_flow_save (self->export_flow, GTK_WINDOW (self->publish_window), bytes,
                          segue_output_get_extension (output), saved_cb, saving);
}

static void
compare_cb (SegueWindow *self,
            const char  *name,
            GBytes      *before,
            GBytes      *after)
{
  segue_changes_window_show_beside (GTK_WINDOW (self->publish_window), name, before, after);
}

/* Presents a window that is neither modal nor in front of this one: one pastes into a browser beside it. It is a group
 * of its own, so that a question in one of both windows does not block the other. */
static void
stand_beside (SegueWindow *self,
              GtkWindow   *window)
{
  g_autoptr(GtkWindowGroup) group = gtk_window_group_new ();

  gtk_window_group_add_window (group, window);
  gtk_window_set_application (window, gtk_window_get_application (GTK_WINDOW (self)));
}

static void
link_shown_cb (SegueWindow *self)
{
  segue_window_show_pane (self, segue_workspace_is_text_shown (self->workspace) ? SEGUE_PANE_TEXT : SEGUE_PANE_OUTLINE);
  gtk_window_present (GTK_WINDOW (self));
}

static void
check_links_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);
  g_autoptr(SegueLinkCheck) check = NULL;

  segue_workspace_commit_preedit (self->workspace);
  if (self->links_window == NULL)
    {
      check = segue_link_check_new (segue_document_get_episode (segue_session_get_document (self->session)),
                                    LINK_TIMEOUT, FALSE);
      g_set_weak_pointer (&self->links_window, segue_links_window_new (GTK_WINDOW (self), self->session, check));
      stand_beside (self, GTK_WINDOW (self->links_window));
      g_signal_connect_object (self->links_window, "shown", G_CALLBACK (link_shown_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (self->links_window));
}

static void
find_times_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  segue_workspace_commit_preedit (self->workspace);
  gtk_window_present (GTK_WINDOW (segue_transcript_window_new (GTK_WINDOW (self), self->session)));
}

static void
retime_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  segue_workspace_commit_preedit (self->workspace);
  gtk_window_present (GTK_WINDOW (segue_retime_window_new (GTK_WINDOW (self), self->session)));
}

static void
check_links_cb (SegueWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.check-links", NULL);
}

static void
publish_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  segue_workspace_commit_preedit (self->workspace);
  if (self->publish_window == NULL)
    {
      g_set_weak_pointer (&self->publish_window, segue_publish_window_new (GTK_WINDOW (self), self->session));
      stand_beside (self, GTK_WINDOW (self->publish_window));
      g_signal_connect_object (self->publish_window, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->publish_window, "compare", G_CALLBACK (compare_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->publish_window, "check-links", G_CALLBACK (check_links_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (self->publish_window));
}

/* Says that something could not be kept, unless the window of the places says so. */
static void
failed_cb (SegueWindow *self,
           const char  *message)
{
  if (self->publish_window == NULL)
    segue_view_state_say (segue_session_get_view_state (self->session), message, FALSE);
}

void
segue_window_init_publish (SegueWindow *self)
{
  g_signal_connect_object (segue_session_get_publishing (self->session), "failed", G_CALLBACK (failed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The windows beside that of the episode go with it. */
void
segue_window_stop_publish (SegueWindow *self)
{
  if (self->publish_window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->publish_window));
  g_clear_weak_pointer (&self->publish_window);
  if (self->links_window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->links_window));
  g_clear_weak_pointer (&self->links_window);
}

void
segue_window_install_publish (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.publish", NULL, publish_action);
  gtk_widget_class_install_action (widget_class, "win.check-links", NULL, check_links_action);
  gtk_widget_class_install_action (widget_class, "win.find-times", NULL, find_times_action);
  gtk_widget_class_install_action (widget_class, "win.retime", NULL, retime_action);
  gtk_widget_class_install_action (widget_class, "win.copy-notes", NULL, copy_notes_action);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "win.show-in-folder", "s", show_in_folder_action);
}
