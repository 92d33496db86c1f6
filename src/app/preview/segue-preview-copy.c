/* segue-preview-copy.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/preview/segue-preview-private.h"

#include <string.h>

#include "app/exchange/segue-clipboard.h"
#include "app/preview/segue-notes-text.h"
#include "app/widgets/segue-folds.h"

/* Copies the selection as plain text and as HTML with headings, lists, emphasis and links. */

#define MAX_LISTS 16

typedef struct
{
  GString *html;
  const char *lists[MAX_LISTS]; /* element names of the open lists, each of which has an open item */
  guint n_lists;
} Writer;

static void
close_lists (Writer *self,
             guint   n_left)
{
  while (self->n_lists > n_left)
    g_string_append_printf (self->html, "</li></%s>\n", self->lists[--self->n_lists]);
}

/* Opens a list item. @level is the number of lists that contain the item. */
static void
begin_item (Writer     *self,
            guint       level,
            const char *element)
{
  level = CLAMP (level, 1, MAX_LISTS);
  close_lists (self, level);
  if (self->n_lists == level && !g_str_equal (self->lists[level - 1], element))
    close_lists (self, level - 1);
  if (self->n_lists == level)
    {
      g_string_append (self->html, "</li><li>");
      return;
    }

  while (self->n_lists < level)
    {
      self->lists[self->n_lists++] = element;
      g_string_append_printf (self->html, "<%s><li>", element);
    }
}

static void
write_escaped (Writer     *self,
               const char *text,
               gsize       length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  g_string_append (self->html, escaped);
}

static void
write_run (Writer     *self,
           const char *text,
           gsize       length,
           guint       style,
           const char *href)
{
  static const struct
  {
    guint style;
    const char *element;
  } styles[] = {
    { SEGUE_MARKUP_BOLD, "strong" },
    { SEGUE_MARKUP_ITALIC, "em" },
    { SEGUE_MARKUP_CODE, "code" },
    { SEGUE_MARKUP_STRIKE, "s" },
  };

  if (href != NULL)
    {
      g_string_append (self->html, "<a href=\"");
      write_escaped (self, href, strlen (href));
      g_string_append (self->html, "\">");
    }
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (style & styles[i].style)
      g_string_append_printf (self->html, "<%s>", styles[i].element);
  write_escaped (self, text, length);
  for (guint i = G_N_ELEMENTS (styles); i > 0; i--)
    if (style & styles[i - 1].style)
      g_string_append_printf (self->html, "</%s>", styles[i - 1].element);
  if (href != NULL)
    g_string_append (self->html, "</a>");
}

/* Writes the characters of the content from @from to before @to. */
static void
write_content (Writer           *self,
               const SegueBlock *block,
               guint             from,
               guint             to)
{
  const char *text = segue_markup_get_text (block->content, NULL);
  const guint n_chars = g_utf8_strlen (text, -1);
  const gsize start = g_utf8_offset_to_pointer (text, MIN (from, n_chars)) - text;
  const gsize end = g_utf8_offset_to_pointer (text, MIN (to, n_chars)) - text;
  const SegueMarkupRun *runs;
  guint n_runs;

  runs = segue_markup_get_runs (block->content, &n_runs);
  for (guint i = 0; i < n_runs; i++)
    {
      const gsize run_start = MAX (start, runs[i].offset);
      const gsize run_end = MIN (end, (gsize) runs[i].offset + runs[i].length);
      const char *href = runs[i].href != NULL ? runs[i].href : block->href;

      if (run_start < run_end)
        write_run (self, text + run_start, run_end - run_start, runs[i].style, segue_preview_can_open (href) ? href : NULL);
    }
}

static void
get_element (Writer           *self,
             const SegueBlock *block,
             char              element[8])
{
  switch (block->type)
    {
    case SEGUE_BLOCK_HEADING:
      g_snprintf (element, 8, "h%u", CLAMP (block->level, 1, 6));
      break;
    case SEGUE_BLOCK_CODE:
    case SEGUE_BLOCK_TABLE:
      g_strlcpy (element, "pre", 8);
      break;
    default:
      g_strlcpy (element, "p", 8);
      break;
    }
}

