/* segue-lines.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/chapters/lines/segue-lines-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/text/segue-error.h"

/* Returns the position after the byte order mark, if there is one. */
const char *
segue_lines_skip_mark (const char *text,
                       const char *end)
{
  return segue_starts_with (text, end, "\xEF\xBB\xBF") ? text + 3 : text;
}

/* Returns an item without fields that reaches from @start to @stop. */
SegueSyntaxItem
segue_lines_item (const char *text,
                  const char *start,
                  const char *stop)
{
  return (SegueSyntaxItem) {
    .from = start - text,
    .to = stop - text,
    .close = stop - text,
    .start = SEGUE_TIME_NONE,
    .end = SEGUE_TIME_NONE,
    .depth = 1,
  };
}

SegueSpan
segue_lines_span (const char *text,
                  const char *start,
                  const char *stop)
{
  return (SegueSpan) { start - text, stop - start };
}

/* Returns the span of a value without the white space around it. */
SegueSpan
segue_lines_trim (const char *text,
                  const char *start,
                  const char *stop)
{
  while (start < stop && g_ascii_isspace (*start))
    start++;
  while (stop > start && g_ascii_isspace (stop[-1]))
    stop--;

  return segue_lines_span (text, start, stop);
}

/* Returns the terminator of a line of the item or, if the item is one line, of the line before it. */
const char *
segue_lines_get_break (const char            *text,
                       const SegueSyntaxItem *item)
{
  const char *p = text + item->from, *end = text + item->to;

  while (p < end && *p != '\n' && *p != '\r')
    p++;
  if (p == end)
    for (p = text + item->from; p > text && p[-1] != '\n' && p[-1] != '\r';)
      p--;
  else
    p += *p == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1;
  if (p == text || p[-1] == '\n')
    return p - text >= 2 && p[-2] == '\r' ? "\r\n" : "\n";

  return "\r";
}

/* Returns the number at the start of an item. */
gint64
segue_lines_get_number (const char            *text,
                        const SegueSyntaxItem *item)
{
  gint64 number = 0;

  for (guint i = item->from; i < item->to && i - item->from < 9 && g_ascii_isdigit (text[i]); i++)
    number = number * 10 + (text[i] - '0');

  return number;
}

/* Reads the time at @start, which ends at white space. Sets the field and the time of the item. Returns the position
 * after the time, or NULL if there is none. */
const char *
segue_lines_find_time (const char      *text,
                       const char      *start,
                       const char      *stop,
                       SegueSyntaxItem *item)
{
  const char *p = start;

  while (p < stop && (g_ascii_isdigit (*p) || *p == ':' || *p == '.' || *p == ','))
    p++;
  if ((p < stop && *p != ' ' && *p != '\t') || !segue_chapters_read_clock (start, p - start, &item->start))
    return NULL;
  item->fields[SEGUE_SYNTAX_START] = segue_lines_span (text, start, p);

  return p;
}

/* Tells whether this is the address of a page: a scheme, a colon and no white space or angle brackets. */
gboolean
segue_lines_is_address (const char *start,
                        const char *stop)
{
  const char *colon = memchr (start, ':', stop - start);

  if (colon == NULL || colon + 1 == stop || !g_ascii_isalpha (*start))
    return FALSE;
  for (const char *p = start; p < colon; p++)
    if (!g_ascii_isalnum (*p) && strchr ("+-.", *p) == NULL)
      return FALSE;
  for (const char *p = colon; p < stop; p++)
    if ((guchar) *p <= ' ' || *p == '<' || *p == '>' || *p == '\x7F')
      return FALSE;

  return TRUE;
}

/* Puts text on one line: each character that ends a line or controls a terminal becomes a space. */
static char *
dup_plain (const char *text,
           gsize       length)
{
  GString *out = g_string_sized_new (length);

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (out, g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 ? ' ' : c);
    }

  return g_strstrip (g_string_free (out, FALSE));
}

/* A SegueSyntax.decode() for formats whose values are written as they are. */
char *
segue_lines_decode (const SegueSyntax *self,
                    SegueSyntaxField   field,
                    const char        *raw,
                    gsize              length)
{
  return dup_plain (raw, length);
}

