/* segue-dialect-run.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-dialect-private.h"

/* Finds lists of lines that end in bare times. */

/* Lines that end in a bare time are segments if at least this many of them follow one another with increasing times. */
#define LEAST_RUN 3
/* As many are needed where other lines stand between them, of which at most MAX_APART follow one another. */
#define LEAST_APART 4
#define MAX_APART 3
/* As many are needed if the first time may be mistyped, and the last one is later than a time of day can be, in
 * milliseconds. */
#define LEAST_LONG 8
#define DAY_END (24 * 60000)
/* The latest time at which such a list can begin, in milliseconds. Later times are times of day, as in a timetable. */
#define LATEST_BEGIN 300000
/* So many increasing times make up for one that is not later than the one before. */
#define RUN_FAULT 4
/* The least number of decreasing times of a list with the newest entry first, and its latest last time. Tracks that are
 * sorted by length do not get that short. */
#define LEAST_FALLING 4
#define LATEST_OLDEST 60000

/* Tells whether a time that cannot be read has two digits at its end, like a time that is mistyped. Citations, scores and
 * ratios often have one. */
static gboolean
is_mistyped (const SegueHead *head,
             const char      *line)
{
  const char *end = line + head->start.offset + head->start.length;

  return head->result == SEGUE_TIME_MALFORMED && g_ascii_isdigit (end[-1]) && g_ascii_isdigit (end[-2]);
}

/* Ends the run at a line that ends in no time, unless only few such lines stand between the times. */
static void
count_apart (SegueTimeRun *run)
{
  run->loose = TRUE;
  if (++run->apart > MAX_APART)
    *run = (SegueTimeRun){ .longest = run->longest };
}

/* Counts a time of the run. @early says whether a list can begin with it. */
static void
count_time (SegueTimeRun *run,
            gint64        time,
            gboolean      early)
{
  run->falling = run->falling > 0 && time < run->time ? run->falling + 1 : 1;
  if (run->all > 0 && time <= run->time)
    run->all = MAX (run->all - RUN_FAULT, 0);
  run->all++;
  if (run->begun && time > run->time)
    run->rising++;
  else if (run->begun && run->rising > 0 && !early)
    run->rising -= RUN_FAULT;
  else
    {
      run->rising = run->begun = early;
      run->loose = FALSE;
    }
  run->time = time;
  run->apart = 0;
  if (run->rising >= (run->loose ? LEAST_APART : LEAST_RUN))
    run->longest = MAX (run->longest, run->rising);
  if (time <= LATEST_OLDEST && run->falling >= LEAST_FALLING)
    run->longest = MAX (run->longest, run->falling);
  if (time > DAY_END && run->all >= LEAST_LONG)
    run->longest = MAX (run->longest, run->all);
}

/* Counts how many lines follow one another that end in bare, increasing times. A time that is not later than the one before
 * counts against several that are: it may be mistyped. Times that fall all the way to the start are those of a list with
 * the newest entry first. @head is that of the line that starts at @line. */
void
segue_time_run_add (SegueTimeRun    *self,
                    const SegueHead *head,
                    const char      *line)
{
  const gboolean is_plain = head->kind == SEGUE_HEAD_TRAILING && !head->bracketed && !head->bulleted && !head->prose &&
                            head->heading == SEGUE_HEADING_NONE;

  /* A placeholder for a time, and one that is mistyped, can stand between the times of a list. */
  if (is_plain && (head->result == SEGUE_TIME_PLANNED || is_mistyped (head, line)))
    return;
  if (is_plain && head->result == SEGUE_TIME_VALID)
    count_time (self, head->time, head->time <= LATEST_BEGIN);
  else
    count_apart (self);
}

/* Tells whether the lines are those of a list. */
gboolean
segue_time_run_is_list (const SegueTimeRun *self)
{
  return self->longest >= LEAST_RUN;
}
