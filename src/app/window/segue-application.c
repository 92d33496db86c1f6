/* segue-application.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-application.h"

#include <signal.h>

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "app/guards/segue-click-guard.h"
#include "app/guards/segue-opening-guard.h"
#include "app/guards/segue-popover-guard.h"
#include "app/player/segue-mark-key.h"
#include "app/window/segue-preferences.h"
#include "session/sound/segue-mpris.h"

/* How long a window waits for its notes before it is shown without them, in milliseconds. */
#define PRESENT_DELAY 250

struct _SegueApplication
{
  AdwApplication parent_instance;

  SegueDraftStore *drafts;
  SegueMpris *mpris; /* NULL where there is no bus */
  guint signal_sources[3];
};

G_DEFINE_FINAL_TYPE (SegueApplication, segue_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *keys[4];
} accels[] = {
  { "app.new", { "<Control>n" } },
  { "win.new-from-this", { "<Control><Shift>n" } },
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "win.open", { "<Control>o" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.copy-notes", { "<Control><Shift>c" } },
  { "win.publish", { "<Control><Shift>e" } },
  { "win.import", { "<Control><Shift>o" } },
  { "window.close", { "<Control>w" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.find", { "<Control>f" } },
  { "win.replace", { "<Control>h" } },
  { "win.find-next", { "<Control>g" } },
  { "win.find-previous", { "<Control><Shift>g" } },
  { "win.next-problem", { "F8" } },
  { "win.previous-problem", { "<Shift>F8" } },
  { "win.fix-problem(uint32 0)", { "<Control>F8" } },
  { "win.fix-kind", { "<Control><Shift>F8" } },
  { "win.play", { "F5", "<Control>space", "AudioPlay" } },
  { "win.play-here", { "<Shift>F5" } },
  { "win.seek-by(-5)", { "<Alt>comma" } },
  { "win.seek-by(5)", { "<Alt>period" } },
  { "win.seek-by(-30)", { "<Alt><Shift>comma", "<Alt>less" } },
  { "win.seek-by(30)", { "<Alt><Shift>period", "<Alt>greater" } },
  { "win.mark-selected", { "<Shift>F4" } },
  { "win.mark-ago", { "<Control>F4" } },
  { "win.check-by-ear", { "F7" } },
  { "win.show-problems", { "<Control><Shift>m" } },
  { "win.focus-outline", { "<Alt>1" } },
  { "win.filter-outline", { "<Control><Shift>f" } },
  { "win.focus-details", { "<Alt>2" } },
  { "win.focus-preview", { "<Alt>3" } },
  { "win.focus-text", { "<Alt>4" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.zoom-reset", { "<Control>0", "<Control>KP_0" } },
  { "win.show-help-overlay", { "<Control>question", "F1" } },
};

/**
 * segue_application_create_window:
 * @self: the application
 *
 * Creates a window without an episode, which is not shown yet.
 *
 * Returns: (transfer none): the window, which @self owns
 */
SegueWindow *
segue_application_create_window (SegueApplication *self)
{
  SegueWindow *window = SEGUE_WINDOW (segue_window_new (GTK_APPLICATION (self)));
  g_autoptr(GtkWindowGroup) group = gtk_window_group_new ();

  /* each window is a group of its own, so that a modal dialog of one does not block the others */
  gtk_window_group_add_window (group, GTK_WINDOW (window));
  if (self->mpris != NULL)
    segue_mpris_add (self->mpris, segue_window_get_session (window));

  return window;
}

static void
new_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  SegueApplication *self = user_data;
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  SegueWindow *window = SEGUE_IS_WINDOW (active) && segue_window_is_blank (SEGUE_WINDOW (active))
                          ? SEGUE_WINDOW (active)
                          : segue_application_create_window (self);

  segue_window_new_episode (window);
  gtk_window_present (GTK_WINDOW (window));
}

/* Returns: (transfer full): all windows; some of them go with others */
static GList *
dup_windows (SegueApplication *self)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  for (GList *link = windows; link != NULL; link = link->next)
    g_object_ref (link->data);

  return windows;
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  GList *windows = dup_windows (user_data);

  /* Each window asks about its own changes. The program ends with the last window. */
  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_close (link->data);
  g_list_free_full (windows, g_object_unref);
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  static const char *const developers[] = { "The Segue authors", NULL };
  GtkWindow *parent = gtk_application_get_active_window (user_data);

  adw_show_about_window (parent,
                         "application-name", "Segue",
                         "application-icon", SEGUE_APP_ID,
                         "version", SEGUE_VERSION,
                         "comments", _("An editor for the show notes of podcasts"),
                         "developers", developers,
                         "copyright", "© 2026 The Segue authors",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: put your names here, one a line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (user_data);

  if (SEGUE_IS_WINDOW (parent))
    gtk_window_present (GTK_WINDOW (segue_preferences_new (parent)));
}

/* Returns: (transfer none) (nullable): the window whose recording or clock runs, or else the one with a recording that
 * the user was in last */
static GtkWidget *
find_marked_window (GtkApplication *application)
{
  GtkWidget *found = NULL;

  for (GList *link = gtk_application_get_windows (application); link != NULL; link = link->next)
    {
      SegueSession *session = SEGUE_IS_WINDOW (link->data) ? segue_window_get_session (link->data) : NULL;
      SegueTimeSource *source = session != NULL ? segue_marking_get_source (segue_session_get_marking (session)) : NULL;

      if (source != NULL && segue_time_source_is_running (source))
        return link->data;
      if (source != NULL && found == NULL)
        found = link->data;
    }

  return found;
}

/* Other programs, shortcuts of the desktop and pedals mark times and play while another program has the focus. */
static void
sound_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  const char *name = g_action_get_name (G_ACTION (action));
  const char *window_action = g_str_equal (name, "mark") ? "mark-next" : name;
  g_autofree char *detailed_name = g_strconcat ("win.", window_action, NULL);
  GtkWidget *window = find_marked_window (user_data);

  if (window != NULL)
    gtk_widget_activate_action (window, detailed_name, NULL);
}

static const GActionEntry actions[] = {
  { "mark", sound_action },
  { "mark-ago", sound_action },
  { "play", sound_action },
  { "new", new_action },
  { "quit", quit_action },
  { "preferences", preferences_action },
  { "about", about_action },
};

static void
show_cb (SegueWindow *window)
{
  /* a visible window is not raised: the user may have gone on to another one */
  if (!gtk_widget_get_visible (GTK_WIDGET (window)))
    gtk_window_present (GTK_WINDOW (window));
}

static gboolean
late_cb (gpointer user_data)
{
  g_autoptr(SegueWindow) window = g_weak_ref_get (user_data);

  if (window != NULL && gtk_window_get_application (GTK_WINDOW (window)) != NULL)
    show_cb (window);

  return G_SOURCE_REMOVE;
}

static void
weak_ref_free (gpointer user_data)
{
  g_weak_ref_clear (user_data);
  g_free (user_data);
}

/* Shows @window when its notes have been read, or after PRESENT_DELAY. A first frame with the notes is there sooner than
 * a second one. */
static void
present_soon (SegueWindow *window)
{
  GWeakRef *weak = NULL;
  gboolean ready;

  g_object_get (window, "ready", &ready, NULL);
  if (ready || gtk_widget_get_visible (GTK_WIDGET (window)))
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, window);
  g_signal_connect (window, "notify::ready", G_CALLBACK (show_cb), NULL);
  g_timeout_add_full (G_PRIORITY_DEFAULT, PRESENT_DELAY, late_cb, weak, weak_ref_free);
}

typedef struct
{
  SegueApplication *application;
  GWeakRef near;
} OpenRequest;

static void
open_request_free (OpenRequest *request)
{
  g_weak_ref_clear (&request->near);
  g_application_release (G_APPLICATION (request->application));
  g_object_unref (request->application);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpenRequest, open_request_free)

static void
open_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(OpenRequest) request = user_data;
  GFile *file = G_FILE (object);
  g_autoptr(GFileInfo) info = g_file_query_info_finish (file, result, NULL);
  g_autoptr(SegueWindow) near = g_weak_ref_get (&request->near);
  const char *identity = NULL;
  GtkWindow *window;

  if (info != NULL)
    identity = g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE);
  window = segue_application_find_window (request->application, file, identity);
  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }

  if (near == NULL || !segue_window_is_blank (near) || gtk_window_get_application (GTK_WINDOW (near)) == NULL)
    g_set_object (&near, segue_application_create_window (request->application));
  segue_window_open (near, file, info);
  present_soon (near);
}

