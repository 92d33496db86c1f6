/* segue-block-state.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SegueBlockKind:
 *
 * The blocks of lines in which nothing is a head: front matter, code, comments, preformatted HTML.
 */
typedef enum
{
  SEGUE_BLOCK_OPEN,
  SEGUE_BLOCK_FRONT_MATTER,
  SEGUE_BLOCK_FENCE,
  SEGUE_BLOCK_COMMENT,
  SEGUE_BLOCK_PRE,
} SegueBlockKind;

typedef struct
{
  SegueBlockKind kind;
  char mark;
  guint8 length;
} SegueBlockState;

gsize    segue_front_matter_length (const char      *text,
                                    gsize            length,
                                    gboolean        *unfinished);
gboolean segue_front_matter_has_end (const char     *text,
                                    const char      *lines);
gboolean segue_block_state_feed    (SegueBlockState *self,
                                    const char      *line,
                                    gsize            length);

G_END_DECLS
