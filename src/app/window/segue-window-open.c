/* segue-window-open.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/files/segue-encoding-dialog.h"
#include "app/files/segue-recent.h"
#include "app/widgets/segue-question.h"
#include "core/document/segue-next-episode.h"
#include "core/document/segue-topics.h"
#include "core/episode/segue-reader.h"
#include "formats/feed/segue-feed.h"
#include "session/segue-example.h"

/* How long opening may take before a spinner shows that it does, in milliseconds. */
#define SPINNER_DELAY 250

/* How much of a file is looked at to find out whether it is a feed, in bytes. */
#define FEED_START 4096

/* The ways in which an episode comes into a window: a file, a new episode, the next one after another, or a draft. */

static SegueDocument *
get_document (SegueWindow *self)
{
  return segue_session_get_document (self->session);
}

static void
show_editor (SegueWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "editor");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-as", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-as-episode", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-from-this", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.filter-outline", TRUE);
  segue_workspace_show_start (self->workspace);
}

/* Offers to make segments of the lines of notes without any segment. The outline itself offers it as long as it has no
 * rows. Returns: whether there are such lines */
static gboolean
offer_segments (SegueWindow *self)
{
  const guint n = segue_topics_count (segue_document_get_episode (get_document (self)));
  g_autofree char *label = NULL;

  if (n == 0)
    return FALSE;

  label = g_strdup_printf (ngettext ("_Make %u Segment of This Line", "_Make %u Segments of These Lines", n), n);
  if (segue_episode_get_n_entries (segue_document_get_episode (get_document (self))) > 1)
    segue_toaster_add (self->toaster, _("No line of these notes has a time."), label, "win.make-topics", NULL, FALSE);

  return TRUE;
}

/* Offers the episodes of a feed whose chapters were opened. Returns: whether it is a feed */
static gboolean
offer_feed (SegueWindow *self)
{
  SegueEpisode *episode = segue_document_get_episode (get_document (self));
  g_autofree char *start = NULL;

  if (segue_format_get_syntax (episode) == NULL)
    return FALSE;

  start = segue_episode_dup_range (episode, 0, MIN (segue_episode_get_length (episode), FEED_START));
  if (!segue_feed_probe (start, strlen (start)))
    return FALSE;

  segue_toaster_add (self->toaster, _("These are the chapters of an episode in a feed."), _("_Episodes…"), "win.show-feed",
                     NULL, FALSE);

  return TRUE;
}

/* Says what was understood of a file that is opened for the first time. */
static void
greet (SegueWindow *self)
{
  SegueEpisode *episode = segue_document_get_episode (get_document (self));
  guint n[3] = { 0 }, spoken = 0;
  g_autofree char *sections = NULL;
  g_autofree char *segments = NULL;
  g_autofree char *message = NULL;

  if (offer_feed (self) || offer_segments (self))
    return;

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);

      n[segue_entry_get_kind (entry)]++;
      spoken += segue_entry_get_n_spoken_times (entry);
    }

  sections = g_strdup_printf (ngettext ("%u section", "%u sections", n[SEGUE_ENTRY_SECTION]), n[SEGUE_ENTRY_SECTION]);
  segments = g_strdup_printf (ngettext ("%u segment", "%u segments", n[SEGUE_ENTRY_SEGMENT]), n[SEGUE_ENTRY_SEGMENT]);
  /* Translators: the first %s is "5 sections", the second "27 segments" */
  message = g_strdup_printf (_("%s, %s. Saving changes only the lines you edit."), sections, segments);
  if (spoken > 0)
    {
      g_autofree char *summary = g_steal_pointer (&message);
      g_autofree char *transcript =
        g_strdup_printf (ngettext ("%u time looks like a transcript and stays text.",
                                   "%u times look like a transcript and stay text.", spoken), spoken);

      message = g_strconcat (summary, " ", transcript, NULL);
    }
  segue_view_state_say (segue_session_get_view_state (self->session), message, FALSE);
}

static void
show_loaded (SegueWindow *self)
{
  GFile *file = segue_document_get_file (get_document (self));

  segue_file_watch_follow (self->watch);
  segue_problems_check (segue_session_get_problems (self->session));
  show_editor (self);
  segue_episode_template_recall (self->template);
  if (!segue_example_is (file) && segue_recent_add (file))
    greet (self);
  segue_draft_recovery_look (self->recovery);
  g_object_notify (G_OBJECT (self), "ready");
}

/* Shows that the file could not be opened: the window stays as it was. */
static void
show_not_loaded (SegueWindow *self)
{
  segue_file_watch_follow (self->watch);
  gtk_stack_set_visible_child_name (self->stack,
                                    segue_document_get_file (get_document (self)) == NULL ? "welcome" : "editor");
  segue_draft_recovery_give_up (self->recovery);
  g_object_notify (G_OBJECT (self), "ready");
}

/* Opens a file that is gone, but of which there is a draft. */
static void
show_lost (SegueWindow *self)
{
  g_autoptr(SegueEpisode) empty = segue_reader_read ("", 0, NULL);

  segue_document_take_episode (get_document (self), empty, segue_file_watch_get_file (self->watch), NULL);
  segue_file_watch_mark_missing (self->watch);
  show_editor (self);
  segue_draft_recovery_read (self->recovery);
  g_object_notify (G_OBJECT (self), "ready");
}

static void load (SegueWindow *self,
                  const char  *encoding);

static void
encoding_cb (const char *encoding,
             gpointer    user_data)
{
  g_autoptr(SegueWindow) self = user_data;

  if (self->session == NULL)
    return;

  if (encoding != NULL)
    load (self, encoding);
  else
    show_not_loaded (self);
}

