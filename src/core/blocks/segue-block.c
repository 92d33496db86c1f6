/* segue-block.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/blocks/segue-block.h"

#include <string.h>

#include "core/blocks/segue-block-private.h"
#include "core/episode/segue-block-state.h"
#include "core/episode/segue-entry-private.h"

/* The blocks of an entry: its head and the blocks of its body. */

/**
 * SegueBlocks:
 *
 * The content of one entry as a reader of the published notes sees it, divided into blocks. Blocks are immutable and
 * can be shared between threads.
 *
 * Blocks depend only on the entry and on the definitions of reference links in the notes, so they can be cached until
 * one of these changes.
 */
G_DEFINE_BOXED_TYPE (SegueBlocks, segue_blocks, segue_blocks_ref, segue_blocks_unref)

static void
clear_block (gpointer data)
{
  SegueBlock *block = data;

  g_clear_pointer (&block->content, segue_markup_unref);
  g_clear_pointer (&block->table, segue_table_free);
}

/* Returns the level at which a section is shown, 1 to 6. Headings without marks (`**Tools**`, `Tools:`) are below all
 * marked ones in the tree, but are shown like headings of level 2, which divide most notes. */
static guint
heading_level (guint level)
{
  if (level < SEGUE_LEVEL_UNMARKED)
    return level;

  return MIN (level - SEGUE_LEVEL_UNMARKED + 2, 6);
}

/* Returns the depth of the indent of a segment, from 0. */
static guint
segment_depth (const SegueEntry *entry)
{
  const guint level = segue_entry_get_level (entry);

  if (entry->syntax != NULL)
    return level - 1;

  return level > SEGUE_LEVEL_SEGMENT ? (level - SEGUE_LEVEL_SEGMENT + 1) / 2 : 0;
}

/**
 * segue_block_dup_time:
 * @entry: a segment
 *
 * Gets the time of a segment, or the range of times, as it is written. A placeholder such as `--:--` is an empty time.
 *
 * Returns: (transfer full) (nullable): the label of the block of its head, or %NULL if there is no timestamp
 */
char *
segue_block_dup_time (const SegueEntry *entry)
{
  g_autofree char *start = segue_entry_dup_start_text (entry);
  g_autofree char *end = NULL;

  if (*start == '\0')
    return NULL;
  if (segue_entry_get_start (entry) == SEGUE_TIME_NONE && !segue_entry_is_malformed (entry))
    return g_strdup ("");
  end = segue_entry_dup_end_text (entry);

  return *end != '\0' ? g_strconcat (start, "–", end, NULL) : g_steal_pointer (&start);
}

static const char *
keep_time (SegueBlocks      *self,
           const SegueEntry *entry)
{
  g_autofree char *time = segue_block_dup_time (entry);

  return time != NULL ? g_string_chunk_insert (self->labels, time) : NULL;
}

/* Returns the URL of a link that applies to the whole title, or %NULL. A link within the title applies only to its own
 * words. */
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

/* Appends the block of the head of a section or segment. */
static void
add_head (SegueBlocks      *self,
          const SegueEntry *entry,
          GHashTable       *targets)
{
  const SegueMarkupLine lines[] = {
    { .offset = entry->opened.offset, .length = entry->opened.length, .joined = TRUE },
    { .offset = entry->title.offset, .length = entry->title.length },
  };
  gboolean is_segment = segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT;
  guint level = segue_entry_get_level (entry);
  SegueBlock block = {
    .type = is_segment ? SEGUE_BLOCK_SEGMENT : SEGUE_BLOCK_HEADING,
    .level = is_segment ? segment_depth (entry) : heading_level (level),
    .label = is_segment ? keep_time (self, entry) : NULL,
    .href = keep_link (self, entry),
    .source = { 0, entry->head_length },
  };

  if (entry->syntax != NULL)
    {
      g_autofree char *title = segue_entry_dup_title (entry);

      block.content = segue_markup_new_plain (title);
    }
  else
    block.content = segue_markup_new_lines (entry->text, lines, G_N_ELEMENTS (lines), SEGUE_MARKUP_SYNTAX_MARKDOWN,
                                            targets);

  g_array_append_val (self->array, block);
}

/* Appends the block of the description of an item of a list. */
static void
add_description (SegueBlocks      *self,
                 const SegueEntry *entry)
{
  g_autofree char *text = segue_entry_dup_body (entry);
  SegueBlock block = {
    .type = SEGUE_BLOCK_PARAGRAPH,
    .source = entry->body,
    .content = segue_markup_new_plain (text),
  };

  g_array_append_val (self->array, block);
}

