/* segue-stamps.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "publish/segue-stamps.h"

#include <string.h>

#include "core/episode/segue-episode.h"
#include "core/text/segue-chars.h"

/* Reads the times in a finished text in the way of platforms and players, which know nothing of the notes that it was
 * made from. */

static const char *
skip_digits (const char *p,
             const char *end)
{
  while (p < end && g_ascii_isdigit (*p))
    p++;

  return p;
}

/* Reads a time at @p: one to three digits, and one or two more fields of two digits. Returns its end, or NULL. */
static const char *
scan_time (const char *p,
           const char *end,
           SegueStamp *stamp)
{
  const char *q = skip_digits (p, end);
  gint64 seconds = 0;

  if (q == p || q - p > 3)
    return NULL;
  for (const char *d = p; d < q; d++)
    seconds = 10 * seconds + (*d - '0');
  for (stamp->fields = 1; stamp->fields < 3 && q < end && *q == ':' && skip_digits (q + 1, end) == q + 3; q += 3)
    {
      seconds = 60 * seconds + 10 * (q[1] - '0') + (q[2] - '0');
      stamp->fields++;
    }
  if (stamp->fields == 1 || (q < end && *q == ':' && q + 1 < end && g_ascii_isdigit (q[1])))
    return NULL;
  stamp->time = 1000 * seconds;

  return q;
}

/**
 * segue_stamps_find:
 * @start: the start of a line
 * @end: its end
 * @stamp: (out caller-allocates): its time; only @time and @fields are set
 * @stop: (out): the end of the time
 *
 * Finds the first time on a line.
 *
 * Returns: (nullable): the start of the time, or %NULL if there is none
 */
const char *
segue_stamps_find (const char  *start,
                   const char  *end,
                   SegueStamp  *stamp,
                   const char **stop)
{
  for (const char *p = memchr (start, ':', end - start); p != NULL; p = memchr (p + 1, ':', end - p - 1))
    {
      const char *first = p;

      while (first > start && g_ascii_isdigit (first[-1]))
        first--;
      if (first == p || (first > start && (first[-1] == ':' || g_ascii_isalpha (first[-1]))))
        continue;
      *stop = scan_time (first, end, stamp);
      if (*stop != NULL && (*stop == end || !g_ascii_isdigit (**stop)))
        return first;
    }

  return NULL;
}

static gboolean
is_dash (gunichar c)
{
  return c == '-' || c == '~' || c == 0x2013 || c == 0x2014 || c == 0x301C || c == 0xFF5E;
}

/* Tells whether the end of a range follows at @p. */
static gboolean
scan_range (const char *p,
            const char *end)
{
  SegueStamp last = { .fields = 0 };

  p = segue_skip_space (p, end);
  if (p >= end || !is_dash (g_utf8_get_char (p)))
    return FALSE;

  return scan_time (segue_skip_space (g_utf8_next_char (p), end), end, &last) != NULL;
}

/* Reads what follows the time that ends at @p. */
static void
scan_title (SegueStamp *self,
            const char *text,
            const char *p,
            const char *end)
{
  const char close = self->open == '(' ? ')' : self->open == '[' ? ']' : self->open == '<' ? '>' : '\0';

  self->glued = p < end && (g_ascii_isalnum (*p) || *p == '_' || *p == '"');
  self->closed = close != '\0' && p < end && *p == close;
  p += self->closed;
  self->is_range = scan_range (p, end);
  for (p = segue_skip_space (p, end); p < end && g_unichar_ispunct (g_utf8_get_char (p)); p = segue_skip_space (p, end))
    {
      const GUnicodeType type = g_unichar_type (g_utf8_get_char (p));

      /* a title may begin with a quotation or a bracket */
      if (type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION || strchr ("\"'#@&", *p) != NULL)
        break;
      self->n_marks = MIN (self->n_marks + 1, G_MAXUINT8);
      p = g_utf8_next_char (p);
    }
  end = segue_trim_end (p, end);
  self->title = (SegueSpan) { p - text, end - p };
}

static void
read_line (GArray     *stamps,
           const char *text,
           const char *start,
           const char *end)
{
  SegueStamp stamp = { .entry = SEGUE_NO_INDEX };
  const char *stop, *time = segue_stamps_find (start, end, &stamp, &stop), *before;

  if (time == NULL)
    return;
  stamp.span = (SegueSpan) { time - text, stop - time };
  before = time;
  if (before > start && strchr ("([<", before[-1]) != NULL)
    stamp.open = *--before;
  stamp.at_start = segue_skip_space (start, before) == before;
  scan_title (&stamp, text, stop, end);
  g_array_append_val (stamps, stamp);
}

/**
 * segue_stamps_read:
 * @text: a text (valid UTF-8)
 *
 * Finds the first time on each line of a text.
 *
 * Returns: (transfer full) (element-type SegueStamp): the times, in the order of the lines
 */
GArray *
segue_stamps_read (const char *text)
{
  GArray *stamps = g_array_new (FALSE, FALSE, sizeof (SegueStamp));

  for (const char *line = text; *line != '\0';)
    {
      const char *end = line + strcspn (line, "\n");

      read_line (stamps, text, line, end);
      line = *end != '\0' ? end + 1 : end;
    }

  return stamps;
}
