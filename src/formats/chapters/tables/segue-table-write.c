/* segue-table-write.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/chapters/tables/segue-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/segue-frames.h"

/* Writes values into tables, and new rows. */

/* The form of the times of a table without rows. */
#define CLOCK "0:00:00.000"

/* Returns the value of a cell: quotes are taken off, and line breaks become spaces unless they are kept. */
static char *
decode_cell (const char *raw,
             gsize       length,
             gboolean    keep_breaks)
{
  const gboolean quoted = length > 0 && *raw == '"';
  GString *out = g_string_sized_new (length);
  gsize i = quoted ? 1 : 0;

  for (gboolean inside = quoted; i < length; i++)
    {
      if (inside && raw[i] == '"' && (i + 1 == length || raw[i + 1] != '"'))
        {
          inside = FALSE;
          continue;
        }
      if (inside && raw[i] == '"')
        i++;
      if (!keep_breaks && (guchar) raw[i] < ' ')
        g_string_append_c (out, ' ');
      else
        g_string_append_c (out, raw[i]);
    }

  return g_strstrip (g_string_free (out, FALSE));
}

char *
segue_table_decode (const SegueSyntax *self,
                    SegueSyntaxField   field,
                    const char        *raw,
                    gsize              length)
{
  return decode_cell (raw, length, field == SEGUE_SYNTAX_BODY);
}

