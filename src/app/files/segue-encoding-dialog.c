/* segue-encoding-dialog.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/files/segue-encoding-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/widgets/segue-labels.h"
#include "app/widgets/segue-question.h"
#include "core/files/segue-encoding.h"
#include "core/files/segue-loader.h"

/* How many bytes are shown, and from how many before the first that is not ASCII. Such bytes tell encodings apart. */
#define SAMPLE 600
#define LEAD_IN 120

/* A dialog that asks for the encoding of a file whose bytes do not tell it. It shows a sample in that encoding. */
typedef struct
{
  GtkWindow *parent;
  GFile *file;
  SegueEncodingFunc callback;
  gpointer user_data;
  GBytes *sample;
  GtkDropDown *choice;
  GtkLabel *preview;
} Question;

static const struct
{
  const char *encoding;
  const char *name;
  const char *language; /* of the interface that proposes this encoding, "" for all others */
} encodings[] = {
  { "WINDOWS-1252", N_("Western European (Windows-1252)"), "" },
  { "ISO-8859-1", N_("Western European (ISO 8859-1)"), "" },
  { "ISO-8859-15", N_("Western European (ISO 8859-15)"), "" },
  { "WINDOWS-1250", N_("Central European (Windows-1250)"), "pl" },
  { "WINDOWS-1251", N_("Cyrillic (Windows-1251)"), "ru" },
  { "KOI8-R", N_("Cyrillic (KOI8-R)"), "" },
  { "WINDOWS-1253", N_("Greek (Windows-1253)"), "el" },
  { "WINDOWS-1254", N_("Turkish (Windows-1254)"), "tr" },
  { "UHC", N_("Korean (UHC, EUC-KR)"), "ko" },
  { "SHIFT_JIS", N_("Japanese (Shift JIS)"), "ja" },
  { "EUC-JP", N_("Japanese (EUC-JP)"), "" },
  { "GB18030", N_("Chinese (GB 18030)"), "zh" },
  { "BIG5", N_("Chinese (Big5)"), "" },
  { "UTF-16LE", N_("Unicode (UTF-16, little endian)"), "" },
  { "UTF-16BE", N_("Unicode (UTF-16, big endian)"), "" },
};

static void
question_free (Question *self)
{
  g_clear_object (&self->parent);
  g_clear_object (&self->file);
  g_clear_pointer (&self->sample, g_bytes_unref);
  g_free (self);
}

static void
answer (Question   *self,
        const char *encoding)
{
  self->callback (encoding, self->user_data);
  question_free (self);
}

/* Returns: (transfer full): some bytes from the start of a line on, shortly before the first byte that is not ASCII */
static GBytes *
take_sample (GBytes *bytes)
{
  gsize length, start = 0;
  const guchar *data = g_bytes_get_data (bytes, &length);

  while (start < length && data[start] < 0x80)
    start++;
  start = start > LEAD_IN ? start - LEAD_IN : 0;
  while (start > 0 && data[start - 1] != '\n')
    start--;

  return g_bytes_new_from_bytes (bytes, start, MIN (length - start, SAMPLE));
}

static guint
guess (void)
{
  const char *const *languages = g_get_language_names ();

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (encodings[i].language[0] != '\0' && g_str_has_prefix (languages[0], encodings[i].language))
      return i;

  return 0;
}

static void
selected_cb (Question *self)
{
  const char *encoding = encodings[gtk_drop_down_get_selected (self->choice)].encoding;
  g_autoptr(GBytes) text = segue_encoding_decode (self->sample, encoding, NULL, NULL);
  g_autofree char *shown = NULL;

  if (text != NULL)
    shown = g_utf8_make_valid (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  gtk_label_set_text (self->preview, shown != NULL ? g_strchomp (shown) : "");
}

static void
response_cb (Question   *self,
             const char *response)
{
  answer (self, g_str_equal (response, "open") ? encodings[gtk_drop_down_get_selected (self->choice)].encoding : NULL);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (list_item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (list_item)));
}

/* Ellipsizes the chosen name, so that it does not widen the dialog. The list that drops down shows whole names. */
static void
shorten_chosen (GtkDropDown *choice)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_list_factory (choice, gtk_drop_down_get_factory (choice));
  gtk_drop_down_set_factory (choice, factory);
}

static GtkWidget *
build_choice (Question *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    gtk_string_list_append (names, _(encodings[i].name));
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL));
  shorten_chosen (self->choice);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Encoding"), -1);
  self->preview = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->preview, TRUE);
  gtk_label_set_wrap_mode (self->preview, PANGO_WRAP_WORD_CHAR);
  segue_labels_unhyphenate (self->preview);
  gtk_label_set_xalign (self->preview, 0);
  gtk_label_set_yalign (self->preview, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->preview), "dim-label");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->preview));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 160);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->choice));
  gtk_box_append (GTK_BOX (box), scroller);

  return box;
}

static void
present (Question *self)
{
  g_autofree char *base = g_file_get_basename (self->file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *heading = g_strdup_printf (_("How Is “%s” Encoded?"), name);
  GtkWidget *dialog = segue_question_new (heading,
                                          _("The file is not in UTF-8. Choose the encoding in which its text reads right; it is saved in the same."),
                                          _("_Cancel"));

  segue_question_set_child (dialog, build_choice (self));
  segue_question_add_response (dialog, "open", _("_Open"), ADW_RESPONSE_SUGGESTED);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb), self);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (selected_cb), self);
  gtk_drop_down_set_selected (self->choice, guess ());
  selected_cb (self);
  segue_question_present (dialog, self->parent);
  /* With the focus on this button, Return opens the file. On the choice it would drop down the list. */
  segue_question_focus_default (dialog);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Question *self = user_data;
  g_autoptr(GBytes) bytes = segue_file_load_finish (G_FILE (object), result, NULL);

  if (bytes == NULL)
    {
      answer (self, NULL);
      return;
    }
  self->sample = take_sample (bytes);
  present (self);
}

/**
 * segue_encoding_dialog_ask:
 * @parent: the window that the dialog stands in front of
 * @file: a file
 * @callback: called once with the answer
 * @user_data: data for @callback
 *
 * Asks for the encoding of @file. Nothing counts as chosen where the file cannot be read any more.
 */
void
segue_encoding_dialog_ask (GtkWindow         *parent,
                           GFile             *file,
                           SegueEncodingFunc  callback,
                           gpointer           user_data)
{
  Question *self = g_new0 (Question, 1);

  self->parent = g_object_ref (parent);
  self->file = g_object_ref (file);
  self->callback = callback;
  self->user_data = user_data;
  segue_file_load_async (file, NULL, loaded_cb, self);
}
