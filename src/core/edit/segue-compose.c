/* segue-compose.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-compose.h"

#include <string.h>

#include "core/episode/segue-episode-private.h"
#include "core/text/segue-line.h"

/* Writes the lines of new entries, and times, in the dialect of the notes. */

/**
 * segue_compose_clock:
 * @dialect: the dialect of the notes
 * @clock: the time format of a timestamp; all zero if it has none
 *
 * Completes the time format of one timestamp, such as the width of its fields, from that of the other timestamps.
 *
 * Returns: the format to write a time with
 */
SegueClock
segue_compose_clock (const SegueDialect *dialect,
                     SegueClock          clock)
{
  if (clock.style != SEGUE_CLOCK_DIGITS)
    return clock;
  if (clock.fields == 0)
    clock = dialect->clock;
  if (clock.hour_width == 0)
    clock.hour_width = dialect->clock.hour_width;
  if (clock.fields == 3 && dialect->clock.fields == 2 && dialect->late_hours)
    {
      clock.fields = 2;
      clock.first_width = dialect->minute_width;
    }
  clock.minutes_over |= clock.fields == 2 && dialect->clock.minutes_over;
  if (clock.first_width == 0)
    clock.first_width = clock.fields == 3 ? dialect->clock.hour_width : dialect->minute_width;

  return clock;
}

/* Returns the part of the pattern that holds the link to the time, with the time written there, or %NULL if there is no
 * such link. A time that has no value is written as @text, if that is not %NULL. */
static char *
compose_linked (const SegueDialect *dialect,
                gint64              start,
                const char         *text)
{
  const SegueSegmentPattern *pattern = &dialect->segment;
  g_autofree char *time = NULL;
  SegueClock clock;

  if (pattern->link_before == NULL)
    return NULL;
  clock = segue_compose_clock (dialect, pattern->link_clock);
  time = start == SEGUE_TIME_NONE && text != NULL ? g_strdup (text) : segue_clock_format (&clock, start);

  return g_strconcat (pattern->link_before, time, pattern->link_after, NULL);
}

/**
 * segue_compose_segment:
 * @dialect: the dialect of the notes
 * @start: the start in milliseconds, 0 or more, or %SEGUE_TIME_NONE for a placeholder such as `--:--`
 * @title: the title, UTF-8, one line
 *
 * Writes the first line of a new segment.
 *
 * Returns: (transfer full): the line, without a line terminator
 */
char *
segue_compose_segment (const SegueDialect *dialect,
                       gint64              start,
                       const char         *title)
{
  return segue_compose_segment_as (dialect, start, NULL, title);
}

/**
 * segue_compose_segment_as:
 * @dialect: the dialect of the notes
 * @start: the start in milliseconds, 0 or more, or %SEGUE_TIME_NONE; the link of the timestamp leads to it
 * @text: (nullable): how the timestamp is written, for example a malformed time or a range of times; %NULL to write
 *   @start as the dialect does
 * @title: the title, UTF-8, one line
 *
 * Writes the first line of a new segment whose timestamp can be given as text.
 *
 * Returns: (transfer full): the line, without a line terminator
 */
char *
segue_compose_segment_as (const SegueDialect *dialect,
                          gint64              start,
                          const char         *text,
                          const char         *title)
{
  const SegueSegmentPattern *pattern = &dialect->segment;
  g_autofree char *time = text != NULL ? g_strdup (text) : segue_clock_format (&dialect->new_clock, start);
  g_autofree char *linked = compose_linked (dialect, start, text);
  const char *parts[] = { pattern->lead, pattern->middle, pattern->tail };

  if (linked != NULL)
    parts[pattern->link_part] = linked;

  return g_strconcat (parts[0], pattern->trailing ? title : time, parts[1], pattern->trailing ? time : title, parts[2],
                      NULL);
}

/**
 * segue_compose_section:
 * @dialect: the dialect of the notes
 * @title: the title, UTF-8, one line
 *
 * Writes the heading of a new section: one line, or two if the dialect underlines headings.
 *
 * Returns: (transfer full): the heading, without a line terminator at its end
 */
