/* segue-window-file.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include <glib/gi18n.h>

#include "app/files/segue-changes-window.h"
#include "app/widgets/segue-dialogs.h"
#include "app/widgets/segue-question.h"
#include "app/window/segue-application.h"
#include "session/segue-example.h"

/* The actions that open, save and close the episode, and those that decide on what other programs and drafts hold. */

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

  if (file != NULL && self->session != NULL)
    open_in_application (self, file);
}

/* Returns: (transfer none) (nullable): the file of the user; an example is none */
static GFile *
get_own_file (SegueWindow *self)
{
  GFile *file = segue_file_watch_get_file (self->watch);

  return file == NULL || segue_example_is (file) ? NULL : file;
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  segue_dialogs_choose_open (GTK_WINDOW (self), get_own_file (self), open_chosen_cb, g_object_ref (self));
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
  g_autoptr(GFile) file = segue_example_dup_file ();

  open_in_application (SEGUE_WINDOW (widget), file);
}

static void
new_from_this_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);
  SegueDocument *document = segue_session_get_document (self->session);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  SegueWindow *window;

  if (application == NULL || !segue_workspace_finish_edit (self->workspace))
    return;

  window = segue_application_create_window (SEGUE_APPLICATION (application));
  segue_window_new_from (window, segue_document_get_episode (document), get_own_file (self),
                         segue_document_get_encoding (document));
  gtk_window_present (GTK_WINDOW (window));
}

/* Shows the conflict that a save has met. */
static void
handle_conflict (SegueWindow     *self,
                 SegueSaveResult  result)
{
  if (result == SEGUE_SAVE_CONFLICT)
    segue_file_watch_check (self->watch, TRUE);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SegueWindow) self = user_data;
  const SegueSaveResult saved = segue_save_flow_save_finish (SEGUE_SAVE_FLOW (object), result);

  if (self->session != NULL)
    handle_conflict (self, saved);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);
  SegueSaveTarget target = SEGUE_SAVE_TO_OWN_FILE;

  if (g_str_equal (name, "win.save-as"))
    target = SEGUE_SAVE_TO_CHOSEN_FILE;
  else if (g_str_equal (name, "win.save-as-episode"))
    target = SEGUE_SAVE_TO_EPISODE;
  if (!segue_save_flow_is_saving (self->save_flow))
    segue_save_flow_save_async (self->save_flow, target, saved_cb, g_object_ref (self));
}

/* Closes the window after a save, unless somebody went on to edit meanwhile. */
static void
close_saved_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(SegueWindow) self = user_data;
  const SegueSaveResult saved = segue_save_flow_save_finish (SEGUE_SAVE_FLOW (object), result);

  if (self->session == NULL)
    return;

  if (saved == SEGUE_SAVE_LOSSY ||
      (saved == SEGUE_SAVE_SAVED && !segue_document_differs (segue_session_get_document (self->session))))
    {
      segue_draft_recovery_drop (self->recovery);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  handle_conflict (self, saved);
}

static void
save_and_close (SegueWindow *self)
{
  segue_save_flow_ask_again (self->save_flow);
  segue_save_flow_save_async (self->save_flow, SEGUE_SAVE_TO_OWN_FILE, close_saved_cb, g_object_ref (self));
}

