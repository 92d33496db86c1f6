/* segue-head-speaker.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/lines/segue-head.h"
#include "core/text/segue-chars.h"

/* Recognizes lines of a transcript whose time follows the name of the speaker: `[Anna] [00:17] Words`,
 * `**Anna** (00:17):`, `<b>Anna</b> <time>00:17</time> Words`. Such lines are no heads of entries. */

/* The longest name with the marks around it, in bytes. */
#define MAX_NAME 80

/* What can stand directly before the time. */
static const char openers[] = "([>*`";

/**
 * segue_head_scan_speaker:
 * @line: start of a line (valid UTF-8)
 * @end: end of the line
 * @head: (inout): a head that has no timestamp; it changes only if the line has the time of a speaker
 *
 * Finds the time after the name of a speaker. A head with such a time is one with a trailing timestamp and without a
 * title, which segue_head_scan() never finds.
 *
 * Returns: %TRUE if there is a time
 */
gboolean
segue_head_scan_speaker (const char *line,
                         const char *end,
                         SegueHead  *head)
{
  const char *limit = line + MIN (end - line, MAX_NAME), *name = segue_skip_space (line, limit), *stop;
  SegueClock clock;
  gint64 time;

  if (name == limit)
    return FALSE;
  for (const char *p = name + 1; (p = segue_find_digit (p, limit)) < limit; p++)
    {
      if (strchr (openers, p[-1]) == NULL || p[-1] == '\0' ||
          segue_time_scan (p, end, &stop, &time, &clock) != SEGUE_TIME_VALID)
        continue;
      segue_head_clear (head);
      head->kind = SEGUE_HEAD_TRAILING;
      head->result = SEGUE_TIME_VALID;
      head->bracketed = TRUE;
      head->time = time;
      head->clock = clock;
      head->start = (SegueSpan){ p - line, stop - p };
      return TRUE;
    }

  return FALSE;
}
