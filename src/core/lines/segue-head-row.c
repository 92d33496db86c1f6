/* segue-head-row.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/lines/segue-head-private.h"
#include "core/text/segue-chars.h"

/* Recognizes a row of a table with a cell that is a time: `| 0:00 | One |`. The columns can be in any order. */

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
  segue_head_clear (head);
  if (!segue_head_scan_leading (cell->start, cell->end, head) || head->title.length > 0 || head->prose ||
      head->heading != SEGUE_HEADING_NONE || head->bulleted)
    return FALSE;
  segue_head_move (head, cell->start - line);
  head->link = (SegueSpan){ 0 };

  return TRUE;
}

/* Tells whether the cell can be a title: it has a letter outside of tags, and is not a time. */
static gboolean
is_title_cell (const Cell *cell)
{
  SegueHead head;

  return segue_head_has_letter (cell->start, cell->end) && !scan_time_cell (cell->start, cell, &head);
}

/* Divides the row of a table of HTML at its cells. Returns the number of cells. */
static guint
split_html_row (const char *p,
                const char *end,
                Cell       *cells)
{
  guint n = 0;
  gboolean open = FALSE;

  for (p = segue_skip_space (p, end); (p = memchr (p, '<', end - p)) != NULL; p++)
    {
      SegueHtmlMatch match;
      const char *stop = segue_head_scan_tag (p, end, &match);

      if (stop == NULL || match.tag != SEGUE_HTML_TAG_CELL)
        continue;
      if (open)
        {
          cells[n].end = segue_trim_end (cells[n].start, p);
          n++;
        }
      open = !match.closing && n < MAX_CELLS;
      if (open)
        cells[n].start = segue_skip_space (stop, end);
    }
  if (open)
    {
      cells[n].end = segue_trim_end (cells[n].start, end);
      n++;
    }

  return n;
}

/* Divides the row of a table of Markdown or HTML at its cells. Returns the number of cells. */
static guint
split_cells (const char *line,
             const char *end,
             Cell       *cells)
{
  const char *p = segue_skip_space (line, end);

  if (p == end || (*p != '|' && *p != '<'))
    return 0;

  return *p == '|' ? split_row (line, end, cells) : split_html_row (line, end, cells);
}

/* Finds the title of a row whose time is in the cell @time. The title is the first cell of text after the time or, if
 * there is none, the last one before it. Returns %FALSE if there is none. */
static gboolean
find_title (const char *line,
            const Cell *cells,
            guint       n,
            guint       time,
            SegueHead  *head)
{
  guint title;

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

/* Finds the time and the title of a row of Markdown. @head must have been cleared. Returns %TRUE if the line is a row
 * with both; if not, @head is in an undefined state. */
gboolean
segue_head_scan_row (const char *line,
                     const char *end,
                     SegueHead  *head)
{
  Cell cells[MAX_CELLS];
  const guint n = split_row (line, end, cells);
  guint time = 0;

  while (time < n && !scan_time_cell (line, &cells[time], head))
    time++;

  return time < n && find_title (line, cells, n, time, head);
}

/**
 * segue_head_scan_second_time:
 * @line: start of a line (valid UTF-8)
 * @end: end of the line
 * @head: (inout): how the line was read; changed if %TRUE is returned
 *
 * Reads a row of a table whose second time is the start of a segment, since the first one is its length.
 *
 * Returns: %TRUE if the line is a row with two times and a title
 */
gboolean
segue_head_scan_second_time (const char *line,
                             const char *end,
                             SegueHead  *head)
{
  Cell cells[MAX_CELLS];
  const guint n = split_cells (line, end, cells);
  SegueHead second = *head;
  guint times = 0;

  for (guint i = 0; i < n; i++)
    if (scan_time_cell (line, &cells[i], &second) && ++times == 2)
      {
        if (!find_title (line, cells, n, i, &second))
          return FALSE;
        second.indent = head->indent;
        *head = second;
        return TRUE;
      }

  return FALSE;
}

/**
 * segue_head_scan_row_times:
 * @line: start of a line (valid UTF-8)
 * @end: end of the line
 * @first: (out): the first time in milliseconds, set if %TRUE is returned
 * @second: (out): the second time in milliseconds, set if %TRUE is returned
 *
 * Reads the times of a row of a table.
 *
 * Returns: %TRUE if the line is a row with exactly two times
 */
gboolean
segue_head_scan_row_times (const char *line,
                           const char *end,
                           gint64     *first,
                           gint64     *second)
{
  Cell cells[MAX_CELLS];
  const guint n = split_cells (line, end, cells);
  guint times = 0;

  for (guint i = 0; i < n; i++)
    {
      SegueHead head;

      if (!scan_time_cell (line, &cells[i], &head) || head.result != SEGUE_TIME_VALID)
        continue;
      if (times < 2)
        *(times == 0 ? first : second) = head.time;
      times++;
    }

  return times == 2;
}
