/* segue-format-markdown.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/render/segue-markdown.h"
#include "formats/render/segue-render-private.h"
#include "formats/segue-formats.h"

/* Renders notes as CommonMark, whatever markup they are written in. */

static void
markdown_open (SegueRender    *self,
               SegueContainer *container)
{
  container->pending = TRUE;
}

static void
markdown_close (SegueRender    *self,
                SegueContainer *container)
{
}

/* Begins a line: writes the prefixes of the open quotes and lists. */
static void
begin_line (SegueRender *self)
{
  for (guint i = 0; i < self->n_containers; i++)
    {
      SegueContainer *container = &self->containers[i];
      char number[16] = "";

      if (container->kind == SEGUE_CONTAINER_NUMBERS)
        g_snprintf (number, sizeof number, "%u. ", container->number);
      if (container->kind == SEGUE_CONTAINER_QUOTE)
        g_string_append (self->out, "> ");
      else if (container->kind == SEGUE_CONTAINER_BULLETS)
        g_string_append (self->out, container->pending ? "- " : "  ");
      else if (container->pending)
        g_string_append (self->out, number);
      else
        g_string_append_printf (self->out, "%*s", (int) strlen (number), "");
      container->pending = FALSE;
    }
}

static void
end_line (SegueRender *self)
{
  while (self->out->len > 0 && self->out->str[self->out->len - 1] == ' ')
    g_string_truncate (self->out, self->out->len - 1);
  g_string_append_c (self->out, '\n');
}

/* Separates a block from the block before it by a blank line. The line has the prefixes of the containers of both. */
static void
add_gap (SegueRender *self)
{
  for (guint i = 0; i < self->n_containers && !self->containers[i].pending; i++)
    g_string_append (self->out, self->containers[i].kind == SEGUE_CONTAINER_QUOTE ? "> " : "  ");
  end_line (self);
}

/* Writes the lines of a paragraph, with a hard line break after each but the last. */
static void
append_paragraph (SegueRender *self,
                  const char  *content)
{
  g_auto(GStrv) lines = g_strsplit (content, "\n", -1);
  gboolean begun = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      /* a blank line would end the paragraph */
      if (lines[i][strspn (lines[i], " \t")] == '\0')
        continue;
      if (begun)
        {
          g_string_append (self->out, "\\\n");
          begin_line (self);
        }
      segue_markdown_append_line (self->out, lines[i], strlen (lines[i]));
      begun = TRUE;
    }
  end_line (self);
}

static void
append_heading (SegueRender      *self,
                const SegueBlock *block)
{
  g_autofree char *content = segue_markdown_dup_content (block, SEGUE_MARKUP_BOLD);
  char *end;

  g_strdelimit (content, "\n", ' ');
  g_strstrip (content);
  for (guint i = 0; i < CLAMP (block->level, 1, 6); i++)
    g_string_append_c (self->out, '#');
  g_string_append_c (self->out, ' ');
  if (block->label != NULL)
    g_string_append_printf (self->out, "%s ", block->label);
  /* these characters at the end would be read as closing marks of the heading */
  end = content + strlen (content);
  while (end > content && (end[-1] == '#' || end[-1] == '='))
    end--;
  g_string_append_len (self->out, content, end - content);
  if (*end != '\0')
    g_string_append_printf (self->out, "\\%s", end);
  end_line (self);
}

static void
append_segment (SegueRender      *self,
                const SegueBlock *block)
{
  g_autofree char *content = block->content != NULL ? segue_markdown_dup_content (block, SEGUE_MARKUP_BOLD) : NULL;
  gboolean marked;

  if (block->label != NULL)
    segue_markdown_append_text (self->out, block->label, 0, strlen (block->label));
  if (content != NULL && *g_strstrip (g_strdelimit (content, "\n", ' ')) != '\0')
    {
      marked = *content != '*' && !g_str_has_suffix (content, "*");
      g_string_append (self->out, block->label != NULL ? " " : "");
      g_string_append_printf (self->out, marked ? "**%s**" : "<strong>%s</strong>", content);
    }
  end_line (self);
}

/* Writes preformatted lines as a fenced code block. */
static void
append_lines (SegueRender      *self,
              const SegueBlock *block)
{
  const char *text = segue_markup_get_text (block->content, NULL);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr(GString) fence = g_string_new ("```");

  while (strstr (text, fence->str) != NULL)
    g_string_append_c (fence, '`');
  if (block->type == SEGUE_BLOCK_CODE)
    {
      g_string_append (self->out, fence->str);
      g_string_append (self->out, block->language != NULL ? block->language : "");
      end_line (self);
      begin_line (self);
    }
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        begin_line (self);
      g_string_append (self->out, lines[i]);
      g_string_append_c (self->out, '\n');
    }
  if (block->type == SEGUE_BLOCK_CODE)
    {
      begin_line (self);
      g_string_append (self->out, fence->str);
      end_line (self);
    }
}

