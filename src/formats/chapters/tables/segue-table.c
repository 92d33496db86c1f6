/* segue-table.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/chapters/tables/segue-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/text/segue-line.h"
#include "formats/segue-frames.h"

/* Finds the rows and columns of tables, and the chapters in them. */

/* The number of rows from which the number of frames of a second is guessed. */
#define MAX_GUESS 1000

/* The longest name of a column. */
#define MAX_NAME 40

static gboolean
ends_line (char c)
{
  return c == '\n' || c == '\r';
}

/* Returns the end of the cell at @p. Line breaks in quotes belong to it. */
static const char *
skip_cell (const char *p,
           const char *end,
           char        separator)
{
  if (p < end && *p == '"')
    for (p++; p < end && (*p != '"' || (p + 1 < end && p[1] == '"')); p++)
      p += *p == '"';
  while (p < end && *p != separator && !ends_line (*p))
    p++;

  return p;
}

/* Reads the row at @from. Returns FALSE at the end of the text. */
gboolean
segue_table_read_row (const char    *text,
                      gsize          from,
                      gsize          length,
                      char           separator,
                      SegueTableRow *row)
{
  const char *p = text + from, *end = text + length;

  row->from = from;
  row->n_cells = 0;
  if (from >= length)
    return FALSE;
  while (TRUE)
    {
      const char *start = p;

      p = skip_cell (p, end, separator);
      if (row->n_cells < SEGUE_TABLE_MAX_COLUMNS)
        row->cells[row->n_cells++] = (SegueSpan) { start - text, p - start };
      if (p == end || *p != separator)
        break;
      p++;
    }
  row->to = p - text;
  if (p < end)
    p += *p == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1;
  row->next = p - text;

  return TRUE;
}

/* Tells whether the row has nothing but blanks. */
static gboolean
is_blank (const char          *text,
          const SegueTableRow *row)
{
  return segue_skip_space (text + row->from, text + row->to) == text + row->to;
}

/* Leaves out the quotes and white space around a value. */
static const char *
strip_cell (const char *raw,
            gsize      *length)
{
  const char *end = raw + *length;

  while (raw < end && (g_ascii_isspace (*raw) || *raw == '"'))
    raw++;
  while (end > raw && (g_ascii_isspace (end[-1]) || end[-1] == '"'))
    end--;
  *length = end - raw;

  return raw;
}

/* Copies the letters and digits of a column head, in lower case, to @name. */
static void
normalize_head (const char *raw,
                gsize       length,
                char        name[MAX_NAME])
{
  guint n = 0;

  for (gsize i = 0; i < length && n < MAX_NAME - 1; i++)
    if (g_ascii_isalnum (raw[i]) || raw[i] == '#' || (guchar) raw[i] >= 0x80)
      name[n++] = g_ascii_tolower (raw[i]);
  name[n] = '\0';
}

/* Finds the columns of a program in a row of heads. Returns FALSE if one is missing that it needs. */
static gboolean
match_heads (const char              *text,
             const SegueTableProgram *program,
             SegueTable              *table)
{
  guint found = 0;

  for (guint role = 0; role < SEGUE_TABLE_N_ROLES; role++)
    table->columns[role] = -1;
  for (guint i = 0; i < table->row.n_cells; i++)
    {
      const SegueSpan cell = table->row.cells[i];
      char name[MAX_NAME];

      normalize_head (text + cell.offset, cell.length, name);
      for (guint j = 0; j < program->n_heads; j++)
        if (table->columns[program->heads[j].role] < 0 && g_str_equal (name, program->heads[j].name))
          {
            table->columns[program->heads[j].role] = i;
            found |= 1u << program->heads[j].role;
            break;
          }
    }
  /* a description serves as the title where there is no other */
  if (table->columns[SEGUE_TABLE_TITLE] < 0 && table->columns[SEGUE_TABLE_BODY] >= 0)
    {
      table->columns[SEGUE_TABLE_TITLE] = table->columns[SEGUE_TABLE_BODY];
      table->columns[SEGUE_TABLE_BODY] = -1;
      found |= 1u << SEGUE_TABLE_TITLE;
    }
  table->program = program;

  return (found & program->needed) == program->needed;
}

/* Finds the row of heads, the separator and the program. Returns FALSE if there is no such row. */
gboolean
segue_table_find (const char *text,
                  gsize       length,
                  SegueTable *table)
{
  static const char separators[] = "\t;,";
  gsize from = segue_starts_with (text, text + length, "\xEF\xBB\xBF") ? 3 : 0;

  while (from < length && (ends_line (text[from]) || text[from] == ' '))
    from++;
  for (guint i = 0; separators[i] != '\0'; i++)
    {
      table->separator = separators[i];
      if (!segue_table_read_row (text, from, length, separators[i], &table->row) || table->row.n_cells < 2)
        continue;
      for (guint j = 0; j < segue_table_n_programs; j++)
        if (match_heads (text, &segue_table_programs[j], table))
          return TRUE;
    }

  return FALSE;
}

