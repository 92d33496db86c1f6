/* segue-export-flow.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-export-flow.h"

#include <glib/gi18n.h>

#include "app/exchange/segue-clipboard.h"
#include "app/publishing/segue-export-dialog.h"
#include "app/widgets/segue-dialogs.h"
#include "app/widgets/segue-question.h"
#include "app/window/segue-application.h"
#include "formats/segue-formats.h"
#include "session/segue-example.h"

/**
 * SegueExportFlow:
 *
 * Gives the notes of a session to other programs: into the clipboard, or into a file in a format to publish. That file
 * never becomes the file of the episode.
 */
struct _SegueExportFlow
{
  GObject parent_instance;

  GtkWindow *parent; /* owns this; NULL after segue_export_flow_stop() */
  SegueSession *session;
  SegueToaster *toaster;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (SegueExportFlow, segue_export_flow, G_TYPE_OBJECT)

/* One export, from the choice of the format on. */
typedef struct
{
  SegueExportFlow *flow;
  const SegueFormat *format;
  SegueEpisode *episode;
  GBytes *bytes; /* what is written; NULL to render the episode in the format */
  GFile *file;
  GWeakRef front; /* the window that dialogs stand in front of */
  SegueExportFlowFunc callback; /* receives the result; NULL to say it in the window of the flow */
  gpointer user_data;
} Export;

static Export *
export_new (SegueExportFlow *flow,
            SegueEpisode    *episode)
{
  Export *self = g_new0 (Export, 1);

  self->flow = g_object_ref (flow);
  self->episode = episode != NULL ? segue_episode_ref (episode) : NULL;
  g_weak_ref_init (&self->front, flow->parent);

  return self;
}

static void
export_free (Export *self)
{
  if (self->callback != NULL)
    self->callback (NULL, self->user_data);
  g_object_unref (self->flow);
  g_clear_pointer (&self->episode, segue_episode_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->file);
  g_weak_ref_clear (&self->front);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
say_exported (SegueExportFlow *self,
              GFile           *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *message = g_strdup_printf (_("Exported to “%s”."), name);

  segue_toaster_add (self->toaster, message, _("Show in _Folder"), "win.show-in-folder",
                     g_variant_new_take_string (g_file_get_uri (file)), FALSE);
}

static void
show_question (Export     *self,
               const char *heading,
               const char *body)
{
  g_autoptr(GtkWindow) front = g_weak_ref_get (&self->front);

  if (front != NULL)
    segue_question_show (front, heading, body);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Export) export = user_data;
  g_autoptr(GError) error = NULL;
  const gboolean exported = segue_export_finish (result, &error);
  SegueExportFlowFunc callback = export->callback;

  if (exported && callback != NULL)
    {
      export->callback = NULL;
      callback (export->file, export->user_data);
    }
  else if (export->flow->parent != NULL && exported)
    say_exported (export->flow, export->file);
  else if (export->flow->parent != NULL)
    show_question (export, _("The Notes Could Not Be Exported"), error->message);
}

/* Tells whether a window has @file open, be it under another name. An export must not replace it. */
static gboolean
is_open (SegueExportFlow *self,
         GFile           *file,
         const char      *identity)
{
  GtkApplication *application = gtk_window_get_application (self->parent);

  return application != NULL &&
         segue_application_find_window (SEGUE_APPLICATION (application), file, identity) != NULL;
}

static void
identity_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Export) export = user_data;
  g_autoptr(GFileInfo) info = g_file_query_info_finish (G_FILE (object), result, NULL);
  const char *identity = info != NULL ? g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE) : NULL;
  SegueExportFlow *self = export->flow;

  if (self->parent == NULL)
    return;

  if (is_open (self, export->file, identity))
    show_question (export, _("That File Is Open as an Episode"),
                   _("An export would replace the notes themselves. Choose another name."));
  else if (export->bytes != NULL)
    {
      segue_export_bytes_async (export->bytes, export->file, NULL, exported_cb, export);
      g_steal_pointer (&export);
    }
  else
    {
      segue_export_async (export->episode, export->format, export->file, NULL, exported_cb, export);
      g_steal_pointer (&export);
    }
}

