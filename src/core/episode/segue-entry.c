/* segue-entry.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-entry.h"

#include <string.h>

#include "core/episode/segue-entry-private.h"
#include "core/markup/segue-markup.h"

/**
 * SegueEntry:
 *
 * A section or segment of an episode, or the text before and after them: an immutable value that owns its own lines,
 * verbatim.
 *
 * Start, title, link and body are views: spans within those lines, found by reading them. An entry's lines run from
 * its head to the head of the next entry, blank lines between the two included; what belongs to the entry itself ends
 * at segue_entry_get_content_length().
 */
G_DEFINE_BOXED_TYPE (SegueEntry, segue_entry, segue_entry_ref, segue_entry_unref)

#define ID_STOCK 1024

guint64
segue_entry_next_id (void)
{
  /* Episodes are read in threads, each of which takes ids out of a stock of its own. GLib's atomics have no 64-bit
   * counter, and 32 bits of entries can be used up by a program that runs for weeks. */
  static GMutex lock;
  static guint64 stocked;
  static _Thread_local guint64 last, end;

  if (last == end)
    {
      g_mutex_lock (&lock);
      last = stocked;
      stocked += ID_STOCK;
      g_mutex_unlock (&lock);
      end = last + ID_STOCK;
    }

  return ++last;
}

static SegueEntry *
entry_alloc (const char *text,
             gsize       length)
{
  SegueEntry *self = g_malloc (sizeof (SegueEntry) + length + 1);

  memset (self, 0, sizeof *self);
  g_atomic_ref_count_init (&self->ref_count);
  self->length = length;
  self->start = self->end = self->link_time = SEGUE_TIME_NONE;
  memcpy (self->text, text, length);
  self->text[length] = '\0';

  return self;
}

SegueEntry *
segue_entry_new_text (const char *text,
                      gsize       length)
{
  SegueEntry *self = entry_alloc (text, length);

  self->kind = SEGUE_ENTRY_TEXT;
  self->level = SEGUE_LEVEL_NONE;

  return self;
}

SegueEntry *
segue_entry_new (const char      *text,
                 gsize            length,
                 SegueEntryKind   kind,
                 guint            level,
                 const SegueHead *head)
{
  SegueEntry *self = entry_alloc (text, length);

  self->kind = kind;
  self->level = level;
  self->result = head->result;
  self->heading = head->heading;
  self->trailing = head->kind == SEGUE_HEAD_TRAILING;
  self->bulleted = head->bulleted;
  self->bracketed = head->bracketed;
  self->start = head->time;
  self->end = head->end_time;
  self->link_time = head->link_time;
  self->clock = head->clock;
  self->link_clock = head->link_clock;
  self->start_span = head->start;
  self->end_span = head->end;
  self->link_time_span = head->link_span;
  self->title = head->title;
  self->link = head->link;

  return self;
}

/* The same entry under another id. */
SegueEntry *
segue_entry_copy (const SegueEntry *self,
                  guint64           id)
{
  gsize size = sizeof (SegueEntry) + self->length + 1;
  SegueEntry *copy = g_malloc (size);

  memcpy (copy, self, size);
  g_atomic_ref_count_init (&copy->ref_count);
  if (copy->attributes != NULL)
    segue_attributes_ref (copy->attributes);
  copy->id = id;

  return copy;
}

/* The same entry with other attributes, %NULL for none. */
SegueEntry *
segue_entry_with_attributes (const SegueEntry *self,
                             SegueAttributes  *attributes)
{
  SegueEntry *copy = segue_entry_copy (self, self->id);

  g_clear_pointer (&copy->attributes, segue_attributes_unref);
  if (attributes != NULL)
    copy->attributes = segue_attributes_ref (attributes);

  return copy;
}

/* The entry without the text after @length bytes, which lies behind its head. The views of what is left stay. */
SegueEntry *
segue_entry_cut (const SegueEntry *self,
                 gsize             length)
{
  SegueEntry *cut = g_malloc (sizeof (SegueEntry) + length + 1);

  memcpy (cut, self, sizeof (SegueEntry) + length);
  g_atomic_ref_count_init (&cut->ref_count);
  if (cut->attributes != NULL)
    segue_attributes_ref (cut->attributes);
  cut->text[length] = '\0';
  cut->length = length;

  return cut;
}

/**
 * segue_entry_ref:
 * @self: an entry
 *
 * Takes a reference. Entries may be shared between threads.
 *
 * Returns: (transfer full): @self
 */