/* Tells whether a time counts bars and beats: `144.2.00`. */
static gboolean
is_bars (const char *raw,
         gsize       length)
{
  guint points = 0;

  raw = strip_cell (raw, &length);
  for (gsize i = 0; i < length; i++)
    if (raw[i] == '.')
      points++;
    else if (!g_ascii_isdigit (raw[i]))
      return FALSE;

  return points == 2 && length >= 5;
}

/* Reads a time of a table: seconds, a clock, or a clock with frames. */
static gboolean
read_time (const char *raw,
           gsize       length,
           guint       rate,
           gint64     *time)
{
  gint64 seconds;
  guint frames;

  raw = strip_cell (raw, &length);
  if (segue_chapters_read_clock (raw, length, time))
    return TRUE;
  if (!segue_frames_scan (raw, length, &seconds, &frames) || frames >= rate)
    return FALSE;
  *time = seconds * 1000 + frames * 1000 / rate;

  return TRUE;
}

/* Guesses how many frames a second has, from the starts. Returns 0 if they have no frames. */
static guint
guess_rate (const char       *text,
            gsize             length,
            const SegueTable *table)
{
  SegueTableRow row = { .next = table->row.next };
  gboolean found = FALSE;
  guint largest = 0;
  gint64 seconds;
  guint frames;

  for (guint i = 0; i < MAX_GUESS && segue_table_read_row (text, row.next, length, table->separator, &row); i++)
    if (table->columns[SEGUE_TABLE_START] < (int) row.n_cells)
      {
        const SegueSpan cell = row.cells[table->columns[SEGUE_TABLE_START]];
        gsize n = cell.length;
        const char *raw = strip_cell (text + cell.offset, &n);

        if (segue_frames_scan (raw, n, &seconds, &frames))
          {
            largest = MAX (largest, frames);
            found = TRUE;
          }
      }

  return found ? segue_frames_guess_rate (largest) : 0;
}

/* Returns the cell of a role, or an empty span if the row lacks it. */
static SegueSpan
get_cell (const SegueTable    *table,
          const SegueTableRow *row,
          SegueTableRole       role)
{
  const int column = table->columns[role];

  return column >= 0 && column < (int) row->n_cells ? row->cells[column] : (SegueSpan) { 0 };
}