/* Opens the episode of a draft that a program has left which did not end properly. */
static void
restore (SegueApplication *self,
         SegueDraftFound  *found)
{
  g_autoptr(GFile) file = found->draft->uri != NULL ? g_file_new_for_uri (found->draft->uri) : NULL;
  GtkWindow *window = file != NULL ? segue_application_find_window (self, file, NULL) : NULL;

  if (window == NULL)
    window = gtk_application_get_active_window (GTK_APPLICATION (self));
  if (!SEGUE_IS_WINDOW (window) ||
      (!segue_window_is_blank (SEGUE_WINDOW (window)) &&
       (file == NULL || !segue_window_has_file (SEGUE_WINDOW (window), file, NULL))))
    window = GTK_WINDOW (segue_application_create_window (self));
  segue_window_restore (SEGUE_WINDOW (window), found);
  gtk_window_present (window);
}

static void
taken_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SegueApplication) self = user_data;
  g_autoptr(GPtrArray) taken = segue_draft_store_take_finish (SEGUE_DRAFT_STORE (object), result);

  while (taken->len > 0 && self->drafts != NULL)
    restore (self, g_ptr_array_steal_index (taken, taken->len - 1));
  g_application_release (G_APPLICATION (self));
}

/* Ends the program at a signal without asking. The drafts keep what is not saved. */
static gboolean
terminate_cb (gpointer user_data)
{
  SegueApplication *self = user_data;

  segue_application_write_drafts (self);
  g_application_quit (G_APPLICATION (self));

  return G_SOURCE_CONTINUE;
}

