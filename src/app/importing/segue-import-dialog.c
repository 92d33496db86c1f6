/* segue-import-dialog.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/importing/segue-import-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/widgets/segue-labels.h"
#include "app/widgets/segue-question.h"
#include "session/import/segue-list-import.h"

/* Asks how a list of chapters is imported, and shows what the notes will get. */

/* The height of the preview and its largest width, in pixels. */
#define PREVIEW_HEIGHT 150
#define PREVIEW_WIDTH 440

typedef struct
{
  SegueListImport *import;
  GtkWidget *question;
  GtkCheckButton *ways[SEGUE_IMPORT_N];
  GtkEditable *offset;
  GtkWidget *offset_row;
  GtkStringList *rows;
  GtkLabel *warning;
} Dialog;

static void
dialog_free (gpointer  data,
             GClosure *closure)
{
  Dialog *self = data;

  g_object_unref (self->import);
  g_object_unref (self->rows);
  g_free (self);
}

/* Reads a time with or without a sign. An empty text is zero. */
static gboolean
parse_offset (const char *text,
              gint64     *offset)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  const gboolean minus = *trimmed == '-' || g_str_has_prefix (trimmed, "−");
  const char *p = g_str_has_prefix (trimmed, "−") ? trimmed + strlen ("−") : trimmed + (minus || *trimmed == '+');

  *offset = 0;
  if (*trimmed == '\0')
    return TRUE;
  if (!segue_time_parse_typed (p, offset))
    return FALSE;
  *offset = minus ? -*offset : *offset;

  return TRUE;
}

/* Shows what the import does now. */
static void
update (Dialog *self)
{
  SegueImportAs as = SEGUE_IMPORT_SEGMENTS;
  g_auto(GStrv) rows = NULL;
  g_autofree char *warning = NULL;
  gint64 offset;
  const gboolean good = parse_offset (gtk_editable_get_text (self->offset), &offset);

  for (guint i = 0; i < SEGUE_IMPORT_N; i++)
    if (gtk_check_button_get_active (self->ways[i]))
      as = i;
  gtk_widget_set_sensitive (self->offset_row, as != SEGUE_IMPORT_TITLES);
  segue_list_import_set (self->import, as, good ? offset : 0);
  rows = segue_list_import_dup_rows (self->import);
  gtk_string_list_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                          (const char *const *) rows);
  warning = good || as == SEGUE_IMPORT_TITLES ? segue_list_import_dup_warning (self->import)
                                              : g_strdup (_("The offset is not a time, such as 0:30 or -1:00."));
  if (warning == NULL && !segue_list_import_can_apply (self->import))
    warning = g_strdup (_("This changes nothing."));
  gtk_label_set_text (self->warning, warning != NULL ? warning : "");
  segue_question_set_enabled (self->question, "import",
                              (good || as == SEGUE_IMPORT_TITLES) && segue_list_import_can_apply (self->import));
}

static void
toggled_cb (GtkCheckButton *button,
            Dialog         *self)
{
  if (gtk_check_button_get_active (button))
    update (self);
}

static void
response_cb (GtkWidget  *question,
             const char *response,
             Dialog     *self)
{
  if (g_str_equal (response, "import"))
    segue_list_import_apply (self->import);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *time = gtk_label_new (NULL), *title = gtk_label_new (NULL);

  gtk_widget_add_css_class (time, "numeric");
  gtk_widget_add_css_class (time, "dim-label");
  gtk_widget_add_css_class (time, "caption");
  gtk_label_set_xalign (GTK_LABEL (time), 1);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), time);
  gtk_box_append (GTK_BOX (box), title);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  const char *row = gtk_string_object_get_string (gtk_list_item_get_item (item)), *tab = strchr (row, '\t');
  GtkWidget *time = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *parent = gtk_widget_get_parent (gtk_list_item_get_child (item));
  g_autofree char *start = g_strndup (row, tab - row);
  g_autofree char *name = g_strdup_printf ("%s %s", start, tab + 1);

  gtk_label_set_text (GTK_LABEL (time), start);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (time)), tab + 1);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
