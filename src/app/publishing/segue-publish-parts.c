/* segue-publish-parts.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/publishing/segue-publish-parts.h"

#include <glib/gi18n.h>

#include "app/publishing/segue-publish-part.h"
#include "app/publishing/segue-publish-row.h"

/**
 * SeguePublishParts:
 *
 * The parts of a text with their size, the largest first, to tick off those that are left out of what is given out. The
 * notes stay as they are.
 */
struct _SeguePublishParts
{
  AdwBin parent_instance;

  GtkListView *list;
  GtkLabel *count;
  GtkLabel *total;
  GtkWidget *fit_button;
  GtkWidget *all_button;

  SegueDocument *document;
  SeguePublishing *publishing;
  SegueOutlet *outlet;
  GListStore *parts; /* of SeguePublishPart */
};

G_DEFINE_FINAL_TYPE (SeguePublishParts, segue_publish_parts, ADW_TYPE_BIN)

static SeguePublishPart *
get_part (SeguePublishParts *self,
          guint              position)
{
  g_autoptr(SeguePublishPart) part = g_list_model_get_item (G_LIST_MODEL (self->parts), position);

  return part;
}

static guint
get_n_parts (SeguePublishParts *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->parts));
}

static void
update_words (SeguePublishParts *self,
              SegueOutput       *output)
{
  g_autofree char *size = segue_publish_row_dup_size (output);
  g_autofree char *count = NULL;
  guint n = 0;

  for (guint i = 0; i < get_n_parts (self); i++)
    n += segue_publish_part_get_left_out (get_part (self, i));
  count = g_strdup_printf (ngettext ("%u part left out", "%u parts left out", n), n);
  gtk_label_set_text (self->count, n > 0 ? count : _("Nothing left out"));
  gtk_label_set_text (self->total, size != NULL ? size : "");
  if (segue_output_get_limit (output) > 0 && segue_output_get_size (output) > segue_output_get_limit (output))
    gtk_widget_add_css_class (GTK_WIDGET (self->total), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->total), "error");
  gtk_widget_set_sensitive (self->fit_button, segue_output_get_size (output) > segue_output_get_limit (output));
}

/* Descriptions come before whole entries, both from the largest. */
static int
compare_blocks (gconstpointer a,
                gconstpointer b)
{
  const SegueOutputBlock *block = *(const SegueOutputBlock *const *) a;
  const SegueOutputBlock *other = *(const SegueOutputBlock *const *) b;

  if (block->part != other->part)
    return block->part == SEGUE_OUTPUT_BODY ? -1 : 1;

  return (block->size < other->size) - (block->size > other->size);
}

/* Follows the parts of a new output. The items are kept as long as they are the same parts, so that the list stays where
 * it is while somebody ticks. */
static void
update (SeguePublishParts *self)
{
  SegueOutput *output = segue_outlet_get_output (self->outlet);
  g_autoptr(GPtrArray) blocks = NULL;
  gboolean same;

  if (output == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  blocks = segue_output_dup_blocks (output, segue_document_get_episode (self->document));
  g_ptr_array_sort (blocks, compare_blocks);
  same = blocks->len == get_n_parts (self);
  for (guint i = 0; i < blocks->len && same; i++)
    same = segue_publish_part_follow (get_part (self, i), g_ptr_array_index (blocks, i));
  if (!same)
    {
      g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = 0; i < blocks->len; i++)
        g_ptr_array_add (parts, segue_publish_part_new (g_ptr_array_index (blocks, i)));
      g_list_store_splice (self->parts, 0, get_n_parts (self), parts->pdata, parts->len);
    }
  update_words (self, output);
}

/* Leaves out the parts whose ids @lines has. */
static void
leave_out (SeguePublishParts *self,
           GStrv              lines)
{
  g_autoptr(GVariant) value = g_variant_ref_sink (g_variant_new_strv ((const char *const *) lines, -1));
  g_autoptr(SeguePublishSettings) settings =
    segue_publish_settings_set (segue_outlet_get_settings (self->outlet), SEGUE_SETTING_LEFT_OUT_PARTS, value);

  if (settings != NULL)
    segue_publishing_set_settings (self->publishing, self->outlet, settings);
}

/* Leaves a part out, or puts it back. */
static void
toggle_part (SeguePublishParts *self,
             SeguePublishPart  *part)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) lines = segue_publish_settings_dup_lines (segue_outlet_get_settings (self->outlet),
                                                          SEGUE_SETTING_LEFT_OUT_PARTS);
  g_auto(GStrv) wanted = NULL;
  const char *id = segue_publish_part_get_id (part);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (!g_str_equal (lines[i], id))
        g_strv_builder_add (builder, lines[i]);
    }
  if (!segue_publish_part_get_left_out (part))
    g_strv_builder_add (builder, id);
  wanted = g_strv_builder_end (builder);
  leave_out (self, wanted);
}

