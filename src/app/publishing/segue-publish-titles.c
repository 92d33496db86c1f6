/* segue-publish-titles.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/publishing/segue-publish-titles.h"

#include <glib/gi18n.h>

#include "app/publishing/segue-publish-title.h"
#include "app/widgets/segue-item-name.h"

/**
 * SeguePublishTitles:
 *
 * The titles of the chapters at a place, each beside that of the notes, which can be shortened there. What stands before
 * the first colon, bar or dash of a title is proposed. The notes stay as they are.
 */
struct _SeguePublishTitles
{
  AdwBin parent_instance;

  GtkListView *list;
  GtkStack *stack;
  GtkLabel *shorten_label;
  GtkWidget *shorten_button;
  GtkWidget *full_button;

  SegueDocument *document;
  SeguePublishing *publishing;
  SegueOutlet *outlet;
  GListStore *titles; /* of SeguePublishTitle */
  GPtrArray *bound;   /* of GtkListItem, which show a title */
  GHashTable *shorts; /* shorter titles by keys, as the settings have them */
  gboolean updating;  /* the entries follow the settings */
};

G_DEFINE_FINAL_TYPE (SeguePublishTitles, segue_publish_titles, ADW_TYPE_BIN)

static void
read_shorts (SeguePublishTitles *self)
{
  GVariant *value = segue_publish_settings_get (segue_outlet_get_settings (self->outlet), SEGUE_SETTING_SHORT_TITLES);
  GVariantIter iter;
  char *key, *title;

  g_hash_table_remove_all (self->shorts);
  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "{ss}", &key, &title))
    g_hash_table_insert (self->shorts, key, title);
}

/* Makes the settings those of @self->shorts. */
static void
apply (SeguePublishTitles *self)
{
  g_autoptr(SeguePublishSettings) settings = NULL;
  GVariantBuilder builder;
  GHashTableIter iter;
  gpointer key, title;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_hash_table_iter_init (&iter, self->shorts);
  while (g_hash_table_iter_next (&iter, &key, &title))
    g_variant_builder_add (&builder, "{ss}", key, title);
  settings = segue_publish_settings_set (segue_outlet_get_settings (self->outlet), SEGUE_SETTING_SHORT_TITLES,
                                         g_variant_builder_end (&builder));
  segue_publishing_set_settings (self->publishing, self->outlet, settings);
}

/* Returns the title that is proposed where none was chosen, or NULL. */
static const char *
get_open_proposal (SeguePublishTitles *self,
                   SeguePublishTitle  *title)
{
  return g_hash_table_contains (self->shorts, segue_publish_title_get_key (title))
           ? NULL : segue_publish_title_get_proposal (title);
}

static void
update_buttons (SeguePublishTitles *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->titles));
  g_autofree char *label = NULL;
  guint n_open = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(SeguePublishTitle) title = g_list_model_get_item (G_LIST_MODEL (self->titles), i);

      n_open += get_open_proposal (self, title) != NULL;
    }
  label = g_strdup_printf (ngettext ("_Shorten %u Title", "_Shorten %u Titles", n_open), n_open);
  gtk_label_set_label (self->shorten_label, n_open > 0 ? label : _("_Shorten Titles"));
  gtk_widget_set_sensitive (self->shorten_button, n_open > 0);
  gtk_widget_set_sensitive (self->full_button, g_hash_table_size (self->shorts) > 0);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "titles" : "none");
}

static GtkWidget *
get_entry (GtkListItem *item)
{
  return gtk_widget_get_first_child (gtk_widget_get_last_child (gtk_list_item_get_child (item)));
}

static void
update_item (SeguePublishTitles *self,
             GtkListItem        *item)
{
  SeguePublishTitle *title = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item), *entry = get_entry (item);
  GtkWidget *button = gtk_widget_get_next_sibling (entry);
  const char *shown = segue_publish_title_get_title (title), *proposal = get_open_proposal (self, title);
  const char *chosen = g_hash_table_lookup (self->shorts, segue_publish_title_get_key (title));
  g_autofree char *name = g_strdup_printf (_("Shorter title of “%s”"), shown);
  g_autofree char *use = g_strdup_printf (_("Shorten to “%s”"), proposal != NULL ? proposal : "");

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), shown);
  gtk_widget_set_tooltip_text (gtk_widget_get_first_child (box), shown);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), chosen != NULL ? chosen : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), chosen != NULL ? chosen : "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), proposal != NULL ? proposal : _("As in the notes"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_sensitive (button, proposal != NULL);
  gtk_widget_set_tooltip_text (button, proposal != NULL ? use : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, use, -1);
  segue_item_name_set (box, shown);
}

/* The items are kept as long as the notes have the same titles, so that the list stays where it is while somebody types. */
static void
follow_notes (SeguePublishTitles *self)
{
  g_autoptr(GPtrArray) titles = segue_publish_title_collect (segue_document_get_episode (self->document));
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->titles));
  gboolean same = titles->len == n;

  for (guint i = 0; i < n && same; i++)
    {
      g_autoptr(SeguePublishTitle) title = g_list_model_get_item (G_LIST_MODEL (self->titles), i);

      same = segue_publish_title_equal (title, titles->pdata[i]);
    }
  if (!same)
    g_list_store_splice (self->titles, 0, n, titles->pdata, titles->len);
}