static void
start_drafts (SegueApplication *self)
{
  static const int signals[] = { SIGTERM, SIGHUP, SIGINT };
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "segue", "drafts", NULL);

  self->drafts = segue_draft_store_new (folder);
  g_application_hold (G_APPLICATION (self));
  segue_draft_store_take_async (self->drafts, NULL, taken_cb, g_object_ref (self));
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    self->signal_sources[i] = g_unix_signal_add (signals[i], terminate_cb, self);
  /* the desktop session may end before a question could be answered */
  g_signal_connect (self, "query-end", G_CALLBACK (segue_application_write_drafts), NULL);
}

static void
raise_cb (SegueApplication *self,
          SegueSession     *session)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL; link = link->next)
    {
      if (SEGUE_IS_WINDOW (link->data) && segue_window_get_session (link->data) == session)
        {
          gtk_window_present (link->data);
          return;
        }
    }
}

static void
start_mpris (SegueApplication *self)
{
  GDBusConnection *connection = g_application_get_dbus_connection (G_APPLICATION (self));
  g_autoptr(GSettings) settings = NULL;

  if (connection == NULL)
    return;

  settings = g_settings_new (SEGUE_APP_ID);
  self->mpris = segue_mpris_new (connection);
  g_settings_bind (settings, "volume", self->mpris, "volume", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->mpris, "raise", G_CALLBACK (raise_cb), self, G_CONNECT_SWAPPED);
}

static void
segue_application_startup (GApplication *application)
{
  SegueApplication *self = SEGUE_APPLICATION (application);

  G_APPLICATION_CLASS (segue_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action, accels[i].keys);
  segue_mark_key_follow_settings (GTK_APPLICATION (self));
  gtk_window_set_default_icon_name (SEGUE_APP_ID);
  segue_click_guard_install ();
  segue_opening_guard_install ();
  segue_popover_guard_install ();
  start_mpris (self);
  start_drafts (self);
}

static void
segue_application_activate (GApplication *application)
{
  SegueApplication *self = SEGUE_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    gtk_window_present (window);
  else
    present_soon (segue_application_create_window (self));
}

