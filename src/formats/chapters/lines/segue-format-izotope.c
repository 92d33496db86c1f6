/* segue-format-izotope.c
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

/* Markers and regions of iZotope RX: two lines that tell the version and what times count, then a line of name, start and end
 * for each, with tabs between them. */

#define HEAD "Marker file version:"
#define FORMAT "Time format:"
#define RATE "Frame rate:"

/* The content of the lines before the markers. */
typedef struct
{
  const char *markers; /* the first line that is a marker */
  gboolean    samples;
  guint       rate;    /* frames of a second; 0 if times are clocks */
} Head;

static Head
read_head (const char *text,
           const char *end)
{
  Head self = { .markers = segue_lines_skip_mark (text, end) };
  SegueLine line;

  for (; self.markers < end; self.markers = line.next)
    {
      const char *p = self.markers;

      line = segue_line_at (p, end, TRUE);
      if (segue_starts_with (p, line.stop, FORMAT))
        {
          const gsize n = line.stop - p;

          self.samples = g_strstr_len (p, n, "Samples") != NULL;
          self.rate = g_strstr_len (p, n, "imecode") != NULL ? 25 : 0;
        }
      else if (segue_starts_with (p, line.stop, RATE))
        {
          const SegueSpan rate = segue_lines_trim (text, p + strlen (RATE), line.stop);
          gint64 value;

          if (segue_chapters_read_clock (text + rate.offset, rate.length, &value))
            self.rate = CLAMP ((value + 999) / 1000, 1, 120);
        }
      else if (!segue_starts_with (p, line.stop, HEAD) && !segue_line_is_blank (&line))
        break;
    }

  return self;
}

/* Reads a clock, or a clock with frames and, after a point, parts of them. */
static gboolean
read_time (const char *start,
           const char *stop,
           guint       rate,
           gint64     *time)
{
  const char *point = memchr (start, '.', stop - start);
  gint64 seconds;
  guint frames;

  if (rate == 0)
    return segue_chapters_read_clock (start, stop - start, time);
  stop = point != NULL ? point : stop;
  if (!segue_frames_scan (start, stop - start, &seconds, &frames))
    return FALSE;
  *time = seconds * 1000 + frames * 1000 / rate;

  return TRUE;
}

static SegueLineKind
read_line (const char      *text,
           const SegueLine *line,
           gpointer         data,
           SegueSyntaxItem *item)
{
  const Head *head = data;
  const char *stop = line->stop, *tab = memchr (line->start, '\t', stop - line->start), *start, *after;
  gint64 end;

  if (tab == NULL)
    return SEGUE_LINE_OTHER;
  start = tab + 1;
  *item = segue_lines_item (text, line->start, stop);
  after = memchr (start, '\t', stop - start);
  after = after != NULL ? after : stop;
  item->fields[SEGUE_SYNTAX_TITLE] = segue_lines_trim (text, line->start, tab);
  item->fields[SEGUE_SYNTAX_START] = segue_lines_trim (text, start, after);
  item->malformed = !read_time (start, after, head->rate, &item->start);
  if (after == stop || item->malformed)
    return SEGUE_LINE_ITEM;
  start = after + 1;
  after = memchr (start, '\t', stop - start);
  after = after != NULL ? after : stop;
  if (read_time (start, after, head->rate, &end))
    {
      item->fields[SEGUE_SYNTAX_END] = segue_lines_trim (text, start, after);
      item->end = end > item->start ? end : SEGUE_TIME_NONE;
    }

  return SEGUE_LINE_ITEM;
}

static gboolean
scan (const SegueSyntax  *self,
      const char         *text,
      gsize               length,
      SegueSyntaxList    *list,
      GError            **error)
{
  Head head = read_head (text, text + length);

  if (head.samples)
    return segue_chapters_fail (error, text, 0, _("the times count samples. Export the file with hours, minutes and "
                                                  "seconds."));

  return segue_lines_read ((const SegueLineList *) self, text, length, head.markers, &head, list, error);
}

/* Clocks with frames have three colons. */
static char *
encode_time (const SegueSyntax      *self,
             const char             *text,
             const SegueSyntaxItem  *item,
             SegueSyntaxField        field,
             gint64                  time,
             GError                **error)
{
  const SegueSpan old = item->fields[SEGUE_SYNTAX_START];
  gint64 written;

  if (item->malformed || segue_chapters_read_clock (text + old.offset, old.length, &written))
    return segue_chapters_encode_time (self, text, item, SEGUE_SYNTAX_START, time, error);

  return segue_chapters_refuse_frames (error);
}

static char *
add (const SegueSyntax     *self,
     const char            *text,
     const SegueSyntaxItem *item,
     SegueSyntaxField       field,
     const char            *encoded,
     gsize                 *offset)
{
  *offset = item->fields[SEGUE_SYNTAX_START].offset + item->fields[SEGUE_SYNTAX_START].length;

  return g_strconcat ("\t", encoded, NULL);
}

static char *
compose (const SegueSyntax      *self,
         const char             *text,
         const SegueSyntaxItem  *like,
         gint64                  start,
         const char             *title,
         GError                **error)
{
  g_autofree char *encoded = NULL;
  g_autofree char *time = NULL;

  if (!segue_lines_need_time (start, error))
    return NULL;
  encoded = segue_lines_encode (self, text, like, SEGUE_SYNTAX_TITLE, title, error);
  time = like != NULL ? encode_time (self, text, like, SEGUE_SYNTAX_START, start, error)
                      : segue_chapters_write_clock ("", 0, start);

  return time != NULL ? g_strconcat (encoded, "\t", time, NULL) : NULL;
}

static const SegueLineList list = {
  .syntax = {
    .id = "izotope",
    .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_END | 1 << SEGUE_SYNTAX_TITLE,
    .scan = scan,
    .decode = segue_lines_decode,
    .encode = segue_lines_encode,
    .encode_time = encode_time,
    .add = add,
    .compose = compose,
    .separator = "\n",
  },
  .read_line = read_line,
  .expected = N_("a marker is a name and one or two times, with tabs between them."),
  .head = HEAD,
};

const SegueFormat segue_format_izotope = {
  .id = "izotope",
  .name = N_("iZotope RX markers"),
  .media_type = "text/plain",
  .suffix = "markers.txt",
  .syntax = &list.syntax,
  .probe = segue_lines_probe,
};
