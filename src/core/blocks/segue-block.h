/* segue-block.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/blocks/segue-table.h"
#include "core/episode/segue-episode.h"
#include "core/markup/segue-markup.h"

G_BEGIN_DECLS

typedef struct _SegueBlocks SegueBlocks;

/**
 * SegueBlockType:
 * @SEGUE_BLOCK_HEADING: title of a section or of the episode, or a heading in a description
 * @SEGUE_BLOCK_SEGMENT: time and title of a segment
 * @SEGUE_BLOCK_PARAGRAPH: a paragraph
 * @SEGUE_BLOCK_ITEM: first paragraph of a list item
 * @SEGUE_BLOCK_CODE: lines of code, shown unchanged
 * @SEGUE_BLOCK_TABLE: lines of a table
 * @SEGUE_BLOCK_RULE: a horizontal rule
 *
 * The types of blocks.
 */
typedef enum
{
  SEGUE_BLOCK_HEADING,
  SEGUE_BLOCK_SEGMENT,
  SEGUE_BLOCK_PARAGRAPH,
  SEGUE_BLOCK_ITEM,
  SEGUE_BLOCK_CODE,
  SEGUE_BLOCK_TABLE,
  SEGUE_BLOCK_RULE,
} SegueBlockType;

/**
 * SegueBlock:
 * @type: type of the block
 * @level: for a heading, its level from 1 (largest) to 6; for a segment, the depth of its indent from 0; for other
 *   blocks, the number of lists around the block, including that of an item
 * @quote: number of quotations around the block
 * @label: (nullable): the time of a segment as it is written, or the mark of an item, owned by the blocks
 * @href: (nullable): URL for the runs of @content that have none, owned by the blocks
 * @language: (nullable): the language of a code block as it is written, owned by the blocks
 * @source: span of the block in the text of the entry
 * @content: (nullable): the text, %NULL for a rule
 * @table: (nullable): the cells of a table, owned by the blocks; %NULL for a table that is shown as its lines
 *
 * A paragraph, heading, list item or similar part of the notes.
 */
typedef struct
{
  SegueBlockType type;
  guint8         level;
  guint8         quote;
  const char    *label;
  const char    *href;
  const char    *language;
  SegueSpan      source;
  SegueMarkup   *content;
  SegueTable    *table;
} SegueBlock;

#define SEGUE_TYPE_BLOCKS (segue_blocks_get_type ())
GType             segue_blocks_get_type          (void);

SegueBlocks      *segue_blocks_new               (const SegueEntry  *entry,
                                                  GHashTable        *targets) G_GNUC_WARN_UNUSED_RESULT;
SegueBlocks      *segue_blocks_new_titled        (const SegueEntry  *entry,
                                                  GHashTable        *targets,
                                                  const char        *title,
                                                  SegueSpan          source) G_GNUC_WARN_UNUSED_RESULT;
gboolean          segue_blocks_show              (const SegueBlocks *self,
                                                  gsize              offset);
SegueBlocks      *segue_blocks_ref               (SegueBlocks       *self);
void              segue_blocks_unref             (SegueBlocks       *self);
guint             segue_blocks_get_n_blocks      (const SegueBlocks *self);
const SegueBlock *segue_blocks_get               (const SegueBlocks *self,
                                                  guint              index);
char             *segue_block_dup_time           (const SegueEntry  *entry) G_GNUC_WARN_UNUSED_RESULT;
char             *segue_block_dup_text           (const SegueBlock  *self) G_GNUC_WARN_UNUSED_RESULT;

GHashTable       *segue_episode_dup_link_targets (SegueEpisode      *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean          segue_entry_has_link_targets   (const SegueEntry  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueBlocks, segue_blocks_unref)

G_END_DECLS
