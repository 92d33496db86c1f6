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

/* A number of seconds, as links have it: `62`, `62.5`, `62s`. Returns @value where none stands there. */
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
 * segue_head_scan_link_time:
 * @head: a head
 * @line: start of its line
 * @url: a URL on that line
 * @end: end of the URL
 *
 * Finds the time that a URL leads to: `#t=01:02`, `?t=62`, `&t=1m2s`, `t=62.5`, `start=62`, `#62`.
 *
 * Returns: %TRUE if there is one
 */
gboolean
segue_head_scan_link_time (SegueHead  *head,
                           const char *line,
                           const char *url,
                           const char *end)
{
  static const char *const keys[] = { "t=", "start=", "time=", "time_continue=", "seek=" };
  const char *p, *stop;

  for (p = url; p < end; p++)
    {
      if (*p != '#' && *p != '?' && *p != '&' && *p != ';')
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
        {
          const char *value = p + 1 + strlen (keys[i]);
          SegueClock clock;
          gint64 time;

          if (!segue_starts_with (p + 1, end, keys[i]) || value >= end)
            continue;
          if (segue_time_scan (value, end, &stop, &time, &clock) == SEGUE_TIME_ABSENT)
            {
              stop = scan_seconds (value, end, &time, &clock);
              if (stop == value)
                continue;
            }
          head->link_span = segue_head_span (line, value, stop);
          head->link_clock = clock;
          head->link_time = time;
          return TRUE;
        }
    }

  return FALSE;
}

void
segue_head_clear (SegueHead *head)
{
  memset (head, 0, sizeof *head);
  head->time = head->end_time = head->link_time = SEGUE_TIME_NONE;
}

/**
 * segue_head_scan:
 * @line: a line of notes (UTF-8, validated), without its terminator
 * @length: its length in bytes
 * @head: (out): what it shows
 *
 * Finds the time, the title and the heading marks of one line.
 *
 * The line is looked at by itself; whether a show's notes mean what it shows is for the reader and the dialect.
 */
void
segue_head_scan (const char *line,
                 gsize       length,
                 SegueHead  *head)
{
  const char *end = line + length;

  segue_head_clear (head);
  if (segue_head_may_lead (line, end))
    {
      if (segue_head_scan_leading (line, end, head))
        return;
      segue_head_clear (head);
    }
  if (segue_head_may_trail (line, end))
    {
      if (segue_head_scan_trailing (line, end, head))
        return;
      segue_head_clear (head);
    }
  segue_head_scan_heading (line, end, head);
}
