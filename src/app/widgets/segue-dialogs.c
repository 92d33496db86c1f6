/* segue-dialogs.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/segue-dialogs.h"

#include <string.h>

#include <glib/gi18n.h>

/* Dialogs that choose a file. Only this file uses the class for them, which newer versions of GTK replace. */

#define JSON_SUFFIX ".segue.json"

typedef struct
{
  SegueDialogsFileFunc opened; /* this or saved is set */
  SegueDialogsSaveFunc saved;
  gpointer user_data;
} FileRequest;

static FileRequest *
request_new (SegueDialogsFileFunc opened,
             SegueDialogsSaveFunc saved,
             gpointer             user_data)
{
  FileRequest *request = g_new (FileRequest, 1);

  *request = (FileRequest){ opened, saved, user_data };

  return request;
}

/* Gives @file the suffix of the chosen kind of file. Returns: whether that is another file */
static gboolean
fit_name (GtkFileChooser  *chooser,
          GFile          **file)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  g_autofree char *name = g_file_get_basename (*file);
  g_autoptr(GFile) folder = g_file_get_parent (*file);
  g_autofree char *fitted = NULL;
  char *dot;

  if (filter == NULL || g_object_get_data (G_OBJECT (filter), "json") == NULL || g_str_has_suffix (name, JSON_SUFFIX))
    return FALSE;

  dot = strrchr (name, '.');
  if (dot != NULL && dot != name)
    *dot = '\0';
  fitted = g_strconcat (name, JSON_SUFFIX, NULL);
  g_object_unref (*file);
  *file = g_file_get_child (folder, fitted);

  return TRUE;
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  g_autofree FileRequest *request = user_data;
  g_autoptr(GFile) file = NULL;
  gboolean replace = TRUE;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  /* the dialog has asked about replacing the file with the name that was typed, not one with another suffix */
  if (file != NULL && request->saved != NULL)
    replace = !fit_name (GTK_FILE_CHOOSER (dialog), &file);
  gtk_native_dialog_destroy (dialog);
  if (request->saved != NULL)
    request->saved (file, replace, request->user_data);
  else
    request->opened (file, request->user_data);
  /* a GtkNativeDialog is not owned by its parent window */
  g_object_unref (dialog);
}

static void
add_filter (GtkFileChooser    *chooser,
            const char        *name,
            const char *const *suffixes,
            gboolean           text)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  if (text)
    gtk_file_filter_add_mime_type (filter, "text/plain");
  for (; suffixes != NULL && *suffixes != NULL; suffixes++)
    gtk_file_filter_add_suffix (filter, *suffixes);
  if (!text && suffixes == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
add_open_filters (GtkFileChooser *chooser)
{
  static const char *const suffixes[] = { "txt", "md", "markdown", "rst", "adoc", "text", "segue.json", NULL };

  add_filter (chooser, _("Show Notes"), suffixes, TRUE);
  add_filter (chooser, _("All Files"), NULL, FALSE);
}

/* Adds the kinds of file to choose from, each with its suffix. That of @name comes first. */
static void
add_save_filters (GtkFileChooser *chooser,
                  const char     *name)
{
  static const char *const text[] = { "txt", "md", "markdown", "rst", "adoc", "text", NULL };
  static const char *const json[] = { "segue.json", NULL };
  g_autoptr(GListModel) filters = NULL;
  g_autoptr(GtkFileFilter) filter = NULL;

  add_filter (chooser, _("Notes (Text)"), text, TRUE);
  add_filter (chooser, _("Segue Episode (.segue.json)"), json, FALSE);
  filters = gtk_file_chooser_get_filters (chooser);
  filter = g_list_model_get_item (filters, 1);
  g_object_set_data (G_OBJECT (filter), "json", GINT_TO_POINTER (TRUE));
  if (g_str_has_suffix (name, JSON_SUFFIX))
    gtk_file_chooser_set_filter (chooser, filter);
}

static void
choose_file (GtkFileChooserNative *native,
             GFile                *near,
             FileRequest          *request)
{
  g_autoptr(GFile) folder = near != NULL ? g_file_get_parent (near) : NULL;

  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (native), folder, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_signal_connect (native, "response", G_CALLBACK (response_cb), request);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

/**
 * segue_dialogs_choose_export:
 * @parent: the window that the dialog stands in front of
 * @near: (nullable): a file in whose folder to begin
 * @name: the name that is proposed
 * @callback: called once with the answer
 * @user_data: data for @callback
 *
 * Asks where to export to.
 */
void
segue_dialogs_choose_export (GtkWindow            *parent,
                             GFile                *near,
                             const char           *name,
                             SegueDialogsFileFunc  callback,
                             gpointer              user_data)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (_("Export Notes"), parent,
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);
  choose_file (native, near, request_new (callback, NULL, user_data));
}

/**
 * segue_dialogs_choose_open:
 * @parent: the window that the dialog stands in front of
 * @near: (nullable): a file in whose folder to begin
 * @callback: called once with the answer
 * @user_data: data for @callback
 *
 * Asks for a file to open.
 */
void
segue_dialogs_choose_open (GtkWindow            *parent,
                           GFile                *near,
                           SegueDialogsFileFunc  callback,
                           gpointer              user_data)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (_("Open Show Notes"), parent,
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));

  add_open_filters (GTK_FILE_CHOOSER (native));
  choose_file (native, near, request_new (callback, NULL, user_data));
}

