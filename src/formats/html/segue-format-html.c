/* segue-format-html.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/html/segue-html-private.h"
#include "formats/segue-formats.h"

/* Renders notes as HTML that is also well-formed XML, so that it can be put into a feed. Times are written as text,
 * since podcast players turn them into links themselves. */

static const struct
{
  SegueMarkupStyle style;
  const char *tag;
} tags[] = {
  { SEGUE_MARKUP_BOLD, "strong" },
  { SEGUE_MARKUP_ITALIC, "em" },
  { SEGUE_MARKUP_STRIKE, "del" },
  { SEGUE_MARKUP_CODE, "code" },
};

/* Writes an image with its alternative text. */
static void
append_image (GString    *out,
              const char *source,
              const char *alt)
{
  g_string_append (out, "<img src=\"");
  segue_html_append_escaped (out, source, strlen (source), FALSE);
  g_string_append (out, "\" alt=\"");
  segue_html_append_escaped (out, alt, strlen (alt), FALSE);
  g_string_append (out, "\"/>");
}

static void
append_run (GString    *out,
            const char *text,
            gsize       length,
            guint       style)
{
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (style & tags[i].style)
      g_string_append_printf (out, "<%s>", tags[i].tag);
  segue_html_append_escaped (out, text, length, TRUE);
  for (guint i = G_N_ELEMENTS (tags); i-- > 0;)
    if (style & tags[i].style)
      g_string_append_printf (out, "</%s>", tags[i].tag);
}

/* Writes the text of a block with its links. @hidden: styles that are not written, because the block implies them. */
static void
append_content (GString          *out,
                const SegueBlock *block,
                guint             hidden)
{
  const char *text = segue_markup_get_text (block->content, NULL), *open = NULL;
  const SegueMarkupRun *runs;
  guint n_runs;

  runs = segue_markup_get_runs (block->content, &n_runs);
  for (guint i = 0, next; i < n_runs; i = next)
    {
      const char *href = segue_render_run_href (block, &runs[i]), *image = segue_render_run_image (&runs[i]);
      g_autofree char *alt = NULL;

      next = image != NULL ? segue_render_image_end (runs, n_runs, i) : i + 1;
      alt = image != NULL ? segue_render_dup_alt (text, runs, i, next) : NULL;

      if (open != NULL && href != open)
        g_string_append (out, "</a>");
      if (href != NULL && href != open)
        {
          g_string_append (out, "<a href=\"");
          segue_html_append_escaped (out, href, strlen (href), FALSE);
          g_string_append (out, "\">");
        }
      open = href;
      if (image != NULL)
        append_image (out, image, alt);
      else if ((runs[i].style & SEGUE_MARKUP_UNNAMED) == 0)
        append_run (out, text + runs[i].offset, runs[i].length, runs[i].style & ~hidden);
    }
  if (open != NULL)
    g_string_append (out, "</a>");
}

static void
append_segment (SegueRender      *self,
                const SegueBlock *block,
                gboolean          is_item)
{
  gsize length = 0;

  if (block->content != NULL)
    segue_markup_get_text (block->content, &length);
  g_string_append (self->out, is_item ? "" : "<p>");
  if (block->label != NULL)
    segue_html_append_escaped (self->out, block->label, strlen (block->label), FALSE);
  if (length > 0)
    {
      g_string_append (self->out, block->label != NULL ? " <strong>" : "<strong>");
      append_content (self->out, block, SEGUE_MARKUP_BOLD);
      g_string_append (self->out, "</strong>");
    }
  g_string_append (self->out, is_item ? "" : "</p>\n");
}

static void
append_heading (SegueRender      *self,
                const SegueBlock *block)
{
  guint level = CLAMP (block->level + self->heading_shift, 1, 6);

  g_string_append_printf (self->out, "<h%u>", level);
  if (block->label != NULL)
    g_string_append_printf (self->out, "%s ", block->label);
  append_content (self->out, block, SEGUE_MARKUP_BOLD);
  g_string_append_printf (self->out, "</h%u>\n", level);
}