/* Tells whether a row is not a chapter, by its kind or the letter before its number. */
static gboolean
is_other_kind (const char          *text,
               const SegueTable    *table,
               const SegueTableRow *row)
{
  SegueSpan cell = get_cell (table, row, SEGUE_TABLE_KIND);
  const char *const *kinds = table->program->other_kinds;

  if (cell.offset == 0)
    cell = get_cell (table, row, SEGUE_TABLE_NUMBER);
  for (guint i = 0; kinds != NULL && kinds[i] != NULL && cell.offset > 0; i++)
    {
      gsize length = cell.length;
      const char *raw = strip_cell (text + cell.offset, &length);

      if (length >= strlen (kinds[i]) && g_ascii_strncasecmp (raw, kinds[i], strlen (kinds[i])) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Sets the end of an item. Where a row has both the end and the length, they are one field and change together. */
static void
read_end (const char          *text,
          const SegueTable    *table,
          const SegueTableRow *row,
          guint                rate,
          SegueSyntaxItem     *item)
{
  const SegueSpan end = get_cell (table, row, SEGUE_TABLE_END), length = get_cell (table, row, SEGUE_TABLE_LENGTH);
  gint64 time = SEGUE_TIME_NONE;

  if (end.offset > 0)
    {
      item->fields[SEGUE_SYNTAX_END] = item->extents[SEGUE_SYNTAX_END] = end;
      if (table->columns[SEGUE_TABLE_LENGTH] == table->columns[SEGUE_TABLE_END] + 1 && length.offset > 0)
        {
          item->fields[SEGUE_SYNTAX_END].length = length.offset + length.length - end.offset;
          item->extents[SEGUE_SYNTAX_END] = (SegueSpan) { 0 };
        }
      if (read_time (text + end.offset, end.length, rate, &time) && time > item->start)
        item->end = time;
    }
  else if (length.offset > 0)
    {
      item->fields[SEGUE_SYNTAX_END] = item->extents[SEGUE_SYNTAX_END] = length;
      if (read_time (text + length.offset, length.length, rate, &time) && time > 0)
        item->end = item->start + time;
    }
}

/* Reads a row. Sets @bars if its time counts bars and beats. */
static SegueSyntaxItem
read_item (const char          *text,
           const SegueTable    *table,
           const SegueTableRow *row,
           guint                rate,
           gboolean            *bars)
{
  static const struct { SegueTableRole role; SegueSyntaxField field; } others[] = {
    { SEGUE_TABLE_TITLE, SEGUE_SYNTAX_TITLE }, { SEGUE_TABLE_LINK, SEGUE_SYNTAX_LINK },
    { SEGUE_TABLE_IMAGE, SEGUE_SYNTAX_IMAGE }, { SEGUE_TABLE_BODY, SEGUE_SYNTAX_BODY },
  };
  SegueSyntaxItem item = { .from = row->from, .to = row->to, .close = row->to, .depth = 1,
                           .start = SEGUE_TIME_NONE, .end = SEGUE_TIME_NONE };
  const SegueSpan start = get_cell (table, row, SEGUE_TABLE_START);
  gsize length = start.length;

  item.fields[SEGUE_SYNTAX_START] = start;
  *bars = is_bars (text + start.offset, start.length);
  strip_cell (text + start.offset, &length);
  item.malformed = length > 0 && !read_time (text + start.offset, start.length, rate, &item.start);
  if (item.start != SEGUE_TIME_NONE)
    read_end (text, table, row, rate, &item);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      item.fields[others[i].field] = get_cell (table, row, others[i].role);
      if (others[i].field != SEGUE_SYNTAX_TITLE)
        item.extents[others[i].field] = item.fields[others[i].field];
    }

  return item;
}

/* Takes an hour off all times if they all come after it: editors of video begin there. Rows without a time, or with one
 * that is not understood, do not count. */
static void
subtract_hour (GArray *items)
{
  const gint64 hour = 3600000;

  for (guint i = 0; i < items->len; i++)
    {
      const gint64 start = g_array_index (items, SegueSyntaxItem, i).start;

      if (start != SEGUE_TIME_NONE && start < hour)
        return;
    }
  for (guint i = 0; i < items->len; i++)
    {
      SegueSyntaxItem *item = &g_array_index (items, SegueSyntaxItem, i);

      item->start -= item->start != SEGUE_TIME_NONE ? hour : 0;
      item->end -= item->end != SEGUE_TIME_NONE ? hour : 0;
    }
}

gboolean
segue_table_scan (const SegueSyntax  *self,
                  const char         *text,
                  gsize               length,
                  SegueSyntaxList    *list,
                  GError            **error)
{
  SegueTable table;
  SegueTableRow row;
  gboolean bars;
  guint rate;

  if (!segue_table_find (text, length, &table))
    return segue_chapters_fail (error, text, 0, _("there are no columns for the start and the title."));
  rate = guess_rate (text, length, &table);
  for (row.next = table.row.next; segue_table_read_row (text, row.next, length, table.separator, &row);)
    {
      SegueSyntaxItem item;

      if (is_blank (text, &row) || is_other_kind (text, &table, &row))
        continue;
      item = read_item (text, &table, &row, rate, &bars);
      if (bars)
        return segue_chapters_fail (error, text, row.from, _("the time counts bars and beats. Export the file with minutes "
                                                             "and seconds."));
      if (!segue_chapters_append (list, text, &item, error))
        return FALSE;
    }
  if (table.program->counts_hour && rate > 0)
    subtract_hour (list->items);
  list->stop = length;
  list->place = table.row.next > table.row.to ? table.row.next : 0;

  return TRUE;
}

/* Tells whether the first row has a time or the place for one. */
static gboolean
has_time (const char       *data,
          gsize             length,
          const SegueTable *table)
{
  SegueTableRow row = { .next = table->row.next };
  SegueSpan cell;
  gint64 time;

  while (segue_table_read_row (data, row.next, length, table->separator, &row))
    {
      if (is_blank (data, &row))
        continue;
      cell = get_cell (table, &row, SEGUE_TABLE_START);
      return read_time (data + cell.offset, cell.length, G_MAXUINT, &time) ||
             is_bars (data + cell.offset, cell.length);
    }

  return TRUE;
}

/* A SegueFormat.probe(). */
guint
segue_table_probe (const SegueFormat *format,
                   const char        *data,
                   gsize              length)
{
  const SegueTableSyntax *self = (const SegueTableSyntax *) format->syntax;
  SegueTable table;

  if (!segue_table_find (data, length, &table) || !g_str_equal (table.program->id, self->syntax.id) ||
      strchr (self->separators, table.separator) == NULL)
    return 0;
  if (!table.program->untimed)
    return 90;

  return has_time (data, length, &table) ? 60 : 0;
}
