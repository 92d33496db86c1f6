/* segue-cuts-csv.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/cuts/segue-cuts-private.h"

/* Reads tables with commas, semicolons or tabs between the columns. Without a line of names, the columns are where the
 * part is, whether it was removed or added, and how long it is. */

/* The columns of a table that are used. */
typedef enum
{
  COLUMN_AT,
  COLUMN_END,
  COLUMN_LENGTH,
  COLUMN_KIND,
  N_COLUMNS,
} Column;

static const struct { const char *name; Column column; } names[] = {
  { "at", COLUMN_AT }, { "start", COLUMN_AT }, { "in", COLUMN_AT }, { "begin", COLUMN_AT }, { "from", COLUMN_AT },
  { "위치", COLUMN_AT }, { "시작", COLUMN_AT },
  { "end", COLUMN_END }, { "out", COLUMN_END }, { "stop", COLUMN_END }, { "to", COLUMN_END }, { "끝", COLUMN_END },
  { "length", COLUMN_LENGTH }, { "duration", COLUMN_LENGTH }, { "길이", COLUMN_LENGTH },
  { "kind", COLUMN_KIND }, { "change", COLUMN_KIND }, { "what", COLUMN_KIND }, { "action", COLUMN_KIND },
  { "종류", COLUMN_KIND },
};

static gboolean
recognizes (const char *line,
            const char *end)
{
  return TRUE;
}

/* Returns the character between the columns: the most frequent one of the first line. */
static char
find_separator (const char *line,
                const char *end)
{
  static const char separators[] = ",;\t";
  guint counts[3] = { 0 }, best = 0;

  for (const char *p = line; p < end; p++)
    for (guint i = 0; i < 3; i++)
      counts[i] += *p == separators[i];
  for (guint i = 1; i < 3; i++)
    if (counts[i] > counts[best])
      best = i;

  return separators[best];
}

/* Divides a line into its fields, some of which may be quoted. */
static GPtrArray *
divide (const char *line,
        const char *end,
        char        separator)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);

  for (const char *p = line; p <= end; p++)
    {
      GString *field = g_string_new (NULL);
      gboolean quoted = FALSE;

      for (; p < end && (quoted || *p != separator); p++)
        {
          if (*p != '"')
            g_string_append_c (field, *p);
          else if (quoted && p + 1 < end && p[1] == '"')
            g_string_append_c (field, *p++);
          else
            quoted = !quoted;
        }
      g_ptr_array_add (fields, g_strstrip (g_string_free (field, FALSE)));
    }

  return fields;
}

/* Reads a line of names. Returns FALSE if it is none. */
static gboolean
read_names (const GPtrArray *fields,
            int             *columns)
{
  gint64 time;

  if (segue_cuts_scan_time (fields->pdata[0], &time))
    return FALSE;
  for (guint i = 0; i < N_COLUMNS; i++)
    columns[i] = -1;
  for (guint i = 0; i < fields->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      if (g_ascii_strcasecmp (fields->pdata[i], names[j].name) == 0 && columns[names[j].column] < 0)
        columns[names[j].column] = i;

  return TRUE;
}

/* Sets the columns of a table without names. */
static void
guess_columns (const GPtrArray *fields,
               int             *columns)
{
  columns[COLUMN_AT] = 0;
  columns[COLUMN_END] = -1;
  columns[COLUMN_KIND] = fields->len > 2 ? 1 : -1;
  columns[COLUMN_LENGTH] = fields->len > 2 ? 2 : 1;
}

/* Returns the text of a column, or NULL if the line does not have it. */
static const char *
get_field (const GPtrArray *fields,
           int              column)
{
  return column >= 0 && (guint) column < fields->len ? fields->pdata[column] : NULL;
}

static gboolean
read_row (SegueCutsReader  *reader,
          const GPtrArray  *fields,
          const int        *columns,
          GError          **error)
{
  const char *at = get_field (fields, columns[COLUMN_AT]), *kind = get_field (fields, columns[COLUMN_KIND]);
  const char *length = get_field (fields, columns[COLUMN_LENGTH]), *end = get_field (fields, columns[COLUMN_END]);
  const char *last = length != NULL ? length : end;
  g_autofree char *message = NULL;
  gboolean added = FALSE;
  gint64 from, to;

  if (at == NULL || last == NULL)
    return segue_cuts_fail (reader, _("The line has too few columns."), error);
  if (!segue_cuts_scan_time (at, &from) || !segue_cuts_scan_time (last, &to))
    {
      message = g_strdup_printf (_("“%s” is not a time."), segue_cuts_scan_time (at, &from) ? last : at);
      return segue_cuts_fail (reader, message, error);
    }
  if (kind != NULL && *kind != '\0' && !segue_cuts_read_kind (kind, &added))
    {
      message = g_strdup_printf (_("“%s” is neither “removed” nor “added”."), kind);
      return segue_cuts_fail (reader, message, error);
    }

  return segue_cuts_add (reader, from, length != NULL ? to : to - from, added, error);
}

static gboolean
read_table (SegueCutsReader  *reader,
            GError          **error)
{
  int columns[N_COLUMNS];
  char separator = '\0';

  while (segue_cuts_next_line (reader))
    {
      const gboolean first = separator == '\0';
      g_autoptr(GPtrArray) fields = NULL;

      if (first)
        separator = find_separator (reader->line, reader->stop);
      fields = divide (reader->line, reader->stop, separator);
      if (first && read_names (fields, columns))
        {
          if (columns[COLUMN_AT] < 0 || (columns[COLUMN_LENGTH] < 0 && columns[COLUMN_END] < 0))
            return segue_cuts_fail (reader, _("This is no list of cuts: it needs the columns “at” and “length”."), error);
          continue;
        }
      if (first)
        guess_columns (fields, columns);
      if (!read_row (reader, fields, columns, error))
        return FALSE;
    }

  return TRUE;
}

const SegueCutsFormat segue_cuts_csv = { recognizes, read_table };
