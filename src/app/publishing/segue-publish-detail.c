/* segue-publish-detail.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/publishing/segue-publish-detail.h"

#include <glib/gi18n.h>

#include "app/publishing/segue-publish-cuts.h"
#include "app/publishing/segue-publish-parts.h"
#include "app/publishing/segue-publish-settings-list.h"
#include "app/publishing/segue-publish-titles.h"
#include "app/widgets/segue-labels.h"

/**
 * SeguePublishDetail:
 *
 * What an outlet gives out: what will happen, the settings and the exact text, or the parts that can be left out. The
 * settings that need more room have pages of their own.
 */
struct _SeguePublishDetail
{
  AdwBin parent_instance;

  GtkLabel *headline;
  GtkLabel *state;
  GtkButton *give_button;
  GtkWidget *difference_button;
  GtkWidget *published_button;
  GtkWidget *page_button;
  GtkWidget *pages;
  GtkToggleButton *text_button;
  GtkToggleButton *parts_button;
  GtkStack *stack;
  GtkListBox *outcomes;
  SeguePublishSettingsList *settings;
  GtkTextView *text;
  SeguePublishParts *parts;
  GtkLabel *setting_name;
  GtkWidget *done_button;
  GtkStack *setting;
  SeguePublishCuts *cuts;
  SeguePublishTitles *titles;

  SegueDocument *document;
  SeguePublishing *publishing;
  SegueOutlet *outlet;
  GtkWidget *opener;  /* (nullable): weak, had the focus when the page of a setting was opened */
  SegueOutput *shown; /* the output whose outcomes and text are shown */
  gboolean alone;     /* the list of outlets is not beside it */
};

G_DEFINE_FINAL_TYPE (SeguePublishDetail, segue_publish_detail, ADW_TYPE_BIN)

static gboolean edits_setting (SeguePublishDetail *self);

/* The switch shows pages of texts that have a limit. It would not show which of them is shown over a setting. */
static void
update_pages (SeguePublishDetail *self)
{
  gtk_widget_set_visible (self->pages, self->shown != NULL && segue_output_get_limit (self->shown) > 0 &&
                                         !edits_setting (self));
}

static void
page_cb (SeguePublishDetail *self)
{
  gtk_stack_set_visible_child_name (self->stack, gtk_toggle_button_get_active (self->text_button) ? "text" : "parts");
}

static gboolean
edits_setting (SeguePublishDetail *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "setting") == 0;
}

static void
leave_setting (SeguePublishDetail *self)
{
  if (edits_setting (self))
    page_cb (self);
  update_pages (self);
}

static void
leave_setting_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  SeguePublishDetail *self = SEGUE_PUBLISH_DETAIL (widget);

  leave_setting (self);
  if (self->opener != NULL)
    gtk_widget_grab_focus (self->opener);
}

static void
edit_setting_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  SeguePublishDetail *self = SEGUE_PUBLISH_DETAIL (widget);
  const char *key = g_variant_get_string (parameter, NULL);
  const gboolean cuts = g_str_equal (key, SEGUE_SETTING_CUTS_MADE);

  g_set_weak_pointer (&self->opener, gtk_root_get_focus (gtk_widget_get_root (widget)));
  gtk_label_set_text (self->setting_name, _(segue_settings_find (key)->label));
  if (cuts)
    segue_publish_cuts_set_outlet (self->cuts, self->publishing, self->outlet);
  else
    segue_publish_titles_set_outlet (self->titles, self->document, self->publishing, self->outlet);
  gtk_stack_set_visible_child (self->setting, cuts ? GTK_WIDGET (self->cuts) : GTK_WIDGET (self->titles));
  gtk_stack_set_visible_child_name (self->stack, "setting");
  update_pages (self);
  gtk_widget_child_focus (GTK_WIDGET (self->setting), GTK_DIR_TAB_FORWARD);
}

static void
mend_cb (GtkButton          *button,
         SeguePublishDetail *self)
{
  const guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "outcome"));
  const SegueOutcome *outcome = segue_output_get_outcome (self->shown, index);
  g_autoptr(SeguePublishSettings) settings =
    segue_publish_settings_set (segue_outlet_get_settings (self->outlet), outcome->key, outcome->value);

  if (settings != NULL)
    segue_publishing_set_settings (self->publishing, self->outlet, settings);
}

