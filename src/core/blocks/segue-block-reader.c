/* segue-block-reader.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/blocks/segue-block-lines-private.h"
#include "core/blocks/segue-block-private.h"
#include "core/episode/segue-block-state.h"

/* Divides the lines of an entry into blocks: paragraphs, list items, code, tables and headings. */

/* Returns the next line and moves after it. */
static SegueLine
take_line (SegueBlockReader *self)
{
  SegueLine line = segue_line_at (self->p, self->end, self->has_cr);

  self->p = line.next;

  return line;
}

static void
add_rule (SegueBlockReader *self,
          const SegueLine  *line)
{
  segue_block_leaf_open (self, SEGUE_BLOCK_RULE, 0, NULL);
  self->leaf.source = (SegueSpan) { line->start - self->text, line->stop - line->start };
  g_array_append_val (self->blocks->array, self->leaf);
  self->open = FALSE;
  self->n_lists = 0;
}

static void
add_heading (SegueBlockReader *self,
             guint             level,
             const char       *start,
             const char       *end)
{
  self->n_lists = 0;
  segue_block_leaf_open (self, SEGUE_BLOCK_HEADING, level, NULL);
  segue_block_leaf_add (self, start, end);
  segue_block_leaf_close (self);
}

/* Returns the language of a code block, which is the first word of the text from @start to @end, or %NULL if there is
 * none: `python`, `{.python}`, `{python, eval=FALSE}`. */
static const char *
keep_language (SegueBlockReader *self,
               const char       *start,
               const char       *end)
{
  const char *stop;
  g_autofree char *language = NULL;

  for (start = segue_skip_space (start, end); start < end && (*start == '{' || *start == '.');)
    start = segue_skip_space (start + 1, end);
  for (stop = start; stop < end && (g_ascii_isalnum (*stop) || strchr ("+-#._", *stop) != NULL); stop++)
    ;
  if (stop == start || (stop < end && *stop == '='))
    return NULL;
  language = g_strndup (start, stop - start);

  return g_string_chunk_insert_const (self->blocks->labels, language);
}

/* Returns the language in the classes of the tags `<pre>` and `<code>`, `class="language-python"`, or %NULL. */
static const char *
keep_class (SegueBlockReader *self,
            const char       *start,
            const char       *end)
{
  static const char *const prefixes[] = { "language-", "lang-" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      const char *found = g_strstr_len (start, end - start, prefixes[i]);

      if (found != NULL)
        return keep_language (self, found + strlen (prefixes[i]), end);
    }

  return NULL;
}

/* Reads the lines of a fenced code block up to the fence that ends it, or to the end of the text. The indent of the
 * opening fence is removed from them. */
static void
read_fence (SegueBlockReader *self,
            const SegueFence *fence)
{
  segue_block_leaf_open (self, SEGUE_BLOCK_CODE, self->n_lists, NULL);
  self->leaf.language = keep_language (self, fence->info, fence->info_end);
  while (self->p < self->end)
    {
      SegueLine line = take_line (self);
      const char *start = line.start;

      if (segue_block_lines_is_fence_end (fence, line.start, line.stop))
        break;
      for (guint i = 0; i < fence->indent && start < line.stop && *start == ' '; i++)
        start++;
      segue_block_leaf_add (self, start, line.stop);
    }
  segue_block_leaf_close (self);
}

/* Reads a listing of AsciiDoc with the line before it, `[source,python]`. Returns %FALSE if there is none. */
static gboolean
read_listing (SegueBlockReader *self,
              const char       *start,
              const char       *end)
{
  const char *info = segue_listing_scan (start, end), *last = segue_trim_end (start, end) - 1, *comma, *p;
  SegueFence fence = { .mark = '-' };
  SegueLine next;

  if (info == NULL || self->p >= self->end)
    return FALSE;
  next = segue_line_at (self->p, self->end, self->has_cr);
  p = segue_skip_space (next.start, next.stop);
  if (!segue_listing_begins (p, next.stop))
    return FALSE;
  comma = memchr (info, ',', last - info);
  fence.info = comma != NULL ? comma + 1 : last;
  fence.info_end = last;
  fence.length = segue_trim_end (p, next.stop) - p;
  self->p = next.next;
  read_fence (self, &fence);

  return TRUE;
}

