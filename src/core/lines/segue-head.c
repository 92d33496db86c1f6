/* segue-head.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/lines/segue-head.h"

#include <string.h>

#include "core/lines/segue-head-private.h"
#include "core/text/segue-chars.h"

/* Reads one line of notes: its timestamp, its title, and the time in its link. */

/* The difference in milliseconds up to which a time and the time in its link count as equal. Links have whole seconds. */
#define LINK_SLACK 2000

/* Reads a number of seconds as it stands in links: `62`, `62.5`, `62s`. Returns the end of the number, or @value if
 * there is none. */
static const char *
scan_seconds (const char *value,
              const char *end,
              gint64     *time,
              SegueClock *clock)
{
  const char *p;
  gint64 scale = 1000;

  *clock = (SegueClock){ .style = SEGUE_CLOCK_SECONDS, .fields = 1, .fraction_mark = '.' };
  *time = 0;
  for (p = value; p < end && p - value < 9 && g_ascii_isdigit (*p); p++)
    *time = *time * 10 + (*p - '0') * 1000;
  if (p == value)
    return p;
  if (end - p >= 2 && *p == '.' && g_ascii_isdigit (p[1]))
    {
      clock->fraction = 3;
      for (p++; p < end && g_ascii_isdigit (*p); p++)
        *time += (*p - '0') * (scale /= 10);
    }
  if (p < end && *p == 's')
    {
      clock->unit_suffix = TRUE;
      p++;
    }

  return p;
}

/**
 * segue_head_scan_link_value:
 * @p: a position in a URL
 * @end: end of the text
 * @time: (out): the time in milliseconds, or %SEGUE_TIME_NONE
 * @clock: (out caller-allocates): how it is written
 * @stop: (out): the end of the time
 *
 * Reads a part of a query or fragment that leads to a time, from its separator on: `#t=01:02`, `?t=62`, `&t=1m2s`,
 * `;start=62.5`.
 *
 * Returns: (nullable): the position of the time, or %NULL if there is none
 */
const char *
segue_head_scan_link_value (const char  *p,
                            const char  *end,
                            gint64      *time,
                            SegueClock  *clock,
                            const char **stop)
{
  static const char *const keys[] = { "t=", "start=", "time=", "time_continue=", "seek=" };

  if (p >= end || strchr ("#?&;", *p) == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *value = p + 1 + strlen (keys[i]);

      if (!segue_starts_with (p + 1, end, keys[i]) || value >= end)
        continue;
      if (segue_time_scan (value, end, stop, time, clock) != SEGUE_TIME_ABSENT)
        return value;
      *stop = scan_seconds (value, end, time, clock);
      if (*stop != value)
        return value;
    }

  return NULL;
}

/* Finds the time in the query or fragment of the URL from @url to @end. Sets link_time, link_span and link_clock of
 * @head. Returns %TRUE if the URL holds a time. */
gboolean
segue_head_scan_link_time (SegueHead  *head,
                           const char *line,
                           const char *url,
                           const char *end)
{
  for (const char *p = url, *stop; p < end; p++)
    {
      SegueClock clock;
      gint64 time;
      const char *value = segue_head_scan_link_value (p, end, &time, &clock, &stop);

      if (value == NULL)
        continue;
      head->link_span = segue_head_span (line, value, stop);
      head->link_clock = clock;
      head->link_time = time;

      return TRUE;
    }

  return FALSE;
}

/**
 * segue_head_times_agree:
 * @link_time: the time in a link in milliseconds, or %SEGUE_TIME_NONE
 * @time: a time in milliseconds, or %SEGUE_TIME_NONE
 *
 * Tells whether a link leads to a time. Fractions of seconds do not matter, since most links have whole seconds.
 *
 * Returns: %TRUE if both times are given and less than 2 seconds apart
 */
gboolean
segue_head_times_agree (gint64 link_time,
                        gint64 time)
{
  return link_time != SEGUE_TIME_NONE && time != SEGUE_TIME_NONE && ABS (link_time - time) < LINK_SLACK;
}

/**
 * segue_head_link_agrees:
 * @head: a head with a timestamp
 *
 * Tells whether the timestamp links to its own time, as in `[1:02](https://example.com?t=62)`. This shows that it is a
 * moment of the recording. Fractions of seconds do not matter, since most links have whole seconds.
 *
 * Returns: %TRUE if there is a time in the link and both times are less than 2 seconds apart
 */
gboolean
segue_head_link_agrees (const SegueHead *head)
{
  return segue_head_times_agree (head->link_time, head->time);
}

