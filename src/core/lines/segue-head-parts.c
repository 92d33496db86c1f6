/* segue-head-parts.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/lines/segue-head-private.h"
#include "core/text/segue-chars.h"

/* Divides a line that holds a list of several timestamps, `(0:00) One (5:10) Two`, into parts. */

/* The longest line that is divided, in bytes. It bounds the work for an edit of such a line. */
#define MAX_LINE (64 * 1024)

/* The number of timestamps in a row without a title between them that are examined. */
#define MAX_UNTITLED 4

/* The number of marks before a timestamp within a line that belong to it. */
#define MAX_MARKS 3

/* The longest label before the first timestamp, in bytes: `Chapters: 0:00 One 5:10 Two`. */
#define MAX_LABEL 60

/* A line with fewer timestamps is not a list by itself. */
#define LEAST_PARTS 3

/* The latest time, in milliseconds, at which a list of times without brackets can begin. Later times are times of day,
 * as in a timetable. */
#define LATEST_BEGIN 300000

/* The brackets and emphasis that can enclose a time. */
static const char *const openers[] = { "(", "[", "（", "【", "［", "〔", "**", "`", "<", "@" };

/* Returns the opening bracket that ends directly before @time, or the empty string if there is none. */
static const char *
find_opener (const char *start,
             const char *time)
{
  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    if (segue_ends_with (start, time, openers[i]))
      return openers[i];

  return "";
}

/* Reads the timestamp that begins the part at @p. Returns the end of its time, or %NULL if the part begins with none.
 * Sets @opener to the bracket before the time. */
static const char *
scan_stamp (const char  *p,
            const char  *end,
            const char **opener)
{
  SegueHead head = { 0 };
  const char *time = segue_head_skip_marks (&head, p, end), *stop;
  SegueClock clock;
  gint64 ms;

  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    if (segue_starts_with (time, end, openers[i]))
      {
        time = segue_skip_space (time + strlen (openers[i]), end);
        break;
      }
  if (segue_time_scan (time, end, &stop, &ms, &clock) == SEGUE_TIME_ABSENT &&
      segue_head_scan_partial (time, end, FALSE, &stop, &clock) == SEGUE_TIME_ABSENT)
    return NULL;
  *opener = find_opener (p, time);

  return stop;
}

/* Tells whether the text from @p to @end reads as a timestamp with a title. */
static gboolean
is_titled (const char *p,
           const char *end)
{
  SegueHead head;

  segue_head_scan (p, end - p, &head);

  return head.kind == SEGUE_HEAD_LEADING && head.title.length > 0 && !head.prose && !head.glued;
}

/* Tells whether the time from @p to @stop is mistyped. In brackets, two fields are no score or ratio if these have more than a
 * single digit. */
static gboolean
is_mistyped (const char *p,
             const char *stop,
             gboolean    bracketed)
{
  guint fields = 1;

  for (const char *q = p; q < stop; q++)
    fields += *q == ':';

  return fields > 2 || (bracketed && ((g_ascii_isdigit (stop[-1]) && g_ascii_isdigit (stop[-2])) ||
                                      (stop - p >= 4 && segue_is_digit (p[0]) && segue_is_digit (p[1]))));
}

/* Returns the start of the next timestamp after @p that is written as @opener says, with its bracket. White space must
 * precede it. Returns %NULL if there is none. */
static const char *
find_stamp (const char *start,
            const char *p,
            const char *end,
            const char *opener)
{
  const gsize n = strlen (opener);
  const char *from = p;

  for (; (p = segue_find_digit (p, end)) < end; p++)
    {
      const char *number = p, *stop;
      SegueTimeResult result;
      SegueClock clock;
      gint64 time;

      if (segue_is_digit (p[-1]))
        continue;
      /* the first field is missing */
      if (n > 0 && p > from && p[-1] == ':' && segue_ends_with (start, p - 1, opener))
        number--;
      if ((gsize) (number - start) < n + 1)
        continue;
      if (n > 0 ? !segue_ends_with (start, number, opener)
                : segue_space_length (segue_prev_char (number, start), number) == 0)
        continue;
      if (n > 0 && segue_space_length (segue_prev_char (number - n, start), number - n) == 0)
        continue;
      result = segue_time_scan (number, end, &stop, &time, &clock);
      if (result == SEGUE_TIME_ABSENT)
        result = segue_head_scan_partial (number, end, FALSE, &stop, &clock);
      if (result == SEGUE_TIME_VALID || (result == SEGUE_TIME_MALFORMED && is_mistyped (number, stop, n > 0)))
        return number - n;
    }

  return NULL;
}

/* Returns the start of the list marks, numbers and emoji that end before @stamp, or @stamp if there are none. With
 * @bullets_only, only a single bullet counts: other marks can be the end of a title. */
