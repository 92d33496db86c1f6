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

static SegueLineKind
read_line (const char      *text,
           const SegueLine *line,
           gpointer         data,
           SegueSyntaxItem *item)
{
  const char *stop = line->stop, *equals = memchr (line->start, '=', stop - line->start), *start, *star;
  gint64 time = 0;

  if (equals == NULL || !g_ascii_isdigit (*line->start))
    return SEGUE_LINE_OTHER;
  start = equals + 1;
  star = memchr (start, '*', stop - start);
  if (star == NULL)
    return SEGUE_LINE_OTHER;
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

  return SEGUE_LINE_ITEM;
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
  encoded = segue_lines_encode (self, text, like, SEGUE_SYNTAX_TITLE, title, error);
  if (encoded == NULL)
    return NULL;

  return g_strdup_printf ("%" G_GINT64_FORMAT "=%" G_GINT64_FORMAT "*%s*",
                          like != NULL ? segue_lines_get_number (text, like) + 1 : 0, start, encoded);
}

static const SegueLineList list = {
  .syntax = {
    .id = "potplayer",
    .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_TITLE,
    .by_line = TRUE,
    .scan = segue_lines_scan,
    .decode = segue_lines_decode,
    .encode = segue_lines_encode,
    .encode_time = encode_time,
    .compose = compose,
    .separator = "\n",
  },
  .read_line = read_line,
  .refused = "*",
  .refusal = N_("Titles in this file cannot have asterisks."),
  .head = "[Bookmark]",
};

const SegueFormat segue_format_potplayer = {
  .id = "potplayer",
  .name = N_("PotPlayer bookmarks"),
  .media_type = "text/plain",
  .suffix = "pbf",
  .syntax = &list.syntax,
  .probe = segue_lines_probe,
};
