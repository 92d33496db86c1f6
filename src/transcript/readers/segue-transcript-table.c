/* segue-transcript-table.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-transcript-private.h"

/* Reads tables with tabs, commas or semicolons between the columns, such as the TSV of Whisper. The first line names
 * the columns; without names, the columns are the start, the end and the text, as in labels of an audio editor. */

/* What the columns have. */
typedef enum
{
  COLUMN_START,
  COLUMN_END,
  COLUMN_TEXT,
  COLUMN_SPEAKER,
  N_COLUMNS,
} Column;

static const struct { const char *name; Column column; } names[] = {
  { "start", COLUMN_START }, { "begin", COLUMN_START }, { "from", COLUMN_START }, { "in", COLUMN_START },
  { "time", COLUMN_START }, { "timestamp", COLUMN_START }, { "start time", COLUMN_START }, { "start_time", COLUMN_START },
  { "starttime", COLUMN_START }, { "시작", COLUMN_START }, { "end", COLUMN_END }, { "stop", COLUMN_END }, { "to", COLUMN_END },
  { "out", COLUMN_END }, { "end time", COLUMN_END }, { "end_time", COLUMN_END }, { "endtime", COLUMN_END }, { "끝", COLUMN_END },
  { "text", COLUMN_TEXT }, { "body", COLUMN_TEXT }, { "transcript", COLUMN_TEXT }, { "content", COLUMN_TEXT },
  { "words", COLUMN_TEXT }, { "sentence", COLUMN_TEXT }, { "텍스트", COLUMN_TEXT }, { "speaker", COLUMN_SPEAKER },
  { "speaker name", COLUMN_SPEAKER }, { "speaker_name", COLUMN_SPEAKER }, { "name", COLUMN_SPEAKER }, { "화자", COLUMN_SPEAKER },
};

/* More columns are not looked at. */
#define MAX_FIELDS 32

/* Below so many letters for each unit of time, the unit is a millisecond and not a second. */
#define LEAST_LETTERS 0.5

/* A row of the table. */
typedef struct
{
  GString *fields[MAX_FIELDS];
  guint n;
} Row;

/* The table while it is read. */
typedef struct
{
  SegueTranscriptReader *reader;
  char separator;
  int columns[N_COLUMNS]; /* -1 for none */
} Table;

static void
clear_row (Row *row)
{
  for (guint i = 0; i < row->n; i++)
    g_string_free (row->fields[i], TRUE);
  row->n = 0;
}

/* Reads a row, which ends at a line end outside of quotes. Returns the start of the next one. */
static const char *
read_row (const char *p,
          const char *end,
          char        separator,
          Row        *row)
{
  gboolean quoted = FALSE, ended = FALSE;

  while (!ended)
    {
      GString *field = g_string_new (NULL);

      for (; p < end && (quoted || (*p != separator && *p != '\n' && *p != '\r')); p++)
        if (*p != '"' || separator == '\t')
          g_string_append_c (field, *p);
        else if (quoted && p + 1 < end && p[1] == '"')
          g_string_append_c (field, *p++);
        else if (quoted || field->len == 0)
          quoted = !quoted;
        else
          g_string_append_c (field, *p);
      ended = p == end || *p != separator;
      if (row->n < MAX_FIELDS)
        row->fields[row->n++] = field;
      else
        g_string_free (field, TRUE);
      if (p < end)
        p += *p == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1;
    }

  return p;
}

/* Returns the text of a column, or NULL if the row does not have it. */
static const char *
get_field (const Table *self,
           const Row   *row,
           Column       column)
{
  const int i = self->columns[column];

  return i >= 0 && (guint) i < row->n ? row->fields[i]->str : NULL;
}