static void
segue_application_open (GApplication  *application,
                        GFile        **files,
                        int            n_files,
                        const char    *hint)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (application));

  for (int i = 0; i < n_files; i++)
    segue_application_open_file (SEGUE_APPLICATION (application), files[i],
                                 SEGUE_IS_WINDOW (active) ? SEGUE_WINDOW (active) : NULL);
}

static void
segue_application_shutdown (GApplication *application)
{
  SegueApplication *self = SEGUE_APPLICATION (application);
  GList *windows = dup_windows (self);

  for (guint i = 0; i < G_N_ELEMENTS (self->signal_sources); i++)
    g_clear_handle_id (&self->signal_sources[i], g_source_remove);
  /* at the end of a desktop session, this comes after "query-end", and more may have been typed since */
  segue_application_write_drafts (self);
  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_destroy (link->data);
  g_list_free_full (windows, g_object_unref);
  g_clear_object (&self->mpris);
  g_clear_object (&self->drafts);

  G_APPLICATION_CLASS (segue_application_parent_class)->shutdown (application);
}

static void
segue_application_class_init (SegueApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = segue_application_startup;
  application_class->activate = segue_application_activate;
  application_class->open = segue_application_open;
  application_class->shutdown = segue_application_shutdown;
}

static void
segue_application_init (SegueApplication *self)
{
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
}

/**
 * segue_application_new:
 * @flags: flags in addition to %G_APPLICATION_HANDLES_OPEN
 *
 * Creates the application.
 *
 * Returns: (transfer full): the application
 */
SegueApplication *
segue_application_new (GApplicationFlags flags)
{
  return g_object_new (SEGUE_TYPE_APPLICATION,
                       "application-id", SEGUE_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN | flags,
                       "register-session", TRUE,
                       NULL);
}

/**
 * segue_application_get_drafts:
 * @self: the application
 *
 * Returns: (transfer none) (nullable): the store of drafts, or %NULL where none are kept
 */
SegueDraftStore *
segue_application_get_drafts (SegueApplication *self)
{
  g_return_val_if_fail (SEGUE_IS_APPLICATION (self), NULL);

  return self->drafts;
}

/**
 * segue_application_write_drafts:
 * @self: the application
 *
 * Writes drafts of all unsaved changes to the disk before this returns.
 */
void
segue_application_write_drafts (SegueApplication *self)
{
  g_return_if_fail (SEGUE_IS_APPLICATION (self));

  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL; link = link->next)
    {
      if (SEGUE_IS_WINDOW (link->data))
        segue_window_write_draft (link->data);
    }
}

/**
 * segue_application_find_window:
 * @self: the application
 * @file: a file
 * @identity: (nullable): the identity of @file on its volume, or %NULL where it is not known
 *
 * Finds the window that has @file open, be it under another name.
 *
 * Returns: (transfer none) (nullable): the window
 */
GtkWindow *
segue_application_find_window (SegueApplication *self,
                               GFile            *file,
                               const char       *identity)
{
  g_return_val_if_fail (SEGUE_IS_APPLICATION (self), NULL);

  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL; link = link->next)
    {
      if (SEGUE_IS_WINDOW (link->data) && segue_window_has_file (link->data, file, identity))
        return link->data;
    }

  return NULL;
}

/**
 * segue_application_open_file:
 * @self: the application
 * @file: a file
 * @near: (nullable): the window where the user is
 *
 * Presents the window that has @file open. Where there is none, opens @file in @near if that is blank, or in a new
 * window.
 */
void
segue_application_open_file (SegueApplication *self,
                             GFile            *file,
                             SegueWindow      *near)
{
  OpenRequest *request;

  g_return_if_fail (SEGUE_IS_APPLICATION (self));

  request = g_new0 (OpenRequest, 1);
  request->application = g_object_ref (self);
  g_weak_ref_init (&request->near, near);
  g_application_hold (G_APPLICATION (self));
  g_file_query_info_async (file, SEGUE_FILE_WATCH_ATTRIBUTES, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL, open_cb,
                           request);
}
