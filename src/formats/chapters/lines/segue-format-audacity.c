/* segue-format-audacity.c
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

/* Labels of Audacity: a line of start, end and text, with tabs between them and times in seconds. Labels that mark a point
 * end where they start. A line that begins with a backslash follows the label whose range of frequencies it has. */

/* The form of the times that Audacity writes. */
#define SECONDS "0.000000"

/* Reads the seconds before a tab or the end of the line. Returns the position after them, or NULL. */
static const char *
scan_seconds (const char *start,
              const char *stop,
              gint64     *time)
{
  const char *p = memchr (start, '\t', stop - start);

  p = p != NULL ? p : stop;

  return memchr (start, ':', p - start) == NULL && segue_chapters_read_clock (start, p - start, time) ? p : NULL;
}

/* Reads a label. Its fields are relative to @text. A label of a point has its time twice, as start and as end: both are
 * the field of the start, so that they change together. */
static gboolean
scan_label (const char       *text,
            const char       *start,
            const char       *stop,
            SegueSyntaxItem  *item)
{
  const char *p, *second;
  gint64 end;

  *item = segue_lines_item (text, start, stop);
  p = scan_seconds (start, stop, &item->start);
  if (p == NULL || p == stop)
    return FALSE;
  item->fields[SEGUE_SYNTAX_START] = segue_lines_trim (text, start, p);
  second = p + 1;
  p = scan_seconds (second, stop, &end);
  if (p == NULL)
    return FALSE;
  item->fields[SEGUE_SYNTAX_END] = segue_lines_trim (text, second, p);
  if (end > item->start)
    item->end = end;
  else
    item->fields[SEGUE_SYNTAX_START] = segue_lines_trim (text, start, p);
  if (p < stop)
    item->fields[SEGUE_SYNTAX_TITLE] = segue_lines_trim (text, p + 1, stop);

  return TRUE;
}

static SegueLineKind
read_line (const char      *text,
           const SegueLine *line,
           gpointer         data,
           SegueSyntaxItem *item)
{
  if (*line->start == '\\')
    return SEGUE_LINE_PART;

  return scan_label (text, line->start, line->stop, item) ? SEGUE_LINE_ITEM : SEGUE_LINE_OTHER;
}

/* Writes the start of a label and, for a point, the same time as its end. */
static char *
write_point (const char *old,
             gsize       length,
             gint64      time)
{
  const char *tab = memchr (old, '\t', length);
  g_autofree char *start = segue_chapters_write_clock (old, tab != NULL ? (gsize) (tab - old) : length, time);

  return tab != NULL ? g_strconcat (start, "\t", start, NULL) : g_steal_pointer (&start);
}

static char *
encode_time (const SegueSyntax      *self,
             const char             *text,
             const SegueSyntaxItem  *item,
             SegueSyntaxField        field,
             gint64                  time,
             GError                **error)
{
  return write_point (text + item->fields[field].offset, item->fields[field].length, time);
}

static char *
add (const SegueSyntax     *self,
     const char            *text,
     const SegueSyntaxItem *item,
     SegueSyntaxField       field,
     const char            *encoded,
     gsize                 *offset)
{
  *offset = item->fields[SEGUE_SYNTAX_END].offset + item->fields[SEGUE_SYNTAX_END].length;

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
  const SegueSpan old = like != NULL ? like->fields[SEGUE_SYNTAX_END] : (SegueSpan) { 0 };
  g_autofree char *encoded = NULL;
  g_autofree char *time = NULL;

  if (!segue_lines_need_time (start, error))
    return NULL;
  encoded = segue_lines_encode (self, text, like, SEGUE_SYNTAX_TITLE, title, error);
  time = like != NULL ? segue_chapters_write_clock (text + old.offset, old.length, start)
                      : segue_chapters_write_clock (SECONDS, strlen (SECONDS), start);

  return g_strconcat (time, "\t", time, "\t", encoded, NULL);
}

static const SegueLineList list = {
  .syntax = {
    .id = "audacity",
    .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_END | 1 << SEGUE_SYNTAX_TITLE,
    .by_line = TRUE,
    .scan = segue_lines_scan,
    .decode = segue_lines_decode,
    .encode = segue_lines_encode,
    .encode_time = encode_time,
    .add = add,
    .compose = compose,
    .separator = "\n",
  },
  .read_line = read_line,
  .expected = N_("a label is two times and a text, with tabs between them."),
};

static void
append_audacity (const SegueFormat   *self,
                 const SegueChapters *chapters,
                 GString             *out)
{
  for (guint i = 0; i < segue_chapters_get_n (chapters); i++)
    {
      const SegueChapter *chapter = segue_chapters_get (chapters, i);
      const gint64 end = chapter->end > chapter->start ? chapter->end : chapter->start;
      g_autofree char *first = segue_chapters_write_clock (SECONDS, strlen (SECONDS), chapter->start);
      g_autofree char *second = segue_chapters_write_clock (SECONDS, strlen (SECONDS), end);

      g_string_append_printf (out, "%s\t%s\t%s\n", first, second, chapter->title);
    }
}

/* Tells whether this is a label or a range of frequencies. */
static gboolean
test_line (const char *start,
           const char *stop)
{
  SegueSyntaxItem item;

  return *start == '\\' || scan_label (start, start, stop, &item);
}

/* Numbers without a fraction may be a table of something else. */
static guint
probe_audacity (const SegueFormat *self,
                const char        *data,
                gsize              length)
{
  const char *end = memchr (data, '\t', length);

  if (end == NULL || (memchr (data, '.', end - data) == NULL && memchr (data, ',', end - data) == NULL))
    return 0;

  return segue_lines_count (data, length, G_MAXUINT, test_line) > 0 ? 80 : 0;
}

const SegueFormat segue_format_audacity = {
  .id = "audacity",
  .name = N_("Audacity labels"),
  .media_type = "text/plain",
  .suffix = "labels.txt",
  .syntax = &list.syntax,
  .probe = probe_audacity,
  .write = segue_chapters_write,
  .append = append_audacity,
};
