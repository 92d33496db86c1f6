/* segue-dialect-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-dialect.h"
#include "core/lines/segue-head.h"

G_BEGIN_DECLS

/* Which timestamps at the end of a line begin a segment. Each value includes those before it. */
typedef enum
{
  SEGUE_TRAILING_LINKED,    /* those whose link leads to the same time */
  SEGUE_TRAILING_BRACKETED, /* those in brackets or emphasis */
  SEGUE_TRAILING_ALL,       /* those in list items and headings */
  SEGUE_TRAILING_PLAIN,     /* all */
} SegueTrailing;

/* The part of a dialect that decides how lines are read. It is learned from the whole text and then does not change. */
typedef struct
{
  char    newline[3];        /* terminator of most lines: LF, CRLF or CR */
  guint8  trailing;          /* SegueTrailing */
  guint16 headings;          /* bit set of the SegueHeadingStyle values that are headings: 1 << style */
  guint   bare_times : 1;    /* a time without brackets at the start of a line is a timestamp */
  guint   stamps : 2;        /* number of leading timestamps, at most 2; malformed times count only among others */
  guint   title_heading : 1; /* the first heading is the title of the episode, and so no section */
  guint   label_colons : 1;  /* a line like `Times:` directly above timestamps is a label, and so no section */
  guint   titles_below : 1;  /* the title of a timestamp alone on its line is on the next line */
  guint   loose_bodies : 1;  /* descriptions continue after blank lines */
  char    underlines[9];     /* NUL-terminated marks of underlined headings; the first one is level 1 */
} SegueReading;

/* The text of a new segment's head around its time and its title. A head with a leading timestamp is lead, time,
 * middle, title, tail; one with a trailing timestamp is lead, title, middle, time, tail. */
typedef struct
{
  char       *lead;
  char       *middle;
  char       *tail;
  char       *link_before; /* if @middle holds a link with a time: the part of @middle before this time; else %NULL */
  char       *link_after;  /* the part of @middle after the time in the link */
  SegueClock  link_clock;  /* how the time in the link is written */
  gboolean    trailing;    /* the timestamp is at the end */
} SegueSegmentPattern;

struct _SegueDialect
{
  gatomicrefcount     ref_count;
  SegueReading        reading;
  SegueClock          clock;             /* how times are written */
  guint8              minute_width;      /* least number of digits of minutes in times without hours */
  gboolean            late_hours;        /* times below one hour are written without hours: `30:00`, then `1:04:14` */
  SegueSegmentPattern segment;
  char               *section_lead;      /* text before the title of a new section */
  char               *section_tail;      /* text after it */
  char                section_underline; /* mark of the underline of a new section, or NUL if it has none */
  char               *body_indent;       /* white space before the lines of a description */
  guint8              body_gap;          /* blank lines between a segment's head and its description, 0 or 1 */
  guint8              segment_gap;       /* blank lines between two segments, 0 to 2 */
  guint8              section_gap;       /* blank lines before a section, 0 to 2 */
  guint8              section_body_gap;  /* blank lines after the head of a section, 0 to 2 */
};

SegueDialect *segue_dialect_new            (void);
void          segue_dialect_learn_writing  (SegueDialect       *self,
                                            SegueEntry        **entries,
                                            guint               n_entries);
gboolean      segue_dialect_has_heading    (const SegueReading *reading,
                                            SegueHeadingStyle   style);
guint         segue_dialect_underline_rank (const SegueReading *reading,
                                            char                mark);

G_END_DECLS
