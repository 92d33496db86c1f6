/* segue-line.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "core/segue-chars.h"

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
  const char *lf = memchr (p, '\n', end - p);
  const char *cr = has_cr ? memchr (p, '\r', (lf != NULL ? lf : end) - p) : NULL;

  if (cr != NULL)
    return (SegueLine){ p, cr, cr + 1 == lf ? lf + 1 : cr + 1 };
  if (lf != NULL)
    return (SegueLine){ p, lf, lf + 1 };
  return (SegueLine){ p, end, end };
}

static inline gboolean
segue_line_is_blank (const SegueLine *line)
{
  return segue_skip_space (line->start, line->stop) == line->stop;
}

G_END_DECLS
