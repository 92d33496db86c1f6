/* segue-export-dialog.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/publishing/segue-export-dialog.h"

#include <glib/gi18n.h>

#include "app/widgets/segue-question.h"
#include "formats/segue-formats.h"

/* A dialog that asks for a format to export in. It says what the format cannot hold of the episode. */
typedef struct
{
  GtkWidget *dialog;
  const SegueFormat *format;
  SegueEpisode *episode;
  SegueExportFunc callback;
  gpointer user_data;
} Question;

static const struct
{
  const SegueFormat *format;
  const char *name;
  const char *purpose;
} choices[] = {
  { &segue_format_html, N_("HTML"), N_("For websites and feeds") },
  { &segue_format_markdown, N_("Markdown"), N_("For websites written in Markdown") },
  { &segue_format_plain, N_("Plain Text"), N_("For YouTube and other plain text fields") },
};

static void
response_cb (Question   *self,
             const char *response)
{
  self->callback (g_str_equal (response, "export") ? self->format : NULL, self->user_data);
  segue_episode_unref (self->episode);
  g_free (self);
}

static void
choose (Question          *self,
        const SegueFormat *format)
{
  g_autofree char *loss = segue_formats_dup_loss (format, self->episode);

  self->format = format;
  segue_question_set_body (self->dialog,
                           loss != NULL ? loss : _("The file holds the notes as their readers see them."));
}

static void
toggled_cb (GtkCheckButton *check,
            Question       *self)
{
  if (gtk_check_button_get_active (check))
    choose (self, g_object_get_data (G_OBJECT (check), "format"));
}

static GtkWidget *
build_row (Question       *self,
           guint           index,
           GtkCheckButton *group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  g_object_set_data (G_OBJECT (check), "format", (gpointer) choices[index].format);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), group);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), self->format == choices[index].format);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _(choices[index].name), -1);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(choices[index].name));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(choices[index].purpose));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);

  return row;
}

static GtkWidget *
build_choice (Question *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkCheckButton *group = NULL;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Format"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      GtkWidget *row = build_row (self, i, group);

      group = GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }

  return list;
}

/**
 * segue_export_dialog_ask:
 * @parent: the window that the dialog stands in front of
 * @episode: the episode to export
 * @chosen: the id of the format that is chosen at first
 * @callback: called once with the answer
 * @user_data: data for @callback
 *
 * Asks for a format.
 */
void
segue_export_dialog_ask (GtkWindow       *parent,
                         SegueEpisode    *episode,
                         const char      *chosen,
                         SegueExportFunc  callback,
                         gpointer         user_data)
{
  Question *self = g_new0 (Question, 1);

  self->dialog = segue_question_new (_("Export Notes"), NULL, _("_Cancel"));
  self->episode = segue_episode_ref (episode);
  self->callback = callback;
  self->user_data = user_data;
  choose (self, choices[0].format);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_strcmp0 (choices[i].format->id, chosen) == 0)
      choose (self, choices[i].format);
  segue_question_set_child (self->dialog, build_choice (self));
  /* Translators: goes on to the choice of a file */
  segue_question_add_response (self->dialog, "export", _("_Export…"), ADW_RESPONSE_SUGGESTED);
  g_signal_connect_swapped (self->dialog, "response", G_CALLBACK (response_cb), self);
  segue_question_present (self->dialog, parent);
}
