/* segue-dialect-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-dialect.h"
#include "core/lines/segue-head.h"

G_BEGIN_DECLS

/* How far a time at the end of a line is believed. */
typedef enum
{
  SEGUE_TRAILING_LINKED,    /* only where its link leads to the same time */
  SEGUE_TRAILING_BRACKETED, /* in brackets or emphasis, too */
  SEGUE_TRAILING_ALL,       /* in lists and headings */
  SEGUE_TRAILING_PLAIN,     /* in any line */
} SegueTrailing;

/* What the reader must know, learned from the whole text and then frozen. */
typedef struct
{
  char newline[3];
  guint8 trailing;              /* SegueTrailing */
  guint16 headings;             /* bits of SegueHeadingStyle that count as headings */
  guint bare_times : 1;         /* a time without brackets at the start of a line is a stamp */
  guint stamps : 2;             /* how many stamps there are, at most 2: among them, mistyped ones are believed */
  guint title_heading : 1;      /* the first heading is the title of the episode */
  guint label_colons : 1;       /* `Times:` right over stamps is the label of the list */
  guint titles_below : 1;       /* a stamp alone on its line has its title on the next */
  guint loose_bodies : 1;       /* bodies go on after a blank line */
  char underlines[9];           /* marks of underlined headings, by their rank */
} SegueReading;

/* What the composer must know: how a new entry is written. */
typedef struct
{
  char *lead;        /* from the start of the line to the time */
  char *middle;      /* from the time to the title */
  char *tail;        /* after the title */
  char *link_before; /* in @middle, the link of the stamp up to its time; %NULL where there is none */
  char *link_after;
  SegueClock link_clock;
  gboolean trailing; /* the title stands first: lead, title, middle, time, tail */
} SegueSegmentPattern;

struct _SegueDialect
{
  gatomicrefcount ref_count;
  SegueReading reading;
  SegueClock clock;
  guint8 minute_width;          /* digits of minutes that stand first */
  gboolean late_hours;          /* hours are written only where there are some: `30:00`, then `1:04:14` */
  SegueSegmentPattern segment;
  char *section_lead;
  char *section_tail;
  char section_underline;
  char *body_indent;
  guint8 body_gap;            /* blank lines between a segment's head and its body */
  guint8 segment_gap;         /* blank lines between two segments */
  guint8 section_gap;         /* blank lines before a section */
  guint8 section_body_gap;    /* blank lines after the head of a section */
};

SegueDialect *segue_dialect_new          (void);
void          segue_dialect_learn_writing (SegueDialect *self,
                                           SegueEntry  **entries,
                                           guint         n_entries);
gboolean      segue_dialect_has_heading  (const SegueReading *reading,
                                          SegueHeadingStyle   style);
guint         segue_dialect_underline_rank (const SegueReading *reading,
                                            char                mark);

G_END_DECLS