static void
discard_cb (gpointer user_data)
{
  g_autoptr(SegueWindow) self = user_data;

  if (self->session == NULL)
    return;

  segue_draft_recovery_drop (self->recovery);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
close_response_cb (SegueWindow *self,
                   const char  *response)
{
  /* The dialog still uses its parent in this handler, so that the window is destroyed after it. */
  if (g_str_equal (response, "discard"))
    g_idle_add_once (discard_cb, g_object_ref (self));
  else if (g_str_equal (response, "save"))
    save_and_close (self);
}

static void
ask_close (SegueWindow *self)
{
  g_autofree char *name = segue_file_watch_dup_name (self->watch);
  g_autofree char *heading = g_strdup_printf (_("Save Changes to “%s”?"), name);
  GtkWidget *dialog = segue_question_new (heading, _("Changes that are not saved are lost when the window closes."),
                                          _("_Cancel"));

  segue_question_add_response (dialog, "discard", _("_Discard"), ADW_RESPONSE_DESTRUCTIVE);
  segue_question_add_response (dialog, "save", _("_Save"), ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self, G_CONNECT_SWAPPED);
  segue_question_present (dialog, GTK_WINDOW (self));
}

/* Returns: whether the window can close at once. Otherwise it closes after a save that runs or is asked for. */
gboolean
segue_window_may_close (SegueWindow *self)
{
  SegueDocument *document = segue_session_get_document (self->session);

  if (!segue_workspace_finish_edit (self->workspace) || segue_window_asks_for_clock (self))
    return FALSE;

  if (segue_save_flow_is_saving (self->save_flow))
    {
      save_and_close (self);
      return FALSE;
    }

  if (!segue_document_get_modified (document) || !segue_document_differs (document))
    {
      segue_draft_recovery_drop (self->recovery);
      return TRUE;
    }

  ask_close (self);

  return FALSE;
}

/* Shows what differs between two episodes. */
static void
show_difference (SegueWindow  *self,
                 SegueEpisode *before,
                 SegueEpisode *after)
{
  g_autoptr(GBytes) old = segue_episode_write (before);
  g_autoptr(GBytes) new = segue_episode_write (after);
  g_autofree char *name = segue_file_watch_dup_name (self->watch);

  segue_changes_window_show (GTK_WINDOW (self), name, old, new, NULL, NULL);
}

static void
peeked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SegueWindow) self = user_data;
  SegueDocument *document = SEGUE_DOCUMENT (object);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueFileContent) content = segue_document_peek_finish (document, result, &error);
  g_autoptr(GBytes) opened = NULL;
  g_autoptr(GBytes) text = NULL;
  g_autofree char *name = NULL;
  gboolean undecided;

  if (self->session == NULL)
    return;

  undecided = segue_file_watch_is_undecided (self->watch);
  if (content != NULL)
    text = segue_document_write (document, segue_document_get_episode (document), &error);
  if (text != NULL && undecided)
    opened = segue_document_write (document, segue_document_get_saved (document), NULL);
  if (text == NULL)
    {
      segue_question_show (GTK_WINDOW (self), _("The Changes Could Not Be Shown"), error->message);
      return;
    }

  name = segue_file_watch_dup_name (self->watch);
  /* what was opened tells who has changed what */
  segue_changes_window_show (GTK_WINDOW (self), name, opened != NULL ? opened : content->text, text,
                             opened != NULL ? content->text : NULL, undecided ? "win.reload" : "win.discard-changes");
}

/* Shows what differs between the file and the document. */
static void
show_changes_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);
  SegueDocument *document = segue_session_get_document (self->session);

  segue_workspace_commit_preedit (self->workspace);
  if (segue_document_get_file (document) == NULL ||
      segue_file_watch_get_external (self->watch) == SEGUE_EXTERNAL_MISSING)
    show_difference (self, segue_document_get_saved (document), segue_document_get_episode (document));
  else
    segue_document_peek_async (document, self->cancellable, peeked_cb, g_object_ref (self));
}

/* Goes back to what the file holds, as a step that can be undone, so that nothing needs to be asked. */
static void
discard_changes_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);
  SegueDocument *document = segue_session_get_document (self->session);

  segue_workspace_commit_preedit (self->workspace);
  if (!segue_document_get_modified (document) || segue_file_watch_get_external (self->watch) == SEGUE_EXTERNAL_MISSING)
    return;
  if (segue_file_watch_is_undecided (self->watch))
    {
      gtk_widget_activate_action (widget, "win.reload", NULL);
      return;
    }

  segue_document_end_step (document);
  segue_document_apply (document, segue_document_get_saved (document), _("Discard Changes"), NULL, NULL);
  segue_view_state_say (segue_session_get_view_state (self->session), _("Changes discarded"), TRUE);
}

static void
reload_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  segue_workspace_commit_preedit (self->workspace);
  segue_file_watch_reload (self->watch);
}

static void
keep_mine_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  segue_file_watch_keep (SEGUE_WINDOW (widget)->watch);
}

static void
discard_draft_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  if (!segue_draft_recovery_discard (SEGUE_WINDOW (widget)->recovery))
    gtk_widget_activate_action (widget, "win.discard-changes", NULL);
}

static void
keep_draft_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  segue_draft_recovery_keep (SEGUE_WINDOW (widget)->recovery);
}

static void
dismiss_unreadable_draft_action (GtkWidget  *widget,
                                 const char *name,
                                 GVariant   *parameter)
{
  segue_file_banners_dismiss_unreadable (SEGUE_WINDOW (widget)->banners);
}