SegueEntry *
segue_entry_ref (SegueEntry *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * segue_entry_unref:
 * @self: (transfer full): an entry
 *
 * Gives a reference back.
 */
void
segue_entry_unref (SegueEntry *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->attributes, segue_attributes_unref);
  g_free (self);
}

/**
 * segue_entry_get_kind:
 * @self: an entry
 *
 * Says what the entry is.
 *
 * Returns: the kind
 */
SegueEntryKind
segue_entry_get_kind (const SegueEntry *self)
{
  return self->kind;
}

/**
 * segue_entry_get_id:
 * @self: an entry
 *
 * Says which entry this is, through all edits of it.
 *
 * An id is a counter of the running program, unique within an episode and never stored.
 *
 * Returns: the id, above 0
 */
guint64
segue_entry_get_id (const SegueEntry *self)
{
  return self->id;
}

/**
 * segue_entry_get_level:
 * @self: an entry
 *
 * Says how deep the lines say that the entry lies: 1 to 15 for headings, from 16 for segments by their indent.
 *
 * Levels only compare: an entry's parent is the nearest one before it with a smaller level.
 *
 * Returns: the level
 */
guint
segue_entry_get_level (const SegueEntry *self)
{
  return self->level;
}

/**
 * segue_entry_get_text:
 * @self: an entry
 * @length: (out) (optional): bytes
 *
 * Gives the entry's own lines, verbatim.
 *
 * Returns: (transfer none): UTF-8, with a terminating NUL
 */
const char *
segue_entry_get_text (const SegueEntry *self,
                      gsize            *length)
{
  if (length != NULL)
    *length = self->length;

  return self->text;
}

/**
 * segue_entry_get_content_length:
 * @self: an entry
 *
 * Measures the lines without the blank ones at their end, which belong to the place between two entries.
 *
 * Returns: bytes, the terminator of the last line included
 */
gsize
segue_entry_get_content_length (const SegueEntry *self)
{
  return self->content_length;
}

/**
 * segue_entry_get_n_lines:
 * @self: an entry
 *
 * Counts the lines. Only the last entry of an episode can have a last line without a terminator; it counts.
 *
 * Returns: lines
 */
guint
segue_entry_get_n_lines (const SegueEntry *self)
{
  return self->n_lines;
}

/**
 * segue_entry_get_start:
 * @self: an entry
 *
 * Gives the time at which the entry starts.
 *
 * Returns: milliseconds, or %SEGUE_TIME_NONE if it has no time yet, a malformed one, or is no segment
 */
gint64
segue_entry_get_start (const SegueEntry *self)
{
  return self->start;
}

/**
 * segue_entry_is_malformed:
 * @self: an entry
 *
 * Tells whether a time stands there that cannot be one; segue_entry_dup_start_text() has it.
 *
 * Returns: %TRUE if so
 */
gboolean
segue_entry_is_malformed (const SegueEntry *self)
{
  return self->kind == SEGUE_ENTRY_SEGMENT && self->result == SEGUE_TIME_MALFORMED;
}

/**
 * segue_entry_get_end:
 * @self: an entry
 *
 * Gives the end of the entry, where its stamp is a range.
 *
 * Returns: milliseconds, or %SEGUE_TIME_NONE
 */
gint64
segue_entry_get_end (const SegueEntry *self)
{
  return self->end;
}

/**
 * segue_entry_get_link_time:
 * @self: an entry
 *
 * Gives the time that the link of the stamp leads to (`#t=`, `?t=`).
 *
 * Returns: milliseconds, or %SEGUE_TIME_NONE
 */
gint64
segue_entry_get_link_time (const SegueEntry *self)
{
  return self->link_time;
}

/**
 * segue_entry_get_clock:
 * @self: a segment
 *
 * Says how the segment writes its time.
 *
 * Returns: the clock
 */
SegueClock
segue_entry_get_clock (const SegueEntry *self)
{
  return self->clock;
}

/**
 * segue_entry_get_start_span:
 * @self: an entry
 *
 * Says where in the entry's text the time stands, brackets excluded.
 *
 * Returns: bytes; empty where there is none
 */
SegueSpan
segue_entry_get_start_span (const SegueEntry *self)
{
  return self->start_span;
}

