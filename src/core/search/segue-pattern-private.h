/* segue-pattern-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/search/segue-pattern.h"

G_BEGIN_DECLS

/* A match is looked for at so many characters and at the one after them in one go. The work of one go has a limit, and
 * between two of them a search can be stopped. */
#define SEGUE_PATTERN_STRIDE 200

struct _SeguePattern
{
  gatomicrefcount ref_count;
  char *text;
  SeguePatternFlags flags;
  GRegex *regex;
  guint lookbehind;  /* characters */
  gboolean one_line; /* no match goes on in another line, nor depends on one */
};

G_END_DECLS