build_preview (Dialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new (), *list;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows)))),
                            factory);
  gtk_widget_set_margin_top (list, 6);
  gtk_widget_set_margin_bottom (list, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Preview"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_width (GTK_SCROLLED_WINDOW (scrolled), PREVIEW_WIDTH);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), PREVIEW_HEIGHT);
  gtk_widget_add_css_class (scrolled, "card");
  gtk_widget_set_overflow (scrolled, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_vexpand (scrolled, TRUE);

  return scrolled;
}

static GtkWidget *
build_offset (Dialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (_("Add to all _times:")), *entry = gtk_entry_new ();

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_halign (entry, GTK_ALIGN_START);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "0:00");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 9);
  gtk_widget_set_tooltip_text (entry, _("A time such as 0:30; -1:00 moves the list towards the start"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add to all times"), -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  self->offset = GTK_EDITABLE (entry);
  self->offset_row = box;

  return box;
}

static GtkWidget *
build (Dialog   *self,
       gboolean  has_marks)
{
  static const char *const labels[] = { N_("As _new segments"), N_("Titles _only, for the segments of these notes"),
                                        N_("Ti_mes only, for the segments of these notes"),
                                        N_("Mar_ks, for the next segments without a time") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < SEGUE_IMPORT_N; i++)
    {
      GtkWidget *label = gtk_label_new_with_mnemonic (_(labels[i]));
      GtkWidget *button = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      segue_labels_unhyphenate (GTK_LABEL (label));
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_mnemonic_widget (GTK_LABEL (label), button);
      gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      gtk_label_get_text (GTK_LABEL (label)), -1);
      self->ways[i] = GTK_CHECK_BUTTON (button);
      gtk_check_button_set_group (self->ways[i], i > 0 ? self->ways[0] : NULL);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->ways[SEGUE_IMPORT_MARKS]), has_marks);
  gtk_check_button_set_active (self->ways[has_marks ? SEGUE_IMPORT_MARKS : SEGUE_IMPORT_SEGMENTS], TRUE);
  gtk_box_append (GTK_BOX (box), build_offset (self));
  gtk_box_append (GTK_BOX (box), build_preview (self));
  self->warning = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_wrap (self->warning, TRUE);
  segue_labels_unhyphenate (self->warning);
  gtk_label_set_xalign (self->warning, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->warning), "warning");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->warning));

  return box;
}

/* Describes a list: its format, and what it has. */
static char *
describe (Dialog              *self,
          const SegueListFile *file)
{
  const guint n = segue_list_import_get_n (self->import);
  const char *name = _((file->format != NULL ? file->format : &segue_format_text)->name);

  /* Translators: the name of a file format, then how many sections and segments a file has */
  return g_strdup_printf (ngettext ("%1$s with %2$u entry", "%1$s with %2$u entries", n), name, n);
}

/**
 * segue_import_dialog_show:
 * @parent: the window of the notes
 * @session: the session of the notes
 * @file: the file to import, with an episode
 *
 * Asks how to import a file, and imports it. Nothing happens to the notes before that.
 */
void
segue_import_dialog_show (GtkWindow           *parent,
                          SegueSession        *session,
                          const SegueListFile *file)
{
  Dialog *self = g_new0 (Dialog, 1);
  g_autofree char *base = g_file_get_basename (file->file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *heading = g_strdup_printf (_("Import “%s”"), name);
  g_autofree char *body = NULL;

  self->import = segue_list_import_new (session, file->episode);
  self->rows = gtk_string_list_new (NULL);
  body = describe (self, file);
  self->question = segue_question_new (heading, body, _("_Cancel"));
  segue_question_set_child (self->question, build (self, segue_list_file_has_marks (file)));
  segue_question_add_response (self->question, "import", _("_Import"), ADW_RESPONSE_SUGGESTED);
  g_signal_connect_data (self->question, "response", G_CALLBACK (response_cb), self, dialog_free, 0);
  for (guint i = 0; i < SEGUE_IMPORT_N; i++)
    g_signal_connect (self->ways[i], "toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect_swapped (self->offset, "changed", G_CALLBACK (update), self);
  update (self);
  segue_question_present (self->question, parent);
  for (guint i = 0; i < SEGUE_IMPORT_N; i++)
    if (gtk_check_button_get_active (self->ways[i]))
      gtk_widget_grab_focus (GTK_WIDGET (self->ways[i]));
}
