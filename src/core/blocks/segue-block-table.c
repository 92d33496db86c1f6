/* segue-block-table.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/blocks/segue-block-lines-private.h"
#include "core/blocks/segue-block-private.h"

/* Reads the cells of tables in Markdown and HTML. */

/* Appends the cells of a row, which unescaped `|` separate. */
static void
add_row (SegueBlockReader      *self,
         const SegueMarkupLine *line,
         gboolean               header)
{
  const char *p = self->text + line->offset, *end = segue_trim_end (p, p + line->length);

  segue_table_begin_row (self->leaf.table, header);
  p = segue_skip_space (p, end);
  if (p < end && *p == '|')
    p++;
  while (p < end)
    {
      const char *stop = p, *start = segue_skip_space (p, end);
      SegueMarkupLine cell;

      while (stop < end && *stop != '|')
        stop += *stop == '\\' && stop + 1 < end ? 2 : 1;
      start = MIN (start, stop);
      cell = (SegueMarkupLine){ .offset = start - self->text, .length = segue_trim_end (start, stop) - start };
      segue_table_add_cell (self->leaf.table, segue_markup_new_lines (self->text, &cell, 1, SEGUE_MARKUP_SYNTAX_MARKDOWN,
                                                                      self->references));
      p = stop < end ? stop + 1 : end;
    }
}

/* Sets how the columns are aligned from the delimiter row: `|:--|:-:|--:|`. */
static void
read_aligns (SegueBlockReader      *self,
             const SegueMarkupLine *line)
{
  const char *p = self->text + line->offset, *end = segue_trim_end (p, p + line->length);
  guint column = 0;

  p = segue_skip_space (p, end);
  if (p < end && *p == '|')
    p++;
  for (; p < end; column++)
    {
      const char *stop = memchr (p, '|', end - p), *start = segue_skip_space (p, end), *last;

      stop = stop != NULL ? stop : end;
      last = segue_trim_end (p, stop);
      if (start < last)
        segue_table_set_align (self->leaf.table, column,
                               *start == ':' && last[-1] == ':' ? SEGUE_TABLE_ALIGN_CENTER
                               : *start == ':' ? SEGUE_TABLE_ALIGN_LEFT
                               : last[-1] == ':' ? SEGUE_TABLE_ALIGN_RIGHT : SEGUE_TABLE_ALIGN_NONE);
      p = stop < end ? stop + 1 : end;
    }
}

/* Reads the lines of the open block as the rows of a table. */
void
segue_block_table_read (SegueBlockReader *self)
{
  const SegueMarkupLine *lines = (const SegueMarkupLine *) (gpointer) self->lines->data;
  const char *first = self->text + lines[0].offset;
  gboolean has_header;

  if (segue_starts_with (first, first + lines[0].length, "+-"))
    {
      segue_block_grid_read (self);
      return;
    }
  if (self->attributes != NULL)
    {
      segue_block_grid_read_adoc (self, self->attributes, self->attributes_end);
      return;
    }
  has_header = self->lines->len > 1 &&
               segue_block_lines_is_delimiter_row (self->text + lines[1].offset,
                                                   self->text + lines[1].offset + lines[1].length);
  self->leaf.table = segue_table_new ();
  for (guint i = 0; i < self->lines->len; i++)
    if (has_header && i == 1)
      read_aligns (self, &lines[i]);
    else
      add_row (self, &lines[i], has_header && i == 0);
}

static void
begin_table (SegueBlockReader *self)
{
  segue_block_leaf_close (self);
  self->html_table = segue_table_new ();
  self->cell_lines = g_array_new (FALSE, FALSE, sizeof (SegueMarkupLine));
  self->in_row = self->in_cell = FALSE;
}

/* Ends the open cell, if there is one. */
static void
end_cell (SegueBlockReader *self)
{
  const SegueMarkupLine *lines = (const SegueMarkupLine *) (gpointer) self->cell_lines->data;
  const guint n_lines = self->cell_lines->len - self->cell_start;

  if (self->in_cell)
    segue_table_add_cell (self->html_table, n_lines > 0
                            ? segue_markup_new_lines (self->text, lines + self->cell_start, n_lines,
                                                      SEGUE_MARKUP_SYNTAX_HTML, self->references)
                            : segue_markup_new ("", 0, NULL));
  self->in_cell = FALSE;
}

static void
end_row (SegueBlockReader *self)
{
  end_cell (self);
  if (self->in_row && self->cell_lines->len > 0)
    g_array_index (self->cell_lines, SegueMarkupLine, self->cell_lines->len - 1).breaks = TRUE;
  self->in_row = FALSE;
}

/* Ends the open table of HTML, if there is one, and appends it to the blocks if it has text. Its content is its cells,
 * with a row on a line. */
void
segue_block_table_end (SegueBlockReader *self)
{
  const SegueMarkupLine *lines;
  guint n_lines;

  if (self->html_table == NULL)
    return;
  end_row (self);
  lines = (const SegueMarkupLine *) (gpointer) self->cell_lines->data;
  n_lines = self->cell_lines->len;
  if (n_lines > 0)
    {
      segue_block_leaf_open (self, SEGUE_BLOCK_TABLE, self->n_html_lists, NULL);
      self->leaf.content = segue_markup_new_lines (self->text, lines, n_lines, SEGUE_MARKUP_SYNTAX_HTML, self->references);
      self->leaf.source.offset = lines[0].offset;
      self->leaf.source.length = lines[n_lines - 1].offset + lines[n_lines - 1].length - lines[0].offset;
      self->leaf.table = g_steal_pointer (&self->html_table);
      g_array_append_val (self->blocks->array, self->leaf);
      self->open = FALSE;
    }
  g_clear_pointer (&self->html_table, segue_table_free);
  g_clear_pointer (&self->cell_lines, g_array_unref);
}

/* Applies a tag of HTML to the open table, or begins a table. Returns %FALSE if the tag has no meaning for tables. */
gboolean
segue_block_table_apply_tag (SegueBlockReader     *self,
                             const SegueHtmlMatch *match)
{
  const char *name = match->name;
  const gboolean closing = match->closing;
  const gboolean cell = match->tag == SEGUE_HTML_TAG_CELL;

  if (self->html_table == NULL)
    {
      if (closing || !g_str_equal (name, "table"))
        return FALSE;
      begin_table (self);
      return TRUE;
    }
  if (cell && !closing)
    {
      end_cell (self);
      if (!self->in_row)
        segue_table_begin_row (self->html_table, g_str_equal (name, "th"));
      self->in_row = self->in_cell = TRUE;
      self->cell_start = self->cell_lines->len;
    }
  else if (cell)
    end_cell (self);
  else if (g_str_equal (name, "table") && closing)
    segue_block_table_end (self);
  else if (g_str_equal (name, "tr"))
    end_row (self);

  return self->in_cell || cell || name[0] == 't';
}

/* Adds text to the open cell. Returns %FALSE if there is none. */
gboolean
segue_block_table_add (SegueBlockReader *self,
                       const char       *start,
                       const char       *end)
{
  SegueMarkupLine line = { .offset = start - self->text, .length = end - start };

  if (!self->in_cell)
    return FALSE;
  g_array_append_val (self->cell_lines, line);

  return TRUE;
}
