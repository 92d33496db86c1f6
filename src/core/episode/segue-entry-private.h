/* segue-entry-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-attributes.h"
#include "core/episode/segue-entry.h"
#include "core/lines/segue-head.h"

G_BEGIN_DECLS

/* Levels: what has the smaller one contains what follows with a larger one. Headings come first, by their marks; a
 * segment that is no heading lies below all of them, the deeper the further it is indented. */
#define SEGUE_LEVEL_UNMARKED 7
#define SEGUE_LEVEL_SEGMENT 16
#define SEGUE_LEVEL_MAX 120
#define SEGUE_LEVEL_NONE 255 /* of text, which contains nothing and is contained in nothing */

struct _SegueEntry
{
  gatomicrefcount ref_count;
  guint8 kind;
  guint8 level;
  guint8 result;  /* SegueTimeResult of a segment */
  guint8 heading; /* SegueHeadingStyle */
  guint8 trailing : 1;
  guint8 bulleted : 1;
  guint8 bracketed : 1;
  guint8 ends_blank : 1; /* what follows stands after a blank line */
  guint32 length;
  guint32 content_length;
  guint32 n_lines;
  guint32 head_length; /* the line or lines of the head, terminators included */
  guint64 id;
  gint64 start;
  gint64 end;
  gint64 link_time;
  SegueAttributes *attributes; /* NULL for none */
  SegueClock clock;
  SegueClock link_clock;
  SegueSpan start_span;
  SegueSpan end_span;
  SegueSpan link_time_span;
  SegueSpan title;
  SegueSpan link;
  SegueSpan body;
  char text[];
};

SegueEntry *segue_entry_new_text (const char       *text,
                                  gsize             length);
SegueEntry *segue_entry_new      (const char       *text,
                                  gsize             length,
                                  SegueEntryKind    kind,
                                  guint             level,
                                  const SegueHead  *head);
SegueEntry *segue_entry_copy     (const SegueEntry *self,
                                  guint64           id);
SegueEntry *segue_entry_with_attributes (const SegueEntry *self,
                                         SegueAttributes  *attributes);
SegueEntry *segue_entry_cut      (const SegueEntry *self,
                                  gsize             length);
guint64     segue_entry_next_id  (void);

G_END_DECLS
