/* segue-format-osf.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/chapters/lines/segue-lines-private.h"
#include "formats/segue-formats.h"

/* The Open Shownotes Format (shownotes/OpenShownotesFormat): a line of time, text, links in angle brackets and tags for each
 * item, after a header that can be missing. Dashes before an item nest it. Times are clocks, or count the seconds since
 * 1970; these begin with the first one. Lines without a time belong to the item before them. */

#define EPOCH_DIGITS 10

/* The error for a title that would not be read as the same title. */
#define REFUSAL N_("Titles in this file cannot begin with a dash, or have angle brackets or number signs, which are for " \
                   "links and tags.")

/* Tags that only this format has at the ends of lines. */
static const char *const chapter_tags[] = { "#chapter", "#c", "#topic" };

static const char *
skip_dashes (const char *p,
             const char *stop)
{
  while (p < stop && (*p == '-' || *p == ' ' || *p == '\t'))
    p++;

  return p;
}

/* Returns the end of the text without the tags after it. */
static const char *
trim_tags (const char *start,
           const char *stop)
{
  while (TRUE)
    {
      const char *p;

      stop = segue_trim_end (start, stop);
      for (p = stop; p > start && (g_ascii_isalnum (p[-1]) || p[-1] == '_');)
        p--;
      if (p == start || p[-1] != '#' || (p - 1 > start && p[-2] == '\\') || (p < stop && !g_ascii_isalpha (*p)) ||
          (p == stop && p - 1 > start && p[-2] != ' '))
        return stop;
      stop = p - 1;
    }
}

/* Finds the first link. Returns the position of its angle bracket, or @stop. */
static const char *
find_link (const char  *start,
           const char  *stop,
           const char **end)
{
  const char *open = NULL;

  for (const char *p = start; p < stop; p++)
    {
      if (*p == '<')
        open = p;
      else if (*p == '>' && open != NULL)
        {
          *end = p;
          if (segue_lines_is_address (open + 1, p))
            return open;
          open = NULL;
        }
    }

  return stop;
}

/* Reads a time of the line, and whether it counts from 1970. Returns the position after it, or NULL. */
static const char *
scan_time (const char       *text,
           const SegueLine  *line,
           SegueSyntaxItem  *item,
           gboolean         *is_epoch)
{
  const char *start = skip_dashes (line->start, line->stop), *p;

  *item = segue_lines_item (text, line->start, line->stop);
  p = segue_lines_find_time (text, start, line->stop, item);
  *is_epoch = p != NULL && memchr (start, ':', p - start) == NULL;
  if (p == NULL || (*is_epoch && p - start != EPOCH_DIGITS))
    return NULL;

  return p;
}

