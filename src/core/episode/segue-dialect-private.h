/* segue-dialect-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-dialect.h"
#include "core/lines/segue-head.h"

G_BEGIN_DECLS

/* The text of a new segment's head around its time and its title. A head with a leading timestamp is lead, time,
 * middle, title, tail; one with a trailing timestamp is lead, title, middle, time, tail. */
typedef struct
{
  char       *lead;
  char       *middle;
  char       *tail;
  char       *link_before; /* if one of these holds a link with a time: the part of it before this time; else %NULL */
  char       *link_after;  /* the part of it after the time in the link */
  guint8      link_part;   /* the one of them that holds the link: 0 for @lead, 1 for @middle, 2 for @tail */
  SegueClock  link_clock;  /* how the time in the link is written */
  gboolean    trailing;    /* the timestamp is at the end */
} SegueSegmentPattern;

struct _SegueDialect
{
  gatomicrefcount     ref_count;
  SegueReading        reading;
  SegueClock          clock;             /* how times are written */
  SegueClock          new_clock;         /* how those of new segments are: with the fraction or the units of the others */
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

/* Lines that follow one another and end in bare times. */
typedef struct
{
  gboolean begun; /* the first time was early enough for a list */
  gboolean loose; /* other lines stand between them */
  int apart;      /* lines after the last one */
  int rising;     /* lines with increasing times, less RUN_FAULT for each of the others */
  int all;        /* the same, wherever the times begin */
  int falling;    /* lines with decreasing times, up to the last one */
  int longest;    /* the most lines of a list of segments so far */
  gint64 time;    /* of the last line, in milliseconds */
} SegueTimeRun;

/* How many times are written in each way. */
typedef struct
{
  guint      two_fields;   /* minutes and seconds */
  guint      three_fields; /* hours, minutes and seconds */
  guint      narrow;       /* of @two_fields: minutes have one digit */
  guint      wide;         /* of @two_fields: minutes below 10 have two digits */
  guint      over;         /* of @two_fields: minutes go on after 59 */
  guint      narrow_hours; /* of @three_fields: hours have one digit */
  guint      wide_hours;   /* of @three_fields: hours below 10 have two digits */
  guint      early_hours;  /* of @three_fields: the time is below one hour */
  guint      script;       /* times whose digits are those of @zero */
  guint16    zero;         /* the digit zero of the first time, as in #SegueClock */
  guint      fullwidth;    /* times with fullwidth colons */
  guint      ratio;        /* times with ratio signs */
  guint      fractions[4]; /* times by the number of digits after the seconds */
  guint      commas;       /* times with a fraction after a comma */
  guint      units;        /* times with units */
  SegueClock unit_clock;   /* how the last of these is written, which is likely to have all units */
} SegueClockCount;

/* The order of the times of one kind. Track lengths, scores and citations look like timestamps but do not rise. */
typedef struct
{
  guint  n;
  guint  rises;  /* times later than the one before */
  guint  falls;  /* times earlier than the one before */
  guint  round;  /* times that can be an hour of the day, in steps of five minutes */
  guint  ranges; /* times with an end that can be one too */
  gint64 first;
  gint64 last;
} SegueTimeOrder;

/* Lines with a second time directly behind the first one, as in `0:10 5:20 Title`. The second one can be the end. */
typedef struct
{
  guint  n;
  guint  fits; /* first times that are not earlier than the second one of the line before */
  gint64 last;
} SegueEnds;

/* The longest line that can be the title of a timestamp on another line, in bytes. */
#define SEGUE_TITLE_LINE_MAX 300

/* What a line is to a timestamp that stands alone on the line below it. */
typedef enum
{
  SEGUE_TITLE_NONE,  /* nothing that can be its title */
  SEGUE_TITLE_STAMP, /* such a timestamp */
  SEGUE_TITLE_TEXT,  /* text */
  SEGUE_TITLE_FIRST, /* text that begins a paragraph */
} SegueTitleLine;

/* Timestamps that stand alone on their line. */
typedef struct
{
  guint          untitled;      /* how many there are */
  guint          below_heading; /* of these: those below a heading with marks */
  guint          below_text;    /* those with text directly above that can be a title */
  guint          below_first;   /* those whose text above begins a paragraph */
  guint          above_text;    /* those with text directly below */
  gboolean       heading;       /* the previous line is a heading with marks, or its underline */
  SegueTitleLine above;         /* the previous line */
} SegueTitleCount;

/* The number of forms of timestamps that segue_speech_form() tells apart. */
#define SEGUE_N_FORMS 64

/* What is counted in the lines of a text to find a transcript. */
typedef struct _SegueSpeech SegueSpeech;

SegueDialect *segue_dialect_new            (void);
SegueDialect *segue_dialect_with_reading   (const SegueDialect *self,
                                            const SegueReading *reading);
gboolean      segue_speech_begins          (const SegueReading *reading,
                                            const char         *start,
                                            const char         *stop);
gboolean      segue_speech_scan            (const SegueReading *reading,
                                            gboolean            in_speech,
                                            const char         *start,
                                            const char         *stop,
                                            SegueHead          *head);
SegueSpeech  *segue_speech_new             (void);
void          segue_speech_add             (SegueSpeech        *self,
                                            const SegueHead    *head,
                                            const char         *start,
                                            const char         *stop);
gboolean      segue_speech_is_possible     (SegueSpeech        *self);
void          segue_dialect_learn_rows     (SegueReading       *reading,
                                            const char         *p,
                                            const char         *end,
                                            gboolean            has_cr);
void          segue_dialect_learn_speech   (SegueReading       *reading,
                                            const char         *p,
                                            const char         *end,
                                            gboolean            has_cr);
char         *segue_entry_dup_between      (const SegueEntry   *entry,
                                            guint               from,
                                            guint               to);
guint         segue_entry_head_line_end    (const SegueEntry   *entry);
void          segue_segment_pattern_learn  (SegueSegmentPattern *pattern,
                                            SegueEntry         **entries,
                                            guint                n_entries);
void          segue_dialect_learn_writing  (SegueDialect       *self,
                                            SegueEntry        **entries,
                                            guint               n_entries);
gboolean      segue_dialect_has_heading    (const SegueReading *reading,
                                            SegueHeadingStyle   style);
guint         segue_dialect_underline_rank (const SegueReading *reading,
                                            char                mark);

void          segue_clock_count_add        (SegueClockCount      *self,
                                            const SegueHead      *head);
void          segue_clock_count_judge      (const SegueClockCount *self,
                                            SegueDialect         *dialect);
void          segue_time_order_add          (SegueTimeOrder       *self,
                                             const SegueHead      *head);
gboolean      segue_time_order_is_contents  (const SegueTimeOrder *self);
gboolean      segue_time_order_is_timetable (const SegueTimeOrder *self);
void          segue_ends_add                (SegueEnds            *self,
                                             const SegueHead      *head,
                                             const char           *line);
gboolean      segue_ends_are_behind         (const SegueEnds      *self,
                                             guint                 leading);
void          segue_title_count_add_stamp   (SegueTitleCount      *self,
                                             const SegueHead      *head,
                                             gboolean              after_blank);
void          segue_title_count_add_line    (SegueTitleCount      *self,
                                             const SegueHead      *head,
                                             SegueHeadingStyle     heading,
                                             gsize                 length,
                                             gboolean              after_blank);
void          segue_title_count_judge       (const SegueTitleCount *self,
                                             guint                 leading,
                                             SegueReading         *reading);
void          segue_time_run_add            (SegueTimeRun         *self,
                                             const SegueHead      *head,
                                             const char           *line);
gboolean      segue_time_run_is_list        (const SegueTimeRun   *self);

G_END_DECLS
