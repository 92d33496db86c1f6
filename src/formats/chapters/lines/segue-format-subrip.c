/* segue-format-subrip.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/chapters/lines/segue-lines-private.h"
#include "formats/segue-formats.h"

/* Chapters as subtitles (SRT): a number, a line of start and end, lines of text, and a blank line. */

#define ARROW "-->"

/* The error for a title with an arrow or an angle bracket. */
#define REFUSAL N_("Titles in this file cannot have arrows or angle brackets.")

/* Chapters differ from subtitles of speech: there are few of them or, on average, they are long and have few characters. */
#define FEW_CUES 12
#define LEAST_LENGTH 8000
#define MOST_CHARACTERS 100

/* Reads the line of start and end. */
static gboolean
scan_times (const char       *text,
            const SegueLine  *line,
            SegueSyntaxItem  *item)
{
  const char *arrow = g_strstr_len (line->start, line->stop - line->start, ARROW);
  SegueSpan start, end;

  if (arrow == NULL)
    return FALSE;
  start = segue_lines_trim (text, line->start, arrow);
  end = segue_lines_trim (text, arrow + strlen (ARROW), line->stop);
  for (guint i = 0; i < end.length; i++)
    if (g_ascii_isspace (text[end.offset + i]))
      end.length = i;
  if (!segue_chapters_read_clock (text + start.offset, start.length, &item->start) ||
      !segue_chapters_read_clock (text + end.offset, end.length, &item->end))
    return FALSE;
  item->fields[SEGUE_SYNTAX_START] = start;
  item->fields[SEGUE_SYNTAX_END] = end;
  item->end = item->end > item->start ? item->end : SEGUE_TIME_NONE;

  return TRUE;
}

static gboolean
is_number (const SegueLine *line)
{
  const char *p = line->start, *stop = segue_trim_end (line->start, line->stop);

  while (p < stop && g_ascii_isdigit (*p))
    p++;

  return p == stop && p > line->start;
}

/* Reads the cue at or after @p. Returns the position after it, or NULL if there is none. @bad is set to
 * the text that stands there instead, or to NULL at the end. */
static const char *
read_cue (const char       *text,
          const char       *p,
          const char       *end,
          SegueSyntaxItem  *item,
          const char      **bad)
{
  SegueLine line = { p, p, p };
  SegueSpan title;

  for (*bad = NULL; p < end; p = line.next)
    {
      line = segue_line_at (p, end, TRUE);
      if (!segue_line_is_blank (&line))
        break;
    }
  if (p >= end)
    return NULL;
  *item = segue_lines_item (text, p, line.stop);
  if (is_number (&line) && line.next < end)
    line = segue_line_at (line.next, end, TRUE);
  *bad = p;
  if (!scan_times (text, &line, item))
    return NULL;
  title = segue_lines_span (text, line.stop, line.stop);
  item->to = item->close = line.stop - text;
  for (p = line.next; p < end; p = line.next)
    {
      line = segue_line_at (p, end, TRUE);
      if (segue_line_is_blank (&line))
        break;
      title = segue_lines_trim (text, title.length > 0 ? text + title.offset : p, line.stop);
      item->fields[SEGUE_SYNTAX_TITLE] = title;
      item->to = item->close = line.stop - text;
    }

  return p;
}

static gboolean
scan (const SegueSyntax  *self,
      const char         *text,
      gsize               length,
      SegueSyntaxList    *list,
      GError            **error)
{
  const char *end = text + length, *bad;
  SegueSyntaxItem item;

  for (const char *p = segue_lines_skip_mark (text, end); (p = read_cue (text, p, end, &item, &bad)) != NULL;)
    if (!segue_chapters_append (list, text, &item, error))
      return FALSE;
  if (bad != NULL)
    return segue_chapters_fail (error, text, bad - text, _("a subtitle begins with two times, such as 00:00:05,000 --> "
                                                           "00:01:30,000."));
  segue_lines_finish (list, text, length);

  return TRUE;
}

