/* segue-entry-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-attributes.h"
#include "core/episode/segue-entry.h"
#include "core/lines/segue-head.h"
#include "core/syntax/segue-syntax.h"

G_BEGIN_DECLS

/* The level of an entry says what it contains: the entries after it that have a higher level. Marked headings have
 * levels 1 to 6. Headings without marks have SEGUE_LEVEL_UNMARKED, or one more if they end with a colon. Segments that
 * are not headings have SEGUE_LEVEL_SEGMENT, plus 1 for every two columns of indent, up to SEGUE_LEVEL_MAX. */
#define SEGUE_LEVEL_UNMARKED 7
#define SEGUE_LEVEL_SEGMENT 16
#define SEGUE_LEVEL_MAX 120
/* The level of text entries, which contain no other entry and are in none. */
#define SEGUE_LEVEL_NONE 255
/* The level of the text between a list in front matter and the notes: no entry of the notes is in one of the list. */
#define SEGUE_LEVEL_BARRIER 0

/* The time in the URL that a timestamp links to. */
typedef struct
{
  gint64     time;
  SegueClock clock; /* how @time is written */
  SegueSpan  span;
} SegueTimeLink;

/* Times are in milliseconds, or SEGUE_TIME_NONE. Spans are relative to @text, and all zero if the part does not
 * exist. */
struct _SegueEntry
{
  gatomicrefcount  ref_count;
  guint8           kind;           /* SegueEntryKind */
  guint8           level;          /* see above */
  guint8           result;         /* SegueTimeResult of the timestamp of a segment */
  guint8           heading;        /* SegueHeadingStyle */
  guint8           trailing : 1;   /* the timestamp is at the end of the line */
  guint8           bulleted : 1;   /* the head is a list item */
  guint8           bracketed : 1;  /* the timestamp is in brackets, emphasis or a link */
  guint8           ends_blank : 1; /* the last line is blank or a rule */
  guint8           in_speech : 1;  /* what follows is below the line that the transcript is below */
  guint32          length;         /* of @text, in bytes */
  guint32          content_length; /* of the text without the blank lines at its end, in bytes */
  guint32          n_lines;        /* lines in @text */
  guint32          n_speech;       /* timestamps of a transcript, which are text */
  guint32          head_length;    /* of the line or lines of the head, with their terminators, in bytes; in text, of
                                      what is no notes but belongs to the syntax of a list */
  guint64          id;             /* 0 until the entry is part of an episode */
  gint64           start;
  gint64           end;
  SegueAttributes *attributes;     /* NULL for none */
  const SegueSyntax *syntax;       /* NULL for notes */
  SegueClock       clock;          /* how @start is written */
  SegueSpan        start_span;
  SegueSpan        end_span;
  SegueTimeLink    time_link;      /* what the timestamp links to */
  SegueSpan        title;
  SegueSpan        opened;         /* emphasis marks or tags before the timestamp that are closed within the title */
  SegueSpan        link;           /* the URL of the title's link */
  SegueSpan        body;           /* the description, or an empty span at the place for one */
  char             text[];         /* the lines, verbatim (UTF-8), with a terminating NUL */
};

SegueEntry *segue_entry_new_text        (const char       *text,
                                         gsize             length);
SegueEntry *segue_entry_new             (const char       *text,
                                         gsize             length,
                                         SegueEntryKind    kind,
                                         guint             level,
                                         const SegueHead  *head);
SegueEntry *segue_entry_copy            (const SegueEntry *self,
                                         guint64           id);
SegueEntry *segue_entry_with_attributes (const SegueEntry *self,
                                         SegueAttributes  *attributes);
SegueEntry *segue_entry_cut             (const SegueEntry *self,
                                         gsize             length);
void        segue_entry_set_body        (SegueEntry       *self,
                                         gsize             from,
                                         gsize             to);
guint64     segue_entry_next_id         (void);

G_END_DECLS
