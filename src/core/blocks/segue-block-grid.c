/* segue-block-grid.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/blocks/segue-block-private.h"

/* Reads the cells of tables that are drawn with `+`, `-` and `|`, and of tables of AsciiDoc. */

/* The greatest number of columns. Tables with more are shown as their lines. */
#define MAX_COLUMNS 64

/* A table while it is read. */
typedef struct
{
  SegueBlockReader *reader;
  GArray           *cells[MAX_COLUMNS]; /* (element-type SegueMarkupLine): the lines of each cell of the row */
  guint             n_columns;
  guint             n_cells; /* cells of the row that have begun */
} Grid;

static void
grid_init (Grid             *self,
           SegueBlockReader *reader,
           guint             n_columns)
{
  self->reader = reader;
  self->n_columns = n_columns;
  self->n_cells = 0;
  for (guint i = 0; i < n_columns; i++)
    self->cells[i] = g_array_new (FALSE, FALSE, sizeof (SegueMarkupLine));
}

static void
grid_clear (Grid *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    g_array_unref (self->cells[i]);
}

/* Adds the text from @start to @end to a cell of the row. */
static void
grid_add (Grid       *self,
          guint       column,
          const char *start,
          const char *end)
{
  SegueMarkupLine line;

  end = segue_trim_end (start, end);
  start = segue_skip_space (start, end);
  line = (SegueMarkupLine){ .offset = start - self->reader->text, .length = end - start };
  if (line.length > 0)
    g_array_append_val (self->cells[column], line);
}

/* Appends the row to the table, if it has cells, and begins the next one. */
static void
grid_end_row (Grid     *self,
              gboolean  header)
{
  SegueTable *table = self->reader->leaf.table;

  if (self->n_cells == 0)
    return;
  segue_table_begin_row (table, header);
  for (guint i = 0; i < self->n_cells; i++)
    {
      GArray *lines = self->cells[i];

      segue_table_add_cell (table, lines->len > 0
                              ? segue_markup_new_lines (self->reader->text, (SegueMarkupLine *) (gpointer) lines->data, lines->len,
                                                        SEGUE_MARKUP_SYNTAX_MARKDOWN, self->reader->references)
                              : segue_markup_new ("", 0, NULL));
      g_array_set_size (lines, 0);
    }
  self->n_cells = 0;
}

/* Counts how often the character stands in the text. */
static guint
count_char (const char *start,
            const char *end,
            char        character)
{
  guint n = 0;

  for (const char *p = start; p < end; p++)
    n += *p == character;

  return n;
}

/* Reads one line of a drawn table. Returns %FALSE if its cells span columns or rows. */
static gboolean
read_drawn_line (Grid       *self,
                 const char *start,
                 const char *end,
                 gboolean    header)
{
  guint column = 0;

  if (*start == '+')
    {
      grid_end_row (self, header);
      return count_char (start, end, '+') == self->n_columns + 1 && strspn (start, "+-=:") >= (gsize) (end - start);
    }
  if (*start != '|' || end[-1] != '|' || count_char (start, end, '|') != self->n_columns + 1)
    return FALSE;
  for (const char *p = start + 1, *stop; p < end; p = stop + 1)
    {
      stop = memchr (p, '|', end - p);
      grid_add (self, column++, p, stop);
    }
  self->n_cells = self->n_columns;

  return TRUE;
}

/* Reads the lines of the open block as the rows of a drawn table. The rows above a line of `=` are its header. The table has
 * no cells if some of them span columns or rows. */
void
segue_block_grid_read (SegueBlockReader *self)
{
  const SegueMarkupLine *lines = (const SegueMarkupLine *) (gpointer) self->lines->data;
  const char *first = self->text + lines[0].offset;
  guint n_headers = 0;
  gboolean regular;
  Grid grid;

  for (guint i = 1; i < self->lines->len && n_headers == 0; i++)
    if (segue_starts_with (self->text + lines[i].offset, self->text + lines[i].offset + lines[i].length, "+="))
      n_headers = i;
  grid_init (&grid, self, CLAMP (count_char (first, first + lines[0].length, '+'), 2, MAX_COLUMNS + 1) - 1);
  self->leaf.table = segue_table_new ();
  regular = self->lines->len > 1;
  for (guint i = 0; i < self->lines->len && regular; i++)
    {
      const char *start = self->text + lines[i].offset;

      regular = read_drawn_line (&grid, start, segue_trim_end (start, start + lines[i].length), i <= n_headers);
    }
  if (regular)
    grid_end_row (&grid, FALSE);
  else
    g_clear_pointer (&self->leaf.table, segue_table_free);
  grid_clear (&grid);
}

