/* segue-save-dialog.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-save-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/widgets/segue-question.h"
#include "formats/segue-formats.h"

/* A dialog that asks where to save, and in which format. The name and the format agree: another format gives the name
 * another extension, and an extension that is typed decides the format. */

typedef struct
{
  GtkFileChooser *chooser;   /* the dialog that is shown; not owned */
  GFile *file;               /* the file that a question is asked about, or NULL */
  const SegueFormat *own;    /* the format of the document */
  char *extension;           /* of the file of the document, if that is named as a list of chapters; or NULL */
  const SegueFormat *format; /* the format that the filter and the name in @chooser had when they last agreed */
  const char *text;          /* the extension that text gets */
  char *proposed;            /* the name that was proposed */
  SegueSaveDialogFunc callback;
  gpointer user_data;
} Request;

/* Gives the answer, once. */
static void
answer (Request              *self,
        GFile                *file,
        const SegueFormat    *format,
        SegueSaveDialogFlags  flags)
{
  SegueSaveDialogFunc callback = g_steal_pointer (&self->callback);

  if (callback != NULL)
    callback (file, format, flags, self->user_data);
}

static void
request_free (Request *self)
{
  /* a question goes without a response where its window is destroyed */
  answer (self, NULL, NULL, 0);
  g_free (self->proposed);
  g_clear_object (&self->file);
  g_free (self->extension);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static const SegueFormat *
get_format (GtkFileChooser *chooser)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  const SegueFormat *format = filter != NULL ? g_object_get_data (G_OBJECT (filter), "format") : NULL;

  return format != NULL ? format : &segue_format_text;
}

static const char *
get_extension (Request           *request,
               const SegueFormat *format)
{
  if (format == &segue_format_text)
    return request->text;

  return format == request->own && request->extension != NULL ? request->extension : format->suffix;
}

static gboolean
has_extension (const char *name,
               const char *extension)
{
  const char *dot = strrchr (name, '.');
  const char *last = strrchr (extension, '.');

  return dot != NULL && g_ascii_strcasecmp (dot + 1, last != NULL ? last + 1 : extension) == 0;
}

/* Tells whether a file with this name is expected to have the format: `01.chapters.json` as well as the name that the list
 * was opened under. */
static gboolean
is_named_for (Request           *request,
              const char        *name,
              const SegueFormat *format)
{
  const SegueFormat *named = segue_formats_find_to_write (name);

  if (named == format || (named == NULL && format == &segue_format_text && segue_formats_find_similar (name) == NULL))
    return TRUE;

  return format == request->own && request->extension != NULL && has_extension (name, request->extension);
}

/* Gives the name in the dialog the extension of the format that was chosen there. */
static void
filter_cb (Request *request)
{
  const SegueFormat *format = get_format (request->chooser);
  g_autofree char *name = gtk_file_chooser_get_current_name (request->chooser);
  g_autofree char *fitted = NULL;

  if (format == request->format || name == NULL || *name == '\0')
    return;

  request->format = format;
  if (is_named_for (request, name, format))
    return;

  fitted = segue_formats_dup_name (name, get_extension (request, format));
  gtk_file_chooser_set_current_name (request->chooser, fitted);
}

/* Makes the name of @file and the chosen format agree, and sets the format. A dialog of the desktop does not tell when
 * the format changes, so that the name can still have the extension that was proposed. */
static SegueSaveDialogFlags
fit_file (Request            *request,
          GFile             **file,
          const SegueFormat **chosen)
{
  const SegueFormat *format = get_format (request->chooser);
  g_autofree char *name = g_file_get_basename (*file);
  const SegueFormat *named = segue_formats_find_to_write (name);
  g_autofree char *fitted = NULL;
  g_autoptr(GFile) folder = NULL;

  *chosen = format;
  if (is_named_for (request, name, format))
    return SEGUE_SAVE_DIALOG_REPLACE;
  /* shorter than what was proposed, such as `01.txt` for `01.chapters.txt` */
  if (format == request->format && format->syntax != NULL && (named == NULL || named == &segue_format_text) &&
      has_extension (name, format->suffix))
    return SEGUE_SAVE_DIALOG_REPLACE;
  /* `01.json` for text */
  if (named == NULL && format == &segue_format_text)
    named = segue_formats_find_similar (name);
  if (named != NULL && (named != request->format || format == request->format))
    {
      *chosen = named;
      return SEGUE_SAVE_DIALOG_REPLACE | SEGUE_SAVE_DIALOG_TYPED;
    }

  fitted = segue_formats_dup_name (name, get_extension (request, format));
  folder = g_file_get_parent (*file);
  g_object_unref (*file);
  *file = g_file_get_child (folder, fitted);

  /* the dialog has asked about replacing the file with the name that was typed */
  return 0;
}

