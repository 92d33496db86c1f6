/* segue-paste-dialog.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-paste-dialog.h"

#include <glib/gi18n.h>

#include "app/widgets/segue-labels.h"
#include "app/widgets/segue-question.h"

typedef struct
{
  GtkCheckButton *buttons[SEGUE_PASTE_AS_N];
  GtkCheckButton *without_times;
  SeguePasteDialogFunc callback;
  gpointer user_data;
  GDestroyNotify destroy;
} Question;

/* Called when the dialog is gone, whether the user has answered or not. */
static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *self = data;

  self->destroy (self->user_data);
  g_free (self);
}

static void
response_cb (GtkWidget  *dialog,
             const char *response,
             Question   *self)
{
  SeguePasteOptions options = { SEGUE_PASTE_AS_SEGMENTS, gtk_check_button_get_active (self->without_times) };

  for (guint i = 0; i < SEGUE_PASTE_AS_N; i++)
    {
      if (gtk_check_button_get_active (self->buttons[i]))
        options.as = i;
    }
  self->callback (g_str_equal (response, "add") ? &options : NULL, self->user_data);
}

/* Adds a choice. Its text wraps if there is little room. */
static GtkCheckButton *
add_button (GtkWidget         *box,
            GtkAccessibleRole  role,
            const char        *text,
            gboolean           visible)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", role, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  segue_labels_unhyphenate (GTK_LABEL (label));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (button, visible);
  gtk_box_append (GTK_BOX (box), button);

  return GTK_CHECK_BUTTON (button);
}

/* Disables the option about times where the list is a text, which keeps its times, or gives its times to segments. */
static void
toggled_cb (Question *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->without_times),
                            !gtk_check_button_get_active (self->buttons[SEGUE_PASTE_AS_TEXT]) &&
                              !gtk_check_button_get_active (self->buttons[SEGUE_PASTE_AS_MARKS]));
}

static GtkWidget *
build_choices (Question                *self,
               const SeguePasteOptions *options,
               const SeguePastedText   *list,
               const char              *above)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *text = g_strdup_printf (_("Text of “%s”"), above != NULL ? above : "");

  self->buttons[SEGUE_PASTE_AS_MARKS] = add_button (box, GTK_ACCESSIBLE_ROLE_RADIO,
                                                    _("Times of the next segments without a time"), list->has_marks);
  self->buttons[SEGUE_PASTE_AS_SEGMENTS] = add_button (box, GTK_ACCESSIBLE_ROLE_RADIO, _("Segments"), TRUE);
  self->buttons[SEGUE_PASTE_AS_DESCRIPTIONS] =
    add_button (box, GTK_ACCESSIBLE_ROLE_RADIO, _("Segments, described by the lines without a time"),
                list->has_lines);
  self->buttons[SEGUE_PASTE_AS_TEXT] = add_button (box, GTK_ACCESSIBLE_ROLE_RADIO, text, above != NULL);
  self->without_times = add_button (box, GTK_ACCESSIBLE_ROLE_CHECKBOX, _("Leave out the times"),
                                    list->has_times);
  gtk_widget_set_margin_top (GTK_WIDGET (self->without_times), 12);
  for (guint i = 1; i < SEGUE_PASTE_AS_N; i++)
    gtk_check_button_set_group (self->buttons[i], self->buttons[0]);
  g_signal_connect_swapped (self->buttons[SEGUE_PASTE_AS_TEXT], "toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect_swapped (self->buttons[SEGUE_PASTE_AS_MARKS], "toggled", G_CALLBACK (toggled_cb), self);
  gtk_check_button_set_active (self->buttons[options->as], TRUE);
  gtk_check_button_set_active (self->without_times, options->without_times);

  return box;
}

/**
 * segue_paste_dialog_ask:
 * @parent: the window that the dialog belongs to
 * @options: how the list was added
 * @list: what was found out about the list
 * @above: (nullable): the title of the entry above the list, or %NULL if the list cannot become its text
 * @callback: called with the choice of the user, or with %NULL if the list is to stay as it is
 * @user_data: data for @callback
 * @destroy: frees @user_data
 *
 * Asks how to add a list that was added already.
 */
void
segue_paste_dialog_ask (GtkWindow               *parent,
                        const SeguePasteOptions *options,
                        const SeguePastedText   *list,
                        const char              *above,
                        SeguePasteDialogFunc     callback,
                        gpointer                 user_data,
                        GDestroyNotify           destroy)
{
  GtkWidget *dialog = segue_question_new (_("Add the List As"), NULL, _("_Cancel"));
  Question *self = g_new0 (Question, 1);

  self->callback = callback;
  self->user_data = user_data;
  self->destroy = destroy;
  segue_question_set_child (dialog, build_choices (self, options, list, above));
  segue_question_add_response (dialog, "add", _("_Add"), ADW_RESPONSE_SUGGESTED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, question_free, 0);
  segue_question_present (dialog, parent);
  gtk_widget_grab_focus (GTK_WIDGET (self->buttons[options->as]));
}
