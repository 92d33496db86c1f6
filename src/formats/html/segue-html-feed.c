/* segue-html-feed.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "formats/html/segue-html-private.h"

/* Renders notes as the HTML that every player and every form of a host shows: paragraphs, line breaks, lists of bullets
 * and links. Everything else becomes one of these or plain text. */

/* Whether the character at @p is U+FFFE or U+FFFF. */
static gboolean
is_noncharacter (const char *p)
{
  return strncmp (p, "\xEF\xBF\xBE", 3) == 0 || strncmp (p, "\xEF\xBF\xBF", 3) == 0;
}

/* Whether a byte is written as it is, whatever follows it. */
static gboolean
is_plain (char c)
{
  return (guchar) c >= ' ' && c != '<' && c != '>' && c != '&' && c != '"' && c != '\x7F' && c != '\xEF';
}

/* Escapes text. Characters that HTML or XML does not allow are left out. */
void
segue_html_append_escaped (GString    *out,
                           const char *text,
                           gsize       length,
                           gboolean    breaks)
{
  const char *end = text + length, *start;

  for (const char *p = text; p < end; p++)
    {
      for (start = p; p < end && is_plain (*p);)
        p++;
      g_string_append_len (out, start, p - start);
      if (p == end)
        break;
      if (*p == '<')
        g_string_append (out, "&lt;");
      else if (*p == '>')
        g_string_append (out, "&gt;");
      else if (*p == '&')
        g_string_append (out, "&amp;");
      else if (*p == '"')
        g_string_append (out, "&quot;");
      else if (*p == '\n' && breaks)
        g_string_append (out, "<br/>\n");
      else if (is_noncharacter (p))
        p += 2;
      else if (!g_ascii_iscntrl (*p) || *p == '\n' || *p == '\t')
        g_string_append_c (out, *p);
    }
}

static void
append_content (GString          *out,
                const SegueBlock *block)
{
  const char *text = segue_markup_get_text (block->content, NULL), *open = NULL;
  const SegueMarkupRun *runs;
  guint n_runs;

  runs = segue_markup_get_runs (block->content, &n_runs);
  for (guint i = 0; i < n_runs; i++)
    {
      const char *href = segue_render_run_href (block, &runs[i]);

      /* a relative URL leads nowhere outside of the page of the notes */
      if (href != NULL && !segue_render_is_absolute (href))
        href = NULL;
      if ((runs[i].style & SEGUE_MARKUP_UNNAMED) != 0 && href == NULL)
        continue;
      if (open != NULL && href != open)
        g_string_append (out, "</a>");
      if (href != NULL && href != open)
        {
          g_string_append (out, "<a href=\"");
          segue_html_append_escaped (out, href, strlen (href), FALSE);
          g_string_append (out, "\">");
        }
      open = href;
      segue_html_append_escaped (out, text + runs[i].offset, runs[i].length, TRUE);
    }
  if (open != NULL)
    g_string_append (out, "</a>");
}

/* Writes the rows of a table as lines. */
static void
append_table (GString          *out,
              const SegueTable *table)
{
  for (guint row = 0; row < segue_table_get_n_rows (table); row++)
    {
      g_string_append (out, row > 0 ? "<br/>\n" : "");
      for (guint column = 0; column < segue_table_get_n_columns (table); column++)
        {
          const SegueBlock cell = { .content = segue_table_get_cell (table, row, column) };

          g_string_append (out, column > 0 ? " | " : "");
          if (cell.content != NULL)
            append_content (out, &cell);
        }
    }
}

/* Whether the mark of an item is the bullet that `<li>` shows. */
static gboolean
is_bullet (const SegueBlock *block)
{
  return block->type == SEGUE_BLOCK_ITEM && !g_ascii_isalnum (*block->label) && !g_str_equal (block->label, "☐") &&
         !g_str_equal (block->label, "☑");
}

static void
feed_block (SegueRender      *self,
            const SegueBlock *block,
            gboolean          is_item)
{
  GString *out = self->out;

  /* the first block of an item may be a list */
  if (!is_item && self->n_containers > 0 && out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, '\n');
  g_string_append (out, is_item ? "" : "<p>");
  if (block->label != NULL && !is_bullet (block))
    {
      segue_html_append_escaped (out, block->label, strlen (block->label), FALSE);
      if (block->content == NULL || *segue_markup_get_text (block->content, NULL) != '\0')
        g_string_append_c (out, ' ');
    }
  if (block->type == SEGUE_BLOCK_RULE)
    g_string_append (out, "———");
  else if (block->table != NULL)
    append_table (out, block->table);
  else if (block->content != NULL)
    append_content (out, block);
  g_string_append (out, is_item ? "" : "</p>\n");
}

static void
feed_open (SegueRender    *self,
           SegueContainer *container)
{
  if (container->kind == SEGUE_CONTAINER_QUOTE)
    return;
  if (self->out->len > 0 && self->out->str[self->out->len - 1] != '\n')
    g_string_append_c (self->out, '\n');
  g_string_append (self->out, "<ul>\n<li>");
}

static void
feed_next (SegueRender    *self,
           SegueContainer *container)
{
  g_string_append (self->out, "</li>\n<li>");
}

static void
feed_close (SegueRender    *self,
            SegueContainer *container)
{
  if (container->kind != SEGUE_CONTAINER_QUOTE)
    g_string_append (self->out, "</li>\n</ul>\n");
}

const SegueRenderer segue_feed_renderer = { feed_open, feed_next, feed_close, feed_block };