/* Writes the part of a block from @from to before @to, in characters of its lines. */
static void
write_block (Writer           *self,
             const SegueBlock *block,
             guint             from,
             guint             to)
{
  const guint n_label = block->label != NULL ? g_utf8_strlen (block->label, -1) + 1 : 0;
  const gboolean is_item = block->type == SEGUE_BLOCK_ITEM;
  char element[8];

  if (is_item)
    begin_item (self, block->level, g_ascii_isdigit (block->label != NULL ? *block->label : '\0') ? "ol" : "ul");
  else
    close_lists (self, block->type == SEGUE_BLOCK_HEADING || block->type == SEGUE_BLOCK_SEGMENT ? 0 : block->level);

  if (block->content == NULL)
    {
      g_string_append (self->html, "<hr/>\n");
      return;
    }

  get_element (self, block, element);
  for (guint i = 0; i < block->quote; i++)
    g_string_append (self->html, "<blockquote>");
  if (!is_item)
    g_string_append_printf (self->html, "<%s>", element);
  if (block->type == SEGUE_BLOCK_SEGMENT && from < n_label)
    {
      write_escaped (self, block->label, strlen (block->label));
      g_string_append_c (self->html, ' ');
    }
  write_content (self, block, MAX (from, n_label) - n_label, MAX (to, n_label) - n_label);
  if (!is_item)
    g_string_append_printf (self->html, "</%s>", element);
  for (guint i = 0; i < block->quote; i++)
    g_string_append (self->html, "</blockquote>");
  if (!is_item)
    g_string_append_c (self->html, '\n');
}

/* Writes the part of an entry from @from to before @to, in characters from its start. */
static void
write_entry (Writer            *self,
             const SegueBlocks *blocks,
             int                from,
             int                to)
{
  for (guint i = 0; i < segue_blocks_get_n_blocks (blocks); i++)
    {
      const int n_chars = segue_notes_text_count (blocks, i, 1);

      if (from < n_chars && to > 0)
        write_block (self, segue_blocks_get (blocks, i), MAX (from, 0), MIN (to, n_chars));
      from -= n_chars;
      to -= n_chars;
    }
}

static char *
dup_html (SeguePreview      *self,
          const GtkTextIter *start,
          const GtkTextIter *end)
{
  SegueEpisode *episode = segue_notes_lines_get_episode (self->lines);
  const guint n_filled = segue_notes_lines_get_end (self->lines);
  SegueEntry *first = segue_notes_lines_get_at (self->lines, start, NULL);
  Writer writer = { .html = g_string_new (NULL) };
  guint index;

  if (first == NULL || !segue_episode_find (episode, segue_entry_get_id (first), &index))
    return g_string_free (writer.html, FALSE);

  for (; index < n_filled; index++)
    {
      g_autoptr(SegueBlocks) blocks = NULL;
      GtkTextIter iter;
      int offset;

      gtk_text_buffer_get_iter_at_mark (gtk_text_iter_get_buffer (start), &iter,
                                        segue_notes_lines_get_mark (self->lines, index));
      if (gtk_text_iter_compare (&iter, end) >= 0)
        break;
      offset = segue_folds_get_offset (&iter);
      blocks = segue_notes_lines_dup_blocks (self->lines, index, segue_episode_get (episode, index));
      write_entry (&writer, blocks, segue_folds_get_offset (start) - offset,
                   segue_folds_get_offset (end) - offset);
    }
  close_lists (&writer, 0);

  return g_string_free (writer.html, FALSE);
}

/* Returns the whole episode as text and as HTML. */
static void
dup_all (SeguePreview  *self,
         char         **text,
         char         **html)
{
  SegueEpisode *episode = segue_notes_lines_get_episode (self->lines);
  GString *lines = g_string_new (NULL);
  Writer writer = { .html = g_string_new (NULL) };

  for (guint index = 0; index < segue_episode_get_n_entries (episode); index++)
    {
      g_autoptr(SegueBlocks) blocks = segue_notes_lines_dup_blocks (self->lines, index, segue_episode_get (episode, index));

      for (guint i = 0; i < segue_blocks_get_n_blocks (blocks); i++)
        {
          g_autofree char *line = segue_block_dup_text (segue_blocks_get (blocks, i));

          g_string_append (lines, line);
          g_string_append_c (lines, '\n');
        }
      write_entry (&writer, blocks, 0, G_MAXINT);
    }
  close_lists (&writer, 0);
  *text = g_string_free (lines, FALSE);
  *html = g_string_free (writer.html, FALSE);
}

/* Puts the selection on the clipboard as text and as HTML. GTK alone offers only text. */
void
segue_preview_copy_cb (SeguePreview *self,
                       GtkTextView  *view)
{
  g_autoptr(GdkContentProvider) provider = NULL;
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;
  GtkTextIter start;
  GtkTextIter end;

  g_signal_stop_emission_by_name (view, "copy-clipboard");
  if (!gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (view), &start, &end))
    return;

  /* Everything may be more than what is written. */
  if (segue_notes_lines_is_part (self->lines) && gtk_text_iter_is_start (&start) && gtk_text_iter_is_end (&end))
    dup_all (self, &text, &html);
  else
    {
      text = segue_folds_dup_text (&start, &end);
      html = dup_html (self, &start, &end);
    }
  provider = segue_clipboard_new_provider (text, html);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (view)), provider);
}
