/* segue-list.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/syntax/segue-list-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/episode/segue-entry-private.h"
#include "core/json/segue-json-printer.h"
#include "core/text/segue-error.h"

/* Reads the entries of lists in other syntaxes. The text before the first item is an entry, and so is each item with
 * what separates it from the next one. */

static gboolean
is_within (SegueSpan              span,
           const SegueSyntaxItem *item)
{
  return (span.offset == 0 && span.length == 0) ||
         (span.offset >= item->from && (guint64) span.offset + span.length <= item->to);
}

/* Tells whether the items are in the order of the text and do not overlap. A syntax that breaks this could damage a
 * file, so this is not left to assertions. */
static gboolean
is_sound (const SegueSyntaxList *self,
          gsize                  length)
{
  gsize done = 0;

  if (self->stop > length || self->items->len > SEGUE_LIST_MAX_ITEMS)
    return FALSE;
  for (guint i = 0; i < self->items->len; i++)
    {
      const SegueSyntaxItem *item = &g_array_index (self->items, SegueSyntaxItem, i);

      if (item->from < done || item->to <= item->from || item->close < item->to || item->close > self->stop ||
          item->depth < 1 || item->depth > SEGUE_LIST_MAX_DEPTH)
        return FALSE;
      for (guint field = 0; field < SEGUE_SYNTAX_N_FIELDS; field++)
        if (!is_within (item->fields[field], item) || !is_within (item->extents[field], item))
          return FALSE;
      done = item->to;
    }

  return TRUE;
}

/* Finds the items of @text. On failure, @self has no items; its end is still set. Clear it in any case. */
gboolean
segue_list_scan (SegueSyntaxList    *self,
                 const SegueSyntax  *syntax,
                 const char         *text,
                 gsize               length,
                 GError            **error)
{
  *self = (SegueSyntaxList){ .items = g_array_new (FALSE, TRUE, sizeof (SegueSyntaxItem)), .stop = length };
  if (!syntax->scan (syntax, text, length, self, error))
    {
      g_array_set_size (self->items, 0);
      return FALSE;
    }
  if (is_sound (self, length))
    return TRUE;
  g_array_set_size (self->items, 0);
  self->stop = MIN (self->stop, length);
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("The list has more chapters than can be read."));

  return FALSE;
}

void
segue_list_clear (SegueSyntaxList *self)
{
  g_clear_pointer (&self->items, g_array_unref);
}

/* Counts the line terminators in the text between two offsets. */
static guint
count_terminators (const char *text,
                   gsize       from,
                   gsize       to)
{
  guint n = 0;

  for (gsize i = from; i < to; i++)
    n += text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');

  return n;
}

/* Copies the bytes between two offsets to an entry. */
static SegueEntry *
make_text (const SegueSyntax *syntax,
           const char        *text,
           gsize              from,
           gsize              to)
{
  SegueEntry *entry = segue_entry_new_text (text + from, to - from);

  entry->syntax = syntax;
  entry->n_lines = count_terminators (text, from, to);
  entry->content_length = entry->head_length = entry->length;
  entry->body = (SegueSpan){ entry->length, 0 };

  return entry;
}

/* Returns the value of a field that is not required, or an empty span for one like `null`. */
static SegueSpan
get_value (const SegueSyntax     *syntax,
           const SegueSyntaxItem *item,
           SegueSyntaxField       field,
           const char            *text)
{
  const SegueSpan span = item->fields[field];
  g_autofree char *value = NULL;

  if (span.length == 0)
    return (SegueSpan){ 0, 0 };
  if (span.length > 4)
    return span;
  value = syntax->decode (syntax, field, text + span.offset, span.length);

  return *value != '\0' ? span : (SegueSpan){ 0, 0 };
}

/* Returns what the entry of an item has besides its fields: the picture, and whether it is hidden. */
static SegueAttributes *
make_attributes (const SegueSyntax     *syntax,
                 const SegueSyntaxItem *item,
                 const char            *text)
{
  const SegueSpan image = get_value (syntax, item, SEGUE_SYNTAX_IMAGE, text);
  char *strings[4];
  guint n = 0;

  if (image.length > 0)
    {
      g_autofree char *address = syntax->decode (syntax, SEGUE_SYNTAX_IMAGE, text + image.offset, image.length);

      strings[2 * n] = g_strdup ("image");
      strings[2 * n++ + 1] = segue_json_quote (address);
    }
  if (item->hidden)
    {
      strings[2 * n] = g_strdup ("hidden");
      strings[2 * n++ + 1] = g_strdup ("true");
    }

  return segue_attributes_new (strings, n);
}