/* Writes preformatted lines. HTML ignores a line break directly after `<pre>`, so a leading one is written twice. */
static void
append_lines (SegueRender      *self,
              const SegueBlock *block,
              const char       *start,
              const char       *end)
{
  gsize length;
  const char *text = segue_markup_get_text (block->content, &length);

  g_string_append (self->out, start);
  if (*text == '\n')
    g_string_append_c (self->out, '\n');
  segue_html_append_escaped (self->out, text, length, FALSE);
  g_string_append (self->out, end);
}

static void
append_cell (SegueRender       *self,
             const SegueTable  *table,
             guint              row,
             guint              column)
{
  static const char *const aligns[] = { "", " align=\"left\"", " align=\"center\"", " align=\"right\"" };
  const char *tag = row < segue_table_get_n_headers (table) ? "th" : "td";
  const SegueBlock cell = { .content = segue_table_get_cell (table, row, column) };

  g_string_append_printf (self->out, "<%s%s>", tag, aligns[segue_table_get_align (table, column)]);
  if (cell.content != NULL)
    append_content (self->out, &cell, 0);
  g_string_append_printf (self->out, "</%s>", tag);
}

static void
append_table (SegueRender      *self,
              const SegueTable *table)
{
  const guint n_headers = segue_table_get_n_headers (table), n_rows = segue_table_get_n_rows (table);

  g_string_append (self->out, "<table>\n");
  for (guint row = 0; row < n_rows; row++)
    {
      if (row == 0 || row == n_headers)
        g_string_append (self->out, row < n_headers ? "<thead>\n" : "<tbody>\n");
      g_string_append (self->out, "<tr>");
      for (guint column = 0; column < segue_table_get_n_columns (table); column++)
        append_cell (self, table, row, column);
      g_string_append (self->out, "</tr>\n");
      if (row + 1 == n_headers || row + 1 == n_rows)
        g_string_append (self->out, row < n_headers ? "</thead>\n" : "</tbody>\n");
    }
  g_string_append (self->out, "</table>\n");
}

static void
append_code (SegueRender      *self,
             const SegueBlock *block)
{
  g_autofree char *start = block->language != NULL
                             ? g_strdup_printf ("<pre><code class=\"language-%s\">", block->language) : NULL;

  append_lines (self, block, start != NULL ? start : "<pre><code>", "</code></pre>\n");
}

/* Writes the text of a list item, after the check box of a task. */
static void
append_item (SegueRender      *self,
             const SegueBlock *block)
{
  if (g_strcmp0 (block->label, "☐") == 0 || g_strcmp0 (block->label, "☑") == 0)
    g_string_append_printf (self->out, "%s ", block->label);
  append_content (self->out, block, 0);
}

static void
html_block (SegueRender      *self,
            const SegueBlock *block,
            gboolean          is_item)
{
  /* the first block of an item may be a list */
  if (!is_item && self->n_containers > 0 && self->out->len > 0 && self->out->str[self->out->len - 1] != '\n')
    g_string_append_c (self->out, '\n');
  switch (block->type)
    {
    case SEGUE_BLOCK_HEADING:
      append_heading (self, block);
      break;
    case SEGUE_BLOCK_SEGMENT:
      append_segment (self, block, is_item);
      break;
    case SEGUE_BLOCK_ITEM:
      append_item (self, block);
      break;
    case SEGUE_BLOCK_CODE:
      append_code (self, block);
      break;
    case SEGUE_BLOCK_TABLE:
      if (block->table != NULL)
        append_table (self, block->table);
      else
        append_lines (self, block, "<pre>", "</pre>\n");
      break;
    case SEGUE_BLOCK_RULE:
      g_string_append (self->out, "<hr/>\n");
      break;
    case SEGUE_BLOCK_PARAGRAPH:
    default:
      g_string_append (self->out, "<p>");
      append_content (self->out, block, 0);
      g_string_append (self->out, "</p>\n");
      break;
    }
}

static const char *
container_tag (const SegueContainer *container)
{
  static const char *const names[] = { "blockquote", "ul", "ol" };

  return names[container->kind];
}

