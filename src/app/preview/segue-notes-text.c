/* segue-notes-text.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/preview/segue-notes-text.h"

#include <string.h>

#include "app/widgets/segue-folds.h"

/* Writes blocks as lines of a text buffer. A line consists of the label, a tab, the content, and a line end. */

typedef struct
{
  guint start; /* in characters from the start of the first block */
  guint end;
  SegueNotesTag tag;
} Range;

typedef struct
{
  GString *text;
  GArray *ranges;
  guint chars;
} Lines;

static void
add_range (Lines         *lines,
           guint          start,
           guint          end,
           SegueNotesTag  tag)
{
  Range range = { start, end, tag };

  if (end > start)
    g_array_append_val (lines->ranges, range);
}

static void
add_text (Lines      *lines,
          const char *text,
          gsize       length)
{
  g_string_append_len (lines->text, text, length);
  lines->chars += g_utf8_strlen (text, length);
}

static void
add_styles (Lines                *lines,
            const SegueMarkupRun *run,
            guint                 start,
            const char           *href)
{
  static const struct
  {
    guint style;
    SegueNotesTag tag;
  } styles[] = {
    { SEGUE_MARKUP_BOLD, SEGUE_NOTES_TAG_BOLD },
    { SEGUE_MARKUP_ITALIC, SEGUE_NOTES_TAG_ITALIC },
    { SEGUE_MARKUP_CODE, SEGUE_NOTES_TAG_INLINE_CODE },
    { SEGUE_MARKUP_STRIKE, SEGUE_NOTES_TAG_STRIKE },
  };

  if (href != NULL)
    add_range (lines, start, lines->chars, SEGUE_NOTES_TAG_LINK);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (run->style & styles[i].style)
      add_range (lines, start, lines->chars, styles[i].tag);
}

static void
add_content (Lines            *lines,
             const SegueBlock *block)
{
  const char *text = segue_markup_get_text (block->content, NULL);
  const SegueMarkupRun *runs;
  guint n_runs;

  runs = segue_markup_get_runs (block->content, &n_runs);
  for (guint i = 0; i < n_runs; i++)
    {
      guint start = lines->chars;

      add_text (lines, text + runs[i].offset, runs[i].length);
      add_styles (lines, &runs[i], start, runs[i].href != NULL ? runs[i].href : block->href);
    }
}

static void
get_tags (const SegueBlock *block,
          SegueNotesTag    *tag,
          SegueNotesTag    *gap)
{
  guint heading = MIN (MAX (block->level, 1), SEGUE_NOTES_HEADINGS) - 1;

  switch (block->type)
    {
    case SEGUE_BLOCK_HEADING:
      *tag = SEGUE_NOTES_TAG_HEADING + heading;
      *gap = SEGUE_NOTES_TAG_HEADING_GAP + heading;
      break;
    case SEGUE_BLOCK_SEGMENT:
      *tag = SEGUE_NOTES_TAG_SEGMENT;
      *gap = SEGUE_NOTES_TAG_SEGMENT_GAP;
      break;
    case SEGUE_BLOCK_ITEM:
      *tag = SEGUE_NOTES_TAG_ITEM;
      *gap = SEGUE_NOTES_TAG_ITEM_GAP;
      break;
    case SEGUE_BLOCK_CODE:
    case SEGUE_BLOCK_TABLE:
      *tag = SEGUE_NOTES_TAG_CODE;
      *gap = SEGUE_NOTES_TAG_CODE_GAP;
      break;
    case SEGUE_BLOCK_RULE:
      *tag = SEGUE_NOTES_TAG_RULE;
      *gap = SEGUE_NOTES_TAG_PARAGRAPH_GAP;
      break;
    case SEGUE_BLOCK_PARAGRAPH:
    default:
      *tag = SEGUE_NOTES_TAG_PARAGRAPH;
      *gap = SEGUE_NOTES_TAG_PARAGRAPH_GAP;
      break;
    }
}

static SegueNotesTag
depth_tag (SegueNotesTag first,
           guint         depth)
{
  return first + MIN (depth, SEGUE_NOTES_DEPTHS) - 1;
}