static const char *
find_marks (const char *start,
            const char *stamp,
            gboolean    bullets_only)
{
  const char *found = stamp;

  for (guint words = 0; words < (bullets_only ? 1 : MAX_MARKS); words++)
    {
      const char *word = segue_trim_end (start, found), *word_end = word;
      SegueHead head = { 0 };

      while (word > start && segue_space_length (segue_prev_char (word, start), word) == 0)
        word = segue_prev_char (word, start);
      if (word == start || segue_head_skip_marks (&head, word, stamp) != stamp)
        break;
      if (bullets_only && (!head.bulleted || word_end - word > 3 || g_ascii_isdigit (*word)))
        break;
      found = word;
    }

  return found;
}

/* Tells whether the text from @p to @end is a label such as `Chapters:`. */
static gboolean
is_label (const char *p,
          const char *end)
{
  end = segue_trim_end (p, end);

  return end > p && end - p <= MAX_LABEL && (end[-1] == ':' || segue_ends_with (p, end, "："));
}

/* Returns the end of the label that precedes the first timestamp of the line at @p, or @end if there is none. */
static const char *
find_label_end (const char *p,
                const char *end)
{
  const char *limit = p + MIN (end - p, MAX_LABEL + 8);

  for (const char *q = p; q < limit; q++)
    {
      const char *opener, *next;

      if (*q != ':' && (*q != "："[0] || !segue_starts_with (q, end, "：")))
        continue;
      next = segue_skip_space (segue_next_char (q, end), end);
      if (next > q + 1 && is_label (p, next) && scan_stamp (next, end, &opener) != NULL)
        return next;
    }

  return end;
}

/**
 * segue_head_part_end:
 * @line: start of a line, or of a part of it that is not the first (valid UTF-8)
 * @end: end of the line
 *
 * Finds the end of the first part of a line that holds several timestamps.
 *
 * Each part but a label before the first timestamp begins with a timestamp and has a title. All timestamps of a line
 * are in the same brackets, or all are in none. White space before a timestamp belongs to the part before it, a list mark
 * to the part that it begins.
 *
 * Returns: the end of the part, which is @end if the rest of the line is one part
 */
const char *
segue_head_part_end (const char *line,
                     const char *end)
{
  const char *opener, *p = scan_stamp (line, end, &opener), *found;
  gboolean marked;

  if (end - line > MAX_LINE)
    return end;
  if (p == NULL)
    return find_label_end (line, end);
  marked = segue_head_skip_marks (&(SegueHead){ 0 }, line, p) > segue_skip_space (line, p);
  for (guint i = 0; i < MAX_UNTITLED && (found = find_stamp (line, p, end, opener)) != NULL; i++)
    {
      if (is_titled (line, found))
        {
          const char *next = find_stamp (line, found + strlen (opener) + 1, end, opener);

          return is_titled (found, next != NULL ? next : end) ? find_marks (line, found, !marked) : end;
        }
      p = found + strlen (opener) + 1;
    }

  return end;
}

/**
 * segue_head_trim_joint:
 * @head: (inout): a head with a title
 * @line: start of the line, or of the part of a line, that @head was read from
 *
 * Takes what separates two timestamps on one line, `(0:00) One | (5:10) Two`, off the end of the title.
 */
void
segue_head_trim_joint (SegueHead  *head,
                       const char *line)
{
  const char *title = line + head->title.offset, *end = title + head->title.length;

  while (end > title + 1 && strchr ("|/;,", end[-1]) != NULL)
    end = segue_trim_end (title, end - 1);
  head->title.length = end - title;
}

/**
 * segue_head_is_list:
 * @line: start of a line (valid UTF-8)
 * @end: end of the line
 *
 * Tells whether a line by itself shows that it is a list of several timestamps: at least three of its parts follow one
 * another with later and later times, or one more with earlier and earlier ones that end near the start of the recording. Times
 * without brackets must begin there.
 *
 * Returns: %TRUE if the line is such a list
 */
gboolean
segue_head_is_list (const char *line,
                    const char *end)
{
  const char *p = line, *stop;
  guint run = 0, falls = 0;
  gboolean late = FALSE;
  gint64 last = SEGUE_TIME_NONE;

  /* Only a time with ASCII digits can follow another on a line. */
  if (segue_find_digit (line, end) == end)
    return FALSE;
  for (; p < end && run < LEAST_PARTS; p = stop)
    {
      SegueHead head;

      stop = segue_head_part_end (p, end);
      if (p == line && stop == end)
        return FALSE;
      segue_head_scan (p, stop - p, &head);
      if (head.kind != SEGUE_HEAD_LEADING || head.result != SEGUE_TIME_VALID)
        continue;
      if (last == SEGUE_TIME_NONE)
        late = !head.bracketed && head.time > LATEST_BEGIN;
      run = head.time > last && !late ? run + 1 : 1;
      falls = head.time < last ? falls + 1 : 1;
      last = head.time;
      if (falls > LEAST_PARTS && last <= LATEST_BEGIN)
        return TRUE;
    }

  return run >= LEAST_PARTS;
}