/* Reads a `<pre>` element as a code block, and skips a `<script>` or `<style>` element. */
static void
read_preformatted (SegueBlockReader *self,
                   const char       *name,
                   const char       *start,
                   const char       *end)
{
  const gboolean shown = g_str_equal (name, "pre");
  const char *from = memchr (start, '>', end - start), *code_end;

  segue_block_leaf_open (self, SEGUE_BLOCK_CODE, self->n_lists, NULL);
  from = from != NULL ? from + 1 : end;
  self->html = TRUE;
  code_end = segue_starts_with (from, end, "<code") ? memchr (from, '>', end - from) : NULL;
  self->leaf.language = keep_class (self, start, code_end != NULL ? code_end : from);
  for (;;)
    {
      const char *stop = segue_raw_element_find_end (name, from, end);
      SegueLine line;

      if (shown && (stop != NULL ? stop > from : end > from))
        segue_block_leaf_add (self, from, stop != NULL ? stop : end);
      if (stop != NULL || self->p >= self->end)
        break;
      line = take_line (self);
      from = line.start;
      end = line.stop;
    }
  segue_block_leaf_close (self);
}

/* Skips the HTML comment at @start. Sets @start and @end to the rest of the line on which it ends. Returns %FALSE if
 * there is no rest. */
static gboolean
skip_comment (SegueBlockReader  *self,
              const char       **start,
              const char       **end)
{
  const char *stop = g_strstr_len (*start + 4, self->end - *start - 4, "-->");
  SegueLine line;

  segue_block_leaf_close (self);
  if (stop == NULL)
    {
      self->p = self->end;
      return FALSE;
    }
  while (self->p <= stop)
    take_line (self);
  line = segue_line_at (stop, self->end, self->has_cr);
  *start = segue_skip_space (stop + 3, line.stop);
  *end = line.stop;

  return *start < *end;
}

/* Reads a table of AsciiDoc, in which blank lines can be, and the attributes in the line above it, which is then from @start
 * to @end. Returns %FALSE if there is none, or if it has no end. */
static gboolean
read_adoc_table (SegueBlockReader *self,
                 const char       *start,
                 const char       *end)
{
  const char *const after = self->p;
  SegueLine line = { start, end, self->p };
  const gboolean has_attributes = *start == '[' && segue_trim_end (start, end)[-1] == ']' && self->p < self->end;
  gboolean ends = FALSE;

  if (has_attributes)
    line = take_line (self);
  if (!segue_block_lines_is_adoc_table (line.start, line.stop))
    {
      self->p = after;
      return FALSE;
    }
  segue_block_leaf_open (self, SEGUE_BLOCK_TABLE, self->n_lists, NULL);
  while (self->p < self->end && !ends)
    {
      segue_block_leaf_add (self, line.start, line.stop);
      line = take_line (self);
      line.start = segue_skip_space (line.start, line.stop);
      ends = segue_block_lines_is_adoc_table (line.start, line.stop);
    }
  if (ends)
    {
      segue_block_leaf_add (self, line.start, line.stop);
      self->attributes = start;
      self->attributes_end = has_attributes ? end : start;
      segue_block_leaf_close (self);
      self->attributes = NULL;
      return TRUE;
    }
  self->p = after;
  self->open = FALSE;
  g_array_set_size (self->lines, 0);

  return FALSE;
}

/* Reads a table. Returns %FALSE if the line does not begin one. */
static gboolean
read_table (SegueBlockReader *self,
            const char       *start,
            const char       *end)
{
  SegueLine next;

  if (self->p >= self->end)
    return FALSE;
  next = segue_line_at (self->p, self->end, self->has_cr);
  if (!segue_block_lines_begin_table (start, end, next.start, next.stop))
    return FALSE;
  segue_block_leaf_open (self, SEGUE_BLOCK_TABLE, self->n_lists, NULL);
  segue_block_leaf_add (self, start, end);
  while (self->p < self->end)
    {
      next = segue_line_at (self->p, self->end, self->has_cr);
      if (segue_line_is_blank (&next) || !segue_block_lines_is_table_row (next.start, next.stop))
        break;
      segue_block_leaf_add (self, segue_skip_space (next.start, next.stop), next.stop);
      self->p = next.next;
    }
  segue_block_leaf_close (self);

  return TRUE;
}