/**
 * segue_dialogs_choose_cuts:
 * @parent: the window that the dialog stands in front of
 * @callback: called once with the answer
 * @user_data: data for @callback
 *
 * Asks for a file with a list of the parts that were cut out of a recording.
 */
void
segue_dialogs_choose_cuts (GtkWindow            *parent,
                           SegueDialogsFileFunc  callback,
                           gpointer              user_data)
{
  static const char *const suffixes[] = { "edl", "txt", "csv", "tsv", NULL };
  GtkFileChooserNative *native = gtk_file_chooser_native_new (_("Read a Cut List"), parent,
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _("_Read"), _("_Cancel"));

  add_filter (GTK_FILE_CHOOSER (native), _("Cut Lists"), suffixes, FALSE);
  add_filter (GTK_FILE_CHOOSER (native), _("All Files"), NULL, FALSE);
  choose_file (native, NULL, request_new (callback, NULL, user_data));
}

/**
 * segue_dialogs_choose_save:
 * @parent: the window that the dialog stands in front of
 * @near: (nullable): a file in whose folder to begin
 * @name: the name that is proposed
 * @callback: called once with the answer
 * @user_data: data for @callback
 *
 * Asks where to save. The dialog also asks whether to replace a file that exists.
 */
void
segue_dialogs_choose_save (GtkWindow            *parent,
                           GFile                *near,
                           const char           *name,
                           SegueDialogsSaveFunc  callback,
                           gpointer              user_data)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (_("Save Show Notes As"), parent,
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));

  add_save_filters (GTK_FILE_CHOOSER (native), name);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);
  choose_file (native, near, request_new (NULL, callback, user_data));
}

/**
 * segue_dialogs_fit:
 * @window: a window
 * @parent: the window that it stands in front of
 * @width: its best width, in pixels
 * @height: its best height, in pixels
 *
 * Gives @window its best size, or a smaller one that leaves a part of @parent visible.
 */
void
segue_dialogs_fit (GtkWindow *window,
                   GtkWindow *parent,
                   int        width,
                   int        height)
{
  const int parent_width = gtk_widget_get_width (GTK_WIDGET (parent));
  const int parent_height = gtk_widget_get_height (GTK_WIDGET (parent));

  gtk_window_set_default_size (window, CLAMP (parent_width - 40, 340, width), CLAMP (parent_height - 80, 300, height));
}