/* Leaves out tags of fonts and the like. */
static char *
decode (const SegueSyntax *self,
        SegueSyntaxField   field,
        const char        *raw,
        gsize              length)
{
  const char *end = raw + length, *last = g_strrstr_len (raw, length, ">");
  g_autoptr(GString) out = g_string_sized_new (length);

  for (const char *p = raw; p < end; p++)
    {
      if (*p == '<' && last > p && (g_ascii_isalpha (p[1]) || p[1] == '/'))
        p = memchr (p, '>', end - p);
      else if (*p != '\r' || p + 1 == end || p[1] != '\n')
        g_string_append_c (out, *p);
    }

  return segue_lines_decode (self, field, out->str, out->len);
}

static char *
encode (const SegueSyntax      *self,
        const char             *text,
        const SegueSyntaxItem  *item,
        SegueSyntaxField        field,
        const char             *value,
        GError                **error)
{
  if (strstr (value, ARROW) != NULL)
    return segue_chapters_refuse (error, _(REFUSAL));

  return segue_lines_encode (self, text, item, field, value, error);
}

/* Adds the text after the line of start and end. */
static char *
add (const SegueSyntax     *self,
     const char            *text,
     const SegueSyntaxItem *item,
     SegueSyntaxField       field,
     const char            *encoded,
     gsize                 *offset)
{
  *offset = item->to;

  return g_strconcat (segue_lines_get_break (text, item), encoded, NULL);
}

static char *
compose (const SegueSyntax      *self,
         const char             *text,
         const SegueSyntaxItem  *like,
         gint64                  start,
         const char             *title,
         GError                **error)
{
  const SegueSpan old = like != NULL ? like->fields[SEGUE_SYNTAX_START] : (SegueSpan) { 0 };
  const char *form = like != NULL ? text + old.offset : "00:00:00,000";
  const gsize length = like != NULL ? old.length : strlen (form);
  const char *line_break = like != NULL ? segue_lines_get_break (text, like) : "\n";
  g_autofree char *encoded = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (!segue_lines_need_time (start, error))
    return NULL;
  encoded = encode (self, text, like, SEGUE_SYNTAX_TITLE, title, error);
  if (encoded == NULL)
    return NULL;
  first = segue_chapters_write_clock (form, length, start);
  second = segue_chapters_write_clock (form, length, start + 1000);

  return g_strdup_printf ("%" G_GINT64_FORMAT "%s%s " ARROW " %s%s%s", like != NULL ? segue_lines_get_number (text, like) + 1 : 1,
                          line_break, first, second, line_break, encoded);
}

static const SegueLineList list = {
  .syntax = {
    .id = "srt",
    .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_END | 1 << SEGUE_SYNTAX_TITLE,
    .scan = scan,
    .decode = decode,
    .encode = encode,
    .encode_time = segue_chapters_encode_time,
    .add = add,
    .compose = compose,
    .separator = "\n\n",
  },
  .refused = "<",
  .refusal = REFUSAL,
};

static guint
probe (const SegueFormat *self,
       const char        *data,
       gsize              length)
{
  const char *end = data + length, *p = segue_lines_skip_mark (data, end), *bad;
  gint64 total = 0;
  gsize n_characters = 0;
  SegueSyntaxItem item;
  guint n = 0;

  for (; (p = read_cue (data, p, end, &item, &bad)) != NULL; n++)
    {
      total += item.end != SEGUE_TIME_NONE ? item.end - item.start : 0;
      n_characters += item.fields[SEGUE_SYNTAX_TITLE].length;
    }
  if (n == 0 || memchr (data, ',', length) == NULL)
    return 0;

  return n <= FEW_CUES || (total >= (gint64) n * LEAST_LENGTH && n_characters <= (gsize) n * MOST_CHARACTERS) ? 85 : 0;
}

const SegueFormat segue_format_srt = {
  .id = "srt",
  .name = N_("Subtitles (SRT)"),
  .media_type = "application/x-subrip",
  .suffix = "srt",
  .syntax = &list.syntax,
  .probe = probe,
};