char *
segue_compose_section (const SegueDialect *dialect,
                       const char         *title)
{
  GString *out = g_string_new (dialect->section_lead);

  g_string_append (out, title);
  g_string_append (out, dialect->section_tail);
  if (dialect->section_underline != '\0')
    {
      glong width = MAX (g_utf8_strlen (title, -1), 3);

      /* East Asian characters are two columns wide. In reStructuredText, too short an underline is an error. */
      for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
        width += g_unichar_iswide (g_utf8_get_char (p));
      g_string_append (out, dialect->reading.newline);
      for (glong i = 0; i < width; i++)
        g_string_append_c (out, dialect->section_underline);
    }

  return g_string_free (out, FALSE);
}

/**
 * segue_compose_is_alike:
 * @dialect: the dialect of some notes
 * @other: the dialect of other notes
 *
 * Compares how the heads of entries, their times and the lines below them are written. How far entries are apart and how
 * links are written is not compared.
 *
 * Returns: whether new entries look the same in both
 */
gboolean
segue_compose_is_alike (const SegueDialect *dialect,
                        const SegueDialect *other)
{
  /* with and without hours, of one and two digits, and with a fraction */
  static const gint64 times[] = { SEGUE_TIME_NONE, 0, 65000, 3599900, 3725000, 7200000, 43201000 };
  g_autofree char *section = segue_compose_section (dialect, "A");
  g_autofree char *other_section = segue_compose_section (other, "A");
  gboolean alike = g_str_equal (section, other_section) &&
                   g_strcmp0 (dialect->body_indent, other->body_indent) == 0 &&
                   g_str_equal (dialect->reading.newline, other->reading.newline);

  for (guint i = 0; i < G_N_ELEMENTS (times) && alike; i++)
    {
      g_autofree char *line = segue_compose_segment (dialect, times[i], "A");
      g_autofree char *other_line = segue_compose_segment (other, times[i], "A");

      alike = g_str_equal (line, other_line);
    }

  return alike;
}

/**
 * segue_compose_newline:
 * @dialect: the dialect of the notes
 * @entry: an entry
 *
 * Gets the line terminator for new lines in an entry: that of its first line, or that of the dialect if the first line
 * has none.
 *
 * Returns: (transfer none): the line terminator
 */
const char *
segue_compose_newline (const SegueDialect *dialect,
                       const SegueEntry   *entry)
{
  const char *end = entry->text + entry->length;
  SegueLine line = segue_line_at (entry->text, end, TRUE);

  if (line.next - line.stop == 2)
    return "\r\n";
  if (line.next > line.stop)
    return *line.stop == '\r' ? "\r" : "\n";

  return segue_dialect_get_newline (dialect);
}

/**
 * segue_compose_gap:
 * @dialect: the dialect of the notes
 * @before: the kind of an entry
 * @kind: the kind of a new entry after it
 *
 * Gets the number of blank lines that the dialect puts between an entry and a new entry after it.
 *
 * Returns: the number of blank lines
 */
guint
segue_compose_gap (const SegueDialect *dialect,
                   SegueEntryKind      before,
                   SegueEntryKind      kind)
{
  if (kind == SEGUE_ENTRY_SECTION)
    return MAX (dialect->section_gap, 1);
  if (before == SEGUE_ENTRY_SECTION)
    return dialect->section_body_gap;
  if (before == SEGUE_ENTRY_TEXT)
    return 1;

  return dialect->segment_gap;
}

/**
 * segue_compose_body:
 * @body: UTF-8, any number of lines
 * @length: bytes, or -1 if @body is NUL-terminated
 * @newline: the line terminator to use
 *
 * Normalizes the body of an entry: removes leading and trailing blank lines, and replaces the line terminators.
 *
 * Returns: (transfer full): the body, without a line terminator at its end
 */
char *
segue_compose_body (const char *body,
                    gssize      length,
                    const char *newline)
{
  const char *end = body + (length < 0 ? strlen (body) : (gsize) length), *p = body;
  GString *out = g_string_sized_new (end - body);
  gsize content = 0;

  while (p < end)
    {
      SegueLine line = segue_line_at (p, end, TRUE);
      gboolean blank = segue_line_is_blank (&line);

      if (out->len > 0 || !blank)
        {
          g_string_append_len (out, line.start, line.stop - line.start);
          if (!blank)
            content = out->len;
          g_string_append (out, newline);
        }
      p = line.next;
    }
  g_string_truncate (out, content);

  return g_string_free (out, FALSE);
}