/* Writes the text of a cell on one line. */
static void
append_cell (SegueRender *self,
             SegueMarkup *content)
{
  const SegueBlock cell = { .content = content };
  g_autofree char *text = content != NULL ? segue_markdown_dup_content (&cell, 0) : g_strdup ("");

  g_string_append_c (self->out, ' ');
  for (const char *p = g_strstrip (g_strdelimit (text, "\n", ' ')); *p != '\0'; p++)
    {
      if (*p == '|')
        g_string_append_c (self->out, '\\');
      g_string_append_c (self->out, *p);
    }
  g_string_append (self->out, " |");
}

/* Writes a table. Markdown has no table without a header, so the first row is one. */
static void
append_table (SegueRender      *self,
              const SegueTable *table)
{
  static const char *const aligns[] = { "---|", ":--|", ":-:|", "--:|" };
  const guint n_columns = segue_table_get_n_columns (table);

  for (guint row = 0; row < segue_table_get_n_rows (table); row++)
    {
      if (row > 0)
        begin_line (self);
      g_string_append_c (self->out, '|');
      for (guint column = 0; column < n_columns; column++)
        append_cell (self, segue_table_get_cell (table, row, column));
      end_line (self);
      if (row > 0)
        continue;
      begin_line (self);
      g_string_append_c (self->out, '|');
      for (guint column = 0; column < n_columns; column++)
        g_string_append (self->out, aligns[segue_table_get_align (table, column)]);
      end_line (self);
    }
}

static void
append_content (SegueRender      *self,
                const SegueBlock *block)
{
  g_autofree char *content = segue_markdown_dup_content (block, 0);

  if (g_strcmp0 (block->label, "☐") == 0)
    g_string_append (self->out, "[ ] ");
  else if (g_strcmp0 (block->label, "☑") == 0)
    g_string_append (self->out, "[x] ");
  append_paragraph (self, content);
}

static void
markdown_block (SegueRender      *self,
                const SegueBlock *block,
                gboolean          is_item)
{
  if (self->begun && !(is_item && self->last_item))
    add_gap (self);
  begin_line (self);
  switch (block->type)
    {
    case SEGUE_BLOCK_HEADING:
      append_heading (self, block);
      break;
    case SEGUE_BLOCK_SEGMENT:
      append_segment (self, block);
      break;
    case SEGUE_BLOCK_CODE:
    case SEGUE_BLOCK_TABLE:
      if (block->table != NULL)
        append_table (self, block->table);
      else
        append_lines (self, block);
      break;
    case SEGUE_BLOCK_RULE:
      /* three hyphens could be read as front matter */
      g_string_append (self->out, "***\n");
      break;
    case SEGUE_BLOCK_PARAGRAPH:
    case SEGUE_BLOCK_ITEM:
    default:
      append_content (self, block);
      break;
    }
}

static const SegueRenderer renderer = { markdown_open, markdown_open, markdown_close, markdown_block };

/**
 * segue_render_markdown:
 * @episode: an episode
 * @entries: (element-type SegueRenderEntry): the entries to render, in ascending order
 * @options: (nullable): how they are rendered, or %NULL for the notes as they are
 *
 * Renders notes as CommonMark.
 *
 * Returns: (transfer full): the Markdown
 */
char *
segue_render_markdown (SegueEpisode             *episode,
                       GArray                   *entries,
                       const SegueRenderOptions *options)
{
  SegueRender render = { .renderer = &renderer, .options = options };

  return segue_render_run (&render, episode, entries);
}

static guint
probe_markdown (const SegueFormat *self,
                const char        *data,
                gsize              length)
{
  return 0;
}

static GBytes *
write_markdown (const SegueFormat  *self,
                SegueEpisode       *episode,
                GError            **error)
{
  g_autoptr(GArray) entries = segue_render_choose (episode, NULL);
  char *markdown = segue_render_markdown (episode, entries, NULL);

  return g_bytes_new_take (markdown, strlen (markdown));
}

const SegueFormat segue_format_markdown = {
  .id = "markdown",
  .name = N_("Markdown"),
  .media_type = "text/markdown",
  .suffix = "md",
  .carries = SEGUE_FORMAT_CARRIES_SECTIONS | SEGUE_FORMAT_CARRIES_LINKS | SEGUE_FORMAT_CARRIES_BODIES,
  .probe = probe_markdown,
  .write = write_markdown,
};
