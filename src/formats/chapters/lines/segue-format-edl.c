/* segue-format-edl.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/chapters/lines/segue-lines-private.h"
#include "formats/segue-formats.h"
#include "formats/segue-frames.h"

/* Markers that DaVinci Resolve writes as an edit decision list: the line of an event, then one with color, name and length,
 * ` |C:ResolveColorBlue |M:Name |D:1`. The times count frames whose number in a second the list does not say, so that only
 * titles can be changed. */

#define NAME "|M:"
#define LENGTH "|D:"
#define HOUR 3600000

/* The times at the end of an event: where it begins and ends in the source and in the result. */
#define N_TIMES 4
#define TIME_OF_RESULT 2

/* Reads the time of an event in the result. Returns FALSE if the line is no event. */
static gboolean
read_event (const SegueLine *line,
            gint64          *seconds,
            guint           *frames)
{
  const char *stop = line->stop, *start;

  for (guint i = N_TIMES; i > 0; i--)
    {
      gint64 other_seconds;
      guint other_frames;

      while (stop > line->start && g_ascii_isspace (stop[-1]))
        stop--;
      for (start = stop; start > line->start && !g_ascii_isspace (start[-1]);)
        start--;
      if (!segue_frames_scan (start, stop - start, &other_seconds, &other_frames))
        return FALSE;
      if (i - 1 == TIME_OF_RESULT)
        {
          *seconds = other_seconds;
          *frames = other_frames;
        }
      stop = start;
    }

  return stop > line->start;
}

/* Finds the name on the line of a marker. Returns FALSE if the line has none. */
static gboolean
find_name (const char      *text,
           const SegueLine *line,
           SegueSpan       *name)
{
  const char *start = g_strstr_len (line->start, line->stop - line->start, NAME), *stop;

  if (start == NULL)
    return FALSE;
  start += strlen (NAME);
  stop = g_strrstr_len (start, line->stop - start, LENGTH);
  *name = segue_lines_trim (text, start, stop != NULL ? stop : line->stop);

  return TRUE;
}

/* Returns the number of frames of a second, and whether all events are after the first hour. */
static guint
look_through (const char *text,
              const char *end,
              gboolean   *after_hour)
{
  guint largest = 0, frames;
  gint64 seconds;
  SegueLine line;

  *after_hour = TRUE;
  for (const char *p = text; p < end; p = line.next)
    {
      line = segue_line_at (p, end, TRUE);
      if (!read_event (&line, &seconds, &frames))
        continue;
      largest = MAX (largest, frames);
      *after_hour &= seconds >= HOUR / 1000;
    }

  return segue_frames_guess_rate (largest);
}

/* An event belongs to the marker after it. Further markers of the same event have its time. */
static gboolean
scan (const SegueSyntax  *self,
      const char         *text,
      gsize               length,
      SegueSyntaxList    *list,
      GError            **error)
{
  const char *end = text + length, *event = NULL;
  gboolean after_hour;
  const guint rate = look_through (text, end, &after_hour);
  gint64 seconds, start = SEGUE_TIME_NONE;
  SegueLine line;
  SegueSpan name;
  guint frames;

  for (const char *p = text; p < end; p = line.next)
    {
      line = segue_line_at (p, end, TRUE);
      if (read_event (&line, &seconds, &frames))
        {
          event = p;
          start = seconds * 1000 + frames * 1000 / rate - (after_hour ? HOUR : 0);
        }
      else if (find_name (text, &line, &name))
        {
          SegueSyntaxItem item = segue_lines_item (text, event != NULL ? event : p, line.stop);

          item.start = start;
          item.fields[SEGUE_SYNTAX_TITLE] = name;
          event = NULL;
          if (!segue_chapters_append (list, text, &item, error))
            return FALSE;
        }
    }
  list->stop = length;

  return TRUE;
}

static char *
compose (const SegueSyntax      *self,
         const char             *text,
         const SegueSyntaxItem  *like,
         gint64                  start,
         const char             *title,
         GError                **error)
{
  return segue_chapters_refuse_frames (error);
}

static const SegueLineList list = {
  .syntax = {
    .id = "resolve-edl",
    .fields = 1 << SEGUE_SYNTAX_TITLE,
    .scan = scan,
    .decode = segue_lines_decode,
    .encode = segue_lines_encode,
    .encode_time = segue_chapters_encode_frames,
    .compose = compose,
    .separator = "\n",
  },
  .refused = "|",
  .refusal = N_("Titles in this file cannot have vertical bars."),
};

/* Lists of cuts have the same events, without markers. */
static guint
probe (const SegueFormat *self,
       const char        *data,
       gsize              length)
{
  const char *end = data + length;
  gboolean after_event = FALSE;
  gint64 seconds;
  SegueLine line;
  SegueSpan name;
  guint frames;

  for (const char *p = data; p < end; p = line.next)
    {
      line = segue_line_at (p, end, TRUE);
      if (after_event && find_name (data, &line, &name))
        return 95;
      after_event = read_event (&line, &seconds, &frames);
    }

  return 0;
}

const SegueFormat segue_format_resolve_edl = {
  .id = "resolve-edl",
  .name = N_("DaVinci Resolve markers (EDL)"),
  .media_type = "text/plain",
  .suffix = "edl",
  .syntax = &list.syntax,
  .probe = probe,
};
