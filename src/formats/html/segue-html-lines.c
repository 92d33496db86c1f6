/* segue-html-lines.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/html/segue-html-lines.h"

#include <string.h>

#include "core/markup/segue-markup-scan.h"
#include "formats/html/segue-html-address.h"

/* The maximum depth of nested lists. Deeper items are written at this depth. */
#define MAX_DEPTH 8

void
segue_html_lines_init (SegueHtmlLines *self,
                       const char     *plain)
{
  *self = (SegueHtmlLines){ .link_start = -1 };
  self->out = g_string_new (NULL);
  self->line = g_string_new (NULL);
  self->known = plain != NULL ? segue_html_address_collect (plain) : NULL;
}

/* Appends the text of a link. Brackets are escaped where they would end the text. */
static void
append_link_text (GString    *out,
                  const char *text)
{
  gboolean escapes = strstr (text, "](") != NULL || strstr (text, "][") != NULL;
  guint depth = 0;

  for (const char *p = text; *p != '\0' && !escapes; p++)
    if (*p == '[')
      depth++;
    else if (*p == ']' && depth-- == 0)
      escapes = TRUE;
  escapes |= depth > 0;
  for (const char *p = text; *p != '\0'; p++)
    {
      if ((escapes && (*p == '[' || *p == ']')) || (*p == '\\' && (g_ascii_ispunct (p[1]) || p[1] == '\0')))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
}

/* Appends an address that is its own text. It needs angle brackets if punctuation at its end would not be read as part
 * of it. */
static void
append_address (GString    *out,
                const char *address)
{
  const char *end = address + strlen (address), *start, *stop;
  const gboolean bare = segue_markup_scan_word_url (address, end, &start, &stop) && stop == end;
  g_autofree char *written = segue_markup_encode_link (bare ? "" : "<>", (SegueSpan){ bare ? 0 : 1, 0 }, address);

  g_string_append_printf (out, bare ? "%s" : "<%s>", written);
}

/* Turns the text from @link_start to the end of the line into a link. If a link has several lines, only the first
 * one gets the address. */
static void
write_link (SegueHtmlLines *self)
{
  g_autofree char *address = NULL;
  g_autofree char *text = NULL;
  g_autofree char *written = NULL;

  if (self->link_start < 0)
    return;
  address = g_steal_pointer (&self->address);
  text = g_strdup (self->line->str + self->link_start);
  if (g_str_has_prefix (address, "mailto:") && segue_html_address_is_shown (address, text))
    {
      self->link_start = -1;
      return;
    }
  g_string_truncate (self->line, self->link_start);
  self->link_start = -1;
  if (segue_html_address_is_shown (address, text))
    {
      append_address (self->line, address);
    }
  else
    {
      /* `![` would begin an image */
      if (g_str_has_suffix (self->line->str, "!"))
        g_string_append_c (self->line, ' ');
      g_string_append_c (self->line, '[');
      append_link_text (self->line, text);
      written = segue_markup_encode_link ("](", (SegueSpan){ 2, 0 }, address);
      g_string_append_printf (self->line, "](%s)", written);
    }
  if (self->known != NULL)
    {
      g_autofree char *key = segue_html_address_dup_key (address, strlen (address));

      self->has_news |= !g_hash_table_contains (self->known, key);
    }
}

/* Whether the line is bold as a whole and so looks like a heading. */
static gboolean
is_marked_bold (const SegueHtmlLines *self)
{
  return self->place.bold && !self->place.heading && !self->place.row && self->place.depth == 0 &&
         strstr (self->line->str, "**") == NULL && !g_str_has_prefix (self->line->str, "http");
}

/* Writes the current line with its indent and markup. */
static void
flush (SegueHtmlLines *self)
{
  const guint depth = MIN (self->place.depth, MAX_DEPTH);
  const char *marks = is_marked_bold (self) ? "**" : "";

  self->wants_line = FALSE;
  self->wants_space = FALSE;
  self->n_tabs = 0;
  if (self->line->len == 0)
    return;
  write_link (self);
  if (self->after_blank && self->out->len > 0)
    g_string_append_c (self->out, '\n');
  for (guint i = self->bulleted ? 1 : 0; i < depth + (self->continues_row ? 1 : 0); i++)
    g_string_append (self->out, "  ");
  if (self->bulleted)
    g_string_append (self->out, "- ");
  else if (self->place.heading && depth == 0 && !self->place.row)
    g_string_append (self->out, "## ");
  g_string_append_printf (self->out, "%s%s%s\n", marks, self->line->str, marks);
  g_string_truncate (self->line, 0);
}

/* Returns the lines (transfer full) and frees everything else. */
char *
segue_html_lines_end (SegueHtmlLines *self)
{
  flush (self);
  g_string_free (self->line, TRUE);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->known, g_hash_table_unref);

  return g_string_free (g_steal_pointer (&self->out), FALSE);
}

