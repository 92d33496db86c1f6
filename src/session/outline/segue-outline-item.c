/* segue-outline-item.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/outline/segue-outline-item.h"

/* An entry in a row of the outline. The object stays the same for an id as long as a row, the selection or the focus
 * holds it, so that GTK keeps the row and its editor when the entry changes. */
struct _SegueOutlineItem
{
  GObject parent_instance;

  SegueEntry *entry;
  guint64 id;
  SegueOutlinePlace place;
  char *heading; /* (nullable): the title of the episode, if the item stands for that */
  char *caption; /* (nullable): what is said below it */
  SegueField editing;
  GHashTable *table; /* not referenced; maps the id to this item, or NULL */
};

enum
{
  PROP_0,
  PROP_ENTRY,
  PROP_PLACE,
  PROP_HEADING,
  PROP_EDITING,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (SegueOutlineItem, segue_outline_item, G_TYPE_OBJECT)

static void
segue_outline_item_finalize (GObject *object)
{
  SegueOutlineItem *self = SEGUE_OUTLINE_ITEM (object);

  segue_outline_item_set_table (self, NULL);
  g_clear_pointer (&self->entry, segue_entry_unref);
  g_free (self->heading);
  g_free (self->caption);

  G_OBJECT_CLASS (segue_outline_item_parent_class)->finalize (object);
}

static void
segue_outline_item_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  SegueOutlineItem *self = SEGUE_OUTLINE_ITEM (object);

  switch (prop_id)
    {
    case PROP_ENTRY:
      g_value_set_boxed (value, self->entry);
      break;
    case PROP_PLACE:
      g_value_set_pointer (value, &self->place);
      break;
    case PROP_HEADING:
      g_value_set_string (value, self->heading);
      break;
    case PROP_EDITING:
      g_value_set_uint (value, self->editing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_outline_item_class_init (SegueOutlineItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = segue_outline_item_finalize;
  object_class->get_property = segue_outline_item_get_property;

  props[PROP_ENTRY] = g_param_spec_boxed ("entry", NULL, NULL, SEGUE_TYPE_ENTRY, flags);
  props[PROP_PLACE] = g_param_spec_pointer ("place", NULL, NULL, flags);
  props[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL, flags);
  props[PROP_EDITING] = g_param_spec_uint ("editing", NULL, NULL, 0, SEGUE_FIELD_TITLE, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
segue_outline_item_init (SegueOutlineItem *self)
{
}

/**
 * segue_outline_item_new:
 * @entry: an entry
 *
 * Creates an item for the row of an entry.
 *
 * Returns: (transfer full): the item
 */
SegueOutlineItem *
segue_outline_item_new (SegueEntry *entry)
{
  SegueOutlineItem *self = g_object_new (SEGUE_TYPE_OUTLINE_ITEM, NULL);

  self->entry = segue_entry_ref (entry);
  self->id = segue_entry_get_id (entry);
  self->place.length = SEGUE_TIME_NONE;

  return self;
}

/**
 * segue_outline_item_get_id:
 * @self: an item of the outline
 *
 * Returns: the id of the entry
 */
guint64
segue_outline_item_get_id (SegueOutlineItem *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_ITEM (self), 0);

  return self->id;
}

/**
 * segue_outline_item_get_entry:
 * @self: an item of the outline
 *
 * Returns: (transfer none): the entry
 */
SegueEntry *
segue_outline_item_get_entry (SegueOutlineItem *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_ITEM (self), NULL);

  return self->entry;
}

/**
 * segue_outline_item_set_entry:
 * @self: an item of the outline
 * @entry: another version of the entry, with the same id
 *
 * Replaces the entry.
 */
void
segue_outline_item_set_entry (SegueOutlineItem *self,
                              SegueEntry       *entry)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_ITEM (self));
  g_return_if_fail (segue_entry_get_id (entry) == self->id);

  if (self->entry == entry)
    return;

  segue_entry_unref (self->entry);
  self->entry = segue_entry_ref (entry);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ENTRY]);
}