/* Returns the list of an item whose mark is in @column, and begins a list if necessary. Lists further inside end. */
static SegueBlockList *
find_list (SegueBlockReader *self,
           guint             column)
{
  while (self->n_lists > 0 && column < self->lists[self->n_lists - 1].column)
    self->n_lists--;
  if (self->n_lists == 0 ||
      (column >= self->lists[self->n_lists - 1].column + 2 && self->n_lists < SEGUE_BLOCK_MAX_DEPTH))
    self->lists[self->n_lists++] = (SegueBlockList) { .column = column };

  return &self->lists[self->n_lists - 1];
}

/* Reads the first line of a list item. Returns %FALSE if the line is not one. @indent is its indent in columns. */
static gboolean
read_item (SegueBlockReader *self,
           const char       *start,
           const char       *end,
           guint             indent)
{
  SegueItemMark mark;
  SegueBlockList *list;
  g_autofree char *label = NULL;
  gboolean in_text = self->open && self->n_lists == 0;

  if (!segue_block_lines_scan_mark (start, end, &mark))
    return FALSE;
  /* Within a paragraph, a line can begin with a number of the sentence (`It was in\n1984. The book`). */
  if (in_text && mark.kind == SEGUE_ITEM_NUMBER && mark.number != 1)
    return FALSE;
  /* Within a paragraph, and for several dots without a list, the dots are an ellipsis. */
  if (mark.kind == SEGUE_ITEM_DOTS && (in_text || (mark.extra_depth > 0 && self->n_lists == 0)))
    return FALSE;
  list = find_list (self, indent + 2 * mark.extra_depth);
  list->ordered = mark.kind != SEGUE_ITEM_BULLET;
  list->number = mark.kind == SEGUE_ITEM_NUMBER ? mark.number : list->number + 1;
  if (mark.task != 0)
    label = g_strdup (mark.task == ' ' ? "☐" : "☑");
  else if (list->ordered)
    label = g_strdup_printf ("%u.", list->number);
  else
    label = g_strdup (self->n_lists == 1 ? "•" : self->n_lists == 2 ? "◦" : "▪");
  segue_block_leaf_open (self, SEGUE_BLOCK_ITEM, self->n_lists, label);
  segue_block_leaf_add (self, mark.content, end);

  return TRUE;
}

/* Makes the open paragraph a heading if the line is its underline. Returns %FALSE if not. */
static gboolean
read_underline (SegueBlockReader *self,
                const char       *start,
                const char       *end)
{
  const SegueMarkupLine *line;
  guint level;

  if (!self->open || self->html || self->leaf.type != SEGUE_BLOCK_PARAGRAPH || self->lines->len != 1)
    return FALSE;
  line = &g_array_index (self->lines, SegueMarkupLine, 0);
  level = segue_block_lines_underline_level (start, end, line->length);
  if (level == 0)
    return FALSE;
  self->leaf.type = SEGUE_BLOCK_HEADING;
  self->leaf.level = level;
  segue_block_leaf_close (self);
  self->n_lists = 0;

  return TRUE;
}

/* Adds a line to the open block, or to a new paragraph. @indent is its indent in columns: it decides which lists
 * end. */
static void
read_text (SegueBlockReader *self,
           const char       *start,
           const char       *end,
           guint             indent)
{
  if (!self->open)
    {
      while (self->n_lists > 0 && indent <= self->lists[self->n_lists - 1].column)
        self->n_lists--;
      segue_block_leaf_open (self, SEGUE_BLOCK_PARAGRAPH, self->n_lists, NULL);
    }
  segue_block_leaf_add (self, start, end);
}

/* Tells whether the line is a field below the title, such as `:date: 2025-08-08`. In reStructuredText and AsciiDoc
 * these are metadata, which is not shown. */