/* Takes @export. */
static void
write_export (Export *export)
{
  g_file_query_info_async (export->file, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL,
                           identity_cb, export);
}

static void
file_chosen_cb (GFile    *file,
                gpointer  user_data)
{
  g_autoptr(Export) export = user_data;

  if (file == NULL || export->flow->parent == NULL)
    return;

  export->file = g_object_ref (file);
  write_export (g_steal_pointer (&export));
}

/* Returns: (transfer full): the name of the episode's file with another suffix, but never the same name */
static char *
propose_name (GFile      *file,
              const char *suffix)
{
  g_autofree char *base = file != NULL ? g_file_get_basename (file) : g_strdup (_("episode.txt"));
  g_autofree char *stem = NULL;
  char *name;

  if (g_str_has_suffix (base, ".segue.json"))
    stem = g_strndup (base, strlen (base) - strlen (".segue.json"));
  else
    stem = strrchr (base, '.') > base ? g_strndup (base, strrchr (base, '.') - base) : g_strdup (base);
  name = g_strdup_printf ("%s.%s", stem, suffix);
  if (!g_str_equal (name, base))
    return name;
  g_free (name);

  /* Translators: name of an exported file, where the plain one is that of the episode: its name, and the ending */
  return g_strdup_printf (_("%s-published.%s"), stem, suffix);
}

/* Asks for the file of an export. Takes @export. */
static void
choose_name (Export     *export,
             GtkWindow  *front,
             const char *suffix)
{
  GFile *file = segue_document_get_file (segue_session_get_document (export->flow->session));
  g_autofree char *name = propose_name (file, suffix);

  segue_dialogs_choose_export (front, file != NULL && segue_example_is (file) ? NULL : file, name, file_chosen_cb,
                               export);
}

static void
format_chosen_cb (const SegueFormat *format,
                  gpointer           user_data)
{
  g_autoptr(Export) export = user_data;
  SegueExportFlow *self = export->flow;

  if (format == NULL || self->parent == NULL)
    return;

  g_settings_set_string (self->settings, "export-format", format->id);
  export->format = format;
  choose_name (g_steal_pointer (&export), self->parent, format->suffix);
}

/* Opens the folder of @file, where no file manager can select the file in it. Takes @file. */
static void
show_folder (GFile *file)
{
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = g_file_get_uri (folder != NULL ? folder : file);

  gtk_show_uri (NULL, uri, GDK_CURRENT_TIME);
  g_object_unref (file);
}

static void
shown_in_folder_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  GFile *file = user_data;
  g_autoptr(GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, NULL);

  if (reply == NULL)
    show_folder (file);
  else
    g_object_unref (file);
}

static void
segue_export_flow_dispose (GObject *object)
{
  SegueExportFlow *self = SEGUE_EXPORT_FLOW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->toaster);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (segue_export_flow_parent_class)->dispose (object);
}

static void
segue_export_flow_class_init (SegueExportFlowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_export_flow_dispose;
}

static void
segue_export_flow_init (SegueExportFlow *self)
{
  self->settings = g_settings_new (SEGUE_APP_ID);
}

/**
 * segue_export_flow_new:
 * @parent: the window that dialogs stand in front of
 * @session: a session
 * @toaster: says what was exported
 *
 * Creates an export flow.
 *
 * Returns: (transfer full): the export flow
 */
SegueExportFlow *
segue_export_flow_new (GtkWindow    *parent,
                       SegueSession *session,
                       SegueToaster *toaster)
{
  SegueExportFlow *self = g_object_new (SEGUE_TYPE_EXPORT_FLOW, NULL);

  self->parent = parent;
  self->session = g_object_ref (session);
  self->toaster = g_object_ref (toaster);

  return self;
}

/**
 * segue_export_flow_stop:
 * @self: an export flow
 *
 * Shows nothing any more, since the window goes. An export that has begun goes on.
 */
