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
 * @SEGUE_BLOCK_OPEN: ordinary text
 * @SEGUE_BLOCK_FENCE: a fenced code block of Markdown, or a listing of AsciiDoc
 * @SEGUE_BLOCK_COMMENT: an HTML comment of several lines
 * @SEGUE_BLOCK_PRE: the HTML elements `<pre>`, `<script>` and `<style>`
 *
 * The kinds of blocks whose lines are neither timestamps nor headings.
 */
typedef enum
{
  SEGUE_BLOCK_OPEN,
  SEGUE_BLOCK_FENCE,
  SEGUE_BLOCK_COMMENT,
  SEGUE_BLOCK_PRE,
} SegueBlockKind;

/**
 * SegueBlockState:
 * @kind: the block that the next line continues
 * @mark: the character of the fence, `` ` `` or `~`, in a fenced code block, or `-` in a listing
 * @length: number of these characters in the opening fence, at most 255; in a block of HTML, the number of its element
 * @reads_pre: the text of `<pre>` is read as notes
 * @announced: the line before says that a listing follows: `[source,python]`
 *
 * The state of a scan for blocks between two lines. The state at the start of a text is all zero but for @reads_pre.
 */
typedef struct
{
  SegueBlockKind kind;
  char           mark;
  guint8         length;
  guint          reads_pre : 1;
  guint          announced : 1;
} SegueBlockState;

gsize    segue_front_matter_length  (const char      *text,
                                     gsize            length,
                                     gboolean        *unfinished);
gboolean segue_front_matter_has_end (const char      *text,
                                     const char      *lines);
const char *segue_raw_element_scan     (const char *p,
                                        const char *end);
const char *segue_raw_element_find_end (const char *name,
                                        const char *p,
                                        const char *end);
const char *segue_listing_scan         (const char *line,
                                        const char *end);
gboolean segue_listing_begins       (const char      *line,
                                     const char      *end);
gboolean segue_block_state_feed     (SegueBlockState *self,
                                     const char      *line,
                                     gsize            length);

G_END_DECLS
