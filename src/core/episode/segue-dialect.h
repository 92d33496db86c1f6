/* segue-dialect.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-time.h"

G_BEGIN_DECLS

/**
 * SegueTrailing:
 * @SEGUE_TRAILING_LINKED: those whose link leads to the same time
 * @SEGUE_TRAILING_BRACKETED: those in brackets or emphasis
 * @SEGUE_TRAILING_ALL: those in list items and headings
 * @SEGUE_TRAILING_PLAIN: all
 *
 * Which timestamps at the end of a line begin a segment. Each value includes those before it.
 */
typedef enum
{
  SEGUE_TRAILING_LINKED,
  SEGUE_TRAILING_BRACKETED,
  SEGUE_TRAILING_ALL,
  SEGUE_TRAILING_PLAIN,
} SegueTrailing;

/**
 * SegueReading:
 * @syntax: (nullable): the syntax of the list of chapters that the text is, or whose front matter holds one
 * @newline: the terminator of most lines: LF, CRLF or CR
 * @trailing: #SegueTrailing
 * @headings: bit set of the SegueHeadingStyle values that are headings: 1 << style
 * @bare_times: a time without brackets at the start of a line is a timestamp
 * @stamps: number of leading timestamps, at most 2; malformed times count only among others
 * @title_heading: the first heading is the title of the episode, and so no section
 * @label_colons: a line like `Times:` directly above timestamps is a label, and so no section
 * @titles_below: the title of a timestamp alone on its line is on the next line
 * @titles_above: the title of a timestamp alone on its line is the heading above
 * @lines_above: the title of a timestamp alone on its line is the line of text directly above
 * @loose_bodies: descriptions continue after blank lines
 * @unit_times: times in words, `5 min 10`, are timestamps and not durations
 * @frames: frames of a video editor follow the seconds of timestamps: `00:04:12:10`
 * @ranges: timestamps are ranges: `0:00 - 3:10`
 * @preformatted: the text of `<pre>` is notes
 * @lengths_first: in rows of tables, the length of a segment is before its time
 * @ends_behind: the end of a segment is behind its time, without a mark between them: `0:00 3:10 Title`
 * @divided_lines: a line can hold several timestamps: `(0:00) One (5:10) Two`
 * @speech_below: hash of the line of text that the transcript is below, 0 if all text may be the transcript
 * @speech: bit set of the forms of timestamps that are those of a transcript, and so no segments
 * @underlines: NUL-terminated marks of underlined headings; the first one is level 1
 *
 * The part of a dialect that decides how lines are read. It is learned from the whole text and then does not change.
 */
typedef struct
{
  const SegueSyntax *syntax;
  char    newline[3];
  guint8  trailing;
  guint16 headings;
  guint   bare_times : 1;
  guint   stamps : 2;
  guint   title_heading : 1;
  guint   label_colons : 1;
  guint   titles_below : 1;
  guint   titles_above : 1;
  guint   lines_above : 1;
  guint   loose_bodies : 1;
  guint   unit_times : 1;
  guint   frames : 1;
  guint   ranges : 1;
  guint   preformatted : 1;
  guint   lengths_first : 1;
  guint   ends_behind : 1;
  guint   divided_lines : 1;
  guint32 speech_below;
  guint64 speech;
  char    underlines[9];
} SegueReading;

#define SEGUE_TYPE_DIALECT (segue_dialect_get_type ())
GType               segue_dialect_get_type    (void);

SegueDialect       *segue_dialect_learn       (const char         *text,
                                               gsize               length) G_GNUC_WARN_UNUSED_RESULT;
SegueDialect       *segue_dialect_ref         (SegueDialect       *self);
void                segue_dialect_unref       (SegueDialect       *self);

const char         *segue_dialect_get_newline (const SegueDialect *self);
SegueClock          segue_dialect_get_clock   (const SegueDialect *self);
SegueClock          segue_dialect_get_new_clock (const SegueDialect *self);
const SegueReading *segue_dialect_get_reading (const SegueDialect *self);
void                segue_dialect_set_reading (SegueDialect       *self,
                                               const SegueReading *reading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueDialect, segue_dialect_unref)

G_END_DECLS
