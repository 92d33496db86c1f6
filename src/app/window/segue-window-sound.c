/* segue-window-sound.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include <glib/gi18n.h>

#include "app/player/segue-clock-dialog.h"
#include "app/widgets/segue-dialogs.h"
#include "app/widgets/segue-question.h"

/* The actions that play the recording and mark times. */

/* How long ago a segment has begun that is noticed too late, in milliseconds. */
#define AGO 15000

static SegueMarking *
get_marking (SegueWindow *self)
{
  return segue_session_get_marking (self->session);
}

static SegueRecording *
get_recording (SegueWindow *self)
{
  return segue_session_get_recording (self->session);
}

static void
play_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);
  const gboolean running = segue_time_source_is_running (segue_marking_get_source (get_marking (self)));

  segue_session_set_playing (self->session, !running);
  /* nobody pauses and starts a recorder at the same moments */
  if (!running && segue_recording_has_clock (get_recording (self)))
    segue_clock_dialog_show_after_pause (GTK_WINDOW (self), self->session);
}

static void
seek_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueTimeSource *source = segue_marking_get_source (get_marking (SEGUE_WINDOW (widget)));

  segue_time_source_seek (source, segue_time_source_get_position (source) + 1000 * g_variant_get_int32 (parameter));
}

/* Plays from the start of the selected segment. */
static void
play_here_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);
  SegueTimeSource *source = segue_marking_get_source (get_marking (self));
  SegueEpisode *episode = segue_document_get_episode (segue_session_get_document (self->session));
  gint64 start;
  guint index;

  if (!segue_episode_find (episode, segue_view_state_get_selected (segue_session_get_view_state (self->session)), &index))
    return;

  start = segue_entry_get_start (segue_episode_get (episode, index));
  if (start == SEGUE_TIME_NONE)
    return;

  segue_time_source_seek (source, start);
  segue_time_source_set_running (source, TRUE);
}

/* Marks the next segment without a time, or adds one where all have one. */
static void
mark_next (SegueWindow *self,
           gint64       ago)
{
  segue_workspace_commit_preedit (self->workspace);
  if (segue_marking_get_next (get_marking (self)) != 0)
    {
      segue_marking_mark_next (get_marking (self), ago);
      return;
    }

  segue_window_show_pane (self, SEGUE_PANE_OUTLINE);
  gtk_widget_activate_action (GTK_WIDGET (segue_workspace_get_outline (self->workspace)), "outline.mark-new", "x", ago);
}

/* Adds a segment that starts at a time. */
static void
add_at_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  segue_workspace_commit_preedit (self->workspace);
  segue_window_show_pane (self, SEGUE_PANE_OUTLINE);
  gtk_widget_activate_action_variant (GTK_WIDGET (segue_workspace_get_outline (self->workspace)), "outline.add-at",
                                      parameter);
}

static void
mark_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueEarCheck *check = segue_session_get_ear_check (SEGUE_WINDOW (widget)->session);

  if (segue_ear_check_is_active (check))
    segue_ear_check_set_here (check);
  else
    mark_next (SEGUE_WINDOW (widget), g_str_equal (name, "win.mark-ago") ? AGO : 0);
}

static void
mark_selected_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  segue_workspace_commit_preedit (self->workspace);
  segue_marking_mark (get_marking (self), segue_view_state_get_selected (segue_session_get_view_state (self->session)), 0);
}

static void
skip_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  segue_marking_skip (get_marking (SEGUE_WINDOW (widget)));
}

static void
check_by_ear_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  segue_workspace_commit_preedit (self->workspace);
  segue_ear_check_begin (segue_session_get_ear_check (self->session));
}

static void
chosen_cb (GFile    *file,
           gpointer  user_data)
{
  g_autoptr(SegueWindow) self = user_data;

  if (file != NULL && self->session != NULL)
    segue_recording_set_file (get_recording (self), file);
}

static void
add_recording_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);
  GFile *near = segue_player_get_file (segue_recording_get_player (get_recording (self)));

  if (near == NULL)
    near = segue_document_get_file (segue_session_get_document (self->session));
  segue_dialogs_choose_recording (GTK_WINDOW (self), near, chosen_cb, g_object_ref (self));
}

static void
close_recording_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  segue_recording_set_file (get_recording (SEGUE_WINDOW (widget)), NULL);
}

static void
start_clock_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  segue_clock_dialog_show (GTK_WINDOW (widget), SEGUE_WINDOW (widget)->session);
}

static void
stop_clock_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  segue_recording_stop_clock (get_recording (SEGUE_WINDOW (widget)));
}

static void
close_cb (gpointer user_data)
{
  g_autoptr(SegueWindow) self = user_data;

  if (self->session != NULL)
    gtk_window_close (GTK_WINDOW (self));
}

static void
close_response_cb (SegueWindow *self,
                   const char  *response)
{
  if (!g_str_equal (response, "stop"))
    return;

  segue_recording_stop_clock (get_recording (self));
  /* the dialog still uses its parent in this handler */
  g_idle_add_once (close_cb, g_object_ref (self));
}