/* Returns the offset of the text after the head of an entry, or after front matter and byte order mark. */
static gsize
body_offset (const SegueEntry *entry)
{
  gboolean unfinished;
  gsize length;

  if (entry->syntax != NULL && segue_entry_get_kind (entry) != SEGUE_ENTRY_TEXT)
    return entry->length;
  if (entry->syntax != NULL || segue_entry_get_kind (entry) != SEGUE_ENTRY_TEXT)
    return entry->head_length;
  length = segue_front_matter_length (entry->text, entry->length, &unfinished);
  if (length == 0 && g_str_has_prefix (entry->text, "\xEF\xBB\xBF"))
    length = 3;

  return length;
}

/**
 * segue_blocks_new:
 * @entry: an entry
 * @targets: (nullable) (element-type utf8 utf8): URLs of reference links by label, from
 *   segue_episode_dup_link_targets()
 *
 * Divides the content of an entry into blocks. Front matter, comments and definitions of reference links are not shown,
 * so they give no blocks.
 *
 * Returns: (transfer full): the blocks, in the order of the text
 */
SegueBlocks *
segue_blocks_new (const SegueEntry *entry,
                  GHashTable       *targets)
{
  SegueBlocks *self = g_new0 (SegueBlocks, 1);
  gsize start = body_offset (entry);

  g_atomic_ref_count_init (&self->ref_count);
  self->array = g_array_new (FALSE, FALSE, sizeof (SegueBlock));
  self->labels = g_string_chunk_new (64);
  g_array_set_clear_func (self->array, clear_block);
  if (segue_entry_get_kind (entry) != SEGUE_ENTRY_TEXT)
    add_head (self, entry, targets);
  if (entry->syntax != NULL && entry->body.length > 0 && segue_entry_get_kind (entry) != SEGUE_ENTRY_TEXT)
    add_description (self, entry);
  if (start < entry->content_length)
    segue_block_reader_run (self, entry, targets, entry->text + start, entry->text + entry->content_length);

  return self;
}

/**
 * segue_blocks_new_titled:
 * @entry: an entry that holds front matter
 * @targets: (nullable) (element-type utf8 utf8): URLs of reference links by label
 * @title: the title of the episode, plain text
 * @source: span of the title in the front matter
 *
 * Divides the content of an entry into blocks, like segue_blocks_new(), below a heading for the title of the episode.
 *
 * Returns: (transfer full): the blocks
 */
SegueBlocks *
segue_blocks_new_titled (const SegueEntry *entry,
                         GHashTable       *targets,
                         const char       *title,
                         SegueSpan         source)
{
  SegueBlocks *self = segue_blocks_new (entry, targets);
  SegueBlock block = {
    .type = SEGUE_BLOCK_HEADING,
    .level = 1,
    .source = source,
    .content = segue_markup_new_plain (title),
  };

  g_array_prepend_val (self->array, block);

  return self;
}

/**
 * segue_blocks_show:
 * @self: the blocks of an entry
 * @offset: a position in the text of the entry, in bytes
 *
 * Tells whether a position is part of a block. Front matter, comments and the like are not.
 *
 * Returns: %TRUE if a block contains the position
 */
gboolean
segue_blocks_show (const SegueBlocks *self,
                   gsize              offset)
{
  for (guint i = 0; i < self->array->len; i++)
    {
      const SegueSpan source = segue_blocks_get (self, i)->source;

      if (offset >= source.offset && offset - source.offset < source.length)
        return TRUE;
    }

  return FALSE;
}

/**
 * segue_blocks_ref:
 * @self: blocks
 *
 * Increases the reference count.
 *
 * Returns: (transfer full): @self
 */
SegueBlocks *
segue_blocks_ref (SegueBlocks *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * segue_blocks_unref:
 * @self: (transfer full): blocks
 *
 * Decreases the reference count, and frees @self when it reaches 0.
 */
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
 * Gets the number of blocks.
 *
 * Returns: the number of blocks
 */
guint
segue_blocks_get_n_blocks (const SegueBlocks *self)
{
  return self->array->len;
}

/**
 * segue_blocks_get:
 * @self: blocks
 * @index: index of a block, less than segue_blocks_get_n_blocks()
 *
 * Gets a block.
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
 * Gets a block as plain text: its label and a tab if it has a label, and its content. There is no line terminator at
 * the end.
 *
 * Returns: (transfer full): the text (UTF-8)
 */
char *
segue_block_dup_text (const SegueBlock *self)
{
  const char *content = self->content != NULL ? segue_markup_get_text (self->content, NULL) : "";

  if (self->label == NULL)
    return g_strdup (content);

  return g_strconcat (self->label, "\t", content, NULL);
}