/**
 * segue_outline_item_get_place:
 * @self: an item of the outline
 *
 * Returns: (transfer none): the place of the entry in the outline
 */
const SegueOutlinePlace *
segue_outline_item_get_place (SegueOutlineItem *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_ITEM (self), NULL);

  return &self->place;
}

/**
 * segue_outline_item_set_place:
 * @self: an item of the outline
 * @place: a place
 *
 * Sets the place of the entry in the outline.
 */
void
segue_outline_item_set_place (SegueOutlineItem        *self,
                              const SegueOutlinePlace *place)
{
  const SegueOutlinePlace *old;

  g_return_if_fail (SEGUE_IS_OUTLINE_ITEM (self));

  old = &self->place;
  if (old->depth == place->depth && old->n_children == place->n_children && old->n_segments == place->n_segments &&
      old->length == place->length && old->expanded == place->expanded && old->ends_section == place->ends_section)
    return;

  self->place = *place;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLACE]);
}

/**
 * segue_outline_item_is_episode:
 * @self: an item of the outline
 *
 * Returns: whether the item stands for the episode, not for a section or segment
 */
gboolean
segue_outline_item_is_episode (SegueOutlineItem *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_ITEM (self), FALSE);

  return segue_entry_get_kind (self->entry) == SEGUE_ENTRY_TEXT;
}

/**
 * segue_outline_item_get_heading:
 * @self: an item that stands for the episode
 *
 * Returns: (transfer none): the title of the episode, which is empty if it has none
 */
const char *
segue_outline_item_get_heading (SegueOutlineItem *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_ITEM (self), NULL);

  return self->heading != NULL ? self->heading : "";
}

/**
 * segue_outline_item_get_caption:
 * @self: an item that stands for the episode
 *
 * Returns: (transfer none): the line below the title
 */
const char *
segue_outline_item_get_caption (SegueOutlineItem *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_ITEM (self), NULL);

  return self->caption != NULL ? self->caption : "";
}

/**
 * segue_outline_item_set_heading:
 * @self: an item that stands for the episode
 * @heading: the title of the episode, or an empty text
 * @caption: the line below the title
 *
 * Sets what the row of the episode says.
 */
void
segue_outline_item_set_heading (SegueOutlineItem *self,
                                const char       *heading,
                                const char       *caption)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_ITEM (self));

  if (g_strcmp0 (self->heading, heading) == 0 && g_strcmp0 (self->caption, caption) == 0)
    return;

  g_free (self->heading);
  g_free (self->caption);
  self->heading = g_strdup (heading);
  self->caption = g_strdup (caption);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HEADING]);
}

/**
 * segue_outline_item_get_editing:
 * @self: an item of the outline
 *
 * Returns: the field that has an editor in the row, or %SEGUE_FIELD_NONE
 */
SegueField
segue_outline_item_get_editing (SegueOutlineItem *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_ITEM (self), SEGUE_FIELD_NONE);

  return self->editing;
}

/**
 * segue_outline_item_set_editing:
 * @self: an item of the outline
 * @field: a field, or %SEGUE_FIELD_NONE
 *
 * Sets the field that has an editor in the row.
 */
void
segue_outline_item_set_editing (SegueOutlineItem *self,
                                SegueField        field)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_ITEM (self));

  if (self->editing == field)
    return;

  self->editing = field;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EDITING]);
}

/**
 * segue_outline_item_set_table:
 * @self: an item of the outline
 * @table: (nullable): a table of items by their ids, or %NULL
 *
 * Puts the item into a table, which it leaves when it is freed. A weak reference does the same, but costs more, and a
 * selection can hold 100,000 items.
 */
void
segue_outline_item_set_table (SegueOutlineItem *self,
                              GHashTable       *table)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_ITEM (self));

  if (self->table != NULL)
    g_hash_table_remove (self->table, &self->id);
  self->table = table;
  if (table != NULL)
    g_hash_table_insert (table, &self->id, self);
}
