/* segue-publish-row.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/publishing/segue-publish-row.h"

#include <glib/gi18n.h>

/**
 * SeguePublishRow:
 *
 * A row for an outlet: a sign, its name, what will happen, how large the text is, and a button that copies or saves.
 */
struct _SeguePublishRow
{
  GtkListBoxRow parent_instance;

  GtkImage *sign;
  GtkLabel *name;
  GtkLabel *size;
  GtkLabel *low_size; /* the same below the sentence, where the row is narrow */
  GtkLabel *sentence;
  GtkProgressBar *bar;
  GtkButton *button;

  SegueOutlet *outlet;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (SeguePublishRow, segue_publish_row, GTK_TYPE_LIST_BOX_ROW)

static void
clicked_cb (SeguePublishRow *self)
{
  g_signal_emit_by_name (self, "given");
}

static void
segue_publish_row_dispose (GObject *object)
{
  SeguePublishRow *self = SEGUE_PUBLISH_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_PUBLISH_ROW);
  g_clear_object (&self->outlet);

  G_OBJECT_CLASS (segue_publish_row_parent_class)->dispose (object);
}

static void
segue_publish_row_class_init (SeguePublishRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_publish_row_dispose;

  g_signal_new ("given", SEGUE_TYPE_PUBLISH_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-publish-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SeguePublishRow, sign);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishRow, name);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishRow, size);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishRow, low_size);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishRow, bar);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishRow, button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
segue_publish_row_init (SeguePublishRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * segue_publish_row_dup_size:
 * @output: what would be given out
 *
 * Says how large a text is, in the unit of its target.
 *
 * Returns: (transfer full) (nullable): the size against the limit, translated; %NULL if its target has no limit
 */
char *
segue_publish_row_dup_size (SegueOutput *output)
{
  const gsize size = segue_output_get_size (output), limit = segue_output_get_limit (output);

  if (limit == 0)
    return NULL;
  if (segue_output_get_unit (output) == SEGUE_UNIT_BYTES)
    return g_strdup_printf (ngettext ("%'zu of %'zu byte", "%'zu of %'zu bytes", limit), size, limit);

  return g_strdup_printf (ngettext ("%'zu of %'zu character", "%'zu of %'zu characters", limit), size, limit);
}

/* Says what is most worth knowing about an outlet: that it is to be corrected, or what will happen there. */
static char *
dup_sentence (SegueOutlet *outlet)
{
  SegueOutput *output = segue_outlet_get_output (outlet);
  const SegueOutletState state = segue_outlet_get_state (outlet);
  const char *headline = output != NULL ? segue_output_get_headline (output) : "";

  if (state == SEGUE_OUTLET_CHANGED)
    return segue_outlet_dup_state (outlet);
  /* Translators: the %s is what will happen, such as "27 chapters" */
  if (state == SEGUE_OUTLET_PUBLISHED)
    return g_strdup_printf (_("Published · %s"), headline);
  if (state == SEGUE_OUTLET_GIVEN && segue_outlet_get_target (outlet)->kind == SEGUE_TARGET_COPY)
    /* Translators: the %s is what will happen, such as "27 chapters" */
    return g_strdup_printf (_("Copied · %s"), headline);
  if (state == SEGUE_OUTLET_GIVEN)
    /* Translators: the %s is what will happen, such as "27 chapters" */
    return g_strdup_printf (_("Saved · %s"), headline);

  return g_strdup (headline);
}

static void
update_sign (SeguePublishRow *self,
             SegueOutput     *output)
{
  static const struct
  {
    const char *icon;
    const char *class_name;
    const char *name;
  } signs[] = {
    { "object-select-symbolic", "success", N_("Ready") },
    { "dialog-warning-symbolic", "warning", N_("Warning") },
    { "dialog-error-symbolic", "error", N_("Problem") },
    { "view-refresh-symbolic", "dim", N_("Changed") },
  };
  const SegueSeverity severity = output != NULL ? segue_output_get_severity (output) : SEGUE_SEVERITY_NOTE;
  const gboolean changed = segue_outlet_get_state (self->outlet) == SEGUE_OUTLET_CHANGED;
  const guint sign = severity == SEGUE_SEVERITY_ERROR ? 2 : severity == SEGUE_SEVERITY_WARNING ? 1 : changed ? 3 : 0;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->sign), signs[i].class_name);
  gtk_widget_add_css_class (GTK_WIDGET (self->sign), signs[sign].class_name);
  gtk_image_set_from_icon_name (self->sign, signs[sign].icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sign), GTK_ACCESSIBLE_PROPERTY_LABEL, _(signs[sign].name), -1);
}