/* Discards what was written so far, because it is only the context of the copied part. */
void
segue_html_lines_restart (SegueHtmlLines *self)
{
  g_string_truncate (self->out, 0);
  g_string_truncate (self->line, 0);
  self->link_start = -1;
  self->wants_space = self->wants_line = self->wants_blank = self->begins_cell = FALSE;
  self->n_tabs = 0;
  self->has_news = FALSE;
}

static void
begin_line (SegueHtmlLines       *self,
            const SegueHtmlPlace *place)
{
  self->place = *place;
  self->bulleted = self->wants_bullet;
  self->after_blank = self->wants_blank;
  self->continues_row = place->row && self->lines_of_row++ > 0;
  self->wants_bullet = self->wants_blank = self->wants_line = self->wants_space = FALSE;
  self->n_tabs = 0;
}

static void
add_char (SegueHtmlLines       *self,
          const SegueHtmlPlace *place,
          gunichar              c)
{
  if (self->wants_line)
    flush (self);
  if (self->line->len == 0)
    begin_line (self, place);
  else if (self->wants_space && self->n_tabs == 0)
    g_string_append_c (self->line, ' ');
  for (; self->n_tabs > 0; self->n_tabs--)
    g_string_append_c (self->line, '\t');
  self->wants_space = self->begins_cell = FALSE;
  if (self->address != NULL && self->link_start < 0)
    self->link_start = self->line->len;
  self->place.bold &= place->bold;
  g_string_append_unichar (self->line, c);
}

/* Whether a character is white space, of which HTML shows a run as one space. */
static gboolean
is_space (gunichar c)
{
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x2028 || c == 0x2029;
}

/* Adds text. @place describes the elements around it. */
void
segue_html_lines_add_text (SegueHtmlLines       *self,
                           const SegueHtmlPlace *place,
                           const char           *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' && place->keeps_breaks)
        segue_html_lines_break (self, place);
      else if (is_space (c))
        self->wants_space = TRUE;
      else if (!g_unichar_iscntrl (c) && c != 0x200B && c != 0xFEFF)
        add_char (self, place, c);
    }
}

/* Ends the line. If it has ended already, adds a blank line, except in lists and table rows. In headings and at the
 * start of cells, the break becomes a space. */
void
segue_html_lines_break (SegueHtmlLines       *self,
                        const SegueHtmlPlace *place)
{
  if (place->heading || self->begins_cell)
    self->wants_space = TRUE;
  else if (self->line->len > 0 && !self->wants_line)
    self->wants_line = TRUE;
  else
    self->wants_blank |= place->depth == 0 && !place->row;
}

/* Ends the line if it has text. */
void
segue_html_lines_end_block (SegueHtmlLines *self,
                            gboolean        blank)
{
  self->wants_line |= self->line->len > 0 && !self->begins_cell;
  self->wants_blank |= blank;
}

void
segue_html_lines_begin_item (SegueHtmlLines *self)
{
  segue_html_lines_end_block (self, FALSE);
  self->wants_bullet = TRUE;
}

void
segue_html_lines_end_item (SegueHtmlLines *self)
{
  segue_html_lines_end_block (self, FALSE);
  self->wants_bullet = FALSE;
}

void
segue_html_lines_begin_row (SegueHtmlLines *self)
{
  flush (self);
  self->lines_of_row = 0;
}

void
segue_html_lines_end_row (SegueHtmlLines *self)
{
  self->begins_cell = FALSE;
  segue_html_lines_end_block (self, FALSE);
}

/* Begins a table cell. It continues the line of the cell before it in the row, after a tab, or after a space if a cell
 * has several lines. */
void
segue_html_lines_begin_cell (SegueHtmlLines *self)
{
  self->wants_line = FALSE;
  self->wants_space = TRUE;
  self->begins_cell = TRUE;
  self->n_tabs += self->line->len > 0 && self->lines_of_row == 1;
}

/* Opens a link. Links whose target cannot be written are ignored. */
void
segue_html_lines_begin_link (SegueHtmlLines *self,
                             const char     *href)
{
  segue_html_lines_end_link (self);
  self->address = segue_html_address_new (href);
}

void
segue_html_lines_end_link (SegueHtmlLines *self)
{
  write_link (self);
  g_clear_pointer (&self->address, g_free);
}
