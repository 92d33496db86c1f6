/* segue-format-plain.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/render/segue-render-private.h"
#include "formats/segue-formats.h"

/* Renders notes as plain text, for places that have no markup: times are at the start of lines, and links are
 * followed by their targets. */

static void
plain_open (SegueRender    *self,
            SegueContainer *container)
{
  container->pending = TRUE;
}

static void
plain_close (SegueRender    *self,
             SegueContainer *container)
{
}

/* Begins a line: writes the prefixes of the open quotes and lists. The first line of an item leaves out the innermost
 * list, because the bullet replaces it. */
static void
begin_line (SegueRender *self,
            gboolean     is_item)
{
  for (guint i = 0; i < self->n_containers; i++)
    {
      SegueContainer *container = &self->containers[i];

      container->pending = FALSE;
      if (container->kind == SEGUE_CONTAINER_QUOTE)
        g_string_append (self->out, "> ");
      else if (i + 1 < self->n_containers || !is_item)
        g_string_append (self->out, "  ");
    }
}

static void
end_line (SegueRender *self)
{
  while (self->out->len > 0 && self->out->str[self->out->len - 1] == ' ')
    g_string_truncate (self->out, self->out->len - 1);
  g_string_append_c (self->out, '\n');
}

/* Returns the target of the link or the address of the image that a run belongs to, or %NULL. */
static const char *
run_target (const SegueBlock     *block,
            const SegueMarkupRun *run)
{
  const char *href = segue_render_run_href (block, run);

  return href != NULL ? href : segue_render_run_image (run);
}

/* Returns the target of the link that covers the whole text of a block, or %NULL if there is no such link. */
static const char *
whole_link (const SegueBlock *block)
{
  const SegueMarkupRun *runs;
  const char *href = NULL;
  guint n_runs;

  runs = segue_markup_get_runs (block->content, &n_runs);
  for (guint i = 0; i < n_runs; i++)
    {
      const char *other = run_target (block, &runs[i]);

      if (other == NULL || (href != NULL && other != href))
        return NULL;
      href = other;
    }

  return href;
}

static void
append_text (SegueRender *self,
             const char  *text,
             gsize        length)
{
  const char *end = text + length;

  for (const char *p = text; p < end;)
    {
      const char *stop = memchr (p, '\n', end - p);

      g_string_append_len (self->out, p, (stop != NULL ? stop : end) - p);
      if (stop == NULL)
        break;
      end_line (self);
      begin_line (self, FALSE);
      p = stop + 1;
    }
}

/* Writes the text of a block, with each link followed by its target. @known: a target that is written elsewhere. */
static void
append_content (SegueRender      *self,
                const SegueBlock *block,
                const char       *known)
{
  const char *text = segue_markup_get_text (block->content, NULL);
  const SegueMarkupRun *runs;
  guint n_runs;

  runs = segue_markup_get_runs (block->content, &n_runs);
  for (guint i = 0, next; i < n_runs; i = next)
    {
      const char *href = run_target (block, &runs[i]);
      const guint unnamed = runs[i].style & SEGUE_MARKUP_UNNAMED;
      gsize length = 0;

      for (next = i; next < n_runs && run_target (block, &runs[next]) == href &&
           (runs[next].style & SEGUE_MARKUP_UNNAMED) == unnamed; next++)
        length += runs[next].length;
      /* An image without text says nothing here, unless it is a link. */
      if (unnamed != 0 && (href == NULL || href == segue_render_run_image (&runs[i])))
        {
          if (next < n_runs && text[runs[next].offset] == ' ' && g_str_has_suffix (self->out->str, " "))
            g_string_truncate (self->out, self->out->len - 1);
          continue;
        }
      append_text (self, text + runs[i].offset, length);
      if (href != NULL && href != known && segue_render_is_absolute (href) &&
          !segue_render_is_written_out (href, text + runs[i].offset, length))
        {
          g_string_append (self->out, " (");
          g_string_append (self->out, href);
          g_string_append_c (self->out, ')');
        }
    }
}

/* Writes a title, and then the target of its link on a line of its own. */
static void
append_title (SegueRender      *self,
              const SegueBlock *block)
{
  const char *href = whole_link (block);
  gsize length;
  const char *text = segue_markup_get_text (block->content, &length);

  append_content (self, block, href);
  if (href == NULL || !segue_render_is_absolute (href) || segue_render_is_written_out (href, text, length))
    return;
  end_line (self);
  begin_line (self, FALSE);
  g_string_append (self->out, href);
}

