/* segue-format-mp4chaps.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/chapters/lines/segue-lines-private.h"
#include "formats/chapters/segue-chapters.h"
#include "formats/segue-formats.h"

/* The text that mp4chaps reads, with the links that Podlove and Auphonic add in angle brackets: a line
 * `HH:MM:SS.mmm Title <https://…>` for each chapter. Angle brackets in a title would be taken for a link, so they are
 * replaced by similar quotes. */

/* Finds the link at the end of a line. Returns the position of its angle bracket, or @stop. */
static const char *
find_link (const char *start,
           const char *stop)
{
  const char *p = stop;

  if (stop == start || stop[-1] != '>')
    return stop;
  while (p > start && *p != '<')
    p--;

  return *p == '<' && segue_lines_is_address (p + 1, stop - 1) ? p : stop;
}

static SegueLineKind
read_line (const char      *text,
           const SegueLine *line,
           gpointer         data,
           SegueSyntaxItem *item)
{
  const char *start = segue_skip_space (line->start, line->stop), *stop = line->stop, *p, *link;

  *item = segue_lines_item (text, start, stop);
  p = segue_lines_find_time (text, start, stop, item);
  if (p == NULL)
    return SEGUE_LINE_OTHER;
  p += p < stop;
  while (stop > p && g_ascii_isspace (stop[-1]))
    stop--;
  link = find_link (p, stop);
  if (p < line->stop || p[-1] == ' ' || p[-1] == '\t')
    item->fields[SEGUE_SYNTAX_TITLE] = segue_lines_trim (text, p, link);
  if (link < stop)
    {
      const SegueSpan title = item->fields[SEGUE_SYNTAX_TITLE];

      item->fields[SEGUE_SYNTAX_LINK] = segue_lines_span (text, link + 1, stop - 1);
      item->extents[SEGUE_SYNTAX_LINK] = segue_lines_span (text, text + title.offset + title.length, stop);
    }

  return SEGUE_LINE_ITEM;
}

static char *
add (const SegueSyntax     *self,
     const char            *text,
     const SegueSyntaxItem *item,
     SegueSyntaxField       field,
     const char            *encoded,
     gsize                 *offset)
{
  const SegueSpan start = item->fields[SEGUE_SYNTAX_START];

  *offset = field == SEGUE_SYNTAX_LINK ? item->to : start.offset + start.length;

  return field == SEGUE_SYNTAX_LINK ? g_strdup_printf (" <%s>", encoded) : g_strconcat (" ", encoded, NULL);
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
  g_autofree char *encoded = NULL;
  g_autofree char *time = NULL;

  if (!segue_lines_need_time (start, error))
    return NULL;
  encoded = segue_lines_encode (self, text, like, SEGUE_SYNTAX_TITLE, title, error);
  time = segue_chapters_write_clock (text + old.offset, old.length, start);

  return encoded != NULL ? g_strconcat (time, " ", encoded, NULL) : NULL;
}

static const SegueLineList list = {
  .syntax = {
    .id = "mp4chaps",
    .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_TITLE | 1 << SEGUE_SYNTAX_LINK,
    .by_line = TRUE,
    .scan = segue_lines_scan,
    .decode = segue_lines_decode,
    .encode = segue_lines_encode,
    .encode_time = segue_chapters_encode_time,
    .add = add,
    .compose = compose,
    .separator = "\n",
  },
  .read_line = read_line,
  .expected = N_("a line begins with a time such as 00:01:30.000."),
  .refused = "<>",
  .refusal = N_("Titles in this file cannot have angle brackets, which are for links."),
};

static void
append_title (GString    *out,
              const char *title)
{
  for (const char *p = title; *p != '\0'; p++)
    if (*p == '<' || *p == '>')
      g_string_append (out, *p == '<' ? "‹" : "›");
    else
      g_string_append_c (out, *p);
}

static void
append_mp4chaps (const SegueFormat   *self,
                 const SegueChapters *chapters,
                 GString             *out)
{
  for (guint i = 0; i < segue_chapters_get_n (chapters); i++)
    {
      const SegueChapter *chapter = segue_chapters_get (chapters, i);

      segue_chapters_append_time (out, chapter->start);
      g_string_append_c (out, ' ');
      append_title (out, chapter->title);
      if (chapter->link != NULL)
        g_string_append_printf (out, " <%s>", chapter->link);
      g_string_append_c (out, '\n');
    }
}

/* Notes begin their lines with times as well, but not to the millisecond. Lines with a mistyped time are read as notes, in
 * which it can be corrected. */
static gboolean
test_line (const char *start,
           const char *stop)
{
  const char *p = start;
  guint colons = 0, digits = 0;
  SegueSyntaxItem item = { 0 };

  for (; p < stop && (g_ascii_isdigit (*p) || *p == ':'); p++)
    colons += *p == ':';
  if (p == start || p == stop || *p != '.')
    return FALSE;
  for (p++; p < stop && g_ascii_isdigit (*p); p++)
    digits++;

  return colons >= 1 && colons <= 2 && digits == 3 && (p == stop || *p == ' ') &&
         segue_lines_find_time (start, start, stop, &item) != NULL;
}

static guint
probe_mp4chaps (const SegueFormat *self,
                const char        *data,
                gsize              length)
{
  return segue_lines_count (data, length, G_MAXUINT, test_line) > 0 ? 70 : 0;
}

const SegueFormat segue_format_mp4chaps = {
  .id = "mp4chaps",
  .name = N_("MP4Chaps text"),
  .media_type = "text/plain",
  .suffix = "chapters.txt",
  .carries = SEGUE_FORMAT_CARRIES_LINKS,
  .syntax = &list.syntax,
  .probe = probe_mp4chaps,
  .write = segue_chapters_write,
  .append = append_mp4chaps,
};
