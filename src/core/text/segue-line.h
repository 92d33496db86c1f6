/* segue-line.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "core/text/segue-chars.h"

G_BEGIN_DECLS

/* One line of a text. */
typedef struct
{
  const char *start;
  const char *stop; /* end of the line, before its terminator */
  const char *next; /* start of the next line, after the terminator */
} SegueLine;

/* Reads the line at @p, which must not be after @end. Lines end with LF, CRLF or CR. If @has_cr is %FALSE, the text
 * must not contain U+000D, which makes this faster. */
static inline SegueLine
segue_line_at (const char *p,
               const char *end,
               gboolean    has_cr)
{
  const char *stop;

  if (!has_cr)
    {
      stop = memchr (p, '\n', end - p);
      return stop != NULL ? (SegueLine){ p, stop, stop + 1 } : (SegueLine){ p, end, end };
    }
  /* Two calls of memchr() would be slow: in a text with only one kind of terminator, the search for the other kind
   * would read all of the text for each line. */
  for (stop = p; stop < end && *stop != '\n' && *stop != '\r'; stop++)
    ;
  if (stop == end)
    return (SegueLine){ p, end, end };
  return (SegueLine){ p, stop, stop + (*stop == '\r' && stop + 1 < end && stop[1] == '\n' ? 2 : 1) };
}

/* Tells whether a line is empty or only white space. */
static inline gboolean
segue_line_is_blank (const SegueLine *line)
{
  return segue_skip_space (line->start, line->stop) == line->stop;
}

G_END_DECLS