/* Returns: (transfer full) (nullable): what a name ends with, from its last dot, where that belongs to files of a kind that
 * programs do not open as text: `.docx`, `.pdf`, `.mp3`. An unknown ending, as in "Ep. 12", is part of the name. */
static char *
dup_foreign_ending (Request    *request,
                    const char *name)
{
  /* kinds that are written as text, in a language of their own */
  static const char *const marked_up[] = { "application/rtf", "application/postscript", "image/svg+xml" };
  g_autofree char *type = g_content_type_guess (name, NULL, 0, NULL);
  const char *dot = strrchr (name, '.');
  const char *own = strrchr (request->proposed, '.');
  gboolean foreign = !g_content_type_is_unknown (type) && !g_content_type_is_a (type, "text/plain");

  if (dot == NULL || dot == name || segue_formats_find_extension (name) != NULL ||
      (own != NULL && has_extension (name, own + 1)))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (marked_up) && !foreign; i++)
    foreign = g_content_type_is_a (type, marked_up[i]);

  return foreign ? g_strdup (dot) : NULL;
}

static void
ending_response_cb (Request    *request,
                    const char *response)
{
  g_autoptr(GFile) folder = g_file_get_parent (request->file);
  g_autofree char *base = g_file_get_basename (request->file);
  g_autofree char *name = NULL;
  g_autoptr(GFile) file = NULL;
  SegueSaveDialogFlags flags = SEGUE_SAVE_DIALOG_REPLACE;

  if (g_str_equal (response, "text"))
    {
      name = g_strdup_printf ("%.*s.%s", (int) (strrchr (base, '.') - base), base, request->text);
      file = g_file_get_child (folder, name);
      flags = 0;
    }
  else if (g_str_equal (response, "anyway"))
    {
      file = g_object_ref (request->file);
    }
  answer (request, file, &segue_format_text, flags);
}

/* Asks whether text is to be saved under a name that other programs do not take for text. @request is freed with the question. */
static void
ask_ending (Request    *request,
            GtkWindow  *parent,
            GFile      *file,
            const char *ending)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *heading = g_strdup_printf (_("Save Text as “%s”?"), name);
  /* Translators: what a file name ends with, such as .docx */
  g_autofree char *body = g_strdup_printf (_("These notes are saved as text. Programs expect something else in a file whose "
                                             "name ends with %s, and may not open it."), ending);
  /* Translators: what a file name ends with, such as txt */
  g_autofree char *label = g_strdup_printf (_("Save as .%s"), request->text);
  GtkWidget *question = segue_question_new (heading, body, _("_Cancel"));

  segue_question_add_response (question, "anyway", _("Save _Anyway"), ADW_RESPONSE_DEFAULT);
  segue_question_add_response (question, "text", label, ADW_RESPONSE_SUGGESTED);
  request->file = g_object_ref (file);
  g_object_set_data_full (G_OBJECT (question), "request", request, (GDestroyNotify) request_free);
  g_signal_connect_swapped (question, "response", G_CALLBACK (ending_response_cb), request);
  segue_question_present (question, parent);
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  g_autoptr(Request) request = user_data;
  GtkWindow *parent = gtk_native_dialog_get_transient_for (dialog);
  const SegueFormat *format = NULL;
  g_autoptr(GFile) file = NULL;
  g_autofree char *name = NULL;
  g_autofree char *ending = NULL;
  SegueSaveDialogFlags flags = 0;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    {
      flags = fit_file (request, &file, &format);
      name = g_file_get_basename (file);
    }
  if (format == &segue_format_text)
    ending = dup_foreign_ending (request, name);
  gtk_native_dialog_destroy (dialog);
  if (ending != NULL)
    ask_ending (g_steal_pointer (&request), parent, file, ending);
  else
    answer (request, file, format, flags);
  /* a GtkNativeDialog is not owned by its parent window */
  g_object_unref (dialog);
}

