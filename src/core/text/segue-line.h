/* segue-line.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "core/text/segue-chars.h"

G_BEGIN_DECLS

/* One line of a text: where it starts, where its terminator does, and where the next line does. */
typedef struct
{
  const char *start;
  const char *stop;
  const char *next;
} SegueLine;

/* Reads the line at @p, which is before @end. @has_cr says that the text may hold U+000D. */
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
  /* looking for the one first and then for the other would go through all the text at each line */
  for (stop = p; stop < end && *stop != '\n' && *stop != '\r'; stop++)
    ;
  if (stop == end)
    return (SegueLine){ p, end, end };
  return (SegueLine){ p, stop, stop + (*stop == '\r' && stop + 1 < end && stop[1] == '\n' ? 2 : 1) };
}

static inline gboolean
segue_line_is_blank (const SegueLine *line)
{
  return segue_skip_space (line->start, line->stop) == line->stop;
}

G_END_DECLS
