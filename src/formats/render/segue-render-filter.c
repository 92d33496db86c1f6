/* segue-render-filter.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "formats/render/segue-render-private.h"
#include "formats/render/segue-sentence.h"
#include "formats/render/segue-tracking.h"

/* Makes the blocks that are rendered from those of the notes: what differs by the options and by the entry is changed
 * here, before a renderer sees it. */

/* A text with its runs that is being built. */
typedef struct
{
  const SegueRenderOptions *options;
  guint parts;
  gboolean one_line;   /* line breaks become spaces */
  GString *text;
  GArray *runs;        /* of SegueMarkupRun, whose URLs are those of the source or in @strings */
  GPtrArray *strings;  /* (nullable) */
  const char *from;    /* the last URL that was changed, and what became of it */
  const char *to;
} Builder;

static void
builder_init (Builder                  *self,
              const SegueRenderOptions *options,
              guint                     parts)
{
  *self = (Builder) { .options = options, .parts = parts };
  self->text = g_string_new (NULL);
  self->runs = g_array_new (FALSE, FALSE, sizeof (SegueMarkupRun));
}

static SegueMarkup *
builder_end (Builder *self)
{
  SegueMarkup *markup = segue_markup_new_runs (self->text, self->runs);

  g_clear_pointer (&self->strings, g_ptr_array_unref);

  return markup;
}

/* Returns the URL that is given out for @url. All runs of a link get the same pointer. */
static const char *
change_url (Builder    *self,
            const char *url)
{
  char *clean;

  if (url == NULL || !self->options->drop_tracking)
    return url;
  if (url == self->from)
    return self->to;
  clean = segue_tracking_drop (url);
  self->from = url;
  self->to = clean != NULL ? clean : url;
  if (clean == NULL)
    return self->to;
  if (self->strings == NULL)
    self->strings = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->strings, clean);

  return self->to;
}

/* Writes typographic quotation marks as those of ASCII. */
static void
append_plain_quotes (GString    *out,
                     const char *text,
                     gsize       length)
{
  const char *end = text + length, *done = text;

  for (const char *p = text; (p = memchr (p, 0xE2, end - p)) != NULL; p++)
    {
      const guchar third = end - p > 2 && (guchar) p[1] == 0x80 ? (guchar) p[2] : 0;

      /* U+2018 to U+201F */
      if (third < 0x98 || third > 0x9F)
        continue;
      g_string_append_len (out, done, p - done);
      g_string_append_c (out, third < 0x9C ? '\'' : '"');
      done = p + 3;
    }
  g_string_append_len (out, done, end - done);
}

/**
 * segue_render_dup_plain_quotes:
 * @text: a text (UTF-8)
 *
 * Writes typographic quotation marks and apostrophes as those of ASCII, as the option of renderers does.
 *
 * Returns: (transfer full): the text
 */
char *
segue_render_dup_plain_quotes (const char *text)
{
  GString *out = g_string_new (NULL);

  append_plain_quotes (out, text, strlen (text));

  return g_string_free (out, FALSE);
}

/* Writes a title on one line, whatever characters break lines. */
static void
append_one_line (GString    *out,
                 const char *text,
                 gsize       length)
{
  for (const char *p = text, *next; p < text + length; p = next)
    {
      const gunichar c = g_utf8_get_char (p);

      next = g_utf8_next_char (p);
      if (c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029)
        g_string_append_c (out, ' ');
      else
        g_string_append_len (out, p, next - p);
    }
}

static void
append_text (Builder    *self,
             const char *text,
             gsize       length,
             const char *href)
{
  g_autofree char *clean = NULL;
  g_autoptr(GString) line = NULL;

  if (self->one_line)
    {
      line = g_string_sized_new (length);
      append_one_line (line, text, length);
      text = line->str;
      length = line->len;
    }
  /* a URL that is written out */
  if (href != NULL && self->options->drop_tracking && segue_render_is_written_out (href, text, length))
    {
      g_autofree char *shown = g_strndup (text, length);

      clean = segue_tracking_drop (shown);
      if (clean != NULL)
        {
          g_string_append (self->text, clean);
          return;
        }
    }
  if (self->options->plain_quotes)
    append_plain_quotes (self->text, text, length);
  else
    g_string_append_len (self->text, text, length);
}