/* Copies the whole text where nothing of it is selected. */
static void
copy_cb (SeguePublishDetail *self)
{
  if (gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (self->text)))
    return;

  g_signal_stop_emission_by_name (self->text, "copy-clipboard");
  gtk_widget_activate_action (GTK_WIDGET (self), "publish.give", NULL);
}

static GtkWidget *
build_outcome (SeguePublishDetail *self,
               guint               index)
{
  const SegueOutcome *outcome = segue_output_get_outcome (self->shown, index);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (outcome->sentence);
  GtkWidget *sign = gtk_image_new_from_icon_name (outcome->severity == SEGUE_SEVERITY_ERROR ? "dialog-error-symbolic"
                                                  : outcome->severity == SEGUE_SEVERITY_WARNING
                                                    ? "dialog-warning-symbolic"
                                                    : "dialog-information-symbolic");
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (box, "publish-outcome");
  gtk_widget_add_css_class (sign, outcome->severity == SEGUE_SEVERITY_ERROR ? "error"
                                  : outcome->severity == SEGUE_SEVERITY_WARNING ? "warning" : "dim");
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  segue_labels_unhyphenate (GTK_LABEL (label));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (words), label);
  if (outcome->key != NULL && outcome->mend != NULL)
    {
      GtkWidget *button = gtk_button_new_with_label (outcome->mend);

      gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      g_object_set_data (G_OBJECT (button), "outcome", GUINT_TO_POINTER (index));
      g_signal_connect_object (button, "clicked", G_CALLBACK (mend_cb), self, G_CONNECT_DEFAULT);
      gtk_box_append (GTK_BOX (words), button);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  return row;
}

static void
show_outcomes (SeguePublishDetail *self)
{
  const guint n = self->shown != NULL ? segue_output_get_n_outcomes (self->shown) : 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->outcomes))) != NULL)
    gtk_list_box_remove (self->outcomes, child);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->outcomes, build_outcome (self, i));
  gtk_widget_set_visible (GTK_WIDGET (self->outcomes), n > 0);
}

/* The text keeps its place while it changes under the eyes of the reader. */
static void
show_text (SeguePublishDetail *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  const char *text = self->shown != NULL ? segue_output_get_text (self->shown) : "";
  g_autofree char *shown = NULL;
  GtkTextIter start, end;
  int offset;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  shown = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  if (g_str_equal (shown, text))
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &start, gtk_text_buffer_get_insert (buffer));
  offset = gtk_text_iter_get_offset (&start);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  gtk_text_buffer_place_cursor (buffer, &start);
}

static gboolean
is_too_long (SegueOutput *output)
{
  return output != NULL && segue_output_get_limit (output) > 0 &&
         segue_output_get_size (output) > segue_output_get_limit (output);
}

static void
update (SeguePublishDetail *self)
{
  SegueOutput *output = segue_outlet_get_output (self->outlet);
  const SegueOutletState state = segue_outlet_get_state (self->outlet);
  const gboolean copied = segue_outlet_get_target (self->outlet)->kind == SEGUE_TARGET_COPY;
  g_autofree char *said = segue_outlet_dup_state (self->outlet);

  gtk_label_set_text (self->headline, output != NULL ? segue_output_get_headline (output) : "");
  gtk_label_set_text (self->state, said != NULL ? said : copied ? _("Not copied yet") : _("Not saved yet"));
  gtk_button_set_label (self->give_button, copied ? _("Copy") : _("Save…"));
  /* what has no room is in the menu */
  gtk_widget_set_visible (GTK_WIDGET (self->give_button), self->alone);
  gtk_widget_set_visible (self->page_button, !self->alone);
  gtk_widget_set_visible (self->difference_button, state == SEGUE_OUTLET_CHANGED && !self->alone);
  gtk_widget_set_visible (self->published_button, state != SEGUE_OUTLET_CHANGED && !self->alone);
  if (output == self->shown)
    return;

  if (self->shown == NULL)
    gtk_toggle_button_set_active (is_too_long (output) ? self->parts_button : self->text_button, TRUE);
  g_clear_pointer (&self->shown, segue_output_unref);
  self->shown = output != NULL ? segue_output_ref (output) : NULL;
  update_pages (self);
  show_outcomes (self);
  show_text (self);
}