static void
show_draft_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);
  SegueEpisode *pending = segue_draft_recovery_get_pending (self->recovery);

  if (pending != NULL)
    show_difference (self, segue_document_get_episode (segue_session_get_document (self->session)), pending);
}

void
segue_window_install_file (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.open-uri", "s", open_uri_action);
  gtk_widget_class_install_action (widget_class, "win.open-example", NULL, open_example_action);
  gtk_widget_class_install_action (widget_class, "win.new-from-this", NULL, new_from_this_action);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.save-as-episode", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.show-changes", NULL, show_changes_action);
  gtk_widget_class_install_action (widget_class, "win.discard-changes", NULL, discard_changes_action);
  gtk_widget_class_install_action (widget_class, "win.reload", NULL, reload_action);
  gtk_widget_class_install_action (widget_class, "win.keep-mine", NULL, keep_mine_action);
  gtk_widget_class_install_action (widget_class, "win.discard-draft", NULL, discard_draft_action);
  gtk_widget_class_install_action (widget_class, "win.keep-draft", NULL, keep_draft_action);
  gtk_widget_class_install_action (widget_class, "win.show-draft", NULL, show_draft_action);
  gtk_widget_class_install_action (widget_class, "win.dismiss-unreadable-draft", NULL, dismiss_unreadable_draft_action);
}

/* Keeps the desktop session from ending over unsaved changes. */
static void
update_inhibit (SegueWindow *self,
                gboolean     modified)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

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
  const gboolean modified = segue_document_get_modified (segue_session_get_document (self->session));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-changes", modified);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.discard-changes", modified);
  update_inhibit (self, modified);
}

static void
watch_changed_cb (SegueWindow *self)
{
  const gboolean conflict = segue_file_watch_get_external (self->watch) == SEGUE_EXTERNAL_CONFLICT;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.reload", conflict);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.keep-mine", conflict);
}

/* What the monitor of a file does not see is seen when the user comes back to the window. */
static void
active_cb (SegueWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    segue_file_watch_check (self->watch, FALSE);
  else
    segue_draft_recovery_flush (self->recovery);
}

static void
application_cb (SegueWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  SegueDraftStore *drafts = NULL;

  if (SEGUE_IS_APPLICATION (application))
    drafts = segue_application_get_drafts (SEGUE_APPLICATION (application));
  if (drafts == NULL)
    return;

  segue_draft_recovery_start (self->recovery, drafts, G_APPLICATION (application));
  segue_file_banners_set_store (self->banners, drafts);
}

/* A banner that had the focus was removed: the user goes on to work on the episode, or chooses one. */
static void
banner_left_cb (SegueWindow *self)
{
  if (segue_window_is_blank (self))
    gtk_widget_child_focus (GTK_WIDGET (self->welcome), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->workspace));
}

void
segue_window_init_file (SegueWindow *self)
{
  SegueDocument *document = segue_session_get_document (self->session);

  self->watch = segue_file_watch_new (self->session);
  self->template = segue_episode_template_new (self->session);
  self->recovery = segue_draft_recovery_new (self->session, self->watch, self->template);
  self->save_flow = segue_save_flow_new (GTK_WINDOW (self), self->session, self->watch, self->template);
  self->export_flow = segue_export_flow_new (GTK_WINDOW (self), self->session, self->toaster);
  segue_view_set_session (SEGUE_VIEW (self->header), self->session);
  segue_header_bar_set_watch (self->header, self->watch);
  segue_view_set_session (SEGUE_VIEW (self->banners), self->session);
  segue_file_banners_set_sources (self->banners, self->watch, self->recovery);

  g_signal_connect_object (self->banners, "left", G_CALLBACK (banner_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->save_flow, "prepare", G_CALLBACK (segue_workspace_commit_preedit), self->workspace,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (watch_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::modified", G_CALLBACK (modified_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (active_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self, "notify::application", G_CALLBACK (application_cb), self, G_CONNECT_DEFAULT);
  watch_changed_cb (self);
  modified_cb (self);
}

/**
 * segue_window_write_draft:
 * @self: a window
 *
 * Writes all that is not saved to the disk before this returns.
 */
void
segue_window_write_draft (SegueWindow *self)
{
  g_return_if_fail (SEGUE_IS_WINDOW (self));

  segue_workspace_commit_preedit (self->workspace);
  segue_draft_recovery_write_now (self->recovery);
}