/* Appends a run of the notes, of which only what is from @start to before @end is given out. */
static void
append_run (Builder              *self,
            const char           *text,
            const SegueMarkupRun *source,
            gsize                 start,
            gsize                 end)
{
  SegueMarkupRun run = *source;
  const gboolean is_image = run.image != NULL;

  if (is_image && (self->parts & SEGUE_RENDER_IMAGES) == 0)
    {
      run.href = run.href == run.image ? NULL : run.href;
      run.image = NULL;
      if (run.style & SEGUE_MARKUP_UNNAMED && run.href == NULL)
        return;
      run.style &= ~SEGUE_MARKUP_UNNAMED;
    }
  if ((self->parts & SEGUE_RENDER_LINKS) == 0 && run.href != run.image)
    run.href = NULL;
  run.offset = self->text->len;
  append_text (self, text + start, end - start, source->href);
  run.length = self->text->len - run.offset;
  run.href = change_url (self, run.href);
  if (run.image != NULL)
    run.image = source->href == source->image && run.href != NULL ? run.href : source->image;
  if (run.length > 0)
    g_array_append_val (self->runs, run);
}

/* Makes the text that is given out, of which only what is from @start to before @end is given out. */
static SegueMarkup *
filter_content (const SegueRenderOptions *options,
                guint                     parts,
                SegueMarkup              *content,
                gboolean                  one_line,
                gsize                     start,
                gsize                     end)
{
  const char *text = segue_markup_get_text (content, NULL);
  const SegueMarkupRun *runs;
  Builder builder;
  guint n_runs;

  builder_init (&builder, options, parts);
  builder.one_line = one_line;
  runs = segue_markup_get_runs (content, &n_runs);
  for (guint i = 0; i < n_runs && runs[i].offset < end; i++)
    if (runs[i].offset + runs[i].length > start)
      append_run (&builder, text, &runs[i], MAX (runs[i].offset, start), MIN (runs[i].offset + runs[i].length, end));

  return builder_end (&builder);
}

static SegueTable *
filter_table (const SegueRenderOptions *options,
              guint                     parts,
              const SegueTable         *table)
{
  SegueTable *filtered = segue_table_new ();

  for (guint row = 0; row < segue_table_get_n_rows (table); row++)
    {
      segue_table_begin_row (filtered, row < segue_table_get_n_headers (table));
      for (guint column = 0; column < segue_table_get_n_columns (table); column++)
        {
          SegueMarkup *cell = segue_table_get_cell (table, row, column);

          if (cell != NULL)
            segue_table_add_cell (filtered, filter_content (options, parts, cell, FALSE, 0, G_MAXSIZE));
        }
    }
  for (guint column = 0; column < segue_table_get_n_columns (table); column++)
    segue_table_set_align (filtered, column, segue_table_get_align (table, column));

  return filtered;
}

/* Whether the text of a block is only a URL that leads to itself. */
static gboolean
is_only_url (const SegueBlock *block)
{
  const SegueMarkupRun *runs;
  gsize length;
  const char *text;
  guint n_runs;

  if (block->content == NULL)
    return FALSE;
  text = segue_markup_get_text (block->content, &length);
  runs = segue_markup_get_runs (block->content, &n_runs);
  for (guint i = 1; i < n_runs; i++)
    if (runs[i].href != runs[0].href)
      return FALSE;

  return n_runs > 0 && runs[0].href != NULL && runs[0].image == NULL &&
         segue_render_is_written_out (runs[0].href, text, length);
}

/* Returns the link that covers the whole title of a block, or NULL. */
static const char *
whole_href (const SegueBlock *block)
{
  const SegueMarkupRun *runs;
  guint n_runs = 0;

  runs = block->content != NULL ? segue_markup_get_runs (block->content, &n_runs) : NULL;
  for (guint i = 1; i < n_runs; i++)
    if (runs[i].href != runs[0].href)
      return block->href;

  return n_runs > 0 && runs[0].href != NULL ? runs[0].href : block->href;
}

/* Writes a time as `00:12:30`. Every target writes every time, so this is worth its lines. */
static char *
format_hours (gint64 time)
{
  const gint64 seconds = time / 1000;
  char text[] = "00:00:00";

  if (seconds >= 100 * 3600)
    return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d:%02d", seconds / 3600, (int) (seconds / 60 % 60), (int) (seconds % 60));
  text[0] += (char) (seconds / 36000);
  text[1] += (char) (seconds / 3600 % 10);
  text[3] += (char) (seconds / 600 % 6);
  text[4] += (char) (seconds / 60 % 10);
  text[6] += (char) (seconds / 10 % 6);
  text[7] += (char) (seconds % 10);

  return g_strdup (text);
}