/* @data is the first time that counts from 1970, or %SEGUE_TIME_NONE. */
static SegueLineKind
read_line (const char      *text,
           const SegueLine *line,
           gpointer         data,
           SegueSyntaxItem *item)
{
  const char *stop = line->stop, *p, *link, *link_end = NULL;
  gint64 *first = data;
  gboolean is_epoch;

  p = scan_time (text, line, item, &is_epoch);
  if (p == NULL)
    return SEGUE_LINE_PART;
  if (is_epoch)
    {
      *first = *first == SEGUE_TIME_NONE ? item->start : *first;
      item->start -= *first;
      item->malformed = item->start < 0;
      item->start = item->malformed ? SEGUE_TIME_NONE : item->start;
    }
  p = skip_dashes (p, stop);
  link = find_link (p, stop, &link_end);
  item->fields[SEGUE_SYNTAX_TITLE] = segue_lines_trim (text, p, trim_tags (p, link));
  if (link < stop)
    {
      item->fields[SEGUE_SYNTAX_LINK] = segue_lines_span (text, link + 1, link_end);
      item->extents[SEGUE_SYNTAX_LINK] = segue_lines_span (text, link, link_end + 1);
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
  gint64 first = SEGUE_TIME_NONE;

  return segue_lines_read ((const SegueLineList *) self, text, length, segue_lines_skip_mark (text, text + length), &first,
                           list, error);
}

/* Writes a title that is to be between a time and a tag. */
static char *
encode (const SegueSyntax      *self,
        const char             *text,
        const SegueSyntaxItem  *item,
        SegueSyntaxField        field,
        const char             *value,
        GError                **error)
{
  const SegueSpan old = item != NULL ? item->fields[field] : (SegueSpan) { 0 };
  g_autofree char *encoded = NULL;
  gboolean after_time, before_tag;

  if (field == SEGUE_SYNTAX_TITLE && skip_dashes (value, value + strlen (value)) > value)
    return segue_chapters_refuse (error, _(REFUSAL));
  encoded = segue_lines_encode (self, text, item, field, value, error);
  if (encoded == NULL || field != SEGUE_SYNTAX_TITLE || item == NULL)
    return g_steal_pointer (&encoded);
  after_time = !g_ascii_isspace (text[old.offset - 1]) && text[old.offset - 1] != '-';
  before_tag = old.offset + old.length < item->to && text[old.offset + old.length] == '#';

  return g_strconcat (after_time ? " " : "", encoded, before_tag ? " " : "", NULL);
}

/* Times that count from 1970 do not change: if the first one did, all others would. */
static char *
encode_time (const SegueSyntax      *self,
             const char             *text,
             const SegueSyntaxItem  *item,
             SegueSyntaxField        field,
             gint64                  time,
             GError                **error)
{
  const SegueSpan old = item->fields[SEGUE_SYNTAX_START];

  if (memchr (text + old.offset, ':', old.length) == NULL)
    return segue_chapters_refuse (error, _("The times of this file count the seconds since 1970 and cannot be changed. Save the "
                                        "chapters in another format."));

  return segue_chapters_write_clock (text + old.offset, old.length, time);
}

static char *
add (const SegueSyntax     *self,
     const char            *text,
     const SegueSyntaxItem *item,
     SegueSyntaxField       field,
     const char            *encoded,
     gsize                 *offset)
{
  const SegueSpan title = item->fields[SEGUE_SYNTAX_TITLE];

  *offset = title.offset + title.length;

  return g_strdup_printf (" <%s>", encoded);
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
  encoded = encode (self, text, NULL, SEGUE_SYNTAX_TITLE, title, error);
  if (encoded == NULL)
    return NULL;
  time = like != NULL ? encode_time (self, text, like, SEGUE_SYNTAX_START, start, error)
                      : segue_chapters_write_clock ("00:00:00", strlen ("00:00:00"), start);

  return time != NULL ? g_strconcat (time, " ", encoded, NULL) : NULL;
}

static const SegueLineList list = {
  .syntax = {
    .id = "osf",
    .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_TITLE | 1 << SEGUE_SYNTAX_LINK,
    .scan = scan,
    .decode = segue_lines_decode,
    .encode = encode,
    .encode_time = encode_time,
    .add = add,
    .compose = compose,
    .separator = "\n",
  },
  .read_line = read_line,
  .refused = "<>#",
  .refusal = REFUSAL,
};

/* Tells whether a line ends with a tag that marks a chapter. */
static gboolean
has_chapter_tag (const SegueLine *line)
{
  const char *stop = segue_trim_end (line->start, line->stop);

  for (guint i = 0; i < G_N_ELEMENTS (chapter_tags); i++)
    if (segue_ends_with (line->start, stop, chapter_tags[i]))
      return TRUE;

  return FALSE;
}

/* Notes have times as well. What they do not have is the header or the tags. */
static guint
probe (const SegueFormat *self,
       const char        *data,
       gsize              length)
{
  const char *end = data + length;
  guint n_timed = 0, n_others = 0;
  gboolean tagged = FALSE, is_epoch;
  SegueSyntaxItem item;
  SegueLine line;

  for (const char *p = segue_lines_skip_mark (data, end); p < end; p = line.next)
    {
      line = segue_line_at (p, end, TRUE);
      if (n_timed + n_others == 0 && line.stop - p == strlen ("HEADER") && segue_starts_with (p, end, "HEADER"))
        return 90;
      if (scan_time (data, &line, &item, &is_epoch) != NULL)
        {
          n_timed++;
          tagged |= has_chapter_tag (&line);
        }
      else if (n_timed == 0 && !segue_line_is_blank (&line))
        n_others++;
    }

  return tagged && n_others == 0 ? 75 : 0;
}

const SegueFormat segue_format_osf = {
  .id = "osf",
  .name = N_("Open Shownotes Format"),
  .media_type = "text/plain",
  .suffix = "osf.txt",
  .syntax = &list.syntax,
  .probe = probe,
};