static void
add_margins (Lines            *lines,
             const SegueBlock *block,
             guint             start,
             gboolean          described)
{
  if (block->type == SEGUE_BLOCK_SEGMENT && block->level > 0)
    add_range (lines, start, lines->chars, depth_tag (SEGUE_NOTES_TAG_NESTED, block->level));
  else if (described && block->type != SEGUE_BLOCK_SEGMENT)
    add_range (lines, start, lines->chars, SEGUE_NOTES_TAG_DESCRIPTION);
  if (block->type != SEGUE_BLOCK_SEGMENT && block->type != SEGUE_BLOCK_HEADING && block->level > 0)
    add_range (lines, start, lines->chars,
               depth_tag (SEGUE_NOTES_TAG_LIST, block->level + (block->type != SEGUE_BLOCK_ITEM)));
  if (block->quote > 0)
    add_range (lines, start, lines->chars, depth_tag (SEGUE_NOTES_TAG_QUOTE, block->quote));
}

/* Returns the tag for the space above a block. The first blocks of some entries have a tag of their own. */
static SegueNotesTag
settle_gap (SegueNotesTag   gap,
            SegueEntryKind  kind,
            guint           index)
{
  if (kind == SEGUE_ENTRY_SEGMENT && index == 1 && gap == SEGUE_NOTES_TAG_PARAGRAPH_GAP)
    return SEGUE_NOTES_TAG_LEAD_GAP;
  if (kind == SEGUE_ENTRY_TEXT && index == 0 &&
      (gap == SEGUE_NOTES_TAG_PARAGRAPH_GAP || gap == SEGUE_NOTES_TAG_ITEM_GAP))
    return SEGUE_NOTES_TAG_TEXT_GAP;

  return gap;
}

/* Adds the tags of a block to the ranges: @tag for all lines, @gap for the first line, and the end of code for the
 * last. The line end does not have @tag unless the line is empty, so that a tag begins at the start of each line. GTK can
 * give a line the style of another one that it has laid out before, if no tag begins or ends where the line starts. */
static void
add_line_tags (Lines         *lines,
               gsize          text_offset,
               guint          start,
               SegueNotesTag  tag,
               SegueNotesTag  gap)
{
  guint line_start = start;
  guint line_end = start;

  for (const char *text = lines->text->str + text_offset; *text != '\0'; text = strchr (text, '\n') + 1)
    {
      const guint n_chars = g_utf8_strlen (text, strchr (text, '\n') - text);

      line_start = line_end;
      line_end = line_start + n_chars + 1;
      add_range (lines, line_start, line_start + MAX (n_chars, 1), tag);
      if (line_start == start)
        add_range (lines, line_start, line_end, gap);
    }
  if (tag == SEGUE_NOTES_TAG_CODE)
    add_range (lines, line_start, line_end, SEGUE_NOTES_TAG_CODE_END);
}

static void
add_block (Lines            *lines,
           const SegueBlock *block,
           SegueEntryKind    kind,
           guint             index)
{
  gsize text_offset = lines->text->len;
  guint start = lines->chars;
  guint title;
  SegueNotesTag tag;
  SegueNotesTag gap;

  if (block->label != NULL)
    {
      add_text (lines, block->label, strlen (block->label));
      add_range (lines, start, lines->chars,
                 block->type == SEGUE_BLOCK_SEGMENT ? SEGUE_NOTES_TAG_TIME : SEGUE_NOTES_TAG_MARK);
      add_text (lines, "\t", 1);
    }
  title = lines->chars;
  if (block->content != NULL)
    add_content (lines, block);
  if (block->type == SEGUE_BLOCK_SEGMENT)
    add_range (lines, title, lines->chars, SEGUE_NOTES_TAG_TITLE);
  add_text (lines, "\n", 1);
  get_tags (block, &tag, &gap);
  add_line_tags (lines, text_offset, start, tag, settle_gap (gap, kind, index));
  add_margins (lines, block, start, kind == SEGUE_ENTRY_SEGMENT);
}

/**
 * segue_notes_text_insert:
 * @buffer: a buffer with the tags of @style
 * @style: the tags
 * @where: (inout): the place; afterwards behind what was inserted
 * @entry: the entry
 * @blocks: its blocks
 * @first: the first block to insert
 * @n_blocks: how many
 *
 * Writes blocks as lines of text.
 */
