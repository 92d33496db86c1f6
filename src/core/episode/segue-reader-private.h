/* segue-reader-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-block-state.h"
#include "core/episode/segue-dialect-private.h"
#include "core/episode/segue-entry-private.h"
#include "core/text/segue-line.h"

G_BEGIN_DECLS

/* Reads entries one after the other from a stretch of text. The stretch begins where an entry does (or at the very
 * start) and need not be the whole text: splices read on from the changed place only. */
typedef struct
{
  const SegueReading *reading;
  const char *start;    /* of the stretch */
  const char *end;
  const char *p;        /* the next line to look at */
  gboolean at_start;    /* the stretch begins the text */
  gboolean at_end;      /* the stretch ends it */
  gboolean has_cr;
  gboolean after_blank; /* of the line before @p */
  gboolean after_text;  /* the line before @p is text, no head and not blank */
  gboolean titling;     /* the next heading of level 1 is the title of the episode */
  gboolean unfinished;  /* what comes after the stretch decides how its end is read */
  SegueBlockState block;
  SegueHead head;       /* at @p, if @has_head */
  SegueEntryKind kind;
  guint level;
  const char *head_end; /* after the lines of the head */
  gboolean has_head;
} SegueScanner;

void        segue_scanner_init (SegueScanner       *self,
                                const SegueReading *reading,
                                const char         *text,
                                gsize               length,
                                gboolean            at_start,
                                gboolean            at_end,
                                gboolean            after_blank);
SegueEntry *segue_scanner_next (SegueScanner       *self);

/* Whether the line is a head; fills in head, kind, level and head_end. */
gboolean    segue_scanner_judge (SegueScanner    *self,
                                 const SegueLine *line);

SegueEntry *segue_reader_split_closing (const SegueReading  *reading,
                                        SegueEntry          *last,
                                        SegueEntry         **closing);

G_END_DECLS