/* Returns the time of a head as it is given out, or NULL if it has none. */
static char *
dup_label (const SegueRenderOptions *options,
           SegueEpisode             *episode,
           const SegueRenderEntry   *render,
           const SegueBlock         *block)
{
  SegueEntry *entry = segue_episode_get (episode, render->index);
  const gint64 start = segue_entry_get_start (entry), end = segue_entry_get_end (entry);
  SegueClock clock = segue_entry_get_clock (entry);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (options->times == SEGUE_TIME_FORM_WRITTEN && render->start == start)
    return g_strdup (block->label);
  if (render->start == SEGUE_TIME_NONE)
    return block->type == SEGUE_BLOCK_SEGMENT ? g_strdup (options->no_time) : NULL;
  if (options->times == SEGUE_TIME_FORM_HOURS)
    return format_hours (render->start);
  if (options->times == SEGUE_TIME_FORM_MINUTES)
    clock = (SegueClock) { .style = SEGUE_CLOCK_DIGITS, .fields = 2, .first_width = 2, .hour_width = 2 };
  else if (start == SEGUE_TIME_NONE)
    clock = segue_dialect_get_clock (segue_episode_get_dialect (episode));
  first = segue_clock_format (&clock, render->start);
  if (options->times != SEGUE_TIME_FORM_WRITTEN || start == SEGUE_TIME_NONE || end == SEGUE_TIME_NONE || end < start)
    return g_steal_pointer (&first);
  last = segue_clock_format (&clock, render->start + end - start);

  return g_strconcat (first, "–", last, NULL);
}

static void
filter_head (SegueRender            *self,
             SegueEpisode           *episode,
             const SegueRenderEntry *render,
             SegueRenderBlock       *filtered)
{
  const SegueRenderOptions *options = self->options;
  SegueBlock *block = &filtered->block;
  g_autofree char *label = dup_label (options, episode, render, block);

  if (label != NULL && *label != '\0' && (options->before_time != NULL || options->after_time != NULL))
    filtered->label = g_strconcat (options->before_time != NULL ? options->before_time : "", label,
                                   options->after_time != NULL ? options->after_time : "", NULL);
  else
    filtered->label = g_steal_pointer (&label);
  block->label = filtered->label;
  if (render->title == NULL)
    return;
  block->href = whole_href (block);
  g_clear_pointer (&filtered->content, segue_markup_unref);
  filtered->content = segue_markup_new_plain (render->title);
  block->content = filtered->content;
}

/* Whether a text has a character that breaks lines. */
static gboolean
has_line_break (SegueMarkup *content)
{
  /* most titles have not even a byte of one of these characters */
  const char *text = strpbrk (segue_markup_get_text (content, NULL), "\n\r\v\f\xC2\xE2");

  return text != NULL && (strpbrk (text, "\n\r\v\f") != NULL || strstr (text, "\xC2\x85") != NULL ||
                          strstr (text, "\xE2\x80\xA8") != NULL || strstr (text, "\xE2\x80\xA9") != NULL);
}

