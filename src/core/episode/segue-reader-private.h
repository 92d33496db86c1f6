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

/* Reads the entries of a stretch of text one after the other. A stretch begins with the head of an entry or at the
 * start of the text. It need not be the whole text: a splice reads only the stretch around the change.
 *
 * Where the dialect says that a line can hold several timestamps, the scanner reads the parts of such a line as if each
 * were a line. A part that is not the last one of its line has no terminator. A stretch begins and ends at whole
 * lines. */
typedef struct
{
  const SegueReading *reading;
  const char         *start;          /* of the stretch */
  const char         *end;            /* of the stretch */
  const char         *p;              /* the next line */
  gboolean            at_start;       /* the stretch begins at the start of the text, and no entry was read yet */
  gboolean            at_end;         /* the stretch ends at the end of the text */
  gboolean            has_cr;         /* the stretch contains U+000D */
  gboolean            has_tags;       /* the stretch contains `<` */
  gboolean            after_blank;    /* the line before @p is blank or a rule, or @p is the start of the text */
  gboolean            in_speech;      /* @p is below the line that the transcript is below */
  guint               n_speech;       /* timestamps of a transcript in the current entry */
  gboolean            expects_title;  /* the next heading of level 1 is the title of the episode */
  const SegueSyntax  *syntax;         /* the syntax of the list at the start of the text; NULL if the text is notes */
  gboolean            unfinished;     /* how the end of the stretch is read depends on the text after it */
  SegueBlockState     block;          /* after @whole */
  SegueLine           whole;          /* the line that holds the part before @p */
  gboolean            tagged;         /* @whole is HTML whose tags divide it */
  gboolean            divided;        /* @whole may have several parts */
  gboolean            has_head;       /* @p is the head of an entry, which the following fields describe */
  SegueHead           head;           /* spans are relative to @p */
  SegueEntryKind      kind;           /* of the entry */
  guint               level;          /* of the entry */
  SegueLine           head_line;      /* the line or part at @p */
  const char         *head_end;       /* the first line after the head */
} SegueScanner;

void        segue_scanner_init         (SegueScanner       *self,
                                        const SegueReading *reading,
                                        const char         *text,
                                        gsize               length,
                                        gboolean            at_start,
                                        gboolean            at_end,
                                        gboolean            after_blank,
                                        gboolean            in_speech);
void        segue_scanner_skip         (SegueScanner       *self,
                                        const SegueSyntax  *syntax,
                                        gsize               length);
SegueEntry *segue_scanner_next         (SegueScanner       *self);
gboolean    segue_scanner_read_line    (SegueScanner       *self,
                                        SegueLine          *line);
gboolean    segue_scanner_judge        (SegueScanner       *self,
                                        const SegueLine    *line);

gsize       segue_reader_read_list_entries (const SegueReading *reading,
                                            const char         *text,
                                            gsize               length,
                                            GPtrArray          *entries,
                                            gsize              *stop);
void        segue_reader_split_closing (const SegueReading *reading,
                                        GPtrArray          *entries);

G_END_DECLS
