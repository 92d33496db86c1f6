/* segue-dialogs.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/segue-dialogs.h"

#include <glib/gi18n.h>

#include "formats/segue-formats.h"

/* Dialogs that choose a file to open or to export to. */

typedef struct
{
  SegueDialogsFileFunc callback;
  gpointer user_data;
} FileRequest;

static FileRequest *
request_new (SegueDialogsFileFunc callback,
             gpointer             user_data)
{
  FileRequest *request = g_new (FileRequest, 1);

  *request = (FileRequest){ callback, user_data };

  return request;
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  g_autofree FileRequest *request = user_data;
  g_autoptr(GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_destroy (dialog);
  request->callback (file, request->user_data);
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

/* Adds a filter for all files of chapters that can be read. Their names have the extension that a new file would get, or
 * one that says little. */
static void
add_chapter_filter (GtkFileChooser *chooser)
{
  static const char *const others[] = { "json", "xml", "rss", "atom", "txt", "csv", "tsv", "vtt", "srt", NULL };
  g_autoptr(GPtrArray) suffixes = g_ptr_array_new ();
  const SegueFormat *const *formats;
  guint n;

  formats = segue_formats_get_all (&n);
  for (guint i = 0; i < n; i++)
    if (formats[i]->syntax != NULL && !g_strv_contains (others, formats[i]->suffix))
      g_ptr_array_add (suffixes, (gpointer) formats[i]->suffix);
  for (guint i = 0; others[i] != NULL; i++)
    g_ptr_array_add (suffixes, (gpointer) others[i]);
  g_ptr_array_add (suffixes, NULL);
  add_filter (chooser, _("Chapters and Markers"), (const char *const *) suffixes->pdata, FALSE);
}

static void
add_open_filters (GtkFileChooser *chooser)
{
  static const char *const suffixes[] = { "txt", "md", "markdown", "rst", "adoc", "text", "html", "segue.json", NULL };

  add_filter (chooser, _("Show Notes"), suffixes, TRUE);
  add_chapter_filter (chooser);
  add_filter (chooser, _("All Files"), NULL, FALSE);
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
  choose_file (native, near, request_new (callback, user_data));
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
  choose_file (native, near, request_new (callback, user_data));
}

/**
 * segue_dialogs_choose_transcript:
 * @parent: the window that the dialog stands in front of
 * @near: (nullable): a file in whose folder to begin
 * @callback: called once with the answer
 * @user_data: data for @callback
 *
 * Asks for the transcript of a recording.
 */
void
segue_dialogs_choose_transcript (GtkWindow            *parent,
                                 GFile                *near,
                                 SegueDialogsFileFunc  callback,
                                 gpointer              user_data)
{
  static const char *const suffixes[] = { "vtt", "srt", "sbv", "json", "tsv", "txt", "md", "html", NULL };
  GtkFileChooserNative *native = gtk_file_chooser_native_new (_("Choose a Transcript"), parent,
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));

  add_filter (GTK_FILE_CHOOSER (native), _("Transcripts"), suffixes, FALSE);
  add_filter (GTK_FILE_CHOOSER (native), _("All Files"), NULL, FALSE);
  choose_file (native, near, request_new (callback, user_data));
}

/**
 * segue_dialogs_choose_import:
 * @parent: the window that the dialog stands in front of
 * @near: (nullable): a file in whose folder to begin
 * @callback: called once with the answer
 * @user_data: data for @callback
 *
 * Asks for a file whose segments are added to the notes.
 */
void
segue_dialogs_choose_import (GtkWindow            *parent,
                             GFile                *near,
                             SegueDialogsFileFunc  callback,
                             gpointer              user_data)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (_("Import Chapters"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                                              _("_Import"), _("_Cancel"));

  add_chapter_filter (GTK_FILE_CHOOSER (native));
  add_filter (GTK_FILE_CHOOSER (native), _("All Files"), NULL, FALSE);
  choose_file (native, near, request_new (callback, user_data));
}

/**
 * segue_dialogs_choose_folder:
 * @parent: the window that the dialog stands in front of
 * @folder: (nullable): the folder to begin in
 * @callback: called once with the answer
 * @user_data: data for @callback
 *
 * Asks for a folder to write into.
 */
void
segue_dialogs_choose_folder (GtkWindow            *parent,
                             GFile                *folder,
                             SegueDialogsFileFunc  callback,
                             gpointer              user_data)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (_("Choose a Folder"), parent,
                                                              GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Choose"),
                                                              _("_Cancel"));

  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (native), folder, NULL);
  choose_file (native, NULL, request_new (callback, user_data));
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
  choose_file (native, NULL, request_new (callback, user_data));
}

/**
 * segue_dialogs_choose_recording:
 * @parent: the window that the dialog stands in front of
 * @near: (nullable): a file in whose folder to begin
 * @callback: called once with the answer
 * @user_data: data for @callback
 *
 * Asks for the recording of an episode.
 */
void
segue_dialogs_choose_recording (GtkWindow            *parent,
                                GFile                *near,
                                SegueDialogsFileFunc  callback,
                                gpointer              user_data)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (_("Add Recording"), parent,
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _("_Add"), _("_Cancel"));
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Recordings"));
  gtk_file_filter_add_mime_type (filter, "audio/*");
  gtk_file_filter_add_mime_type (filter, "video/*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
  add_filter (GTK_FILE_CHOOSER (native), _("All Files"), NULL, FALSE);
  choose_file (native, near, request_new (callback, user_data));
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
