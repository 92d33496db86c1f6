/* segue-block-leaf.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/blocks/segue-block-private.h"

/* Collects the lines of the open block and makes the block of them. */

/* The widths in columns at which authors wrap text. A longer line is a paragraph that is not wrapped. */
#define MIN_WRAPPED 60
#define MAX_WRAPPED 100

/* Ends the open block and begins another one without lines. @label, which can be %NULL, is copied. */
void
segue_block_leaf_open (SegueBlockReader *self,
                       SegueBlockType    type,
                       guint             level,
                       const char       *label)
{
  segue_block_leaf_close (self);
  self->leaf = (SegueBlock) {
    .type = type,
    .level = MIN (level, G_MAXUINT8),
    .quote = MIN (self->quote + self->html_quote, G_MAXUINT8),
    .label = label != NULL ? g_string_chunk_insert_const (self->blocks->labels, label) : NULL,
  };
  self->open = TRUE;
}

/* Adds a line, or in HTML a part of a line, to the open block. */
void
segue_block_leaf_add (SegueBlockReader *self,
                      const char       *start,
                      const char       *end)
{
  SegueMarkupLine line = { .offset = start - self->text, .length = end - start };

  g_array_append_val (self->lines, line);
}

/* Returns the width of a character in columns, 0 to 2. */
static guint
char_columns (gunichar character)
{
  return g_unichar_iszerowidth (character) ? 0 : g_unichar_iswide (character) ? 2 : 1;
}

static guint
count_columns (const char *start,
               const char *end)
{
  guint columns = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    columns += char_columns (g_utf8_get_char (p));

  return columns;
}

/* Returns the width in columns of the text at the start of a line that cannot be wrapped: a word, or a single character
 * of Chinese or Japanese. */
static guint
first_word_columns (const char *start,
                    const char *end)
{
  guint columns = 0;

  for (const char *p = start; p < end && !g_ascii_isspace (*p); p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      columns += char_columns (character);
      if (g_unichar_iswide (character) && g_unichar_get_script (character) != G_UNICODE_SCRIPT_HANGUL)
        break;
    }

  return columns;
}

/* Removes the marks of a hard line break in Markdown, two spaces or a backslash at the end of the line. Returns %TRUE
 * if there was one. */
static gboolean
take_break_mark (const char      *text,
                 SegueMarkupLine *line)
{
  const char *start = text + line->offset;
  const char *end = segue_trim_end (start, start + line->length);
  guint blanks = start + line->length - end;

  line->length = end - start;
  if (blanks >= 2)
    return TRUE;
  if (line->length > 1 && end[-1] == '\\' && end[-2] != '\\')
    {
      line->length--;
      return TRUE;
    }

  return FALSE;
}

/* Tells whether the paragraph is Markdown and not plain text, which is so if it has a link of Markdown. In Markdown,
 * line terminators are not line breaks. */
static gboolean
is_markdown (SegueBlockReader *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const SegueMarkupLine *line = &g_array_index (self->lines, SegueMarkupLine, i);

      if (g_strstr_len (self->text + line->offset, line->length, "](") != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Decides which lines of a paragraph end with a line break and which are only wrapped. In plain text, the author meant
 * a line break if the first word of the next line would have fitted on the line. */
static void
settle_breaks (SegueBlockReader *self)
{
  SegueMarkupLine *lines = (SegueMarkupLine *) (gpointer) self->lines->data;
  guint n_lines = self->lines->len;
  g_autofree guint *columns = g_new (guint, n_lines);
  guint widest = MIN_WRAPPED;

  for (guint i = 0; i < n_lines; i++)
    {
      lines[i].breaks = take_break_mark (self->text, &lines[i]);
      columns[i] = count_columns (self->text + lines[i].offset, self->text + lines[i].offset + lines[i].length);
      if (i + 1 < n_lines && columns[i] <= MAX_WRAPPED)
        widest = MAX (widest, columns[i]);
    }
  if (is_markdown (self))
    return;
  for (guint i = 0; i + 1 < n_lines; i++)
    {
      const char *next = self->text + lines[i + 1].offset;
      const char *next_end = next + lines[i + 1].length;

      if (columns[i] > MAX_WRAPPED || columns[i] + 1 + first_word_columns (next, next_end) <= widest ||
          segue_starts_with (next, next_end, "http"))
        lines[i].breaks = TRUE;
    }
}

/* Ends the open block, if there is one, and appends it to the blocks if it has text. */
void
segue_block_leaf_close (SegueBlockReader *self)
{
  gboolean literal = self->leaf.type == SEGUE_BLOCK_CODE || self->leaf.type == SEGUE_BLOCK_TABLE;
  SegueMarkupLine *lines = (SegueMarkupLine *) (gpointer) self->lines->data;
  guint n_lines = self->lines->len;
  SegueMarkupSyntax syntax = literal && self->html ? SEGUE_MARKUP_SYNTAX_PREFORMATTED
                             : literal ? SEGUE_MARKUP_SYNTAX_LITERAL
                             : self->html ? SEGUE_MARKUP_SYNTAX_HTML : SEGUE_MARKUP_SYNTAX_MARKDOWN;
  gsize length;

  if (self->open && n_lines > 0)
    {
      if (literal)
        for (guint i = 0; i < n_lines; i++)
          lines[i].breaks = TRUE;
      else if (!self->html)
        settle_breaks (self);
      self->leaf.content = segue_markup_new_lines (self->text, lines, n_lines, syntax, self->references);
      self->leaf.source.offset = lines[0].offset;
      self->leaf.source.length = lines[n_lines - 1].offset + lines[n_lines - 1].length - lines[0].offset;
      segue_markup_get_text (self->leaf.content, &length);
      if (length > 0 && self->leaf.type == SEGUE_BLOCK_TABLE)
        segue_block_table_read (self);
      if (length > 0)
        g_array_append_val (self->blocks->array, self->leaf);
      else
        segue_markup_unref (self->leaf.content);
    }
  g_array_set_size (self->lines, 0);
  self->open = FALSE;
  self->html = FALSE;
}
