/* segue-window-publish.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include <glib/gi18n.h>

#include "app/exchange/segue-clipboard.h"
#include "app/publishing/segue-export-dialog.h"
#include "app/widgets/segue-dialogs.h"
#include "app/window/segue-application.h"
#include "formats/segue-formats.h"
#include "session/segue-export.h"

static void
copy_notes_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);
  g_autofree char *message = NULL;
  guint n_untimed;

  segue_window_commit_preedit (self);
  n_untimed = segue_clipboard_set_notes (gtk_widget_get_clipboard (widget),
                                         segue_document_get_episode (self->document));
  if (n_untimed > 0)
    message = g_strdup_printf (ngettext ("Notes copied. %u segment without a time was left out.",
                                         "Notes copied. %u segments without a time were left out.", n_untimed),
                               n_untimed);
  segue_window_say (self, message != NULL ? message : _("Notes copied."), FALSE);
}

typedef struct
{
  SegueWindow *window;
  const SegueFormat *format;
  SegueEpisode *episode;
  GFile *file;
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->window);
  segue_episode_unref (self->episode);
  g_clear_object (&self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
say_exported (SegueWindow *self,
              GFile       *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *message = g_strdup_printf (_("Exported to “%s”."), name);
  AdwToast *toast = segue_window_create_toast (self, message, _("Show in _Folder"));

  adw_toast_set_action_name (toast, "win.show-in-folder");
  adw_toast_set_action_target_value (toast, g_variant_new_take_string (g_file_get_uri (file)));
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Export) export = user_data;
  g_autoptr(GError) error = NULL;
  GtkWindow *window = GTK_WINDOW (export->window);
  const gboolean exported = segue_export_finish (result, &error);

  if (export->window->document == NULL)
    return;

  if (exported)
    say_exported (export->window, export->file);
  else
    gtk_window_present (GTK_WINDOW (segue_dialogs_question (window, _("The Notes Could Not Be Exported"),
                                                            error->message, _("_Close"))));
}

/* Whether a window has @file open as its own, be it under another name, which an export must not replace. */
static gboolean
is_open (SegueWindow *self,
         GFile       *file,
         const char  *identity)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

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
  SegueWindow *self = export->window;

  if (self->document == NULL)
    return;

  if (!is_open (self, export->file, identity))
    {
      segue_export_async (export->episode, export->format, export->file, NULL, exported_cb, export);
      g_steal_pointer (&export);
      return;
    }

  gtk_window_present (GTK_WINDOW (segue_dialogs_question (GTK_WINDOW (self), _("That File Is Open as an Episode"),
                                                          _("An export would replace the notes themselves. "
                                                            "Choose another name."),
                                                          _("_Close"))));
}

static void
write_export (Export *export)
{
  g_file_query_info_async (export->file, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL,
                           identity_cb, export);
}

/* Writes the notes in @format to @file, which is no episode afterwards. */
void
segue_window_export (SegueWindow       *self,
                     const SegueFormat *format,
                     GFile             *file)
{
  Export *export = g_new0 (Export, 1);

  export->window = g_object_ref (self);
  export->format = format;
  export->episode = segue_episode_ref (segue_document_get_episode (self->document));
  export->file = g_object_ref (file);
  write_export (export);
}

static void
file_chosen_cb (GFile    *file,
                gpointer  user_data)
{
  g_autoptr(Export) export = user_data;

  if (file == NULL || export->window->document == NULL)
    return;

  export->file = g_object_ref (file);
  write_export (g_steal_pointer (&export));
}

/* The name of the episode's file with the ending of the format, but never the same name. */
static char *
propose_name (SegueWindow       *self,
              const SegueFormat *format)
{
  const char *suffix = format == &segue_format_html ? "html" : format == &segue_format_markdown ? "md" : "txt";
  g_autofree char *base = self->file != NULL ? g_file_get_basename (self->file) : g_strdup (_("episode.txt"));
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

static void
format_chosen_cb (const SegueFormat *format,
                  gpointer           user_data)
{
  g_autoptr(Export) export = user_data;
  SegueWindow *self = export->window;
  g_autofree char *name = NULL;

  if (format == NULL || self->document == NULL)
    return;

  g_settings_set_string (self->settings, "export-format", format->id);
  export->format = format;
  name = propose_name (self, format);
  segue_dialogs_choose_export (GTK_WINDOW (self), self->is_example ? NULL : self->file, name, file_chosen_cb,
                               g_steal_pointer (&export));
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);
  g_autofree char *chosen = g_settings_get_string (self->settings, "export-format");
  Export *export = g_new0 (Export, 1);

  segue_window_commit_preedit (self);
  export->window = g_object_ref (self);
  export->episode = segue_episode_ref (segue_document_get_episode (self->document));
  segue_export_dialog_ask (GTK_WINDOW (self), export->episode, chosen, format_chosen_cb, export);
}

/* For where no file manager can point at a file: whatever shows folders. Takes @file. */
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
show_in_folder_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (widget));
  GDBusConnection *bus = application != NULL ? g_application_get_dbus_connection (G_APPLICATION (application)) : NULL;
  const char *uri = g_variant_get_string (parameter, NULL);
  const char *uris[] = { uri, NULL };
  GFile *file = g_file_new_for_uri (uri);

  if (bus != NULL)
    g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                            "org.freedesktop.FileManager1", "ShowItems", g_variant_new ("(^ass)", uris, ""), NULL,
                            G_DBUS_CALL_FLAGS_NONE, -1, NULL, shown_in_folder_cb, file);
  else
    show_folder (file);
}

void
segue_window_install_publish (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.copy-notes", NULL, copy_notes_action);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "win.show-in-folder", "s", show_in_folder_action);
}

static void
page_cb (SegueWindow *self)
{
  const gboolean open = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "editor") == 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.copy-notes", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export", open);
}

void
segue_window_init_publish (SegueWindow *self)
{
  g_signal_connect_object (self->stack, "notify::visible-child-name", G_CALLBACK (page_cb), self, G_CONNECT_SWAPPED);
  page_cb (self);
}