/* Writes a blank line between two blocks, with the prefixes of the containers of both. */
static void
add_gap (SegueRender *self)
{
  for (guint i = 0; i < self->n_containers && !self->containers[i].pending; i++)
    g_string_append (self->out, self->containers[i].kind == SEGUE_CONTAINER_QUOTE ? "> " : "  ");
  end_line (self);
}

static gboolean
is_title (SegueBlockType type)
{
  return type == SEGUE_BLOCK_HEADING || type == SEGUE_BLOCK_SEGMENT;
}

/* Whether a blank line separates a block from the block before it. */
static gboolean
has_gap (SegueRender      *self,
         const SegueBlock *block)
{
  if (!self->begun)
    return FALSE;
  /* sections that are chapters make a list */
  if (block->type == SEGUE_BLOCK_HEADING)
    return block->label == NULL || !self->last_labelled || !is_title (self->last);
  if (block->type == SEGUE_BLOCK_ITEM)
    return !is_title (self->last) && self->last != SEGUE_BLOCK_ITEM && self->last != SEGUE_BLOCK_PARAGRAPH;

  return !is_title (self->last);
}

/* Writes a row of a table on each line. */
static void
append_table (SegueRender      *self,
              const SegueTable *table)
{
  for (guint row = 0; row < segue_table_get_n_rows (table); row++)
    {
      if (row > 0)
        {
          end_line (self);
          begin_line (self, FALSE);
        }
      for (guint column = 0; column < segue_table_get_n_columns (table); column++)
        {
          const SegueBlock cell = { .content = segue_table_get_cell (table, row, column) };

          g_string_append (self->out, column > 0 ? " | " : "");
          if (cell.content != NULL)
            append_content (self, &cell, NULL);
        }
    }
}

/* Tells whether a paragraph consists of images that have no text. */
static gboolean
is_unnamed (const SegueBlock *block)
{
  const SegueMarkupRun *runs;
  guint n_runs;

  if (block->type != SEGUE_BLOCK_PARAGRAPH)
    return FALSE;
  runs = segue_markup_get_runs (block->content, &n_runs);
  for (guint i = 0; i < n_runs; i++)
    if ((runs[i].style & SEGUE_MARKUP_UNNAMED) == 0 || segue_render_run_href (block, &runs[i]) != NULL)
      return FALSE;

  return TRUE;
}

static void
plain_block (SegueRender      *self,
             const SegueBlock *block,
             gboolean          is_item)
{
  if (is_unnamed (block))
    return;
  if (has_gap (self, block))
    add_gap (self);
  /* players and platforms only recognize times at the start of a line */
  if (block->type != SEGUE_BLOCK_SEGMENT)
    begin_line (self, is_item);
  if (block->label != NULL)
    {
      g_string_append (self->out, block->label);
      g_string_append_c (self->out, ' ');
    }
  if (block->type == SEGUE_BLOCK_RULE)
    g_string_append (self->out, "———");
  else if (is_title (block->type) && block->content != NULL)
    append_title (self, block);
  else if (block->table != NULL)
    append_table (self, block->table);
  else
    append_content (self, block, NULL);
  end_line (self);
}

static const SegueRenderer renderer = { plain_open, plain_open, plain_close, plain_block };

/**
 * segue_render_plain:
 * @episode: an episode
 * @entries: (element-type SegueRenderEntry): the entries to render, in ascending order
 * @options: (nullable): how they are rendered, or %NULL for the notes as they are
 *
 * Renders notes as text without markup, in which links are followed by their targets.
 *
 * Returns: (transfer full): the text
 */
char *
segue_render_plain (SegueEpisode             *episode,
                    GArray                   *entries,
                    const SegueRenderOptions *options)
{
  SegueRender render = { .renderer = &renderer, .options = options };

  return segue_render_run (&render, episode, entries);
}

static guint
probe_plain (const SegueFormat *self,
             const char        *data,
             gsize              length)
{
  return 0;
}

static GBytes *
write_plain (const SegueFormat  *self,
             SegueEpisode       *episode,
             GError            **error)
{
  g_autoptr(GArray) entries = segue_render_choose (episode, NULL);
  char *text = segue_render_plain (episode, entries, NULL);

  return g_bytes_new_take (text, strlen (text));
}

const SegueFormat segue_format_plain = {
  .id = "plain",
  .name = N_("Plain text"),
  .media_type = "text/plain",
  .suffix = "txt",
  .carries = SEGUE_FORMAT_CARRIES_SECTIONS | SEGUE_FORMAT_CARRIES_LINKS | SEGUE_FORMAT_CARRIES_BODIES,
  .probe = probe_plain,
  .write = write_plain,
};
