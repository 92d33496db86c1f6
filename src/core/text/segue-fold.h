/* segue-fold.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest text without a blank, and the longest line, that the views show as it is, in bytes. */
#define SEGUE_FOLD_MAX_WORD 4096
#define SEGUE_FOLD_MAX_LINE 32768

/**
 * SegueFoldRange:
 * @start: the offset of the first byte that is not shown
 * @end: the offset after the last one
 *
 * A part of a text that views replace by a short sign, since its layout would take too long.
 */
typedef struct
{
  gsize start;
  gsize end;
} SegueFoldRange;

GArray  *segue_fold_find        (const char     *text,
                                 gsize           length,
                                 gsize           shown);
gboolean segue_fold_find_middle (const char *text,
                                 SegueFoldRange *range);
char    *segue_fold_shorten     (const char     *text);

G_END_DECLS