/* Appends a cell, in quotes if it needs them. */
void
segue_table_append_cell (GString    *out,
                         const char *value,
                         char        separator,
                         gboolean    quoted)
{
  const gsize length = strlen (value);

  if (!quoted && strpbrk (value, "\"\r\n") == NULL && strchr (value, separator) == NULL &&
      (length == 0 || !(g_ascii_isspace (*value) || g_ascii_isspace (value[length - 1]))))
    {
      g_string_append (out, value);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/* Puts a value on one line, except for descriptions. */
static char *
dup_value (SegueSyntaxField  field,
           const char       *value)
{
  char *line = g_strdup (value);

  for (char *p = line; *p != '\0'; p++)
    if ((guchar) *p < ' ' && (field != SEGUE_SYNTAX_BODY || *p != '\n'))
      *p = ' ';

  return g_strstrip (line);
}

/* Finds the table that an item belongs to. */
static void
find_table (const char            *text,
            const SegueSyntaxItem *item,
            SegueTable            *table)
{
  if (!segue_table_find (text, item != NULL ? item->from : strlen (text), table))
    g_assert_not_reached ();
}

static gboolean
is_quoted (const char *text,
           SegueSpan   cell)
{
  return cell.length > 0 && text[cell.offset] == '"';
}

char *
segue_table_encode (const SegueSyntax      *self,
                    const char             *text,
                    const SegueSyntaxItem  *item,
                    SegueSyntaxField        field,
                    const char             *value,
                    GError                **error)
{
  GString *out = g_string_new (NULL);
  g_autofree char *plain = NULL;
  SegueTable table;

  find_table (text, item, &table);
  plain = dup_value (field, value);
  segue_table_append_cell (out, plain, table.separator, is_quoted (text, item->fields[field]));

  return g_string_free (out, FALSE);
}

/* Returns the value of a cell of times without the quotes around it. */
static SegueSpan
get_time_span (const char *text,
               SegueSpan   cell)
{
  while (cell.length > 0 && (text[cell.offset] == '"' || g_ascii_isspace (text[cell.offset])))
    cell = (SegueSpan) { cell.offset + 1, cell.length - 1 };
  while (cell.length > 0 && (text[cell.offset + cell.length - 1] == '"' ||
                             g_ascii_isspace (text[cell.offset + cell.length - 1])))
    cell.length--;

  return cell;
}

/* Tells whether the times of a table count frames. */
static gboolean
counts_frames (const char *text,
               SegueSpan   cell)
{
  const SegueSpan time = get_time_span (text, cell);
  gint64 seconds;
  guint frames;

  return segue_frames_scan (text + time.offset, time.length, &seconds, &frames);
}

/* Returns a cell with a time in the form and with the quotes of an old one. */
static char *
write_time_cell (const char *text,
                 SegueSpan   cell,
                 SegueSpan   like,
                 gint64      time)
{
  const SegueSpan old = get_time_span (text, get_time_span (text, cell).length > 0 ? cell : like);
  g_autofree char *written = old.length > 0 ? segue_chapters_write_clock (text + old.offset, old.length, time)
                                            : segue_chapters_write_clock (CLOCK, strlen (CLOCK), time);

  return is_quoted (text, cell) ? g_strdup_printf ("\"%s\"", written) : g_steal_pointer (&written);
}

/* Writes the end, the length, or the end and the length of the row. */
static char *
write_end (const char            *text,
           const SegueTable      *table,
           const SegueSyntaxItem *item,
           gint64                 time)
{
  const SegueSpan start = item->fields[SEGUE_SYNTAX_START];
  SegueSpan cell = item->fields[SEGUE_SYNTAX_END], last;
  g_autofree char *end = NULL;
  g_autofree char *length = NULL;
  SegueTableRow row;

  if (table->columns[SEGUE_TABLE_END] < 0)
    return write_time_cell (text, cell, start, MAX (time - item->start, 0));
  if (!segue_table_read_row (text, cell.offset, cell.offset + cell.length, table->separator, &row))
    row = (SegueTableRow) { .n_cells = 1, .cells = { { cell.offset, 0 } } };
  end = write_time_cell (text, row.cells[0], start, time);
  if (row.n_cells < 2)
    return g_steal_pointer (&end);
  last = row.cells[1];
  length = write_time_cell (text, last, start, MAX (time - item->start, 0));

  return g_strdup_printf ("%s%c%s", end, table->separator, length);
}

char *
segue_table_encode_time (const SegueSyntax      *self,
                         const char             *text,
                         const SegueSyntaxItem  *item,
                         SegueSyntaxField        field,
                         gint64                  time,
                         GError                **error)
{
  const SegueSpan start = item->fields[SEGUE_SYNTAX_START];
  SegueTable table;

  if (counts_frames (text, start))
    return segue_chapters_refuse_frames (error);
  if (field == SEGUE_SYNTAX_START)
    return write_time_cell (text, start, start, time);
  if (item->start == SEGUE_TIME_NONE)
    return segue_chapters_refuse (error, _("A chapter with an end needs a start."));
  find_table (text, item, &table);

  return write_end (text, &table, item, time);
}

/* Adds the cells that the row lacks up to that of a field. */
char *
segue_table_add (const SegueSyntax     *self,
                 const char            *text,
                 const SegueSyntaxItem *item,
                 SegueSyntaxField       field,
                 const char            *encoded,
                 gsize                 *offset)
{
  static const SegueTableRole roles[SEGUE_SYNTAX_N_FIELDS] = {
    [SEGUE_SYNTAX_START] = SEGUE_TABLE_START, [SEGUE_SYNTAX_END] = SEGUE_TABLE_END,
    [SEGUE_SYNTAX_TITLE] = SEGUE_TABLE_TITLE, [SEGUE_SYNTAX_LINK] = SEGUE_TABLE_LINK,
    [SEGUE_SYNTAX_IMAGE] = SEGUE_TABLE_IMAGE, [SEGUE_SYNTAX_BODY] = SEGUE_TABLE_BODY,
  };
  GString *out;
  SegueTableRow row;
  SegueTable table;
  int column;

  find_table (text, item, &table);
  column = table.columns[roles[field]];
  if (column < 0 && field == SEGUE_SYNTAX_END)
    column = table.columns[SEGUE_TABLE_LENGTH];
  segue_table_read_row (text, item->from, item->to, table.separator, &row);
  if (column < (int) row.n_cells)
    return NULL;
  out = g_string_new (NULL);
  for (int i = row.n_cells; i <= column; i++)
    g_string_append_c (out, table.separator);
  g_string_append (out, encoded);
  *offset = item->to;

  return g_string_free (out, FALSE);
}

/* Appends the number of a row that comes after @like. The letter of a region becomes that of a marker. */
static void
append_number (GString    *out,
               const char *like,
               gsize       length)
{
  gint64 number = 0;
  gsize i = 0;

  while (i < length && !g_ascii_isdigit (like[i]))
    i++;
  for (gsize j = i; j < length && j < i + 9 && g_ascii_isdigit (like[j]); j++)
    number = number * 10 + (like[j] - '0');
  if (length == 0 || i > 0)
    g_string_append_c (out, 'M');
  g_string_append_printf (out, "%" G_GINT64_FORMAT, number + 1);
}

/* Returns the role of a column, or SEGUE_TABLE_N_ROLES. */
static SegueTableRole
find_role (const SegueTable *table,
           int               column)
{
  guint role = 0;

  while (role < SEGUE_TABLE_N_ROLES && table->columns[role] != column)
    role++;

  return role;
}

/* Appends the cell of a new row. @old is that of the row that it is to resemble, or empty. */
static void
append_new_cell (GString          *out,
                 const SegueTable *table,
                 SegueTableRole    role,
                 const char       *old,
                 gsize             length,
                 const char       *start,
                 const char       *title)
{
  const gboolean quoted = length > 0 && *old == '"';

  if (role == SEGUE_TABLE_START)
    g_string_append (out, start);
  else if (role == SEGUE_TABLE_TITLE)
    segue_table_append_cell (out, title, table->separator, quoted);
  else if (role == SEGUE_TABLE_NUMBER)
    append_number (out, old, length);
  else if (role == SEGUE_TABLE_KIND || role == SEGUE_TABLE_CONSTANT)
    g_string_append_len (out, old, length);
  else if (role == SEGUE_TABLE_LENGTH && table->columns[SEGUE_TABLE_END] < 0 && length > 0)
    {
      g_autofree char *none = write_time_cell (old, (SegueSpan) { 0, length }, (SegueSpan) { 0 }, 0);

      g_string_append (out, none);
    }
  else if (quoted)
    g_string_append (out, "\"\"");
}

/* Appends the cells of a new row. */
static void
append_row (GString          *out,
            const SegueTable *table,
            const char             *text,
            const SegueSyntaxItem  *like,
            const char             *start,
            const char             *title)
{
  SegueTableRow row = { 0 };
  guint n = table->row.n_cells;

  if (like != NULL)
    segue_table_read_row (text, like->from, like->to, table->separator, &row);
  n = MAX (n, row.n_cells);
  for (guint i = 0; i < n; i++)
    {
      const SegueSpan old = i < row.n_cells ? row.cells[i] : (SegueSpan) { 0 };

      if (i > 0)
        g_string_append_c (out, table->separator);
      append_new_cell (out, table, find_role (table, i), text + old.offset, old.length, start, title);
    }
}

char *
segue_table_compose (const SegueSyntax      *self,
                     const char             *text,
                     const SegueSyntaxItem  *like,
                     gint64                  start,
                     const char             *title,
                     GError                **error)
{
  const SegueSpan old = like != NULL ? like->fields[SEGUE_SYNTAX_START] : (SegueSpan) { 0 };
  g_autofree char *plain = NULL;
  g_autofree char *time = NULL;
  GString *out;
  SegueTable table;

  find_table (text, like, &table);
  if (start == SEGUE_TIME_NONE && !table.program->untimed)
    return segue_chapters_refuse (error, _("Each chapter of this file needs a time."));
  if (counts_frames (text, old))
    return segue_chapters_refuse_frames (error);
  if (start != SEGUE_TIME_NONE)
    time = write_time_cell (text, old, old, start);
  plain = dup_value (SEGUE_SYNTAX_TITLE, title);
  out = g_string_new (NULL);
  append_row (out, &table, text, like, time != NULL ? time : "", plain);

  return g_string_free (out, FALSE);
}
