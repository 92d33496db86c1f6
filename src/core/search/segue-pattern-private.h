/* segue-pattern-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/search/segue-pattern.h"

G_BEGIN_DECLS

/* One call of the regular expression tries the characters from the current position up to this many further on. The
 * work of one call is limited, and a search can be cancelled between two calls. */
#define SEGUE_PATTERN_STRIDE 200

struct _SeguePattern
{
  gatomicrefcount ref_count;
  char *text;              /* as given to segue_pattern_new() */
  SeguePatternFlags flags;
  GRegex *regex;           /* compiled from text, see compile_pattern() */
  guint lookbehind;        /* characters before a position that a match there may depend on */
  gboolean one_line;       /* whether a match lies within one line and depends on no other line */
};

G_END_DECLS