static void
load_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SegueWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *heading = NULL;
  const gboolean loaded = segue_document_load_finish (SEGUE_DOCUMENT (object), result, &error);

  if (self->session == NULL)
    return;

  g_clear_handle_id (&self->spinner_source, g_source_remove);
  gtk_spinner_stop (self->spinner);
  if (loaded)
    {
      show_loaded (self);
      return;
    }

  /* a dialog needs its window, which is otherwise presented when the notes have been read */
  gtk_window_present (GTK_WINDOW (self));
  if (segue_draft_recovery_has_draft (self->recovery) && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      show_lost (self);
      return;
    }
  if (g_error_matches (error, SEGUE_ERROR, SEGUE_ERROR_NOT_UTF8))
    {
      segue_encoding_dialog_ask (GTK_WINDOW (self), segue_file_watch_get_file (self->watch), encoding_cb,
                                 g_object_ref (self));
      return;
    }

  if (g_error_matches (error, SEGUE_ERROR, SEGUE_ERROR_FEED))
    {
      segue_window_show_feed (self, segue_file_watch_get_file (self->watch));
      show_not_loaded (self);
      return;
    }

  name = segue_file_watch_dup_name (self->watch);
  heading = g_strdup_printf (_("“%s” Could Not Be Opened"), name);
  segue_question_show (GTK_WINDOW (self), heading, error->message);
  show_not_loaded (self);
}

static void
load (SegueWindow *self,
      const char  *encoding)
{
  segue_document_load_as_async (get_document (self), segue_file_watch_get_file (self->watch), encoding,
                                self->cancellable, load_cb, g_object_ref (self));
}

static gboolean
spinner_cb (gpointer user_data)
{
  SegueWindow *self = user_data;

  self->spinner_source = 0;
  gtk_spinner_start (self->spinner);

  return G_SOURCE_REMOVE;
}

/**
 * segue_window_open:
 * @self: a window
 * @file: a file
 * @info: (nullable): the %SEGUE_FILE_WATCH_ATTRIBUTES of @file, where they are known
 *
 * Opens @file in this window. The property "ready" becomes %TRUE when it is shown.
 */
void
segue_window_open (SegueWindow *self,
                   GFile       *file,
                   GFileInfo   *info)
{
  g_return_if_fail (SEGUE_IS_WINDOW (self));
  g_return_if_fail (!segue_file_watch_is_opening (self->watch));

  segue_file_watch_open (self->watch, file, info);
  self->spinner_source = g_timeout_add (SPINNER_DELAY, spinner_cb, self);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  load (self, segue_draft_recovery_get_encoding (self->recovery));
}

/**
 * segue_window_new_episode:
 * @self: a blank window
 *
 * Begins an episode that has no file yet. Its segments are written as the preferences say.
 */
void
segue_window_new_episode (SegueWindow *self)
{
  g_autofree char *line = NULL;
  g_autoptr(SegueEpisode) episode = NULL;

  g_return_if_fail (SEGUE_IS_WINDOW (self));
  g_return_if_fail (segue_window_is_blank (self));

  line = g_settings_get_string (self->settings, "new-segment");
  episode = segue_next_episode_new_like (line);
  if (episode != NULL)
    segue_document_take_episode (get_document (self), episode, NULL, NULL);
  show_editor (self);
}

/* Offers to take over the topics of the previous episode that were not discussed. */
static void
offer_topics (SegueWindow *self)
{
  const guint n = segue_episode_template_get_n_topics (self->template);
  g_autofree char *message = NULL;
  g_autofree char *label = NULL;

  if (n == 0)
    return;

  message = g_strdup_printf (ngettext ("%u topic of the last episode has no time.",
                                       "%u topics of the last episode have no time.", n), n);
  label = g_strdup_printf (ngettext ("_Keep %u Topic Not Discussed", "_Keep %u Topics Not Discussed", n), n);
  segue_toaster_add (self->toaster, message, label, "win.keep-topics", NULL, TRUE);
}

/**
 * segue_window_new_from:
 * @self: a blank window
 * @previous: an episode
 * @file: (nullable): the file of @previous
 * @encoding: the encoding of that file
 *
 * Begins the episode after @previous.
 */
void
segue_window_new_from (SegueWindow  *self,
                       SegueEpisode *previous,
                       GFile        *file,
                       const char   *encoding)
{
  g_return_if_fail (SEGUE_IS_WINDOW (self));
  g_return_if_fail (segue_window_is_blank (self));

  segue_episode_template_begin (self->template, previous, file, encoding);
  show_editor (self);
  offer_topics (self);
}

/**
 * segue_window_restore:
 * @self: a window that is blank, or has the file of @found
 * @found: (transfer full): a draft that was taken from the store
 *
 * Opens the episode that @found is a draft of, with the changes that the draft holds.
 */
void
segue_window_restore (SegueWindow     *self,
                      SegueDraftFound *found)
{
  g_autoptr(GFile) file = found->draft->uri != NULL ? g_file_new_for_uri (found->draft->uri) : NULL;

  g_return_if_fail (SEGUE_IS_WINDOW (self));

  segue_draft_recovery_take (self->recovery, found);
  if (file == NULL)
    {
      segue_episode_template_restore (self->template, NULL, found->draft->name);
      show_editor (self);
      segue_draft_recovery_read (self->recovery);
    }
  else if (!segue_file_watch_has_file (self->watch, file, NULL))
    {
      segue_window_open (self, file, NULL);
    }
  else if (!segue_file_watch_is_opening (self->watch))
    {
      segue_draft_recovery_read (self->recovery);
    }
}