static void
update_size (SeguePublishRow *self,
             SegueOutput     *output)
{
  g_autofree char *size = output != NULL ? segue_publish_row_dup_size (output) : NULL;
  double fraction = 0;

  gtk_label_set_text (self->size, size != NULL ? size : "");
  gtk_label_set_text (self->low_size, size != NULL ? size : "");
  gtk_widget_set_visible (GTK_WIDGET (self->size), size != NULL && !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->low_size), size != NULL && self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), size != NULL);
  if (size == NULL)
    return;

  fraction = (double) segue_output_get_size (output) / segue_output_get_limit (output);
  gtk_progress_bar_set_fraction (self->bar, MIN (fraction, 1));
  if (fraction > 1)
    gtk_widget_add_css_class (GTK_WIDGET (self->bar), "over");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->bar), "over");
}

static void
update (SeguePublishRow *self)
{
  SegueOutput *output = segue_outlet_get_output (self->outlet);
  const char *size;
  g_autofree char *sentence = dup_sentence (self->outlet);
  g_autofree char *name = NULL;

  update_sign (self, output);
  update_size (self, output);
  gtk_label_set_text (self->name, segue_outlet_get_name (self->outlet));
  gtk_label_set_text (self->sentence, sentence);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sentence), sentence);
  size = gtk_label_get_text (self->size);
  name = g_strjoin (", ", segue_outlet_get_name (self->outlet), sentence, *size != '\0' ? size : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * segue_publish_row_new:
 * @outlet: an outlet
 *
 * Creates a row.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
segue_publish_row_new (SegueOutlet *outlet)
{
  SeguePublishRow *self = g_object_new (SEGUE_TYPE_PUBLISH_ROW, NULL);
  const gboolean copied = segue_outlet_get_target (outlet)->kind == SEGUE_TARGET_COPY;

  self->outlet = g_object_ref (outlet);
  gtk_button_set_label (self->button, copied ? _("Copy") : _("Save…"));
  g_signal_connect_object (outlet, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * segue_publish_row_get_outlet:
 * @self: a row
 *
 * Returns: (transfer none): its outlet
 */
SegueOutlet *
segue_publish_row_get_outlet (SeguePublishRow *self)
{
  g_return_val_if_fail (SEGUE_IS_PUBLISH_ROW (self), NULL);

  return self->outlet;
}

/**
 * segue_publish_row_set_chosen:
 * @self: a row
 * @chosen: whether the row is selected
 *
 * Shows that the Return key copies or saves here.
 */
void
segue_publish_row_set_chosen (SeguePublishRow *self,
                              gboolean         chosen)
{
  g_return_if_fail (SEGUE_IS_PUBLISH_ROW (self));

  if (chosen)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "suggested-action");
}

/**
 * segue_publish_row_set_narrow:
 * @self: a row
 * @narrow: whether there is no room for the size beside the name
 *
 * Fits the row into the width of the list.
 */
void
segue_publish_row_set_narrow (SeguePublishRow *self,
                              gboolean         narrow)
{
  g_return_if_fail (SEGUE_IS_PUBLISH_ROW (self));

  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  /* a narrow row has room below, but not beside */
  gtk_label_set_wrap (self->name, narrow);
  gtk_label_set_ellipsize (self->name, narrow ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (self->sentence, narrow ? -1 : 2);
  gtk_label_set_ellipsize (self->sentence, narrow ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  update (self);
}
