/* segue-entry.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-entry.h"

#include <string.h>

#include "core/episode/segue-entry-private.h"

/* One section, segment or text of an episode: its lines and what was found in them. */

/**
 * SegueEntry:
 *
 * A section or segment of an episode, or the text before or after them. An entry owns its lines of text. It is
 * immutable and can be shared between threads.
 *
 * The lines begin with the head of the entry and end before the head of the next one, so they include the blank lines
 * between the two. Where one line holds several timestamps, such as `(0:00) One (5:10) Two`, the line is divided: each
 * entry owns its part, and the text of an entry that is not the last of the line has no terminator. An edit of one part
 * splices its bytes like any other. An edit that inserts, removes or moves such entries or adds lines to them first
 * gives each entry of the line a line of its own. segue_entry_get_content_length() is the length without these. Start, title, link and body are spans
 * of the text. All spans are in bytes, relative to the text of the entry.
 */
G_DEFINE_BOXED_TYPE (SegueEntry, segue_entry, segue_entry_ref, segue_entry_unref)

/* The number of ids that a thread reserves at once. */
#define ID_STOCK 1024

/* Returns a new id, which is greater than 0 and unique in this process. */
guint64
segue_entry_next_id (void)
{
  /* Episodes are read in several threads. Each thread reserves ids in blocks, so that it seldom takes the lock. The
   * atomic integers of GLib are not an alternative: they have 32 bits, which a program that runs for weeks can use
   * up. */
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

/* Allocates an entry with a copy of the text and without times. */
static SegueEntry *
entry_alloc (const char *text,
             gsize       length)
{
  SegueEntry *self = g_malloc (sizeof (SegueEntry) + length + 1);

  memset (self, 0, sizeof *self);
  g_atomic_ref_count_init (&self->ref_count);
  self->length = length;
  self->start = self->end = self->time_link.time = SEGUE_TIME_NONE;
  memcpy (self->text, text, length);
  self->text[length] = '\0';

  return self;
}

/* Creates an entry of text. The caller sets the id, the number of lines, the content length and the body. */
SegueEntry *
segue_entry_new_text (const char *text,
                      gsize       length)
{
  SegueEntry *self = entry_alloc (text, length);

  self->kind = SEGUE_ENTRY_TEXT;
  self->level = SEGUE_LEVEL_NONE;

  return self;
}

/* Creates a section or segment from its lines and what was found in its head. The caller sets the id, the number of
 * lines, the head and content lengths and the body. */
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
  self->time_link.time = head->link_time;
  self->clock = head->clock;
  self->time_link.clock = head->link_clock;
  self->start_span = head->start;
  self->end_span = head->end;
  self->time_link.span = head->link_span;
  self->title = head->title;
  self->opened = head->opened;
  self->link = head->link;

  return self;
}

/* Sets the body to the lines between the offsets @from and @to. In HTML, the tags that belong to the lines around it are
 * no part of it. The head length must be set. */
void
segue_entry_set_body (SegueEntry *self,
                      gsize       from,
                      gsize       to)
{
  const char *body = self->text + from, *end = self->text + to;

  if (self->kind != SEGUE_ENTRY_TEXT && from < to && memchr (self->text, '<', self->head_length) != NULL)
    segue_head_trim_body (&body, &end);
  self->body = body < end ? (SegueSpan){ body - self->text, end - body } : (SegueSpan){ self->head_length, 0 };
}

/* Copies the entry with another id. */
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

/* Copies the entry, id included, with other attributes, which may be %NULL. */
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

/* Copies the entry with only the first @length bytes of its text, which must include the head. The caller sets the
 * number of lines, the content length and the body anew. */
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
 * Increases the reference count.
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
 * Decreases the reference count, and frees @self when it reaches 0.
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
 * Gets whether the entry is a section, a segment or text.
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
 * Gets the id of the entry, which stays the same when the entry is edited or moved.
 *
 * Ids are unique within an episode. They are valid in the running program only and are never stored.
 *
 * Returns: the id, greater than 0
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
 * Gets the level of the entry, from which the tree follows: the parent of an entry is the nearest entry before it with
 * a lower level.
 *
 * Returns: 1 to 15 for headings, 16 to 120 for other segments, depending on their indent, 255 for text
 */
guint
segue_entry_get_level (const SegueEntry *self)
{
  return self->level;
}

/**
 * segue_entry_get_text:
 * @self: an entry
 * @length: (out) (optional): length of the text in bytes
 *
 * Gets the lines of the entry exactly as they are in the notes.
 *
 * Returns: (transfer none): the text (UTF-8, NUL-terminated)
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
 * Gets the length of the text without the blank lines at its end. These separate two entries and do not move with them.
 *
 * Returns: the length in bytes, including the terminator of the last line
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
 * Gets the number of lines that end in the entry. The last line of an episode counts even if it has no terminator. An
 * entry that ends in the middle of a line with several timestamps does not count this line, so that the numbers of all
 * entries add up to the number of lines.
 *
 * Returns: the number of lines
 */
guint
segue_entry_get_n_lines (const SegueEntry *self)
{
  return self->n_lines;
}

/**
 * segue_entry_get_n_spoken_times:
 * @self: an entry
 *
 * Gets the number of times in the text that are those of a transcript, and so begin no segment.
 *
 * Returns: the number of times
 */
guint
segue_entry_get_n_spoken_times (const SegueEntry *self)
{
  return self->n_speech;
}

/**
 * segue_entry_get_start:
 * @self: an entry
 *
 * Gets the time at which the entry starts.
 *
 * Returns: the time in milliseconds, or %SEGUE_TIME_NONE if the entry is not a segment or its timestamp is a
 * placeholder or malformed
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
 * Tells whether the timestamp of the entry is malformed, such as `01:40:050`. segue_entry_dup_start_text() returns it
 * as it is written.
 *
 * Returns: %TRUE if the entry is a segment with a malformed timestamp
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
 * Gets the time at which the entry ends, if its timestamp is a range.
 *
 * Returns: the time in milliseconds, or %SEGUE_TIME_NONE
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
 * Gets the time in the URL that the timestamp links to (`#t=62`, `?t=1m2s`).
 *
 * Returns: the time in milliseconds, or %SEGUE_TIME_NONE
 */
gint64
segue_entry_get_link_time (const SegueEntry *self)
{
  return self->time_link.time;
}

/**
 * segue_entry_get_clock:
 * @self: a segment
 *
 * Gets the way in which the start of the segment is written.
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
 * Gets the span of the start time, without brackets.
 *
 * Returns: the span, empty if there is no time
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
 * Gets the span of the end time of a range. The time may be one that cannot be read: then segue_entry_get_end() returns
 * %SEGUE_TIME_NONE.
 *
 * Returns: the span, empty if there is no end time
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
 * Gets the span of the time in the URL that the timestamp links to.
 *
 * Returns: the span, empty if there is no such time
 */
SegueSpan
segue_entry_get_link_time_span (const SegueEntry *self)
{
  return self->time_link.span;
}

/**
 * segue_entry_get_title_span:
 * @self: an entry
 *
 * Gets the span of the title, without emphasis or a link around all of it.
 *
 * Returns: the span, of length 0 if the title is empty
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
 * Gets the span of the URL of the title's link, as it is written.
 *
 * Returns: the span, empty if there is no link
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
 * Gets the span of the body: the description of a segment, the text of a section, or all of a text entry.
 *
 * The span does not include the blank lines around the body and the terminator of its last line.
 *
 * Returns: the span; if there is no body, a span of length 0 after the head
 */
SegueSpan
segue_entry_get_body_span (const SegueEntry *self)
{
  return self->body;
}
