/* segue-block-lines-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Recognizes the marks of lists, headings, rules, code blocks and tables in a single line. Unless stated otherwise,
 * @start is the first character of the line that is not white space, and @end its end without the terminator. */

/* The opening line of a fenced code block. */
typedef struct
{
  char  mark;   /* the character of the fence, ` or ~ */
  guint length; /* number of these characters */
  guint indent; /* columns of white space before them */
  const char *info;     /* the text after them, such as the language */
  const char *info_end;
} SegueFence;

/**
 * SegueItemKind:
 * @SEGUE_ITEM_BULLET: `-`, `*`, `•` and similar characters
 * @SEGUE_ITEM_NUMBER: `3.`, `3)`
 * @SEGUE_ITEM_DOTS: `.` and `..`, the marks of numbered items in AsciiDoc
 *
 * The kinds of list marks.
 */
typedef enum
{
  SEGUE_ITEM_BULLET,
  SEGUE_ITEM_NUMBER,
  SEGUE_ITEM_DOTS,
} SegueItemKind;

/* The mark of a list item. */
typedef struct
{
  SegueItemKind kind;
  guint         number;      /* the number of SEGUE_ITEM_NUMBER */
  guint         extra_depth; /* levels that repeated marks of AsciiDoc add: 1 for `**` and `..` */
  char          task;        /* the character in the check box of a task, ' ', 'x' or 'X'; NUL if there is none */
  const char   *content;     /* the text of the item */
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
gboolean segue_block_lines_is_delimiter_row (const char        *start,
                                             const char        *end);
gboolean segue_block_lines_is_adoc_table   (const char        *start,
                                            const char        *end);
gboolean segue_block_lines_is_table_row    (const char        *start,
                                            const char        *end);

G_END_DECLS