static void
html_open (SegueRender    *self,
           SegueContainer *container)
{
  if (self->out->len > 0 && self->out->str[self->out->len - 1] != '\n')
    g_string_append_c (self->out, '\n');
  if (container->kind == SEGUE_CONTAINER_NUMBERS && container->number != 1)
    g_string_append_printf (self->out, "<ol start=\"%u\">\n", container->number);
  else
    g_string_append_printf (self->out, "<%s>\n", container_tag (container));
  if (container->kind != SEGUE_CONTAINER_QUOTE)
    g_string_append (self->out, "<li>");
}

static void
html_next (SegueRender    *self,
           SegueContainer *container)
{
  g_string_append (self->out, "</li>\n");
  if (container->kind == SEGUE_CONTAINER_NUMBERS && !container->counts)
    g_string_append_printf (self->out, "<li value=\"%u\">", container->number);
  else
    g_string_append (self->out, "<li>");
}

static void
html_close (SegueRender    *self,
            SegueContainer *container)
{
  if (container->kind != SEGUE_CONTAINER_QUOTE)
    g_string_append (self->out, "</li>\n");
  g_string_append_printf (self->out, "</%s>\n", container_tag (container));
}

static const SegueRenderer renderer = { html_open, html_next, html_close, html_block };

/**
 * segue_render_html:
 * @episode: an episode
 * @entries: (element-type SegueRenderEntry): the entries to render, in ascending order
 * @options: (nullable): how they are rendered, or %NULL for the notes as they are
 *
 * Renders notes as a part of an HTML page or of a feed. Headings of the first level become `<h2>`.
 *
 * Returns: (transfer full): the HTML
 */
char *
segue_render_html (SegueEpisode             *episode,
                   GArray                   *entries,
                   const SegueRenderOptions *options)
{
  const gboolean feed = options != NULL && options->feed;
  SegueRender render = { .renderer = feed ? &segue_feed_renderer : &renderer, .options = options };
  const guint n_spans = options != NULL && options->spans != NULL ? options->spans->len : 0;
  g_autofree char *html = segue_render_run (&render, episode, entries);

  if (render.largest_heading != 1 || feed)
    return g_steal_pointer (&html);
  if (options != NULL && options->spans != NULL)
    g_array_set_size (options->spans, n_spans);
  /* the page has its own heading of the first level */
  render = (SegueRender) { .renderer = &renderer, .options = options, .heading_shift = 1 };

  return segue_render_run (&render, episode, entries);
}

/**
 * segue_render_html_document:
 * @episode: an episode
 * @entries: (element-type SegueRenderEntry): the entries to render, in ascending order
 * @options: (nullable): how they are rendered, or %NULL for the notes as they are
 * @title: the title of the page
 *
 * Renders notes as a whole HTML document.
 *
 * Returns: (transfer full): the HTML
 */
char *
segue_render_html_document (SegueEpisode             *episode,
                            GArray                   *entries,
                            const SegueRenderOptions *options,
                            const char               *title)
{
  SegueRender render = { .renderer = &renderer, .options = options };
  g_autofree char *body = segue_render_run (&render, episode, entries);
  GString *out = g_string_new ("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\"/>\n<title>");

  segue_html_append_escaped (out, title, strlen (title), FALSE);
  g_string_append_printf (out, "</title>\n</head>\n<body>\n%s</body>\n</html>\n", body);

  return g_string_free (out, FALSE);
}

static guint
probe_html (const SegueFormat *self,
            const char        *data,
            gsize              length)
{
  return 0;
}

static GBytes *
write_html (const SegueFormat  *self,
            SegueEpisode       *episode,
            GError            **error)
{
  g_autoptr(GArray) entries = segue_render_choose (episode, NULL);
  char *html = segue_render_html (episode, entries, NULL);

  return g_bytes_new_take (html, strlen (html));
}

const SegueFormat segue_format_html = {
  .id = "html",
  .name = N_("HTML"),
  .media_type = "text/html",
  .suffix = "html",
  .carries = SEGUE_FORMAT_CARRIES_SECTIONS | SEGUE_FORMAT_CARRIES_LINKS | SEGUE_FORMAT_CARRIES_BODIES,
  .probe = probe_html,
  .write = write_html,
};