/* Writes a value on one line. Refuses titles with characters that separate the fields, and links that are no address. */
char *
segue_lines_encode (const SegueSyntax      *syntax,
                    const char             *text,
                    const SegueSyntaxItem  *item,
                    SegueSyntaxField        field,
                    const char             *value,
                    GError                **error)
{
  const SegueLineList *self = (const SegueLineList *) syntax;
  g_autofree char *plain = NULL;

  if (field == SEGUE_SYNTAX_TITLE && self->refused != NULL && strpbrk (value, self->refused) != NULL)
    return segue_chapters_refuse (error, _(self->refusal));
  plain = dup_plain (value, strlen (value));
  if (field == SEGUE_SYNTAX_LINK && !segue_lines_is_address (plain, plain + strlen (plain)))
    return segue_chapters_refuse (error, _("This file holds addresses such as https://example.org only, without spaces."));

  return g_steal_pointer (&plain);
}

/* Reads the items from @from on, which is a position in the text. @data is for the read_line() of the list. */
gboolean
segue_lines_read (const SegueLineList  *self,
                  const char           *text,
                  gsize                 length,
                  const char           *from,
                  gpointer              data,
                  SegueSyntaxList      *list,
                  GError              **error)
{
  const char *end = text + length;
  SegueLine line;

  for (const char *p = from; p < end; p = line.next)
    {
      SegueSyntaxItem item;
      SegueLineKind kind;

      line = segue_line_at (p, end, TRUE);
      if (segue_line_is_blank (&line))
        continue;
      kind = self->read_line (text, &line, data, &item);
      if (kind == SEGUE_LINE_ITEM && !segue_chapters_append (list, text, &item, error))
        return FALSE;
      if (kind == SEGUE_LINE_PART && list->items->len > 0)
        {
          SegueSyntaxItem *last = &g_array_index (list->items, SegueSyntaxItem, list->items->len - 1);

          last->to = last->close = line.stop - text;
        }
      else if (kind != SEGUE_LINE_ITEM && self->expected != NULL)
        return segue_chapters_fail (error, text, p - text, _(self->expected));
    }
  segue_lines_finish (list, text, length);

  return TRUE;
}

/* A SegueSyntax.scan() for lists whose read_line() needs no data. */
gboolean
segue_lines_scan (const SegueSyntax  *syntax,
                  const char         *text,
                  gsize               length,
                  SegueSyntaxList    *list,
                  GError            **error)
{
  return segue_lines_read ((const SegueLineList *) syntax, text, length, segue_lines_skip_mark (text, text + length), NULL,
                           list, error);
}

/* A SegueFormat.probe() for files that begin with the same text. */
guint
segue_lines_probe (const SegueFormat *format,
                   const char        *data,
                   gsize              length)
{
  const SegueLineList *self = (const SegueLineList *) format->syntax;
  const char *end = data + length;

  return segue_starts_with (segue_lines_skip_mark (data, end), end, self->head) ? 95 : 0;
}

/* Sets where a list ends, and where a new line can be added. */
void
segue_lines_finish (SegueSyntaxList *list,
                    const char      *text,
                    gsize            length)
{
  list->stop = length;
  list->place = length > 0 && text[length - 1] == '\n' ? length : 0;
}

/* Tells whether a new item has the time that it needs. */
gboolean
segue_lines_need_time (gint64   start,
                       GError **error)
{
  if (start == SEGUE_TIME_NONE)
    segue_chapters_refuse (error, _("Each chapter of this file needs a time."));

  return start != SEGUE_TIME_NONE;
}

/* Counts the lines that are not blank, up to @max. Returns 0 if one of these is not as the format has it. */
guint
segue_lines_count (const char     *data,
                   gsize           length,
                   guint           max,
                   SegueLinesTest  test)
{
  const char *end = data + length;
  SegueLine line;
  guint n = 0;

  for (const char *p = segue_lines_skip_mark (data, end); p < end && n < max; p = line.next)
    {
      line = segue_line_at (p, end, TRUE);
      if (segue_line_is_blank (&line))
        continue;
      if (!test (line.start, line.stop))
        return 0;
      n++;
    }

  return n;
}