/**
 * segue_head_drop_frames:
 * @head: a head whose time has frames
 * @line: its line
 *
 * Reads a time with frames, `00:04:12:10`, as hours, minutes and seconds. The clock still tells that there are frames.
 */
void
segue_head_drop_frames (SegueHead  *head,
                        const char *line)
{
  const char *start = line + head->start.offset, *end = start + head->start.length, *stop;
  SegueClock clock;
  gint64 time;

  while (end > start && end[-1] != ':' && end[-1] != ';')
    end--;
  if (segue_time_scan (start, end - 1, &stop, &time, &clock) != SEGUE_TIME_VALID)
    return;
  head->result = SEGUE_TIME_VALID;
  head->time = time;
  head->clock = clock;
  head->clock.frames = TRUE;
}

/**
 * segue_head_take_range:
 * @head: (inout): what was found in a line
 * @line: the line
 * @end: end of the line
 *
 * Reads a range without brackets whose end is mistyped, `3:10 - 5:75 Title` or `Title 3:10-5:75`, or comes before the start.
 * Only in notes whose other timestamps are ranges are such times likely to be one.
 */
void
segue_head_take_range (SegueHead  *head,
                       const char *line,
                       const char *end)
{
  SegueHead range;

  if (head->kind == SEGUE_HEAD_LEADING && head->end.length == 0)
    segue_head_take_end (head, line);
  if (head->kind == SEGUE_HEAD_LEADING || head->end.length > 0 || !segue_head_may_trail (line, end))
    return;
  segue_head_clear (&range);
  if (segue_head_scan_trailing (line, end, TRUE, &range) && range.end.length > 0)
    *head = range;
}

/**
 * segue_head_move:
 * @head: (inout): what was found in a part of a text
 * @offset: the offset of this part in the text, in bytes
 *
 * Moves the spans so that they count from the start of the text.
 */
void
segue_head_move (SegueHead *head,
                 guint      offset)
{
  SegueSpan *const spans[] = { &head->start, &head->end, &head->link_span, &head->title, &head->opened,
                               &head->link };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    if (spans[i]->length > 0)
      spans[i]->offset += offset;
}

/**
 * segue_head_clear:
 * @head: (out caller-allocates): the head to initialize
 *
 * Sets all spans and flags of @head to zero and its times to %SEGUE_TIME_NONE.
 */
void
segue_head_clear (SegueHead *head)
{
  /* A copy compiles to a few vector stores, while filling a structure of this size with zeros does not. */
  static const SegueHead cleared = {
    .time = SEGUE_TIME_NONE, .end_time = SEGUE_TIME_NONE, .link_time = SEGUE_TIME_NONE,
  };

  *head = cleared;
}

/* Tells whether a line can have a time: all times have a digit, but for placeholders, which have a colon. Of lines in scripts
 * other than those of Europe, the test only tells that they can, since it would take as long as the search for a time. */
static gboolean
may_have_time (const char *line,
               const char *end)
{
  const char *p = line;

  while ((p = segue_skip_to_digit (p, end)) < end)
    {
      const guchar c = *p++;

      /* What begins with the byte 0xE2 are punctuation marks and symbols. */
      if (c < 0x80 || (c >= 0xD9 && c != 0xE2))
        return TRUE;
    }

  return memchr (line, ':', end - line) != NULL || segue_contains (line, end, "∶");
}

/**
 * segue_head_scan:
 * @line: (array length=length): a line of notes, without its terminator (valid UTF-8)
 * @length: length of @line in bytes
 * @head: (out caller-allocates): what was found
 *
 * Finds the timestamp, the title, the links and the heading marks of one line.
 *
 * A timestamp at the start of the line is preferred to one at the end, and a timestamp to a heading. The line is read
 * alone: whether it begins an entry in these notes depends on the dialect and on the lines around it.
 */
void
segue_head_scan (const char *line,
                 gsize       length,
                 SegueHead  *head)
{
  const char *end = segue_head_strip_attributes (line, line + length);

  segue_head_clear (head);
  if (!may_have_time (line, end))
    {
      segue_head_scan_heading (line, end, head);
      return;
    }
  if (segue_head_may_lead (line, end))
    {
      if (segue_starts_with (segue_skip_space (line, end), end, "|"))
        {
          if (segue_head_scan_row (line, end, head))
            return;
          segue_head_clear (head);
        }
      if (segue_head_scan_leading (line, end, head))
        return;
      segue_head_clear (head);
    }
  if (segue_head_may_trail (line, end))
    {
      if (segue_head_scan_trailing (line, end, FALSE, head))
        return;
      segue_head_clear (head);
    }
  segue_head_scan_heading (line, end, head);
}