static void
activated_cb (SeguePublishParts *self,
              guint              position)
{
  toggle_part (self, get_part (self, position));
}

static void
leave_out_all_cb (SeguePublishParts *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) wanted = NULL;

  for (guint i = 0; i < get_n_parts (self); i++)
    {
      SeguePublishPart *part = get_part (self, i);

      if (segue_publish_part_get_left_out (part) || segue_publish_part_is_body (part))
        g_strv_builder_add (builder, segue_publish_part_get_id (part));
    }
  wanted = g_strv_builder_end (builder);
  leave_out (self, wanted);
}

static void
fit_cb (SeguePublishParts *self)
{
  SegueOutput *output = segue_publishing_update (self->publishing, self->outlet);
  g_autoptr(SeguePublishSettings) settings = segue_output_fit (output, segue_document_get_episode (self->document));

  segue_publishing_set_settings (self->publishing, self->outlet, settings);
}

/* Sets the check button from the part, or the part from the check button after the user has toggled it. */
static void
toggled_cb (GtkCheckButton    *check,
            SeguePublishParts *self)
{
  SeguePublishPart *part = gtk_list_item_get_item (g_object_get_data (G_OBJECT (check), "item"));

  if (part != NULL && gtk_check_button_get_active (check) != segue_publish_part_get_left_out (part))
    toggle_part (self, part);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          SeguePublishParts        *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *size = gtk_label_new (NULL);

  g_object_set_data (G_OBJECT (check), "item", item);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_DEFAULT);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (size, "numeric");
  gtk_widget_add_css_class (size, "dim");
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), size);
  gtk_list_item_set_child (item, box);
}

static void
update_check (GtkListItem *item)
{
  SeguePublishPart *part = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  const gboolean left_out = segue_publish_part_get_left_out (part);
  const char *name = segue_publish_part_get_name (part);
  g_autofree char *words = NULL;
  GtkWidget *check = gtk_widget_get_first_child (box);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), left_out);
  /* Translators: %s is a part of a text, such as the description of a segment */
  words = g_strdup_printf (_("Leave out: %s"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (gtk_widget_get_parent (box) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  SeguePublishPart *part = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *size = gtk_widget_get_last_child (box);
  g_autofree char *text = g_strdup_printf ("%'zu", segue_publish_part_get_size (part));

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_prev_sibling (size)), segue_publish_part_get_name (part));
  gtk_widget_set_tooltip_text (box, segue_publish_part_get_name (part));
  gtk_label_set_text (GTK_LABEL (size), text);
  g_signal_connect_swapped (part, "notify::left-out", G_CALLBACK (update_check), item);
  update_check (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), update_check, item);
}

static void
forget (SeguePublishParts *self)
{
  if (self->outlet != NULL)
    g_signal_handlers_disconnect_by_func (self->outlet, update, self);
  g_clear_object (&self->outlet);
  g_clear_object (&self->publishing);
  g_clear_object (&self->document);
}

static void
segue_publish_parts_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (segue_publish_parts_parent_class)->map (widget);

  update (SEGUE_PUBLISH_PARTS (widget));
}

static void
segue_publish_parts_dispose (GObject *object)
{
  SeguePublishParts *self = SEGUE_PUBLISH_PARTS (object);

  forget (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_PUBLISH_PARTS);
  g_clear_object (&self->parts);

  G_OBJECT_CLASS (segue_publish_parts_parent_class)->dispose (object);
}

static void
segue_publish_parts_class_init (SeguePublishPartsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_publish_parts_dispose;
  widget_class->map = segue_publish_parts_map;

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-publish-parts.ui");
  gtk_widget_class_bind_template_child (widget_class, SeguePublishParts, list);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishParts, count);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishParts, total);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishParts, fit_button);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishParts, all_button);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_out_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, fit_cb);
}

static void
segue_publish_parts_init (SeguePublishParts *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->parts = g_list_store_new (SEGUE_TYPE_PUBLISH_PART);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->parts)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (factory);
  g_object_unref (selection);
}

/**
 * segue_publish_parts_set_outlet:
 * @self: parts
 * @document: the document with the notes
 * @publishing: what changes the settings
 * @outlet: an outlet
 *
 * Shows the parts of the text of an outlet.
 */
void
segue_publish_parts_set_outlet (SeguePublishParts *self,
                                SegueDocument     *document,
                                SeguePublishing   *publishing,
                                SegueOutlet       *outlet)
{
  g_return_if_fail (SEGUE_IS_PUBLISH_PARTS (self));

  if (self->outlet == outlet)
    return;

  forget (self);
  self->document = g_object_ref (document);
  self->publishing = g_object_ref (publishing);
  self->outlet = g_object_ref (outlet);
  g_list_store_remove_all (self->parts);
  g_signal_connect_object (outlet, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