/* Returns whether a clock keeps the window from closing before the user has answered. The key for marks is a neighbour of
 * the one that closes windows. */
gboolean
segue_window_asks_for_clock (SegueWindow *self)
{
  GtkWidget *dialog;

  if (!segue_recording_has_clock (get_recording (self)) ||
      !segue_time_source_is_running (segue_marking_get_source (get_marking (self))))
    return FALSE;

  dialog = segue_question_new (_("Stop the Clock?"), _("The clock of the recording is running. It stops when the window "
                                                       "closes."), _("_Cancel"));
  segue_question_add_response (dialog, "stop", _("_Stop and Close"), ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self, G_CONNECT_SWAPPED);
  segue_question_present (dialog, GTK_WINDOW (self));

  return TRUE;
}

/* Takes files that were dropped: notes are opened, a recording becomes the one of the episode. */
static gboolean
take_files (SegueWindow *self,
            GSList      *files)
{
  g_autoptr(GSList) others = NULL;

  if (gtk_window_get_application (GTK_WINDOW (self)) == NULL || files == NULL)
    return FALSE;

  for (GSList *link = files; link != NULL; link = link->next)
    {
      if (!segue_recording_is_sound (link->data))
        {
          others = g_slist_append (others, link->data);
          continue;
        }
      if (segue_window_is_blank (self))
        segue_window_new_episode (self);
      segue_recording_set_file (get_recording (self), link->data);
    }
  if (others != NULL)
    segue_window_drop_files (self, others);

  return TRUE;
}

/* Files that are dropped on the window. */
gboolean
segue_window_drop_cb (GtkDropTarget *target,
                      const GValue  *value,
                      double         x,
                      double         y,
                      SegueWindow   *self)
{
  return take_files (self, g_value_get_boxed (value));
}

/* Files that are dropped as text on a part of the window. */
static void
take_files_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  g_autofree const char **uris = g_variant_get_strv (parameter, NULL);
  GSList *files = NULL;

  for (guint i = 0; uris[i] != NULL; i++)
    files = g_slist_append (files, g_file_new_for_uri (uris[i]));
  take_files (SEGUE_WINDOW (widget), files);
  g_slist_free_full (files, g_object_unref);
}

static void
update_actions (SegueWindow *self)
{
  static const char *const for_source[] = { "win.play", "win.mark-next", "win.mark-ago", "win.mark-selected" };
  static const char *const for_player[] = { "win.seek-by", "win.play-here", "win.check-by-ear", "win.close-recording" };
  SegueTimeSource *source;
  GtkWidget *widget = GTK_WIDGET (self);

  /* the recording goes after the window has let go of the session */
  if (self->session == NULL)
    return;

  source = segue_marking_get_source (get_marking (self));
  for (guint i = 0; i < G_N_ELEMENTS (for_source); i++)
    gtk_widget_action_set_enabled (widget, for_source[i], source != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (for_player); i++)
    gtk_widget_action_set_enabled (widget, for_player[i], source != NULL && segue_time_source_can_seek (source));
  gtk_widget_action_set_enabled (widget, "win.mark-skip", segue_marking_get_next (get_marking (self)) != 0);
  gtk_widget_action_set_enabled (widget, "win.stop-clock", segue_recording_has_clock (get_recording (self)));
}

void
segue_window_install_sound (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.play", NULL, play_action);
  gtk_widget_class_install_action (widget_class, "win.seek-by", "i", seek_action);
  gtk_widget_class_install_action (widget_class, "win.play-here", NULL, play_here_action);
  gtk_widget_class_install_action (widget_class, "win.add-at", "x", add_at_action);
  gtk_widget_class_install_action (widget_class, "win.mark-next", NULL, mark_action);
  gtk_widget_class_install_action (widget_class, "win.mark-ago", NULL, mark_action);
  gtk_widget_class_install_action (widget_class, "win.mark-selected", NULL, mark_selected_action);
  gtk_widget_class_install_action (widget_class, "win.mark-skip", NULL, skip_action);
  gtk_widget_class_install_action (widget_class, "win.check-by-ear", NULL, check_by_ear_action);
  gtk_widget_class_install_action (widget_class, "win.take-files", "as", take_files_action);
  gtk_widget_class_install_action (widget_class, "win.add-recording", NULL, add_recording_action);
  gtk_widget_class_install_action (widget_class, "win.close-recording", NULL, close_recording_action);
  gtk_widget_class_install_action (widget_class, "win.start-clock", NULL, start_clock_action);
  gtk_widget_class_install_action (widget_class, "win.stop-clock", NULL, stop_clock_action);
}

static void
page_cb (SegueWindow *self)
{
  const gboolean open = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "editor") == 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add-recording", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.start-clock", open);
}

void
segue_window_init_sound (SegueWindow *self)
{
  segue_view_set_session (SEGUE_VIEW (self->player_bar), self->session);
  g_signal_connect_object (get_recording (self), "changed", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_marking (self), "notify", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "notify::visible-child-name", G_CALLBACK (page_cb), self, G_CONNECT_SWAPPED);
  update_actions (self);
  page_cb (self);
}
