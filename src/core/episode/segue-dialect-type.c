/* segue-dialect-type.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-dialect.h"

#include "core/episode/segue-dialect-private.h"

/* The type of dialects. */

/* The styles that are headings in any notes. */
#define MARKED_HEADINGS                                                                                              \
  ((1u << SEGUE_HEADING_ATX) | (1u << SEGUE_HEADING_ADOC) | (1u << SEGUE_HEADING_SETEXT) | (1u << SEGUE_HEADING_HTML))

/**
 * SegueDialect:
 *
 * How a show writes its notes: which lines begin a segment or section, how times are written, and how new entries are
 * written. A dialect is immutable once an episode has it, and can be shared between threads.
 *
 * The dialect is learned when a text is read and then stays with the episode, so that an edit of one line never changes
 * how other lines are read.
 */
G_DEFINE_BOXED_TYPE (SegueDialect, segue_dialect, segue_dialect_ref, segue_dialect_unref)

/* Creates the dialect of an empty text: times like `00:01:02`, LF, and headings that are marked or bold. */
SegueDialect *
segue_dialect_new (void)
{
  SegueDialect *self = g_new0 (SegueDialect, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_strlcpy (self->reading.newline, "\n", sizeof self->reading.newline);
  self->reading.headings = MARKED_HEADINGS | (1u << SEGUE_HEADING_BOLD);
  self->reading.bare_times = TRUE;
  self->minute_width = 2;
  self->clock = (SegueClock){ .fields = 3, .first_width = 2, .hour_width = 2, .fraction_mark = '.' };

  return self;
}

/**
 * segue_dialect_ref:
 * @self: a dialect
 *
 * Increases the reference count.
 *
 * Returns: (transfer full): @self
 */
SegueDialect *
segue_dialect_ref (SegueDialect *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * segue_dialect_unref:
 * @self: (transfer full): a dialect
 *
 * Decreases the reference count, and frees @self when it reaches 0.
 */
void
segue_dialect_unref (SegueDialect *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->segment.lead);
  g_free (self->segment.middle);
  g_free (self->segment.tail);
  g_free (self->segment.link_before);
  g_free (self->segment.link_after);
  g_free (self->section_lead);
  g_free (self->section_tail);
  g_free (self->body_indent);
  g_free (self);
}

/**
 * segue_dialect_get_newline:
 * @self: a dialect
 *
 * Gets the line terminator that most lines have. New lines get it too.
 *
 * Returns: (transfer none): LF, CRLF or CR
 */
const char *
segue_dialect_get_newline (const SegueDialect *self)
{
  return self->reading.newline;
}

/**
 * segue_dialect_get_clock:
 * @self: a dialect
 *
 * Gets the way in which most times are written.
 *
 * Returns: the clock
 */
SegueClock
segue_dialect_get_clock (const SegueDialect *self)
{
  return self->clock;
}

/**
 * segue_dialect_get_new_clock:
 * @self: a dialect
 *
 * Gets the way in which new times are written.
 *
 * Returns: the clock
 */
SegueClock
segue_dialect_get_new_clock (const SegueDialect *self)
{
  return self->new_clock;
}

/**
 * segue_dialect_get_reading:
 * @self: a dialect
 *
 * Returns the rules by which lines are read.
 *
 * Returns: (transfer none): the rules, owned by @self
 */
const SegueReading *
segue_dialect_get_reading (const SegueDialect *self)
{
  return &self->reading;
}

/**
 * segue_dialect_set_reading:
 * @self: a dialect that is not shared yet
 * @reading: (transfer none): the rules by which lines are read
 *
 * Replaces the rules that were learned from the text, such as by those that are stored in a file.
 *
 * A dialect is immutable once it is shared. Call this only directly after learning it or reading an episode.
 */
void
segue_dialect_set_reading (SegueDialect       *self,
                           const SegueReading *reading)
{
  self->reading = *reading;
}
