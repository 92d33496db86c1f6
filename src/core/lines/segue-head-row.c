/* segue-head-row.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/lines/segue-head-private.h"
#include "core/text/segue-chars.h"

/* Recognizes a row of a Markdown table with a cell that is a time: `| 0:00 | One |`. The columns can be in any order. */

/* The number of cells that are examined. */
#define MAX_CELLS 16

/* The text of a cell without the white space around it. */
typedef struct
{
  const char *start;
  const char *end;
} Cell;

/* Divides the row at its unescaped `|`. Returns the number of cells. */
static guint
split_row (const char *p,
           const char *end,
           Cell       *cells)
{
  guint n = 0;

  for (p = segue_skip_space (p, end); p < end && *p == '|' && n < MAX_CELLS; n++)
    {
      const char *stop = ++p;

      while (stop < end && *stop != '|')
        stop += *stop == '\\' && stop + 1 < end ? 2 : 1;
      p = segue_skip_space (p, stop);
      cells[n] = (Cell){ p, segue_trim_end (p, stop) };
      p = stop;
    }
  /* What follows the last `|` is a cell only if there is something. */
  if (n > 0 && cells[n - 1].start == end)
    n--;

  return n;
}

/* Reads a cell that is only a time. Spans of @head are relative to @line. */
static gboolean
scan_time_cell (const char *line,
                const Cell *cell,
                SegueHead  *head)
{
  const guint offset = cell->start - line;

  segue_head_clear (head);
  if (!segue_head_scan_leading (cell->start, cell->end, head) || head->title.length > 0 || head->prose ||
      head->heading != SEGUE_HEADING_NONE || head->bulleted)
    return FALSE;
  head->start.offset += offset;
  head->end.offset += head->end.length > 0 ? offset : 0;
  head->link_span.offset += head->link_span.length > 0 ? offset : 0;
  head->link = (SegueSpan){ 0 };

  return TRUE;
}

/* Tells whether the cell can be a title: it has a letter, and is not a time. */
static gboolean
is_title_cell (const Cell *cell)
{
  SegueHead head;

  for (const char *p = cell->start; p < cell->end; p = segue_next_char (p, cell->end))
    if (g_unichar_isalpha (segue_char_at (p, cell->end)))
      return !scan_time_cell (cell->start, cell, &head);

  return FALSE;
}

/* Finds the time and the title of a row. The title is the first cell of text after the time or, if there is none, the
 * last one before it. @head must have been cleared. Returns %TRUE if the line is a row with both; if not, @head is in an
 * undefined state. */
gboolean
segue_head_scan_row (const char *line,
                     const char *end,
                     SegueHead  *head)
{
  Cell cells[MAX_CELLS];
  const guint n = split_row (line, end, cells);
  guint time = 0, title;

  while (time < n && !scan_time_cell (line, &cells[time], head))
    time++;
  if (time == n)
    return FALSE;
  for (title = time + 1; title < n && !is_title_cell (&cells[title]); title++)
    ;
  if (title == n)
    {
      for (title = time; title > 0 && !is_title_cell (&cells[title - 1]); title--)
        ;
      if (title == 0)
        return FALSE;
      title--;
      head->kind = SEGUE_HEAD_TRAILING;
      head->bracketed = TRUE;
    }
  segue_head_set_title (head, line, cells[title].start, cells[title].end);

  return head->title.length > 0;
}
