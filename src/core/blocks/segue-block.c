/* segue-block.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/blocks/segue-block.h"

#include <string.h>

#include "core/blocks/segue-block-private.h"
#include "core/episode/segue-block-state.h"
#include "core/episode/segue-entry-private.h"

/**
 * SegueBlocks:
 *
 * What a reader of the published notes sees of one entry: an immutable array of blocks.
 *
 * Blocks depend on the entry and on the targets of links that the notes define, so that they can be kept for as long as
 * these are.
 */
G_DEFINE_BOXED_TYPE (SegueBlocks, segue_blocks, segue_blocks_ref, segue_blocks_unref)

static void
clear_block (gpointer data)
{
  SegueBlock *block = data;

  g_clear_pointer (&block->content, segue_markup_unref);
}

/* Headings without a mark (`**Tools**`, `Tools:`) lie below all marked ones in the tree; to the eye they are as large
 * as those that divide most notes. */
static guint
heading_level (guint level)
{
  if (level < SEGUE_LEVEL_UNMARKED)
    return level;

  return MIN (level - SEGUE_LEVEL_UNMARKED + 2, 6);
}

static guint
segment_depth (guint level)
{
  return level > SEGUE_LEVEL_SEGMENT ? (level - SEGUE_LEVEL_SEGMENT + 1) / 2 : 0;
}

static const char *
keep_time (SegueBlocks      *self,
           const SegueEntry *entry)
{
  g_autofree char *start = segue_entry_dup_start_text (entry);
  g_autofree char *end = segue_entry_dup_span (entry, segue_entry_get_end_span (entry));
  g_autofree char *range = NULL;

  if (*start == '\0')
    return NULL;
  if (*end != '\0')
    range = g_strconcat (start, "–", end, NULL);

  return g_string_chunk_insert (self->labels, range != NULL ? range : start);
}

/* A link within the title belongs to some of its words; one around it or next to it belongs to all of them. */
static const char *
keep_link (SegueBlocks      *self,
           const SegueEntry *entry)
{
  SegueSpan title = segue_entry_get_title_span (entry);
  SegueSpan link = segue_entry_get_link_span (entry);
  g_autofree char *target = NULL;

  if (link.length == 0 || (link.offset >= title.offset && link.offset < title.offset + title.length))
    return NULL;
  target = segue_entry_dup_link (entry);

  return g_string_chunk_insert (self->labels, target);
}

static void
add_head (SegueBlocks      *self,
          const SegueEntry *entry,
          GHashTable       *targets)
{
  SegueSpan title = segue_entry_get_title_span (entry);
  SegueMarkupLine line = { .offset = title.offset, .length = title.length };
  gboolean is_segment = segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT;
  guint level = segue_entry_get_level (entry);
  SegueBlock block = {
    .type = is_segment ? SEGUE_BLOCK_SEGMENT : SEGUE_BLOCK_HEADING,
    .level = is_segment ? segment_depth (level) : heading_level (level),
    .label = is_segment ? keep_time (self, entry) : NULL,
    .href = keep_link (self, entry),
    .source = { 0, entry->head_length },
    .content = segue_markup_new_lines (entry->text, &line, 1, FALSE, targets),
  };

  g_array_append_val (self->array, block);
}

/* Where in the text of an entry what a reader sees begins: behind front matter. */
static gsize
hidden_length (const SegueEntry *entry)
{
  gboolean unfinished;
  gsize length;

  if (segue_entry_get_kind (entry) != SEGUE_ENTRY_TEXT)
    return entry->head_length;
  length = segue_front_matter_length (entry->text, entry->length, &unfinished);
  if (length == 0 && g_str_has_prefix (entry->text, "\xEF\xBB\xBF"))
    length = 3;

  return length;
}

/**
 * segue_blocks_new:
 * @entry: an entry
 * @targets: (nullable): targets of links by label, as segue_episode_dup_link_targets() gives them
 *
 * Reads the lines of @entry as a reader of the published notes sees them. Front matter, comments and the definitions of
 * link targets give no blocks.
 *
 * Returns: (transfer full): the blocks, in order
 */
SegueBlocks *
segue_blocks_new (const SegueEntry *entry,
                  GHashTable       *targets)
{
  SegueBlocks *self = g_new0 (SegueBlocks, 1);
  gsize start = hidden_length (entry);

  g_atomic_ref_count_init (&self->ref_count);
  self->array = g_array_new (FALSE, FALSE, sizeof (SegueBlock));
  self->labels = g_string_chunk_new (64);
  g_array_set_clear_func (self->array, clear_block);
  if (segue_entry_get_kind (entry) != SEGUE_ENTRY_TEXT)
    add_head (self, entry, targets);
  if (start < entry->content_length)
    segue_block_reader_run (self, entry, targets, entry->text + start, entry->text + entry->content_length);

  return self;
}

SegueBlocks *
segue_blocks_ref (SegueBlocks *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
segue_blocks_unref (SegueBlocks *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->array);
  g_string_chunk_free (self->labels);
  g_free (self);
}

/**
 * segue_blocks_get_n_blocks:
 * @self: blocks
 *
 * Returns: how many there are
 */
guint
segue_blocks_get_n_blocks (const SegueBlocks *self)
{
  return self->array->len;
}

/**
 * segue_blocks_get:
 * @self: blocks
 * @index: which one
 *
 * Returns: (transfer none): the block
 */
const SegueBlock *
segue_blocks_get (const SegueBlocks *self,
                  guint              index)
{
  g_return_val_if_fail (index < self->array->len, NULL);

  return &g_array_index (self->array, SegueBlock, index);
}

/**
 * segue_block_dup_text:
 * @self: a block
 *
 * Returns: (transfer full): the block as text, without a line end: its label, a tab, its content
 */
char *
segue_block_dup_text (const SegueBlock *self)
{
  const char *content = self->content != NULL ? segue_markup_get_text (self->content, NULL) : "";

  if (self->label == NULL)
    return g_strdup (content);

  return g_strconcat (self->label, "\t", content, NULL);
}
