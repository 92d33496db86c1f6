/* segue-writing-text.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "formats/chapters/segue-chapters.h"
#include "formats/render/segue-tracking.h"
#include "publish/segue-writing-private.h"

/* Writes the texts of the targets, with the renderers. */

/* Removes the line breaks at the end, which nobody wants to paste. */
static void
trim_end (char   *text,
          GArray *spans)
{
  gsize length = strlen (text);

  while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == ' '))
    text[--length] = '\0';
  for (guint i = 0; i < spans->len; i++)
    {
      SegueRenderSpan *span = &g_array_index (spans, SegueRenderSpan, i);

      span->start = MIN (span->start, length);
      span->body = MIN (span->body, length);
      span->end = MIN (span->end, length);
    }
}

static void
render_plain (SegueWriting *self)
{
  SegueRenderOptions options = self->options;

  options.spans = self->text_spans;
  options.flat = TRUE;
  self->text = segue_render_plain (self->episode, self->entries, &options);
  trim_end (self->text, self->text_spans);
}

/* Whether the character before @p belongs to the same URL. */
static gboolean
is_in_url (const char *text,
           const char *p)
{
  const char *start = p;

  while (start > text && p - start < 2048 && !g_ascii_isspace (start[-1]))
    start--;

  return g_strstr_len (start, p - start, "://") != NULL;
}

static void
append_allowed (GString    *out,
                const char *text,
                const char *p)
{
  if (*p == '\t')
    g_string_append_c (out, ' ');
  else if (*p != '\n' && g_ascii_iscntrl (*p))
    return;
  else if (*p != '<' && *p != '>')
    g_string_append_c (out, *p);
  else if (is_in_url (text, p))
    g_string_append (out, *p == '<' ? "%3C" : "%3E");
  else
    g_string_append (out, *p == '<' ? "‹" : "›");
}

/* Moves the places of entries before @before in the old text to @after in the new one. @next: the place that is the
 * next one to be moved, three for each entry. */
static void
move_places (GArray *spans,
             guint  *next,
             gsize   before,
             gsize   after)
{
  for (; *next < 3 * spans->len; (*next)++)
    {
      SegueRenderSpan *span = &g_array_index (spans, SegueRenderSpan, *next / 3);
      gsize *place = *next % 3 == 0 ? &span->start : *next % 3 == 1 ? &span->body : &span->end;

      if (*place > before)
        return;
      *place = after;
    }
}

/* Replaces the characters that YouTube refuses. */
static void
replace_refused (SegueWriting *self)
{
  GString *out;
  guint next = 0;

  if (strpbrk (self->text, "<>\t\x01\x02\x03\x04\x05\x06\x07\x08\x0B\x0C\x0D\x0E\x0F\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19"
                           "\x1A\x1B\x1C\x1D\x1E\x1F\x7F") == NULL)
    return;
  out = g_string_sized_new (strlen (self->text) + 64);
  for (const char *p = self->text; *p != '\0'; p++)
    {
      move_places (self->text_spans, &next, p - self->text, out->len);
      append_allowed (out, self->text, p);
      self->changed |= *p == '<' || *p == '>';
    }
  move_places (self->text_spans, &next, G_MAXSIZE, out->len);
  g_free (self->text);
  self->text = g_string_free (out, FALSE);
}

static void
use_text_spans (SegueWriting *self)
{
  g_array_set_size (self->size_spans, 0);
  g_array_append_vals (self->size_spans, self->text_spans->data, self->text_spans->len);
}

/* Writes a description for YouTube. */
void
segue_write_youtube (SegueWriting *self)
{
  segue_writing_choose (self, FALSE);
  render_plain (self);
  replace_refused (self);
  use_text_spans (self);
}

/* Writes a list of chapters as plain text. */
void
segue_write_list (SegueWriting *self)
{
  segue_writing_choose (self, FALSE);
  render_plain (self);
  use_text_spans (self);
}

/* Writes formatted text for the form of a host, and plain text for fields that take nothing else. */
void
segue_write_feed (SegueWriting *self)
{
  SegueRenderOptions options;

  segue_writing_choose (self, FALSE);
  for (guint i = 0; i < self->entries->len; i++)
    g_array_index (self->entries, SegueRenderEntry, i).parts &= ~(guint) SEGUE_RENDER_IMAGES;
  options = self->options;
  options.spans = self->size_spans;
  options.flat = TRUE;
  options.feed = TRUE;
  self->html = segue_render_html (self->episode, self->entries, &options);
  trim_end (self->html, self->size_spans);
  render_plain (self);
}

/* Writes a page, or a part of one, for a site. */
void
segue_write_web (SegueWriting *self)
{
  const char *nick = self->variant->nick;
  SegueRenderOptions options;
  g_autofree char *title = NULL;

  segue_writing_choose (self, FALSE);
  options = self->options;
  options.spans = self->text_spans;
  if (g_str_equal (nick, "markdown"))
    self->text = segue_render_markdown (self->episode, self->entries, &options);
  else if (g_str_equal (nick, "page"))
    {
      title = segue_render_dup_title (self->episode);
      if (title != NULL && options.plain_quotes)
        {
          g_autofree char *typographic = g_steal_pointer (&title);

          title = segue_render_dup_plain_quotes (typographic);
        }
      self->text = segue_render_html_document (self->episode, self->entries, &options, title != NULL ? title : "");
    }
  else
    self->text = segue_render_html (self->episode, self->entries, &options);
  use_text_spans (self);
}

/* Gives an entry the title that is given out. The cache has it, so that nobody reads it from the notes again. */
static void
take_title (SegueWriting     *self,
            SegueRenderEntry *entry)
{
  const char *title = entry->title != NULL ? entry->title
                                           : segue_render_cache_get_title (self->options.cache, entry->index);
  char *taken = self->options.plain_quotes ? segue_render_dup_plain_quotes (title) : g_strdup (title);

  g_free (entry->title);
  entry->title = taken;
}

/* Gives an entry the link that is given out, if it differs from that of the notes. */
static void
take_link (SegueWriting     *self,
           SegueRenderEntry *entry)
{
  g_autofree char *link = self->options.drop_tracking
                            ? segue_entry_dup_link (segue_episode_get (self->episode, entry->index)) : NULL;

  if (link != NULL)
    entry->link = segue_tracking_drop (link);
}

/* Files of chapters have no renderer that would change titles and links. */
static void
take_titles (SegueWriting *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      SegueRenderEntry *entry = &g_array_index (self->entries, SegueRenderEntry, i);

      take_title (self, entry);
      take_link (self, entry);
    }
}

/* Writes a file of chapters. */
void
segue_write_chapters (SegueWriting *self)
{
  gsize length;
  const char *text;

  segue_writing_choose (self, FALSE);
  take_titles (self);
  self->format = segue_formats_find (self->variant->nick);
  self->bytes = segue_chapters_write_entries (self->format, self->episode, self->entries,
                                              self->options.plain_quotes);
  text = g_bytes_get_data (self->bytes, &length);
  self->text = g_strndup (text, length);
}