/* Returns the span relative to the start of the item. */
static SegueSpan
move_span (const SegueSyntaxItem *item,
           SegueSpan              span)
{
  return span.offset > 0 ? (SegueSpan){ span.offset - item->from, span.length } : span;
}

/* Sets the way in which the start is written. Numbers of seconds and the like have the precision of the model. */
static void
set_clock (SegueEntry *entry)
{
  const char *start = entry->text + entry->start_span.offset, *end = start + entry->start_span.length, *stop;
  SegueClock clock = { 0 };
  gint64 time;

  if (entry->start == SEGUE_TIME_NONE)
    return;
  if (segue_time_scan (start, end, &stop, &time, &clock) == SEGUE_TIME_VALID && stop == end && time == entry->start)
    entry->clock = clock;
  else
    entry->clock.fraction = 3;
}

/* Creates the entry of an item, whose text ends at @to. An item with a time is a segment, even if it contains others:
 * its time is one like theirs. */
static SegueEntry *
make_item (const SegueSyntax     *syntax,
           const SegueSyntaxItem *item,
           const char            *text,
           gsize                  to)
{
  SegueEntry *entry = make_text (syntax, text, item->from, to);
  const gboolean timed = item->malformed || item->start != SEGUE_TIME_NONE;

  entry->kind = item->is_section && !timed ? SEGUE_ENTRY_SECTION : SEGUE_ENTRY_SEGMENT;
  entry->level = item->depth;
  entry->content_length = entry->head_length = item->to - item->from;
  entry->start_span = move_span (item, item->fields[SEGUE_SYNTAX_START]);
  entry->end_span = move_span (item, item->fields[SEGUE_SYNTAX_END]);
  entry->title = move_span (item, item->fields[SEGUE_SYNTAX_TITLE]);
  entry->link = move_span (item, get_value (syntax, item, SEGUE_SYNTAX_LINK, text));
  entry->body = move_span (item, get_value (syntax, item, SEGUE_SYNTAX_BODY, text));
  if (entry->body.length == 0)
    entry->body = (SegueSpan){ entry->head_length, 0 };
  entry->start = item->malformed ? SEGUE_TIME_NONE : item->start;
  entry->end = item->end;
  if (entry->kind == SEGUE_ENTRY_SEGMENT)
    entry->result = item->malformed ? SEGUE_TIME_MALFORMED : timed ? SEGUE_TIME_VALID : SEGUE_TIME_PLANNED;
  set_clock (entry);
  entry->attributes = make_attributes (syntax, item, text);

  return entry;
}

/* Reads the entry of one item, without an id, from its text and what follows it up to the next item. The syntax must read
 * each line by itself. Returns %NULL if the text is not exactly one item of @item_length bytes. The number of lines is
 * that of the terminators. */
SegueEntry *
segue_list_read_item (const SegueSyntax *syntax,
                      const char        *text,
                      gsize              length,
                      gsize              item_length)
{
  g_auto(SegueSyntaxList) list = { 0 };
  const SegueSyntaxItem *item;

  if (!segue_list_scan (&list, syntax, text, length, NULL) || list.items->len != 1)
    return NULL;

  item = &g_array_index (list.items, SegueSyntaxItem, 0);

  return item->from == 0 && item->to == item_length ? make_item (syntax, item, text, length) : NULL;
}

/* Appends the entries of a list, without ids, to @entries. @text is what @self was found in. Returns the offset after the
 * last item: what is left belongs to no entry yet. Without items, nothing is appended. */
gsize
segue_list_read_entries (const SegueSyntaxList *self,
                         const SegueSyntax     *syntax,
                         const char            *text,
                         gsize                  length,
                         GPtrArray             *entries)
{
  const SegueSyntaxItem *items = (const SegueSyntaxItem *) (gpointer) self->items->data;
  const guint n = self->items->len;
  SegueEntry *last;

  if (n == 0)
    return 0;
  g_ptr_array_add (entries, make_text (syntax, text, 0, items[0].from));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (entries, make_item (syntax, &items[i], text, i + 1 < n ? items[i + 1].from : items[i].to));
  last = g_ptr_array_index (entries, entries->len - 1);
  /* the last line of a text counts even if it has no terminator */
  if (items[n - 1].to == length && strchr ("\r\n", text[length - 1]) == NULL)
    last->n_lines++;

  return items[n - 1].to;
}
