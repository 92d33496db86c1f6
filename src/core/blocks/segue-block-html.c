/* segue-block-html.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/blocks/segue-block-private.h"

/* Reads blocks from lines of HTML. Inline tags are left to the markup parser. */

static gboolean
is_any (const char         *name,
        const char * const *names,
        guint               n_names)
{
  for (guint i = 0; i < n_names; i++)
    if (g_str_equal (name, names[i]))
      return TRUE;

  return FALSE;
}

/* Tells whether a line is HTML: it begins with the tag of a block element, or continues an open block of HTML. */
gboolean
segue_block_html_is_fragment (SegueBlockReader *self,
                              const char       *start,
                              const char       *end)
{
  SegueHtmlMatch match;
  const char *stop;

  if ((self->open && self->html) || self->n_html_lists > 0 || self->html_table != NULL)
    return TRUE;

  return start < end && *start == '<' && segue_markup_scan_html (start, end, &stop, &match) &&
         match.tag == SEGUE_HTML_TAG_BLOCK;
}

/* Begins or ends a `<ul>` or `<ol>`. */
static void
change_list (SegueBlockReader *self,
             const char       *name,
             gboolean          closing)
{
  segue_block_leaf_close (self);
  if (closing)
    self->n_html_lists -= self->n_html_lists > 0;
  else if (self->n_html_lists < SEGUE_BLOCK_MAX_DEPTH)
    self->html_lists[self->n_html_lists++] = (SegueBlockList) { .ordered = name[0] == 'o' };
}

/* Begins the block of a `<li>`. */
static void
open_item (SegueBlockReader *self)
{
  SegueBlockList *list = self->n_html_lists > 0 ? &self->html_lists[self->n_html_lists - 1] : NULL;
  g_autofree char *label = NULL;

  if (list != NULL && list->ordered)
    label = g_strdup_printf ("%u.", ++list->number);
  segue_block_leaf_open (self, SEGUE_BLOCK_ITEM, MAX (self->n_html_lists, 1), label != NULL ? label : "•");
  self->html = TRUE;
}

/* Begins or ends the block that a tag of a block element stands for. */
static void
apply_tag (SegueBlockReader     *self,
           const SegueHtmlMatch *match)
{
  static const char * const lists[] = { "ul", "ol" };
  const char *name = match->name;

  if (segue_block_table_apply_tag (self, match))
    return;
  if (is_any (name, lists, G_N_ELEMENTS (lists)))
    change_list (self, name, match->closing);
  else if (g_str_equal (name, "li") && !match->closing)
    open_item (self);
  else if (name[0] == 'h' && g_ascii_isdigit (name[1]) && !match->closing)
    {
      segue_block_leaf_open (self, SEGUE_BLOCK_HEADING, name[1] - '0', NULL);
      self->html = TRUE;
    }
  else if (g_str_equal (name, "blockquote"))
    {
      segue_block_leaf_close (self);
      if (!match->closing)
        self->html_quote++;
      else if (self->html_quote > 0)
        self->html_quote--;
    }
  else if (g_str_equal (name, "hr"))
    {
      segue_block_leaf_open (self, SEGUE_BLOCK_RULE, 0, NULL);
      g_array_append_val (self->blocks->array, self->leaf);
      self->open = FALSE;
    }
  /* A `<p>` at the start of a list item does not begin a new block. */
  else if (self->lines->len > 0 || match->closing)
    segue_block_leaf_close (self);
}

/* Adds text between two tags to the open block, or to a new paragraph. */
static void
add_text (SegueBlockReader *self,
          const char       *start,
          const char       *end)
{
  start = segue_skip_space (start, end);
  end = segue_trim_end (start, end);
  if (start >= end || segue_block_table_add (self, start, end))
    return;
  if (!self->open)
    {
      segue_block_leaf_open (self, SEGUE_BLOCK_PARAGRAPH, self->n_html_lists, NULL);
      self->html = TRUE;
    }
  segue_block_leaf_add (self, start, end);
}

/* Reads a line of HTML. */
void
segue_block_html_read (SegueBlockReader *self,
                       const char       *start,
                       const char       *end)
{
  const char *text = start;

  for (const char *p = start; p < end; p++)
    {
      SegueHtmlMatch match;
      const char *stop;

      if (*p != '<' || !segue_markup_scan_html (p, end, &stop, &match))
        continue;
      if (match.tag == SEGUE_HTML_TAG_CELL || match.tag == SEGUE_HTML_TAG_BLOCK)
        {
          add_text (self, text, p);
          if (match.tag == SEGUE_HTML_TAG_BLOCK || self->html_table != NULL)
            apply_tag (self, &match);
          text = stop;
        }
      p = stop - 1;
    }
  add_text (self, text, end);
}
