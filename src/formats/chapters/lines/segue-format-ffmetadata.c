/* segue-format-ffmetadata.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/chapters/lines/segue-lines-private.h"
#include "formats/chapters/segue-chapters.h"
#include "formats/segue-formats.h"

/* Metadata of FFmpeg with chapters (doc/metadata.texi and libavformat/ffmetadec.c of FFmpeg). TIMEBASE, START and END
 * must stand in this order before the title. Without TIMEBASE, FFmpeg takes nanoseconds and others seconds, and without
 * END FFmpeg warns. */

#define HEADER ";FFMETADATA"
#define CHAPTER "[CHAPTER]"
#define STREAM "[STREAM]"

/* The largest time bases. Products with them fit into 64 bits. */
#define MAX_NUMERATOR 1000000
#define MAX_DENOMINATOR G_MAXINT32

static void
append_escaped (GString    *out,
                const char *value)
{
  for (const char *p = value; *p != '\0'; p++)
    {
      if (strchr ("=;#\\", *p) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
  /* FFmpeg takes the end of a line for escaped after any backslash, even if that one is escaped itself */
  if (g_str_has_suffix (value, "\\"))
    g_string_append_c (out, ' ');
}

static void
append_value (GString    *out,
              const char *key,
              const char *value)
{
  g_string_append_printf (out, "%s=", key);
  append_escaped (out, value);
  g_string_append_c (out, '\n');
}

static void
append_ffmetadata (const SegueFormat   *self,
                   const SegueChapters *chapters,
                   GString             *out)
{
  g_string_append (out, ";FFMETADATA1\n");
  if (*segue_chapters_get_title (chapters) != '\0')
    append_value (out, "title", segue_chapters_get_title (chapters));
  for (guint i = 0; i < segue_chapters_get_n (chapters); i++)
    {
      const SegueChapter *chapter = segue_chapters_get (chapters, i);

      g_string_append_printf (out, "\n[CHAPTER]\nTIMEBASE=1/1000\n"
                              "START=%" G_GINT64_FORMAT "\nEND=%" G_GINT64_FORMAT "\n",
                              chapter->start, chapter->until);
      append_value (out, "title", chapter->title);
    }
}

/* The times of a chapter as they are written. */
typedef struct
{
  gint64 numerator;
  gint64 denominator;
  gint64 start; /* in units of the time base, or -1 */
  gint64 end;
} Times;

/* Reads the line at @p, which goes on after a backslash at its end. */
static SegueLine
line_at (const char *p,
         const char *end)
{
  SegueLine line = { p, end, end };

  for (const char *q = p; (q = memchr (q, '\n', end - q)) != NULL; q++)
    {
      const char *stop = q > p && q[-1] == '\r' ? q - 1 : q;
      guint n_backslashes = 0;

      while (stop - n_backslashes > p && stop[-1 - (int) n_backslashes] == '\\')
        n_backslashes++;
      if (n_backslashes % 2 == 0)
        return (SegueLine) { p, stop, q + 1 };
    }

  return line;
}

static gboolean
is_ignored (const SegueLine *line)
{
  return line->start == line->stop || *line->start == ';' || *line->start == '#';
}

/* Returns the value of a line `key=value`, or NULL if its key is another one. */
static const char *
find_value (const SegueLine *line,
            const char      *key)
{
  const gsize n = strlen (key);

  return (gsize) (line->stop - line->start) > n && line->start[n] == '=' && g_ascii_strncasecmp (line->start, key, n) == 0
           ? line->start + n + 1
           : NULL;
}

/* Reads a whole number. What follows the digits is ignored, as FFmpeg does. Returns -1 if there is none. */
static gint64
read_number (const char *p,
             const char *end)
{
  gint64 number = 0;

  if (p == end || !g_ascii_isdigit (*p))
    return -1;
  for (; p < end && g_ascii_isdigit (*p); p++)
    {
      if (number > G_MAXINT64 / 10 - 1)
        return -1;
      number = number * 10 + (*p - '0');
    }

  return number;
}

static void
read_timebase (const char *p,
               const char *end,
               Times      *times)
{
  const char *slash = memchr (p, '/', end - p);
  const gint64 numerator = read_number (p, end), denominator = slash != NULL ? read_number (slash + 1, end) : -1;

  if (numerator > 0 && denominator > 0 && numerator <= MAX_NUMERATOR && denominator <= MAX_DENOMINATOR)
    {
      times->numerator = numerator;
      times->denominator = denominator;
    }
}

/* Returns the milliseconds of a number of units, rounded down. */
static gint64
to_milliseconds (const Times *times,
                 gint64       number)
{
  const gint64 scale = times->numerator * 1000;

  if (number < 0 || number / times->denominator > SEGUE_TIME_MAX / scale - 1)
    return SEGUE_TIME_NONE;

  return number / times->denominator * scale + number % times->denominator * scale / times->denominator;
}

/* Returns the least number of units that is not before a time, or -1 if it is too large. */
static gint64
to_units (const Times *times,
          gint64       time)
{
  const gint64 scale = times->numerator * 1000;

  if (time / scale > G_MAXINT64 / 2 / times->denominator)
    return -1;

  return time / scale * times->denominator + (time % scale * times->denominator + scale - 1) / scale;
}

/* Takes the value of one line of a chapter. */
static void
read_line (const char      *text,
           const SegueLine *line,
           SegueSyntaxItem *item,
           Times           *times)
{
  const char *value;

  if (is_ignored (line))
    return;
  item->to = item->close = line->stop - text;
  if ((value = find_value (line, "TIMEBASE")) != NULL)
    read_timebase (value, line->stop, times);
  else if ((value = find_value (line, "START")) != NULL)
    {
      times->start = read_number (value, line->stop);
      item->fields[SEGUE_SYNTAX_START] = segue_lines_span (text, value, line->stop);
    }
  else if ((value = find_value (line, "END")) != NULL)
    {
      times->end = read_number (value, line->stop);
      item->fields[SEGUE_SYNTAX_END] = segue_lines_span (text, value, line->stop);
    }
  else if ((value = find_value (line, "title")) != NULL)
    item->fields[SEGUE_SYNTAX_TITLE] = segue_lines_span (text, value, line->stop);
}

/* Reads the lines of a chapter, up to @end or the next section. Returns the line after it. */
static const char *
read_chapter (const char      *text,
              const char      *p,
              const char      *end,
              SegueSyntaxItem *item,
              Times           *times)
{
  SegueLine line = line_at (p, end);

  *item = segue_lines_item (text, p, line.stop);
  *times = (Times) { 1, 1000000000, -1, -1 };
  for (p = line.next; p < end && !segue_starts_with (p, end, CHAPTER) && !segue_starts_with (p, end, STREAM); p = line.next)
    {
      line = line_at (p, end);
      read_line (text, &line, item, times);
    }
  item->start = to_milliseconds (times, times->start);
  item->end = to_milliseconds (times, times->end);
  item->malformed = item->fields[SEGUE_SYNTAX_START].offset > 0 && item->start == SEGUE_TIME_NONE;
  if (item->end == item->start)
    item->end = SEGUE_TIME_NONE;

  return p;
}

static gboolean
scan_ffmetadata (const SegueSyntax  *self,
                 const char         *text,
                 gsize               length,
                 SegueSyntaxList    *list,
                 GError            **error)
{
  const char *end = text + length, *p = segue_lines_skip_mark (text, end), *title;
  const gboolean has_header = segue_starts_with (p, end, HEADER);
  gboolean in_stream = FALSE;
  SegueSyntaxItem item;
  SegueLine line;
  Times times;

  list->stop = length;
  while (p < end)
    if (segue_starts_with (p, end, CHAPTER))
      {
        p = read_chapter (text, p, end, &item, &times);
        if (!segue_chapters_append (list, text, &item, error))
          return FALSE;
      }
    else
      {
        line = line_at (p, end);
        in_stream |= segue_starts_with (p, end, STREAM);
        if (!in_stream && list->items->len == 0 && (title = find_value (&line, "title")) != NULL)
          list->title = segue_lines_span (text, title, line.stop);
        p = line.next;
      }
  if (length > 0 && text[length - 1] == '\n')
    list->place = length;
  if (!has_header && list->items->len == 0)
    return segue_chapters_fail (error, text, 0, _("the file does not begin with “;FFMETADATA1”."));

  return TRUE;
}

static char *
decode_ffmetadata (const SegueSyntax *self,
                   SegueSyntaxField   field,
                   const char        *raw,
                   gsize              length)
{
  g_autoptr(GString) out = g_string_sized_new (length);

  for (const char *p = raw, *end = raw + length; p < end; p++)
    {
      if (*p == '\\' && p + 1 < end)
        p++;
      g_string_append_c (out, *p);
    }

  return segue_chapters_fold_title (out->str, out->len);
}

static char *
encode_ffmetadata (const SegueSyntax      *self,
                   const char             *text,
                   const SegueSyntaxItem  *item,
                   SegueSyntaxField        field,
                   const char             *value,
                   GError                **error)
{
  g_autofree char *title = segue_chapters_fold_title (value, strlen (value));
  GString *out = g_string_new (NULL);

  append_escaped (out, title);

  return g_string_free (out, FALSE);
}

static char *
encode_ffmetadata_time (const SegueSyntax      *self,
                        const char             *text,
                        const SegueSyntaxItem  *item,
                        SegueSyntaxField        field,
                        gint64                  time,
                        GError                **error)
{
  SegueSyntaxItem same;
  Times times;
  gint64 number;

  read_chapter (text, text + item->from, text + item->to, &same, &times);
  number = to_units (&times, time);
  if (to_milliseconds (&times, number) != time)
    return segue_chapters_refuse (error, _("The times of this chapter have a unit that is too large for this time."));

  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/* The start stands after the unit of time, the end after the start, and the title at the end. */
static char *
add_ffmetadata (const SegueSyntax     *self,
                const char            *text,
                const SegueSyntaxItem *item,
                SegueSyntaxField       field,
                const char            *encoded,
                gsize                 *offset)
{
  static const char *const keys[] = { "START", "END", "title" };
  const char *end = text + item->to, *p = text + item->from;
  SegueLine line = line_at (p, end), next;

  if (field >= G_N_ELEMENTS (keys))
    return NULL;
  while (line.next < end && field != SEGUE_SYNTAX_TITLE)
    {
      next = line_at (line.next, end);
      if (!is_ignored (&next) && find_value (&next, "TIMEBASE") == NULL &&
          (field == SEGUE_SYNTAX_START || find_value (&next, "START") == NULL))
        break;
      line = next;
    }
  *offset = field != SEGUE_SYNTAX_TITLE ? line.stop - text : item->to;

  return g_strdup_printf ("%s%s=%s", segue_lines_get_break (text, item), keys[field], encoded);
}

static char *
compose_ffmetadata (const SegueSyntax      *self,
                    const char             *text,
                    const SegueSyntaxItem  *like,
                    gint64                  start,
                    const char             *title,
                    GError                **error)
{
  const char *eol = like != NULL ? segue_lines_get_break (text, like) : "\n";
  Times times = { 1, 1000, -1, -1 };
  SegueSyntaxItem same;
  GString *out;
  gint64 number;

  if (!segue_lines_need_time (start, error))
    return NULL;
  if (like != NULL)
    read_chapter (text, text + like->from, text + like->to, &same, &times);
  number = to_units (&times, start);
  if (to_milliseconds (&times, number) != start)
    {
      times = (Times) { 1, 1000, -1, -1 };
      number = start;
    }
  out = g_string_new (NULL);
  g_string_append_printf (out, CHAPTER "%sTIMEBASE=%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "%sSTART=%" G_GINT64_FORMAT
                          "%sEND=%" G_GINT64_FORMAT "%stitle=", eol, times.numerator, times.denominator, eol, number,
                          eol, number, eol);
  append_escaped (out, title);

  return g_string_free (out, FALSE);
}

static const SegueSyntax syntax = {
  .id = "ffmetadata",
  .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_END | 1 << SEGUE_SYNTAX_TITLE,
  .has_title = TRUE,
  .scan = scan_ffmetadata,
  .decode = decode_ffmetadata,
  .encode = encode_ffmetadata,
  .encode_time = encode_ffmetadata_time,
  .add = add_ffmetadata,
  .compose = compose_ffmetadata,
  .separator = "\n\n",
};

/* Some files lack the first line. They begin with a chapter. */
static guint
probe_ffmetadata (const SegueFormat *self,
                  const char        *data,
                  gsize              length)
{
  const char *end = data + length, *p = segue_lines_skip_mark (data, end);

  if (segue_starts_with (p, end, HEADER))
    return 100;
  while (p < end && g_ascii_isspace (*p))
    p++;

  return segue_starts_with (p, end, CHAPTER) && g_strstr_len (p, end - p, "\nSTART=") != NULL ? 90 : 0;
}

const SegueFormat segue_format_ffmetadata = {
  .id = "ffmetadata",
  .name = N_("FFMETADATA"),
  .media_type = "text/plain",
  .suffix = "ffmetadata.txt",
  .syntax = &syntax,
  .probe = probe_ffmetadata,
  .write = segue_chapters_write,
  .append = append_ffmetadata,
};
