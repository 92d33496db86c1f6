/* segue-entry-values.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-entry-private.h"
#include "core/markup/segue-markup-scan.h"
#include "core/markup/segue-markup.h"

/* The values of an entry: its time, title, link and body, copied from its text. */

/**
 * segue_entry_dup_span:
 * @self: an entry
 * @span: a span within its text
 *
 * Copies a part of the text.
 *
 * Returns: (transfer full): the part (UTF-8)
 */
char *
segue_entry_dup_span (const SegueEntry *self,
                      SegueSpan         span)
{
  g_return_val_if_fail ((gsize) span.offset + span.length <= self->length, NULL);

  return g_strndup (self->text + span.offset, span.length);
}

/* Decodes a value of an item of a list. */
static char *
decode (const SegueEntry *self,
        SegueSyntaxField  field,
        SegueSpan         span)
{
  return self->syntax->decode (self->syntax, field, self->text + span.offset, span.length);
}

/**
 * segue_entry_get_syntax:
 * @self: an entry
 *
 * Gets the syntax of the list of chapters that the entry is part of.
 *
 * Such an entry is no notes: its title and its description are plain text, and its text is not shown. The last entry of
 * the list in front matter also holds the notes before the first section or segment: see segue_entry_get_notes_offset().
 *
 * Returns: (transfer none) (nullable): the syntax, or %NULL for notes
 */
const SegueSyntax *
segue_entry_get_syntax (const SegueEntry *self)
{
  return self->syntax;
}

/**
 * segue_entry_get_notes_offset:
 * @self: an entry
 *
 * Gets where the notes begin in the text of the entry. What is before them belongs to a list of chapters.
 *
 * Returns: the offset in bytes: 0 in notes, and the length of the text if none of it is notes
 */
gsize
segue_entry_get_notes_offset (const SegueEntry *self)
{
  if (self->syntax == NULL)
    return 0;

  return self->kind == SEGUE_ENTRY_TEXT ? self->head_length : self->length;
}

/* The longest time in bytes that is copied from a list: `100:00:00.000`. */
#define MAX_TIME 13

/* Copies a time as it is written. In a list that writes times in another way, such as with frames, as a number of seconds or
 * with nanoseconds, it is written as a clock without a fraction, so that it fits everywhere. */
static char *
dup_time (const SegueEntry *self,
          SegueSpan         span,
          gint64            time)
{
  const char *text = self->text + span.offset, *end = text + span.length, *stop;
  SegueClock clock;
  gint64 read;

  if (self->syntax != NULL && time != SEGUE_TIME_NONE &&
      (span.length > MAX_TIME || segue_time_scan (text, end, &stop, &read, &clock) != SEGUE_TIME_VALID || stop != end ||
       read != time))
    return segue_clock_format (&(const SegueClock) { .fields = 3, .first_width = 2 }, time / 1000 * 1000);

  return segue_entry_dup_span (self, span);
}

/**
 * segue_entry_dup_start_text:
 * @self: an entry
 *
 * Copies the start time as it is written, also if it is malformed. In a list that writes times in another way, such as
 * with frames or as a number of seconds, the time is written as a clock without a fraction, so that it fits everywhere.
 *
 * Returns: (transfer full): the time (UTF-8), empty if there is none
 */
char *
segue_entry_dup_start_text (const SegueEntry *self)
{
  return dup_time (self, self->start_span, self->start);
}

/**
 * segue_entry_dup_end_text:
 * @self: an entry
 *
 * Copies the end of a range of times like segue_entry_dup_start_text().
 *
 * Returns: (transfer full): the time (UTF-8), empty if there is none
 */
char *
segue_entry_dup_end_text (const SegueEntry *self)
{
  return dup_time (self, self->end_span, self->end);
}

/**
 * segue_entry_dup_title:
 * @self: an entry
 *
 * Copies the title as it is written, including the markup within it. It begins with the emphasis marks or tags before the
 * timestamp that are closed within it. The title of an item of a list is decoded and has no markup.
 *
 * Returns: (transfer full): the title (UTF-8)
 */
char *
segue_entry_dup_title (const SegueEntry *self)
{
  g_autofree char *opened = NULL;
  g_autofree char *title = NULL;

  if (self->syntax != NULL)
    return decode (self, SEGUE_SYNTAX_TITLE, self->title);
  opened = segue_entry_dup_span (self, self->opened);
  title = segue_entry_dup_span (self, self->title);

  return g_strconcat (opened, title, NULL);
}

/**
 * segue_entry_dup_plain_title:
 * @self: an entry
 *
 * Gets the title as a reader sees it, without markup and URLs of links.
 *
 * Returns: (transfer full): the title (UTF-8), one line
 */
char *
segue_entry_dup_plain_title (const SegueEntry *self)
{
  g_autofree char *title = segue_entry_dup_title (self);

  if (self->syntax != NULL)
    return g_steal_pointer (&title);

  return segue_markup_dup_plain (title, strlen (title));
}

/**
 * segue_entry_dup_link:
 * @self: an entry
 *
 * Gets the URL of the title's link, without the escapes and entities with which it is written.
 *
 * Returns: (transfer full) (nullable): the URL (UTF-8), or %NULL if there is none
 */
char *
segue_entry_dup_link (const SegueEntry *self)
{
  if (self->syntax != NULL && self->link.length > 0)
    return decode (self, SEGUE_SYNTAX_LINK, self->link);

  return self->link.length > 0 ? segue_markup_decode_link (self->text, self->link) : NULL;
}

/**
 * segue_entry_dup_body:
 * @self: an entry
 *
 * Copies the body as it is written, including its line terminators. The description of an item of a list is decoded.
 *
 * Returns: (transfer full): the body (UTF-8)
 */
char *
segue_entry_dup_body (const SegueEntry *self)
{
  if (self->syntax != NULL && self->kind != SEGUE_ENTRY_TEXT)
    return decode (self, SEGUE_SYNTAX_BODY, self->body);

  return segue_entry_dup_span (self, self->body);
}
