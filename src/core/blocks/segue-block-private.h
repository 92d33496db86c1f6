/* segue-block-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/blocks/segue-block.h"
#include "core/markup/segue-markup-scan.h"
#include "core/text/segue-line.h"

G_BEGIN_DECLS

/* The reader of blocks. Its parts are in segue-block-reader.c, -leaf.c, -html.c, -table.c, -grid.c and -references.c. */

struct _SegueBlocks
{
  gatomicrefcount ref_count;
  GArray         *array;  /* (element-type SegueBlock) */
  GStringChunk   *labels; /* owns the labels and URLs of the blocks */
};

/* The depth up to which lists are nested. Deeper lists are treated as part of the innermost one. */
#define SEGUE_BLOCK_MAX_DEPTH 16

/* An open list. */
typedef struct
{
  guint    column;  /* column of its marks */
  guint    number;  /* number of the last item, if the list is ordered */
  gboolean ordered; /* its items have numbers */
} SegueBlockList;

/* Reads blocks from the lines of an entry. At most one block is open at a time; each line continues or ends it. */
typedef struct
{
  SegueBlocks   *blocks;     /* receives the blocks */
  GHashTable    *references; /* (nullable): URLs of reference links by label */
  const char    *text;       /* text of the entry */
  const char    *end;        /* end of the lines to read */
  const char    *p;          /* the next line */
  gboolean       has_cr;     /* the lines contain U+000D */
  gboolean       has_fields; /* fields such as `:date: 2025-08-08` can follow the title */
  guint          quote;      /* number of `>` marks before the current line */

  gboolean       open;       /* @leaf is a block that was begun */
  gboolean       html;       /* the open block is HTML, in which line breaks are spaces */
  SegueBlock     leaf;       /* the open block, still without content */
  GArray        *lines;      /* (element-type SegueMarkupLine): lines of the open block */

  /* what is in brackets in the line above the open table of AsciiDoc, perhaps empty; %NULL if no such table is open */
  const char    *attributes;
  const char    *attributes_end;

  SegueBlockList lists[SEGUE_BLOCK_MAX_DEPTH]; /* open lists, the innermost last */
  guint          n_lists;
  SegueBlockList html_lists[SEGUE_BLOCK_MAX_DEPTH]; /* open lists of HTML, the innermost last */
  guint          n_html_lists;
  guint          html_quote; /* number of open `<blockquote>` elements */
  SegueTable    *html_table; /* (nullable): the open `<table>` */
  GArray        *cell_lines; /* (element-type SegueMarkupLine): lines of all its cells */
  guint          cell_start; /* index of the first line of the open cell */
  gboolean       in_cell;    /* a cell is open */
  gboolean       in_row;     /* the row has a cell */
} SegueBlockReader;

void     segue_block_reader_run         (SegueBlocks      *blocks,
                                         const SegueEntry *entry,
                                         GHashTable       *references,
                                         const char       *start,
                                         const char       *end);

void     segue_block_leaf_open          (SegueBlockReader *self,
                                         SegueBlockType    type,
                                         guint             level,
                                         const char       *label);
void     segue_block_leaf_add           (SegueBlockReader *self,
                                         const char       *start,
                                         const char       *end);
void     segue_block_leaf_close         (SegueBlockReader *self);

gboolean segue_block_html_is_fragment   (SegueBlockReader *self,
                                         const char       *start,
                                         const char       *end);
void     segue_block_html_read          (SegueBlockReader *self,
                                         const char       *start,
                                         const char       *end);

void     segue_block_table_read         (SegueBlockReader *self);
void     segue_block_grid_read          (SegueBlockReader *self);
void     segue_block_grid_read_adoc     (SegueBlockReader *self,
                                         const char       *attributes,
                                         const char       *attributes_end);
gboolean segue_block_table_apply_tag    (SegueBlockReader     *self,
                                         const SegueHtmlMatch *match);
gboolean segue_block_table_add          (SegueBlockReader *self,
                                         const char       *start,
                                         const char       *end);
void     segue_block_table_end          (SegueBlockReader *self);

gboolean segue_block_references_match   (const char       *start,
                                         const char       *end,
                                         GHashTable       *references);

G_END_DECLS