static gboolean
is_field (SegueBlockReader *self,
          const char       *start,
          const char       *end)
{
  GArray *blocks = self->blocks->array;
  const char *colon;

  if (!self->has_fields || self->open || blocks->len != 1 || *start != ':')
    return FALSE;
  colon = memchr (start + 1, ':', end - start - 1);

  return colon != NULL && colon > start + 1 && g_ascii_isalpha (start[1]) &&
         (colon + 1 == end || segue_space_length (colon + 1, end) > 0);
}

/* Reads code blocks and preformatted HTML, and skips comments, directives, definitions of reference links and fields.
 * Sets @start and @end to the rest of the line after a comment. Returns %FALSE if there is text left to read. */
static gboolean
read_opaque (SegueBlockReader  *self,
             const char       **start,
             const char       **end,
             guint              indent)
{
  SegueFence fence;
  const char *name;

  if (segue_block_lines_scan_fence (*start, *end, indent, &fence))
    {
      read_fence (self, &fence);
      return TRUE;
    }
  if (read_listing (self, *start, *end) || read_adoc_table (self, *start, *end))
    return TRUE;
  if ((name = segue_raw_element_scan (*start, *end)) != NULL)
    {
      read_preformatted (self, name, *start, *end);
      return TRUE;
    }
  while (segue_starts_with (*start, *end, "<!--"))
    if (!skip_comment (self, start, end))
      return TRUE;
  if (segue_block_lines_is_directive (*start, *end) ||
      segue_block_references_match (*start, *end, NULL) || is_field (self, *start, *end))
    {
      segue_block_leaf_close (self);
      return TRUE;
    }

  return FALSE;
}

/* Reads a line that is not blank, from its first character that is not white space. */
static void
read_content (SegueBlockReader *self,
              const char       *start,
              const char       *end,
              guint             indent)
{
  SegueLine line = { start, end, self->p };
  guint level;

  if (read_underline (self, start, end) || read_opaque (self, &start, &end, indent))
    return;
  if (segue_block_html_is_fragment (self, start, end))
    segue_block_html_read (self, start, end);
  else if ((level = segue_block_lines_scan_heading (&start, &end)) > 0)
    add_heading (self, level, start, end);
  else if (segue_block_lines_is_rule (start, end))
    add_rule (self, &line);
  else if (!read_table (self, start, end) && !read_item (self, start, end, indent))
    read_text (self, start, end, indent);
}

/* Reads the next line. */
static void
read_line (SegueBlockReader *self)
{
  SegueLine line = take_line (self);
  const char *start = line.start;
  guint quote = segue_block_lines_skip_quotes (&start, line.stop);
  guint indent;

  if (quote != self->quote)
    {
      segue_block_leaf_close (self);
      self->n_lists = 0;
      self->quote = quote;
    }
  indent = segue_block_lines_skip_indent (&start, line.stop);
  if (start == line.stop)
    {
      segue_block_leaf_close (self);
      self->n_html_lists = 0;
      self->has_fields = FALSE;
      return;
    }
  read_content (self, start, line.stop, indent);
}

/* Appends the blocks of the lines between @start and @end, which are part of the text of @entry, to @blocks.
 * @references has the URLs of reference links by label, and can be %NULL. */
void
segue_block_reader_run (SegueBlocks      *blocks,
                        const SegueEntry *entry,
                        GHashTable       *references,
                        const char       *start,
                        const char       *end)
{
  SegueBlockReader self = {
    .blocks = blocks,
    .references = references,
    .text = segue_entry_get_text (entry, NULL),
    .p = start,
    .end = end,
    .has_cr = memchr (start, '\r', end - start) != NULL,
    .has_fields = segue_entry_get_kind (entry) == SEGUE_ENTRY_TEXT,
  };

  self.lines = g_array_new (FALSE, FALSE, sizeof (SegueMarkupLine));
  while (self.p < self.end)
    read_line (&self);
  segue_block_table_end (&self);
  segue_block_leaf_close (&self);
  g_array_unref (self.lines);
}
