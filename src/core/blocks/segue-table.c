/* segue-table.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/blocks/segue-table.h"

/* The cells of a table, whatever markup it is written in. */

/* The greatest number of columns. Further cells of a row are left out. */
#define MAX_COLUMNS 64

struct _SegueTable
{
  GPtrArray *rows;      /* (element-type GPtrArray): for each row its cells (element-type SegueMarkup) */
  guint      n_headers; /* header rows, which are the first */
  guint      n_columns; /* cells of the longest row */
  guint8     aligns[MAX_COLUMNS];
};

/**
 * segue_table_new:
 *
 * Creates a table without rows.
 *
 * Returns: (transfer full): the table
 */
SegueTable *
segue_table_new (void)
{
  SegueTable *self = g_new0 (SegueTable, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  return self;
}

/**
 * segue_table_free:
 * @self: (transfer full): a table
 *
 * Frees a table.
 */
void
segue_table_free (SegueTable *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * segue_table_begin_row:
 * @self: a table
 * @header: whether the row is a header; this has an effect on the first rows only
 *
 * Appends a row without cells.
 */
void
segue_table_begin_row (SegueTable *self,
                       gboolean    header)
{
  self->n_headers += header && self->n_headers == self->rows->len;
  g_ptr_array_add (self->rows, g_ptr_array_new_with_free_func ((GDestroyNotify) segue_markup_unref));
}

/**
 * segue_table_add_cell:
 * @self: a table that has a row
 * @content: (transfer full): the text of the cell
 *
 * Appends a cell to the last row.
 */
void
segue_table_add_cell (SegueTable  *self,
                      SegueMarkup *content)
{
  GPtrArray *row = g_ptr_array_index (self->rows, self->rows->len - 1);

  if (row->len == MAX_COLUMNS)
    {
      segue_markup_unref (content);
      return;
    }
  g_ptr_array_add (row, content);
  self->n_columns = MAX (self->n_columns, row->len);
}

/**
 * segue_table_set_align:
 * @self: a table
 * @column: index of a column
 * @align: how its cells are aligned
 *
 * Sets the alignment of a column.
 */
void
segue_table_set_align (SegueTable      *self,
                       guint            column,
                       SegueTableAlign  align)
{
  if (column < MAX_COLUMNS)
    self->aligns[column] = align;
}

/**
 * segue_table_get_n_rows:
 * @self: a table
 *
 * Gets the number of rows, with those of the header.
 *
 * Returns: the number of rows
 */
guint
segue_table_get_n_rows (const SegueTable *self)
{
  return self->rows->len;
}

/**
 * segue_table_get_n_columns:
 * @self: a table
 *
 * Gets the number of columns, which is that of the cells of the longest row.
 *
 * Returns: the number of columns
 */
guint
segue_table_get_n_columns (const SegueTable *self)
{
  return self->n_columns;
}

/**
 * segue_table_get_n_headers:
 * @self: a table
 *
 * Gets the number of header rows. These are the first rows.
 *
 * Returns: the number of header rows
 */
guint
segue_table_get_n_headers (const SegueTable *self)
{
  return self->n_headers;
}

/**
 * segue_table_get_cell:
 * @self: a table
 * @row: index of a row
 * @column: index of a column
 *
 * Gets the text of a cell.
 *
 * Returns: (transfer none) (nullable): the text, or %NULL if the row has no such cell
 */
SegueMarkup *
segue_table_get_cell (const SegueTable *self,
                      guint             row,
                      guint             column)
{
  GPtrArray *cells = g_ptr_array_index (self->rows, row);

  return column < cells->len ? g_ptr_array_index (cells, column) : NULL;
}

/**
 * segue_table_get_align:
 * @self: a table
 * @column: index of a column
 *
 * Gets the alignment of a column.
 *
 * Returns: the alignment
 */
SegueTableAlign
segue_table_get_align (const SegueTable *self,
                       guint             column)
{
  return column < MAX_COLUMNS ? (SegueTableAlign) self->aligns[column] : SEGUE_TABLE_ALIGN_NONE;
}
