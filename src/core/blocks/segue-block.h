/* segue-block.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"
#include "core/markup/segue-markup.h"

G_BEGIN_DECLS

typedef struct _SegueBlocks SegueBlocks;

/**
 * SegueBlockType:
 * @SEGUE_BLOCK_HEADING: title of a section or of the episode, or a heading in a text
 * @SEGUE_BLOCK_SEGMENT: time and title of a segment
 * @SEGUE_BLOCK_PARAGRAPH: running text
 * @SEGUE_BLOCK_ITEM: item of a list
 * @SEGUE_BLOCK_CODE: lines that are shown as they are
 * @SEGUE_BLOCK_TABLE: the lines of a table, as they are
 * @SEGUE_BLOCK_RULE: line between two parts
 *
 * What a part of the notes is to a reader.
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
 * @type: what it is
 * @level: of a heading 1 (the largest) to 6; of a segment how deep it is indented, from 0; otherwise in how many lists
 *   the block lies, for an item its own included
 * @quote: in how many quotes the block lies
 * @label: time of a segment as it is written or the mark of an item, owned by the blocks; %NULL for none
 * @href: target of the runs of @content that have none of their own, owned by the blocks; %NULL for none
 * @source: where it comes from, in the text of the entry
 * @content: the text; %NULL for a rule
 *
 * A part of the notes that stands by itself.
 */
typedef struct
{
  SegueBlockType type;
  guint8 level;
  guint8 quote;
  const char *label;
  const char *href;
  SegueSpan source;
  SegueMarkup *content;
} SegueBlock;

#define SEGUE_TYPE_BLOCKS (segue_blocks_get_type ())
GType             segue_blocks_get_type     (void);

GHashTable       *segue_episode_dup_link_targets (SegueEpisode *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean          segue_entry_has_link_targets (const SegueEntry *self);

SegueBlocks      *segue_blocks_new          (const SegueEntry  *entry,
                                             GHashTable        *targets) G_GNUC_WARN_UNUSED_RESULT;
SegueBlocks      *segue_blocks_ref          (SegueBlocks       *self);
void              segue_blocks_unref        (SegueBlocks       *self);
guint             segue_blocks_get_n_blocks (const SegueBlocks *self);
const SegueBlock *segue_blocks_get          (const SegueBlocks *self,
                                             guint              index);
char             *segue_block_dup_text      (const SegueBlock  *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueBlocks, segue_blocks_unref)

G_END_DECLS
