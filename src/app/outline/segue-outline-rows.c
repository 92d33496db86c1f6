/* segue-outline-rows.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-private.h"

#include <glib/gi18n.h>

/* The least and the most that the column of times is wide, in characters. */
#define MIN_START_CHARS 7
#define MAX_START_CHARS 14

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              SegueOutline             *self)
{
  gtk_list_item_set_child (list_item, segue_outline_row_new (self->session));
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item,
             SegueOutline             *self)
{
  SegueOutlineRow *row = SEGUE_OUTLINE_ROW (gtk_list_item_get_child (list_item));
  SegueOutlineItem *item = gtk_list_item_get_item (list_item);
  const guint64 id = segue_outline_item_get_id (item);

  g_hash_table_insert (self->rows, g_memdup2 (&id, sizeof id), row);
  segue_outline_row_set_shape (row, self->n_lines, self->line_height, self->start_width);
  segue_outline_row_set_item (row, item);
  segue_outline_row_set_problem (row, segue_problems_lookup (self->problems, id));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               SegueOutline             *self)
{
  SegueOutlineRow *row = SEGUE_OUTLINE_ROW (gtk_list_item_get_child (list_item));
  SegueOutlineItem *item = gtk_list_item_get_item (list_item);
  const guint64 id = segue_outline_item_get_id (item);

  if (self->rows != NULL && g_hash_table_lookup (self->rows, &id) == row)
    g_hash_table_remove (self->rows, &id);
  segue_outline_row_set_item (row, NULL);
}

void
segue_outline_install_rows (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
}

/* Marks the rows of entries that have a problem. */
void
segue_outline_update_problems (SegueOutline *self)
{
  GHashTableIter iter;
  gpointer id;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, &row))
    segue_outline_row_set_problem (row, segue_problems_lookup (self->problems, *(guint64 *) id));
}

/* Gives all rows the shape that they have in common. */
void
segue_outline_update_shape (SegueOutline *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    segue_outline_row_set_shape (row, self->n_lines, self->line_height, self->start_width);
}

static void
measure (SegueOutline *self,
         const char   *text,
         double        scale,
         int          *width,
         int          *height)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, width, height);
}

/* Measures in the font of the moment what all rows have in common. Returns: whether that has changed */
gboolean
segue_outline_measure_rows (SegueOutline *self)
{
  g_autofree char *sample = g_strnfill (MAX (self->start_chars, MIN_START_CHARS), '0');
  int width;
  int unknown_width;
  int height;

  /* two of the characters of a clock are colons, which are narrow */
  memset (sample, ':', 2);
  measure (self, sample, 1, &width, NULL);
  measure (self, _("No time yet"), PANGO_SCALE_SMALL, &unknown_width, NULL);
  measure (self, "Ág한漢あ", 1, NULL, &height);
  width = MAX (width, unknown_width);
  if (width == self->start_width && height == self->line_height)
    return FALSE;

  self->start_width = width;
  self->line_height = height;

  return TRUE;
}

/* Widens the column of times to the longest of the entries in a range. Returns: whether it has changed */
gboolean
segue_outline_widen_start (SegueOutline *self,
                           SegueEpisode *episode,
                           guint         from,
                           guint         to)
{
  guint chars = self->start_chars;

  for (guint i = from; i < to; i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      const SegueSpan span = segue_entry_get_start_span (entry);

      if (span.length > chars)
        chars = MAX (chars, g_utf8_strlen (segue_entry_get_text (entry, NULL) + span.offset, span.length));
    }

  chars = CLAMP (chars, MIN_START_CHARS, MAX_START_CHARS);
  if (chars == self->start_chars)
    return FALSE;

  self->start_chars = chars;

  return segue_outline_measure_rows (self);
}