/* Reads a time: a clock, or a number of seconds or milliseconds. Returns SEGUE_TIME_NONE if it is none. */
static gint64
read_time (const char *text,
           gint64      unit)
{
  const char *stop;
  char *number_end;
  double value;
  gint64 time;

  if (text == NULL)
    return SEGUE_TIME_NONE;
  while (*text == ' ' || *text == '[' || *text == '(')
    text++;
  if (segue_transcript_scan_time (text, text + strlen (text), &stop, &time))
    return time;
  value = g_ascii_isdigit (*text) ? g_ascii_strtod (text, &number_end) * unit : -1;

  return value >= 0 && value < SEGUE_TIME_MAX && *number_end == '\0' ? (gint64) value : SEGUE_TIME_NONE;
}

/* Sets the columns by the first row. Returns FALSE if this is no table of a transcript. Sets @named if the row has
 * names. */
static gboolean
find_columns (Table     *self,
              const Row *row,
              gboolean  *named)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    self->columns[i] = -1;
  for (guint i = 0; i < row->n; i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      if (self->columns[names[j].column] < 0 &&
          g_ascii_strcasecmp (g_strstrip (row->fields[i]->str), names[j].name) == 0)
        self->columns[names[j].column] = i;
  *named = self->columns[COLUMN_START] >= 0 && self->columns[COLUMN_TEXT] >= 0;
  if (*named)
    return TRUE;
  for (guint i = 0; i < N_COLUMNS; i++)
    self->columns[i] = i < COLUMN_SPEAKER ? (int) i : -1;

  return row->n == 3 && read_time (row->fields[0]->str, 1) >= 0 && read_time (row->fields[1]->str, 1) >= 0;
}

/* Recognizes the separator and the columns by the first row. Sets @start to the first row of the table. */
static gboolean
begin_table (Table       *self,
             const char  *text,
             const char  *end,
             const char **start)
{
  static const char separators[] = "\t,;";

  for (guint i = 0; i < strlen (separators); i++)
    {
      const SegueLine line = segue_line_at (text, end, TRUE);
      const char *stop = MIN (line.stop, text + 1000), *next;
      Row row = { .n = 0 };
      gboolean named, found;

      self->separator = separators[i];
      next = read_row (text, stop, self->separator, &row);
      found = next == stop && find_columns (self, &row, &named);
      clear_row (&row);
      if (found)
        {
          *start = named ? line.next : text;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
recognizes (const SegueTranscriptReader *reader)
{
  Table table = { NULL };
  const char *start;

  return begin_table (&table, reader->text, reader->end, &start);
}

/* Tells whether times are milliseconds: as seconds, far too little would be said. */
static gboolean
are_milliseconds (const Table *self,
                  const char  *start)
{
  const char *end = self->reader->end;
  gint64 letters = 0, last = 0;

  for (const char *p = start; p < end;)
    {
      Row row = { .n = 0 };
      const char *text, *time;

      p = read_row (p, end, self->separator, &row);
      text = get_field (self, &row, COLUMN_TEXT);
      time = get_field (self, &row, COLUMN_START);
      if (text != NULL)
        letters += segue_transcript_count_letters (text, strlen (text));
      if (time != NULL && strpbrk (time, ".:") == NULL)
        last = MAX (last, read_time (time, 1));
      clear_row (&row);
    }

  return letters < last * LEAST_LETTERS;
}

static gboolean
read_table (SegueTranscriptReader  *reader,
            GError                **error)
{
  Table table = { reader };
  const char *start;
  gboolean room = TRUE;
  gint64 unit;

  begin_table (&table, reader->text, reader->end, &start);
  unit = are_milliseconds (&table, start) ? 1 : 1000;
  for (const char *p = start; p < reader->end && room;)
    {
      Row row = { .n = 0 };
      const char *text;
      gint64 from;

      p = read_row (p, reader->end, table.separator, &row);
      from = read_time (get_field (&table, &row, COLUMN_START), unit);
      text = get_field (&table, &row, COLUMN_TEXT);
      if (from >= 0 && text != NULL)
        room = segue_transcript_add (reader, from, read_time (get_field (&table, &row, COLUMN_END), unit),
                                     get_field (&table, &row, COLUMN_SPEAKER), -1, text, -1);
      clear_row (&row);
    }

  return TRUE;
}

const SegueTranscriptNotation segue_transcript_table = { recognizes, read_table };