/**
 * segue_entry_get_end_span:
 * @self: an entry
 *
 * Says where in the entry's text the end of a range stands.
 *
 * Returns: bytes; empty where there is none
 */
SegueSpan
segue_entry_get_end_span (const SegueEntry *self)
{
  return self->end_span;
}

/**
 * segue_entry_get_link_time_span:
 * @self: an entry
 *
 * Says where in the entry's text the time in the stamp's link stands.
 *
 * Returns: bytes; empty where there is none
 */
SegueSpan
segue_entry_get_link_time_span (const SegueEntry *self)
{
  return self->link_time_span;
}

/**
 * segue_entry_get_title_span:
 * @self: an entry
 *
 * Says where in the entry's text the title stands, without emphasis or link that wrap it as a whole.
 *
 * Returns: bytes; of length 0 where the title is empty
 */
SegueSpan
segue_entry_get_title_span (const SegueEntry *self)
{
  return self->title;
}

/**
 * segue_entry_get_link_span:
 * @self: an entry
 *
 * Says where in the entry's text the URL of the title's link stands.
 *
 * Returns: bytes; empty where there is none
 */
SegueSpan
segue_entry_get_link_span (const SegueEntry *self)
{
  return self->link;
}

/**
 * segue_entry_get_body_span:
 * @self: an entry
 *
 * Says where in the entry's text the body stands: a segment's description, a section's text, all of a text.
 *
 * Blank lines around it, and the terminator of its last line, are not part of it.
 *
 * Returns: bytes; where there is no body, an empty span at the place for one
 */
SegueSpan
segue_entry_get_body_span (const SegueEntry *self)
{
  return self->body;
}

/**
 * segue_entry_dup_span:
 * @self: an entry
 * @span: a span within its text
 *
 * Copies part of the text.
 *
 * Returns: (transfer full): UTF-8
 */
char *
segue_entry_dup_span (const SegueEntry *self,
                      SegueSpan         span)
{
  g_return_val_if_fail ((gsize) span.offset + span.length <= self->length, NULL);

  return g_strndup (self->text + span.offset, span.length);
}

/**
 * segue_entry_dup_start_text:
 * @self: an entry
 *
 * Copies the time as it is written.
 *
 * Returns: (transfer full): UTF-8, empty where there is none
 */
char *
segue_entry_dup_start_text (const SegueEntry *self)
{
  return segue_entry_dup_span (self, self->start_span);
}

/**
 * segue_entry_dup_title:
 * @self: an entry
 *
 * Copies the title as it is written, with the marks within it.
 *
 * Returns: (transfer full): UTF-8
 */
char *
segue_entry_dup_title (const SegueEntry *self)
{
  return segue_entry_dup_span (self, self->title);
}

/**
 * segue_entry_dup_plain_title:
 * @self: an entry
 *
 * Gives the title as a reader sees it, without marks and targets.
 *
 * Returns: (transfer full): UTF-8, one line
 */
char *
segue_entry_dup_plain_title (const SegueEntry *self)
{
  return segue_markup_dup_plain (self->text + self->title.offset, self->title.length);
}

/**
 * segue_entry_dup_link:
 * @self: an entry
 *
 * Copies the URL of the title's link.
 *
 * Returns: (transfer full) (nullable): UTF-8, or %NULL where there is none
 */
char *
segue_entry_dup_link (const SegueEntry *self)
{
  return self->link.length > 0 ? segue_entry_dup_span (self, self->link) : NULL;
}

/**
 * segue_entry_dup_body:
 * @self: an entry
 *
 * Copies the body as it is written, line terminators included.
 *
 * Returns: (transfer full): UTF-8
 */
char *
segue_entry_dup_body (const SegueEntry *self)
{
  return segue_entry_dup_span (self, self->body);
}

/**
 * segue_entry_get_attributes:
 * @self: an entry
 *
 * Gives what no line of the entry can hold.
 *
 * Returns: (transfer none) (nullable): the attributes, or %NULL for none
 */
SegueAttributes *
segue_entry_get_attributes (const SegueEntry *self)
{
  return self->attributes;
}

/**
 * segue_entry_get_attribute:
 * @self: an entry
 * @name: a name
 *
 * Gives an attribute of the entry.
 *
 * Returns: (transfer none) (nullable): JSON text, or %NULL where there is none
 */
const char *
segue_entry_get_attribute (const SegueEntry *self,
                           const char       *name)
{
  return segue_attributes_lookup (self->attributes, name);
}