void
segue_export_flow_stop (SegueExportFlow *self)
{
  g_return_if_fail (SEGUE_IS_EXPORT_FLOW (self));

  self->parent = NULL;
}

/**
 * segue_export_flow_copy:
 * @self: an export flow
 *
 * Copies the notes to the clipboard, as plain text and as HTML.
 */
void
segue_export_flow_copy (SegueExportFlow *self)
{
  g_autofree char *message = NULL;
  guint n_untimed;

  g_return_if_fail (SEGUE_IS_EXPORT_FLOW (self));

  n_untimed = segue_clipboard_set_notes (gtk_widget_get_clipboard (GTK_WIDGET (self->parent)),
                                         segue_document_get_episode (segue_session_get_document (self->session)));
  if (n_untimed > 0)
    message = g_strdup_printf (ngettext ("Notes copied. %u segment without a time was left out.",
                                         "Notes copied. %u segments without a time were left out.", n_untimed),
                               n_untimed);
  segue_view_state_say (segue_session_get_view_state (self->session), message != NULL ? message : _("Notes copied."),
                        FALSE);
}

/**
 * segue_export_flow_run:
 * @self: an export flow
 *
 * Asks for a format and a file, and exports the notes.
 */
void
segue_export_flow_run (SegueExportFlow *self)
{
  SegueEpisode *episode;
  g_autofree char *chosen = NULL;

  g_return_if_fail (SEGUE_IS_EXPORT_FLOW (self));

  episode = segue_document_get_episode (segue_session_get_document (self->session));
  chosen = g_settings_get_string (self->settings, "export-format");
  segue_export_dialog_ask (self->parent, episode, chosen, format_chosen_cb, export_new (self, episode));
}

/**
 * segue_export_flow_write:
 * @self: an export flow
 * @episode: what to export
 * @format: the format
 * @file: where to
 *
 * Exports @episode, unless a window has @file open.
 */
void
segue_export_flow_write (SegueExportFlow   *self,
                         SegueEpisode      *episode,
                         const SegueFormat *format,
                         GFile             *file)
{
  Export *export;

  g_return_if_fail (SEGUE_IS_EXPORT_FLOW (self));

  export = export_new (self, episode);
  export->format = format;
  export->file = g_object_ref (file);
  write_export (export);
}

/**
 * segue_export_flow_save:
 * @self: an export flow
 * @front: the window that asks
 * @bytes: the content of the file
 * @extension: the extension of its name
 * @callback: called once with the file that was written
 * @user_data: data for @callback
 *
 * Asks for a file and writes to it, unless a window has that file open. Errors are shown in front of @front.
 */
void
segue_export_flow_save (SegueExportFlow     *self,
                        GtkWindow           *front,
                        GBytes              *bytes,
                        const char          *extension,
                        SegueExportFlowFunc  callback,
                        gpointer             user_data)
{
  Export *export;

  g_return_if_fail (SEGUE_IS_EXPORT_FLOW (self));

  export = export_new (self, NULL);
  export->bytes = g_bytes_ref (bytes);
  export->callback = callback;
  export->user_data = user_data;
  g_weak_ref_set (&export->front, front);
  choose_name (export, front, extension);
}

/**
 * segue_export_flow_reveal:
 * @self: an export flow
 * @uri: the address of a file
 *
 * Shows the file in its folder.
 */
void
segue_export_flow_reveal (SegueExportFlow *self,
                          const char      *uri)
{
  GtkApplication *application;
  GDBusConnection *bus;
  const char *uris[] = { uri, NULL };
  GFile *file;

  g_return_if_fail (SEGUE_IS_EXPORT_FLOW (self));

  application = gtk_window_get_application (self->parent);
  bus = application != NULL ? g_application_get_dbus_connection (G_APPLICATION (application)) : NULL;
  file = g_file_new_for_uri (uri);
  if (bus != NULL)
    g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                            "org.freedesktop.FileManager1", "ShowItems", g_variant_new ("(^ass)", uris, ""), NULL,
                            G_DBUS_CALL_FLAGS_NONE, -1, NULL, shown_in_folder_cb, file);
  else
    show_folder (file);
}