/* Adds a format to choose from, with the extensions of its files. */
static void
add_format (Request           *request,
            const SegueFormat *format,
            const char        *name)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  const char *last = strrchr (format->suffix, '.');

  gtk_file_filter_set_name (filter, name);
  if (format == &segue_format_text)
    gtk_file_filter_add_mime_type (filter, format->media_type);
  for (const char *const *extension = format->extensions; extension != NULL && *extension != NULL; extension++)
    gtk_file_filter_add_suffix (filter, *extension);
  if (format->syntax != NULL)
    gtk_file_filter_add_suffix (filter, last != NULL ? last + 1 : format->suffix);
  if (format == request->own && request->extension != NULL)
    gtk_file_filter_add_suffix (filter, request->extension);
  g_object_set_data (G_OBJECT (filter), "format", (gpointer) format);
  gtk_file_chooser_add_filter (request->chooser, filter);
  if (format == request->format)
    gtk_file_chooser_set_filter (request->chooser, filter);
}

static void
add_list_format (Request           *request,
                 const SegueFormat *format)
{
  g_autofree char *name = NULL;

  /* Translators: the name of a format, then what the names of its files end with */
  name = g_strdup_printf (_("%s (.%s)"), _(format->name), get_extension (request, format));
  add_format (request, format, name);
}

/* Adds the formats: that of a list of chapters that is open, notes, and then all other lists. */
static void
add_formats (Request *request)
{
  const SegueFormat *const *formats;
  guint n;

  if (request->own->syntax != NULL)
    add_list_format (request, request->own);
  add_format (request, &segue_format_text, _("Notes (Text)"));
  add_format (request, &segue_format_json, _("Segue Episode (.segue.json)"));
  formats = segue_formats_get_all (&n);
  for (guint i = 0; i < n; i++)
    if (formats[i]->syntax != NULL && formats[i]->write != NULL && formats[i] != request->own)
      add_list_format (request, formats[i]);
}

/* Finds the dialog that GTK shows by itself. It is the only one that tells when its format changes.
 * Returns: (transfer none) (nullable): the dialog */
static GtkFileChooser *
find_dialog (GtkWindow *parent)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    {
      if (GTK_IS_FILE_CHOOSER_DIALOG (link->data) && gtk_widget_get_visible (link->data) &&
          gtk_window_get_transient_for (link->data) == parent)
        return link->data;
    }

  return NULL;
}

/**
 * segue_save_dialog_show:
 * @parent: the window that the dialog stands in front of
 * @folder: (nullable): the folder to begin in
 * @name: the name that is proposed
 * @own: the format of the document
 * @format: the format that is proposed
 * @callback: called once with the answer
 * @user_data: data for @callback
 *
 * Asks where to save. The dialog also asks whether to replace a file that exists.
 */
void
segue_save_dialog_show (GtkWindow           *parent,
                        GFile               *folder,
                        const char          *name,
                        const SegueFormat   *own,
                        const SegueFormat   *format,
                        SegueSaveDialogFunc  callback,
                        gpointer             user_data)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (_("Save Show Notes As"), parent,
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  Request *request = g_new0 (Request, 1);
  const gboolean is_text = format == &segue_format_text;
  const char *extension = is_text ? segue_formats_find_extension (name) : NULL;
  const gboolean is_list = own->syntax != NULL || segue_formats_find_similar (name) != NULL;
  const char *dot = own == format && is_list ? strrchr (name, '.') : NULL;
  GtkFileChooser *dialog;

  request->chooser = GTK_FILE_CHOOSER (native);
  request->own = own;
  request->extension = dot != NULL && dot > name && dot[1] != '\0' ? g_strdup (dot + 1) : NULL;
  request->format = format;
  request->text = extension != NULL ? extension : "txt";
  request->proposed = g_strdup (name);
  request->callback = callback;
  request->user_data = user_data;

  add_formats (request);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (request->chooser, folder, NULL);
  gtk_file_chooser_set_current_name (request->chooser, name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_signal_connect (native, "response", G_CALLBACK (response_cb), request);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));

  dialog = find_dialog (parent);
  if (dialog != NULL)
    {
      request->chooser = dialog;
      g_signal_connect_swapped (dialog, "notify::filter", G_CALLBACK (filter_cb), request);
    }
}