/* Tells whether a text has what is not given out, or what is given out in another form. */
static gboolean
content_differs (const SegueRenderOptions *options,
                 guint                     parts,
                 SegueMarkup              *content)
{
  const SegueMarkupRun *runs;
  guint n_runs;

  if (options->plain_quotes && strstr (segue_markup_get_text (content, NULL), "\xE2\x80") != NULL)
    return TRUE;
  runs = segue_markup_get_runs (content, &n_runs);
  for (guint i = 0; i < n_runs; i++)
    {
      if (runs[i].href != NULL && ((parts & SEGUE_RENDER_LINKS) == 0 || options->drop_tracking))
        return TRUE;
      if (runs[i].image != NULL && (parts & SEGUE_RENDER_IMAGES) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Tells whether a block is given out in another form than it has in the notes. */
static gboolean
differs (const SegueRenderOptions *options,
         guint                     parts,
         const SegueBlock         *block)
{
  const gboolean any = options->plain_quotes || options->drop_tracking || (parts & SEGUE_RENDER_LINKS) == 0 ||
                       (parts & SEGUE_RENDER_IMAGES) == 0;

  return any && block->type != SEGUE_BLOCK_CODE &&
         (block->href != NULL || block->table != NULL || (block->content != NULL && content_differs (options, parts, block->content)));
}

static void
filter_text (SegueRender            *self,
             const SegueRenderEntry *render,
             SegueRenderBlock       *filtered,
             gboolean                one_line,
             gsize                   start,
             gsize                   end)
{
  SegueBlock *block = &filtered->block;

  if (block->content != NULL)
    {
      SegueMarkup *content = filter_content (self->options, render->parts, block->content, one_line, start, end);

      g_clear_pointer (&filtered->content, segue_markup_unref);
      filtered->content = content;
      block->content = content;
    }
  if (block->table != NULL)
    {
      filtered->table = filter_table (self->options, render->parts, block->table);
      block->table = filtered->table;
    }
  if ((render->parts & SEGUE_RENDER_LINKS) == 0)
    block->href = NULL;
  else if (block->href != NULL && self->options->drop_tracking)
    {
      filtered->href = segue_tracking_drop (block->href);
      block->href = filtered->href != NULL ? filtered->href : block->href;
    }
}

/* Finds the part of the text of a block of the description that is given out: from @start to before @end, which is
 * %G_MAXSIZE for all that follows. @begun: whether a block of the description was given out. Returns whether there is
 * such a part. */
static gboolean
find_given (const SegueRenderEntry *render,
            const SegueBlock       *block,
            gboolean                begun,
            gsize                  *start,
            gsize                  *end)
{
  const char *text;
  gsize length;

  if ((render->parts & SEGUE_RENDER_LINKS) == 0 && is_only_url (block))
    return FALSE;
  if ((render->parts & SEGUE_RENDER_LANGUAGES) != 0 && !segue_render_find_part (block, render->parts, start, end))
    return FALSE;
  if (render->parts & SEGUE_RENDER_BODY)
    return TRUE;
  if ((render->parts & SEGUE_RENDER_FIRST_SENTENCE) == 0 || begun)
    return FALSE;
  if ((block->type != SEGUE_BLOCK_PARAGRAPH && block->type != SEGUE_BLOCK_ITEM) || is_only_url (block))
    return FALSE;
  text = segue_markup_get_text (block->content, &length);
  *end = *start + segue_sentence_find_end (text + *start, MIN (*end, length) - *start);

  return *end > *start;
}

/**
 * segue_render_filter_block:
 * @self: the rendering
 * @episode: the episode
 * @render: the entry that the block belongs to
 * @block: a block of the notes
 * @is_head: whether the block is the head of the entry
 * @begun: whether a block of the description of the entry was given out
 * @filtered: (out caller-allocates): the block to render; to be freed with segue_render_block_clear()
 *
 * Makes the block that is given out.
 *
 * Returns: whether the block is given out at all
 */
gboolean
segue_render_filter_block (SegueRender            *self,
                           SegueEpisode           *episode,
                           const SegueRenderEntry *render,
                           const SegueBlock       *block,
                           gboolean                is_head,
                           gboolean                begun,
                           SegueRenderBlock       *filtered)
{
  gboolean one_line;
  gsize start = 0, end = G_MAXSIZE;

  *filtered = (SegueRenderBlock) { .block = *block };
  if (is_head && (render->parts & SEGUE_RENDER_HEAD) == 0)
    return FALSE;
  if (!is_head && !find_given (render, block, begun, &start, &end))
    return FALSE;
  if (is_head)
    filter_head (self, episode, render, filtered);
  one_line = is_head && self->options->flat && filtered->block.content != NULL && has_line_break (filtered->block.content);
  if (one_line || start > 0 || end != G_MAXSIZE || differs (self->options, render->parts, &filtered->block))
    filter_text (self, render, filtered, one_line, start, end);

  return TRUE;
}

/**
 * segue_render_block_clear:
 * @self: a block from segue_render_filter_block()
 *
 * Frees what a block owns.
 */
void
segue_render_block_clear (SegueRenderBlock *self)
{
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->href, g_free);
  g_clear_pointer (&self->content, segue_markup_unref);
  g_clear_pointer (&self->table, segue_table_free);
}