/* Finds the next `|` that no backslash escapes. Returns @end if there is none. */
static const char *
find_bar (const char *p,
          const char *end)
{
  while (p < end && *p != '|')
    p += *p == '\\' && p + 1 < end ? 2 : 1;

  return MIN (p, end);
}

/* Finds the specification of a cell, such as `a` or `^.>`, directly before the `|` at @bar, at the start of the line or after
 * white space. Sets @spans to whether the cell spans columns or rows, or is repeated. Returns its start, or @bar. */
static const char *
find_specification (const char *start,
                    const char *bar,
                    gboolean   *spans)
{
  const char *p = bar;

  *spans = FALSE;
  if (p > start && strchr ("adehlmsv", p[-1]) != NULL)
    p--;
  for (; p > start && (g_ascii_isdigit (p[-1]) || strchr (".+*<^>", p[-1]) != NULL); p--)
    *spans |= p[-1] == '+' || p[-1] == '*';
  if (p > start && segue_space_length (segue_prev_char (p, start), p) == 0)
    {
      *spans = FALSE;
      return bar;
    }

  return p;
}

/* Reads the number of columns from the attributes of a table of AsciiDoc, `cols="1,2"` or `cols="3*"`. Returns 0 if they do
 * not tell. */
static guint
read_columns (const char *attributes,
              const char *end)
{
  const char *p = g_strstr_len (attributes, end - attributes, "cols=\""), *stop;

  if (p == NULL)
    return 0;
  p += strlen ("cols=\"");
  stop = memchr (p, '"', end - p);
  if (stop == NULL)
    return 0;
  if (g_ascii_isdigit (*p) && memchr (p, '*', stop - p) != NULL)
    return CLAMP (g_ascii_strtoull (p, NULL, 10), 1, MAX_COLUMNS);

  return MIN (count_char (p, stop, ',') + 1, MAX_COLUMNS);
}

/* Counts the columns of the table of AsciiDoc whose rows are @lines: the cells of its first line, or if that is one, those
 * above the first blank line. */
static guint
count_columns (SegueBlockReader      *self,
               const SegueMarkupLine *lines,
               guint                  n_lines)
{
  guint n = 0;

  for (guint i = 0; i < n_lines && (lines[i].length > 0 || n == 0); i++)
    {
      const char *p = self->text + lines[i].offset, *end = p + lines[i].length;

      for (p = find_bar (p, end); p < end; p = find_bar (p + 1, end))
        n++;
      if (n > 1 && lines[i].length > 0 && (i == 0 || lines[i - 1].length == 0))
        break;
    }

  return CLAMP (n, 1, MAX_COLUMNS);
}

/* Reads a line of a table of AsciiDoc: the rest of a cell, and cells that begin in it. Returns %FALSE if cells span columns or
 * rows. */
static gboolean
read_cells (Grid       *self,
            const char *start,
            const char *end,
            gboolean    header)
{
  const char *p = start, *bar = find_bar (p, end);

  for (;;)
    {
      gboolean spans = FALSE;
      const char *stop = bar < end ? find_specification (p, bar, &spans) : end;

      if (spans)
        return FALSE;
      if (self->n_cells > 0)
        grid_add (self, self->n_cells - 1, p, stop);
      if (bar >= end)
        return TRUE;
      if (self->n_cells == self->n_columns)
        grid_end_row (self, header);
      self->n_cells++;
      p = bar + 1;
      bar = find_bar (p, end);
    }
}

/* Reads the lines of the open block, from `|===` to `|===`, as the cells of a table of AsciiDoc. @attributes are those in the
 * line above, or empty. The table has no cells if some of them span columns or rows. */
void
segue_block_grid_read_adoc (SegueBlockReader *self,
                            const char       *attributes,
                            const char       *attributes_end)
{
  const SegueMarkupLine *lines = (const SegueMarkupLine *) (gpointer) self->lines->data + 1;
  const guint n_lines = self->lines->len - 2;
  const gboolean has_header = (n_lines > 1 && lines[0].length > 0 && lines[1].length == 0) ||
                              g_strstr_len (attributes, attributes_end - attributes, "header") != NULL;
  guint n_columns = read_columns (attributes, attributes_end);
  gboolean regular = TRUE;
  Grid grid;

  n_columns = n_columns > 0 ? n_columns : count_columns (self, lines, n_lines);
  grid_init (&grid, self, n_columns);
  self->leaf.table = segue_table_new ();
  for (guint i = 0; i < n_lines && regular; i++)
    {
      const char *start = self->text + lines[i].offset;

      regular = read_cells (&grid, start, start + lines[i].length,
                            has_header && segue_table_get_n_rows (self->leaf.table) == 0);
    }
  if (regular)
    grid_end_row (&grid, FALSE);
  else
    g_clear_pointer (&self->leaf.table, segue_table_free);
  grid_clear (&grid);
}
