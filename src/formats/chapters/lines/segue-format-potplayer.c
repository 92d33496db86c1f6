/* segue-format-potplayer.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/chapters/lines/segue-lines-private.h"
#include "formats/segue-formats.h"

/* Bookmarks of PotPlayer: a line of number, milliseconds and title for each, then a picture that is kept as it is:
 * `0=12500*Title*…`. */

#define HEAD "[Bookmark]"

/* Reads a bookmark. Returns FALSE for other lines. */
static gboolean
scan_line (const char       *text,
           const SegueLine  *line,
           SegueSyntaxItem  *item)
{
  const char *stop = line->stop, *equals = memchr (line->start, '=', stop - line->start), *start, *star;
  gint64 time = 0;

  if (equals == NULL || !g_ascii_isdigit (*line->start))
    return FALSE;
  start = equals + 1;
  star = memchr (start, '*', stop - start);
  if (star == NULL)
    return FALSE;
  *item = segue_lines_item (text, line->start, stop);
  item->fields[SEGUE_SYNTAX_START] = segue_lines_span (text, start, star);
  for (const char *p = start; p < star; p++)
    if (g_ascii_isdigit (*p) && time < SEGUE_TIME_MAX / 10)
      time = time * 10 + (*p - '0');
    else
      item->malformed = TRUE;
  item->malformed |= star == start;
  item->start = item->malformed ? SEGUE_TIME_NONE : time;
  start = star + 1;
  star = memchr (start, '*', stop - start);
  item->fields[SEGUE_SYNTAX_TITLE] = segue_lines_trim (text, start, star != NULL ? star : stop);

  return TRUE;
}

static gboolean
scan (const SegueSyntax  *self,
      const char         *text,
      gsize               length,
      SegueSyntaxList    *list,
      GError            **error)
{
  const char *end = text + length;
  SegueLine line;

  for (const char *p = segue_lines_skip_mark (text, end); p < end; p = line.next)
    {
      SegueSyntaxItem item;

      line = segue_line_at (p, end, TRUE);
      if (scan_line (text, &line, &item) && !segue_chapters_append (list, text, &item, error))
        return FALSE;
    }
  segue_lines_finish (list, text, length);

  return TRUE;
}

static char *
encode (const SegueSyntax      *self,
        const char             *text,
        const SegueSyntaxItem  *item,
        SegueSyntaxField        field,
        const char             *value,
        GError                **error)
{
  if (strchr (value, '*') != NULL)
    return segue_lines_refuse (error, _("Titles in this file cannot have asterisks."));

  return segue_lines_encode (field, value, error);
}

static char *
encode_time (const SegueSyntax      *self,
             const char             *text,
             const SegueSyntaxItem  *item,
             SegueSyntaxField        field,
             gint64                  time,
             GError                **error)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, time);
}

/* Each bookmark has all fields. */
static char *
add (const SegueSyntax     *self,
     const char            *text,
     const SegueSyntaxItem *item,
     SegueSyntaxField       field,
     const char            *encoded,
     gsize                 *offset)
{
  return NULL;
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

  if (!segue_lines_need_time (start, error))
    return NULL;
  encoded = encode (self, text, like, SEGUE_SYNTAX_TITLE, title, error);
  if (encoded == NULL)
    return NULL;

  return g_strdup_printf ("%" G_GINT64_FORMAT "=%" G_GINT64_FORMAT "*%s*",
                          like != NULL ? segue_lines_get_number (text, like) + 1 : 0, start, encoded);
}

static const SegueSyntax syntax = {
  .id = "potplayer",
  .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_TITLE,
  .scan = scan,
  .decode = segue_lines_decode,
  .encode = encode,
  .encode_time = encode_time,
  .add = add,
  .compose = compose,
  .separator = "\n",
};

static guint
probe (const SegueFormat *self,
       const char        *data,
       gsize              length)
{
  const char *end = data + length;

  return segue_starts_with (segue_lines_skip_mark (data, end), end, HEAD) ? 95 : 0;
}

const SegueFormat segue_format_potplayer = {
  .id = "potplayer",
  .name = N_("PotPlayer bookmarks"),
  .media_type = "text/plain",
  .suffix = "pbf",
  .syntax = &syntax,
  .probe = probe,
};
