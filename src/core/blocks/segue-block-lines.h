/* segue-block-lines.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a line shows by itself: marks of lists, headings, rules, code and tables. Each function looks at one line
 * from its first character that is no blank, without its terminator. */

typedef struct
{
  char mark;
  guint length;
  guint indent;
} SegueFence;

/**
 * SegueItemKind:
 * @SEGUE_ITEM_BULLET: `-`, `*`, `•` and the like
 * @SEGUE_ITEM_NUMBER: `3.`, `3)`
 * @SEGUE_ITEM_DOTS: `.` and `..`, the numbered items of AsciiDoc
 */
typedef enum
{
  SEGUE_ITEM_BULLET,
  SEGUE_ITEM_NUMBER,
  SEGUE_ITEM_DOTS,
} SegueItemKind;

typedef struct
{
  SegueItemKind kind;
  guint number;
  guint extra_depth;   /* of `**` and `..` */
  char task;           /* blank or x of `[x]`, otherwise 0 */
  const char *content;
} SegueItemMark;

guint    segue_block_lines_skip_quotes     (const char       **start,
                                            const char        *end);
guint    segue_block_lines_skip_indent     (const char       **start,
                                            const char        *end);
gboolean segue_block_lines_scan_mark       (const char        *start,
                                            const char        *end,
                                            SegueItemMark     *mark);
gboolean segue_block_lines_scan_fence      (const char        *start,
                                            const char        *end,
                                            guint              indent,
                                            SegueFence        *fence);
gboolean segue_block_lines_is_fence_end    (const SegueFence  *fence,
                                            const char        *start,
                                            const char        *end);
guint    segue_block_lines_scan_heading    (const char       **start,
                                            const char       **end);
guint    segue_block_lines_underline_level (const char        *start,
                                            const char        *end,
                                            gsize              title_length);
gboolean segue_block_lines_is_rule         (const char        *start,
                                            const char        *end);
gboolean segue_block_lines_is_directive    (const char        *start,
                                            const char        *end);
gboolean segue_block_lines_begin_table     (const char        *start,
                                            const char        *end,
                                            const char        *next,
                                            const char        *next_end);
gboolean segue_block_lines_is_table_row    (const char        *start,
                                            const char        *end);

G_END_DECLS
