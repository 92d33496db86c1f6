/* segue-block-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/blocks/segue-block.h"
#include "core/text/segue-line.h"

G_BEGIN_DECLS

struct _SegueBlocks
{
  gatomicrefcount ref_count;
  GArray *array;
  GStringChunk *labels;
};

/* Lists nest this deep; what is deeper lies in the last one. */
#define SEGUE_BLOCK_MAX_DEPTH 16

typedef struct
{
  guint column; /* of the mark */
  guint number; /* of the last item, where the list counts by itself */
  gboolean ordered;
} SegueBlockList;

/**
 * SegueBlockReader:
 *
 * Reads blocks from the lines of a text. One block is open at a time; a line goes on with it, or ends it.
 */
typedef struct
{
  SegueBlocks *blocks;
  GHashTable *references; /* targets by label, or %NULL */
  const char *text;       /* of the entry */
  const char *end;        /* of the stretch */
  const char *p;          /* the next line */
  gboolean has_cr;
  gboolean has_fields;    /* a list of fields may stand under the title (`:date: 2025-08-08`) */
  guint quote;

  gboolean open;
  gboolean html; /* the open block is one of HTML, where line breaks mean nothing */
  SegueBlock leaf;
  GArray *lines;

  SegueBlockList lists[SEGUE_BLOCK_MAX_DEPTH];
  guint n_lists;
  SegueBlockList html_lists[SEGUE_BLOCK_MAX_DEPTH];
  guint n_html_lists;
  guint html_quote;
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

gboolean segue_block_references_match   (const char       *start,
                                         const char       *end,
                                         GHashTable       *references);
gboolean segue_block_references_read    (const char       *text,
                                         const char       *end,
                                         gboolean          has_cr,
                                         GHashTable       *references);

G_END_DECLS