static void
forget (SeguePublishDetail *self)
{
  if (self->outlet != NULL)
    g_signal_handlers_disconnect_by_func (self->outlet, update, self);
  g_clear_object (&self->outlet);
  g_clear_pointer (&self->shown, segue_output_unref);
}

static void
segue_publish_detail_dispose (GObject *object)
{
  SeguePublishDetail *self = SEGUE_PUBLISH_DETAIL (object);

  forget (self);
  g_clear_weak_pointer (&self->opener);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_PUBLISH_DETAIL);
  g_clear_object (&self->publishing);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (segue_publish_detail_parent_class)->dispose (object);
}

static void
segue_publish_detail_class_init (SeguePublishDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_publish_detail_dispose;

  g_type_ensure (SEGUE_TYPE_PUBLISH_CUTS);
  g_type_ensure (SEGUE_TYPE_PUBLISH_PARTS);
  g_type_ensure (SEGUE_TYPE_PUBLISH_SETTINGS_LIST);
  g_type_ensure (SEGUE_TYPE_PUBLISH_TITLES);
  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-publish-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, SeguePublishDetail, headline);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishDetail, state);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishDetail, give_button);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishDetail, difference_button);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishDetail, published_button);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishDetail, page_button);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishDetail, pages);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishDetail, text_button);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishDetail, parts_button);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishDetail, outcomes);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishDetail, settings);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishDetail, text);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishDetail, parts);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishDetail, setting_name);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishDetail, done_button);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishDetail, setting);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishDetail, cuts);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishDetail, titles);
  gtk_widget_class_bind_template_callback (widget_class, page_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_install_action (widget_class, "detail.edit-setting", "s", edit_setting_action);
  gtk_widget_class_install_action (widget_class, "detail.leave-setting", NULL, leave_setting_action);
}

static void
segue_publish_detail_init (SeguePublishDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  segue_labels_unhyphenate_buffer (gtk_text_view_get_buffer (self->text));
}

/**
 * segue_publish_detail_set_publishing:
 * @self: a detail
 * @document: the document with the notes
 * @publishing: what changes the settings
 *
 * Sets what the outlets belong to.
 */
void
segue_publish_detail_set_publishing (SeguePublishDetail *self,
                                     SegueDocument      *document,
                                     SeguePublishing    *publishing)
{
  g_return_if_fail (SEGUE_IS_PUBLISH_DETAIL (self));

  g_set_object (&self->document, document);
  g_set_object (&self->publishing, publishing);
}

/**
 * segue_publish_detail_set_outlet:
 * @self: a detail
 * @outlet: an outlet
 *
 * Shows an outlet. If its text is too long, its parts are shown first.
 */
void
segue_publish_detail_set_outlet (SeguePublishDetail *self,
                                 SegueOutlet        *outlet)
{
  GtkTextIter start;

  g_return_if_fail (SEGUE_IS_PUBLISH_DETAIL (self));

  if (self->outlet == outlet)
    return;

  forget (self);
  leave_setting (self);
  self->outlet = g_object_ref (outlet);
  segue_publish_settings_list_set_outlet (self->settings, self->publishing, outlet);
  segue_publish_parts_set_outlet (self->parts, self->document, self->publishing, outlet);
  g_signal_connect_object (outlet, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (self->text), &start);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (self->text), &start);
}

/**
 * segue_publish_detail_set_alone:
 * @self: a detail
 * @alone: whether the list of outlets is not beside it
 * @narrow: whether there is no room for several fields on one line
 *
 * Shows the button that copies or saves where that of the list is not in sight.
 */
void
segue_publish_detail_set_alone (SeguePublishDetail *self,
                                gboolean            alone,
                                gboolean            narrow)
{
  g_return_if_fail (SEGUE_IS_PUBLISH_DETAIL (self));

  segue_publish_cuts_set_stacked (self->cuts, narrow);
  self->alone = alone;
  if (self->outlet != NULL)
    update (self);
}