void
segue_notes_text_insert (GtkTextBuffer     *buffer,
                         SegueNotesStyle   *style,
                         GtkTextIter       *where,
                         const SegueEntry  *entry,
                         const SegueBlocks *blocks,
                         guint              first,
                         guint              n_blocks)
{
  guint offset = segue_folds_get_offset (where);
  Lines lines = { .text = g_string_new (NULL) };
  GtkTextIter start;

  if (n_blocks == 0)
    {
      g_string_free (lines.text, TRUE);
      return;
    }
  lines.ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  for (guint i = first; i < first + n_blocks; i++)
    add_block (&lines, segue_blocks_get (blocks, i), segue_entry_get_kind (entry), i);
  gtk_text_buffer_insert (buffer, where, lines.text->str, lines.text->len);
  /* Inserted text inherits the tags that both neighbors have. */
  segue_folds_get_iter (buffer, offset, &start);
  gtk_text_buffer_remove_all_tags (buffer, &start, where);
  for (guint i = 0; i < lines.ranges->len; i++)
    {
      const Range *range = &g_array_index (lines.ranges, Range, i);
      GtkTextIter end;

      segue_folds_get_range (buffer, offset + range->start, offset + range->end, &start, &end);
      gtk_text_buffer_apply_tag (buffer, style->tags[range->tag], &start, &end);
    }
  g_array_unref (lines.ranges);
  g_string_free (lines.text, TRUE);
}

/**
 * segue_notes_text_count:
 *
 * Returns: the characters that some blocks take as lines
 */
guint
segue_notes_text_count (const SegueBlocks *blocks,
                        guint              first,
                        guint              n_blocks)
{
  guint chars = 0;

  for (guint i = first; i < first + n_blocks; i++)
    {
      g_autofree char *text = segue_block_dup_text (segue_blocks_get (blocks, i));

      chars += g_utf8_strlen (text, -1) + 1;
    }

  return chars;
}

static gboolean
runs_equal (const SegueMarkup *a,
            const SegueMarkup *b)
{
  guint n_a;
  guint n_b;
  const SegueMarkupRun *runs_a = segue_markup_get_runs (a, &n_a);
  const SegueMarkupRun *runs_b = segue_markup_get_runs (b, &n_b);

  if (n_a != n_b)
    return FALSE;
  for (guint i = 0; i < n_a; i++)
    if (runs_a[i].length != runs_b[i].length || runs_a[i].style != runs_b[i].style ||
        (runs_a[i].href == NULL) != (runs_b[i].href == NULL))
      return FALSE;

  return TRUE;
}

/**
 * segue_notes_text_equal:
 *
 * Returns: whether two blocks of entries of the same kind look the same
 */
gboolean
segue_notes_text_equal (const SegueBlock *a,
                        const SegueBlock *b)
{
  if (a->type != b->type || a->level != b->level || a->quote != b->quote || g_strcmp0 (a->label, b->label) != 0 ||
      (a->href == NULL) != (b->href == NULL) || (a->content == NULL) != (b->content == NULL))
    return FALSE;

  return a->content == NULL ||
         (strcmp (segue_markup_get_text (a->content, NULL), segue_markup_get_text (b->content, NULL)) == 0 &&
          runs_equal (a->content, b->content));
}

/**
 * segue_notes_text_link_at:
 * @blocks: the blocks of an entry
 * @offset: characters from the first of its lines
 *
 * Finds the link that stands at a place.
 *
 * Returns: (nullable): the target, owned by @blocks
 */
const char *
segue_notes_text_link_at (const SegueBlocks *blocks,
                          guint              offset)
{
  for (guint i = 0; i < segue_blocks_get_n_blocks (blocks); i++)
    {
      const SegueBlock *block = segue_blocks_get (blocks, i);
      guint n_chars = segue_notes_text_count (blocks, i, 1);
      guint label = block->label != NULL ? g_utf8_strlen (block->label, -1) + 1 : 0;
      const SegueMarkupRun *runs;
      const char *text;
      guint n_runs;

      if (offset >= n_chars)
        {
          offset -= n_chars;
          continue;
        }
      if (block->content == NULL || offset < label)
        return NULL;
      text = segue_markup_get_text (block->content, NULL);
      runs = segue_markup_get_runs (block->content, &n_runs);
      offset = g_utf8_offset_to_pointer (text, MIN (offset - label, g_utf8_strlen (text, -1))) - text;
      for (guint j = 0; j < n_runs; j++)
        if (offset >= runs[j].offset && offset < runs[j].offset + runs[j].length)
          return runs[j].href != NULL ? runs[j].href : block->href;
      return NULL;
    }

  return NULL;
}
