/* segue-dialogs.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/segue-dialogs.h"

#include <glib/gi18n.h>

/* The only place that knows which dialogs the toolkit of the day has. */

typedef struct
{
  SegueDialogsFileFunc callback;
  gpointer user_data;
} FileRequest;

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
  /* a native dialog is no widget and belongs to who made it */
  g_object_unref (dialog);
}

static GtkFileFilter *
create_filter (const char *name)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);

  return filter;
}

static void
add_filters (GtkFileChooser *chooser)
{
  static const char *const suffixes[] = { "txt", "md", "markdown", "rst", "adoc", "text" };
  g_autoptr(GtkFileFilter) notes = create_filter (_("Show Notes"));
  g_autoptr(GtkFileFilter) all = create_filter (_("All Files"));

  gtk_file_filter_add_mime_type (notes, "text/plain");
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (notes, suffixes[i]);
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, notes);
  gtk_file_chooser_add_filter (chooser, all);
}

static void
choose_file (GtkWindow            *parent,
             GtkFileChooserNative *native,
             GFile                *near,
             SegueDialogsFileFunc  callback,
             gpointer              user_data)
{
  g_autoptr(GFile) folder = near != NULL ? g_file_get_parent (near) : NULL;
  FileRequest *request = g_new (FileRequest, 1);

  request->callback = callback;
  request->user_data = user_data;
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (native), folder, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_signal_connect (native, "response", G_CALLBACK (response_cb), request);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

/* Asks where to put a copy of the notes in another format, with @name proposed. */
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
  choose_file (parent, native, near, callback, user_data);
}

/* Asks for a file to open, first in the folder of @near. */
void
segue_dialogs_choose_open (GtkWindow            *parent,
                           GFile                *near,
                           SegueDialogsFileFunc  callback,
                           gpointer              user_data)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (_("Open Show Notes"), parent,
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));

  add_filters (GTK_FILE_CHOOSER (native));
  choose_file (parent, native, near, callback, user_data);
}

/* Asks where to save, with @name proposed. That a file there may be replaced is asked by the dialog. */
void
segue_dialogs_choose_save (GtkWindow            *parent,
                           GFile                *near,
                           const char           *name,
                           SegueDialogsFileFunc  callback,
                           gpointer              user_data)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (_("Save Show Notes As"), parent,
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));

  add_filters (GTK_FILE_CHOOSER (native));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);
  choose_file (parent, native, near, callback, user_data);
}

/* A question or message with one answer so far, "cancel", which is also that of Escape. */
GtkWidget *
segue_dialogs_question (GtkWindow  *parent,
                        const char *heading,
                        const char *body,
                        const char *cancel_label)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", cancel_label);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");

  return dialog;
}
