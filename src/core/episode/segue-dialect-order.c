/* segue-dialect-order.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-dialect-private.h"
#include "core/text/segue-chars.h"
#include "core/text/segue-line.h"

/* Tells from the order of times whether they are those of a list of contents. */

/* The earliest time in a timetable, six o'clock, in milliseconds of a time that was read as minutes and seconds. */
#define EARLIEST_HOUR 360000
/* How much later than the next start the end of a segment can be, in milliseconds. */
#define OVERLAP 5000

/* Adds a time to those of its kind. */
void
segue_time_order_add (SegueTimeOrder  *self,
                      const SegueHead *head)
{
  const gint64 hour = 60000; /* the minutes of a time of day look like seconds */

  if (head->result != SEGUE_TIME_VALID)
    return;
  if (self->n == 0)
    self->first = head->time;
  else
    {
      self->rises += head->time > self->last;
      self->falls += head->time < self->last;
    }
  self->last = head->time;
  self->n++;
  self->round += head->clock.style == SEGUE_CLOCK_DIGITS && head->clock.fields == 2 && head->clock.fraction == 0 &&
                 head->time % 5000 == 0 && head->time < 24 * hour;
  self->ranges += head->end_time != SEGUE_TIME_NONE && head->end_time % 5000 == 0 && head->end_time <= 24 * hour;
}

/* Tells whether times of one kind are those of a list of contents: at least half of them are later than the one before,
 * or all of at least three are earlier, as in a list with the newest entry first. A single time is one. */
gboolean
segue_time_order_is_contents (const SegueTimeOrder *self)
{
  return self->n <= 1 || self->rises * 2 >= self->n - 1 || (self->n >= 3 && self->falls == self->n - 1);
}

/* Tells whether times of one kind are the timetable of a day: several, or a range, that all begin in steps of five
 * minutes, from six o'clock on, and none earlier than the one before. In that of several days, most are ranges. */
gboolean
segue_time_order_is_timetable (const SegueTimeOrder *self)
{
  return self->round == self->n && self->first >= EARLIEST_HOUR && (self->falls == 0 || self->ranges * 5 >= self->n * 4) &&
         (self->n >= 3 || (self->n > 0 && self->ranges == self->n));
}

/* Counts the time at the start of the title of a head, in the line at @line, as the end of the segment. */
void
segue_ends_add (SegueEnds       *self,
                const SegueHead *head,
                const char      *line)
{
  SegueHead other = *head;

  if (!segue_head_take_end_behind (line, line + head->title.offset + head->title.length, &other))
    return;
  self->fits += self->n == 0 || head->time >= self->last - OVERLAP;
  self->last = other.end_time;
  self->n++;
}

/* Tells whether the second times of @leading lines are ends: nearly all lines have one, which is later than the first time
 * and not later than that of the next line. Lengths of segments soon are earlier. */
gboolean
segue_ends_are_behind (const SegueEnds *self,
                       guint            leading)
{
  return self->n >= 3 && self->n * 10 >= leading * 9 && self->fits * 10 >= self->n * 9;
}

/* Adds up which of the two times of the rows is the start. */
typedef struct
{
  guint  rows;
  guint  sums[2];  /* rows whose start, if it is this time, is that of the row before and its length */
  guint  falls[2]; /* rows with an earlier time than the row before */
  gint64 last[2];
} Rows;

static void
add_row (Rows       *self,
         const char *line,
         const char *end)
{
  gint64 times[2];

  if (!segue_head_scan_row_times (line, end, &times[0], &times[1]))
    return;
  for (guint i = 0; i < 2 && self->rows > 0; i++)
    {
      self->sums[i] += ABS (times[i] - self->last[i] - self->last[1 - i]) <= 1000;
      self->falls[i] += times[i] < self->last[i];
    }
  memcpy (self->last, times, sizeof times);
  self->rows++;
}

/* Learns whether the lengths of segments are before their times in the rows of tables between @p and @end. The start of
 * a segment is that of the one before and its length. Where no row shows this, the starts are those that do not fall. */
void
segue_dialect_learn_rows (SegueReading *reading,
                          const char   *p,
                          const char   *end,
                          gboolean      has_cr)
{
  Rows rows = { 0 };

  if (memchr (p, '|', end - p) == NULL && !segue_contains (p, end, "<td"))
    p = end;
  while (p < end)
    {
      SegueLine line = segue_line_at (p, end, has_cr);
      const char *start = segue_skip_space (line.start, line.stop);

      if (start < line.stop && *start == '|')
        add_row (&rows, start, line.stop);
      else if (start < line.stop && *start == '<')
        for (const char *stop; start < line.stop; start = stop)
          {
            stop = segue_head_tag_part_end (start, line.stop);
            add_row (&rows, start, stop);
          }
      p = line.next;
    }
  reading->lengths_first = rows.sums[1] > rows.sums[0] ||
                           (rows.sums[1] == rows.sums[0] && rows.rows > 2 && rows.falls[0] > 0 && rows.falls[1] == 0);
}