static void
update (SeguePublishTitles *self)
{
  if (self->outlet == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->updating = TRUE;
  read_shorts (self);
  follow_notes (self);
  for (guint i = 0; i < self->bound->len; i++)
    update_item (self, self->bound->pdata[i]);
  self->updating = FALSE;
  update_buttons (self);
}

static void
typed_cb (GtkEditable        *entry,
          SeguePublishTitles *self)
{
  SeguePublishTitle *title = gtk_list_item_get_item (g_object_get_data (G_OBJECT (entry), "item"));
  const char *text = gtk_editable_get_text (entry);

  if (self->updating || title == NULL)
    return;
  if (*text != '\0')
    g_hash_table_insert (self->shorts, g_strdup (segue_publish_title_get_key (title)), g_strdup (text));
  else
    g_hash_table_remove (self->shorts, segue_publish_title_get_key (title));
  apply (self);
}

static void
shorten (SeguePublishTitles *self,
         SeguePublishTitle  *title)
{
  const char *proposal = get_open_proposal (self, title);

  if (proposal != NULL)
    g_hash_table_insert (self->shorts, g_strdup (segue_publish_title_get_key (title)), g_strdup (proposal));
}

/* The entry gets the focus, since the button can do nothing any more. */
static void
shorten_cb (GtkWidget          *button,
            SeguePublishTitles *self)
{
  GtkWidget *entry = gtk_widget_get_prev_sibling (button);

  shorten (self, gtk_list_item_get_item (g_object_get_data (G_OBJECT (entry), "item")));
  gtk_widget_grab_focus (entry);
  apply (self);
}

static void
shorten_all_cb (SeguePublishTitles *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->titles)); i++)
    {
      g_autoptr(SeguePublishTitle) title = g_list_model_get_item (G_LIST_MODEL (self->titles), i);

      shorten (self, title);
    }
  apply (self);
}

static void
use_full_cb (SeguePublishTitles *self)
{
  g_hash_table_remove_all (self->shorts);
  apply (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          SeguePublishTitles       *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (NULL), *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-cut-symbolic");

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "minor");
  gtk_widget_add_css_class (title, "numeric");
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (entry), "item", item);
  g_signal_connect_object (entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (button, "clicked", G_CALLBACK (shorten_cb), self, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), line);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         SeguePublishTitles       *self)
{
  const gboolean updating = self->updating;

  self->updating = TRUE;
  update_item (self, item);
  self->updating = updating;
  g_ptr_array_add (self->bound, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           SeguePublishTitles       *self)
{
  g_ptr_array_remove_fast (self->bound, item);
}

static void
forget (SeguePublishTitles *self)
{
  if (self->outlet != NULL)
    g_signal_handlers_disconnect_by_func (self->outlet, update, self);
  g_clear_object (&self->outlet);
  g_clear_object (&self->publishing);
  g_clear_object (&self->document);
}

static void
segue_publish_titles_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (segue_publish_titles_parent_class)->map (widget);

  update (SEGUE_PUBLISH_TITLES (widget));
}

static void
segue_publish_titles_dispose (GObject *object)
{
  SeguePublishTitles *self = SEGUE_PUBLISH_TITLES (object);

  forget (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_PUBLISH_TITLES);
  g_clear_object (&self->titles);

  G_OBJECT_CLASS (segue_publish_titles_parent_class)->dispose (object);
}

static void
segue_publish_titles_finalize (GObject *object)
{
  SeguePublishTitles *self = SEGUE_PUBLISH_TITLES (object);

  g_ptr_array_unref (self->bound);
  g_hash_table_unref (self->shorts);

  G_OBJECT_CLASS (segue_publish_titles_parent_class)->finalize (object);
}

static void
segue_publish_titles_class_init (SeguePublishTitlesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = segue_publish_titles_dispose;
  object_class->finalize = segue_publish_titles_finalize;
  widget_class->map = segue_publish_titles_map;

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-publish-titles.ui");
  gtk_widget_class_bind_template_child (widget_class, SeguePublishTitles, list);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishTitles, stack);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishTitles, shorten_label);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishTitles, shorten_button);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishTitles, full_button);
  gtk_widget_class_bind_template_callback (widget_class, shorten_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_full_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "detail.leave-setting", NULL);
}

static void
segue_publish_titles_init (SeguePublishTitles *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection;

  self->bound = g_ptr_array_new ();
  self->shorts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->titles = g_list_store_new (SEGUE_TYPE_PUBLISH_TITLE);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->titles)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_DEFAULT);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (factory);
  g_object_unref (selection);
}

/**
 * segue_publish_titles_set_outlet:
 * @self: titles
 * @document: the document with the notes
 * @publishing: what changes the settings
 * @outlet: an outlet
 *
 * Shows the titles of an outlet.
 */
void
segue_publish_titles_set_outlet (SeguePublishTitles *self,
                                 SegueDocument      *document,
                                 SeguePublishing    *publishing,
                                 SegueOutlet        *outlet)
{
  g_return_if_fail (SEGUE_IS_PUBLISH_TITLES (self));

  forget (self);
  self->document = g_object_ref (document);
  self->publishing = g_object_ref (publishing);
  self->outlet = g_object_ref (outlet);
  g_signal_connect_object (outlet, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
