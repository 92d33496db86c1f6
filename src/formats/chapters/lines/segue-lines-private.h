/* segue-lines-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/chapters/segue-chapters-read.h"

#include "core/document/segue-format.h"
#include "core/text/segue-line.h"

G_BEGIN_DECLS

/* Functions for formats whose chapters are lines of text. */

/**
 * SegueLineKind:
 * @SEGUE_LINE_ITEM: a line that is an item, or its first one
 * @SEGUE_LINE_PART: a line that belongs to the item before it, if there is one
 * @SEGUE_LINE_OTHER: any other line
 *
 * What a line is in a list.
 */
typedef enum
{
  SEGUE_LINE_ITEM,
  SEGUE_LINE_PART,
  SEGUE_LINE_OTHER,
} SegueLineKind;

/**
 * SegueLineList:
 * @syntax: the syntax
 * @read_line: reads a line that is not blank, and sets @item if it is one. For segue_lines_scan() and segue_lines_read()
 * @expected: (nullable): the error for a line that belongs to no item; %NULL if such lines are ignored
 * @refused: (nullable): the characters that titles cannot have
 * @refusal: (nullable): the error for a title with such a character
 * @head: (nullable): the text that files begin with, for segue_lines_probe()
 *
 * A syntax whose items are lines. Messages are to be translated.
 */
typedef struct
{
  SegueSyntax syntax;
  SegueLineKind (*read_line) (const char      *text,
                              const SegueLine *line,
                              gpointer         data,
                              SegueSyntaxItem *item);
  const char *expected;
  const char *refused;
  const char *refusal;
  const char *head;
} SegueLineList;

const char      *segue_lines_skip_mark   (const char       *text,
                                          const char       *end);
SegueSyntaxItem  segue_lines_item        (const char       *text,
                                          const char       *start,
                                          const char       *stop);
SegueSpan        segue_lines_span        (const char       *text,
                                          const char       *start,
                                          const char       *stop);
SegueSpan        segue_lines_trim        (const char       *text,
                                          const char       *start,
                                          const char       *stop);
const char      *segue_lines_get_break   (const char            *text,
                                          const SegueSyntaxItem *item);
gint64           segue_lines_get_number  (const char            *text,
                                          const SegueSyntaxItem *item);
const char      *segue_lines_find_time   (const char       *text,
                                          const char       *start,
                                          const char       *stop,
                                          SegueSyntaxItem  *item);
gboolean         segue_lines_is_address  (const char       *start,
                                          const char       *stop);
char            *segue_lines_decode      (const SegueSyntax *self,
                                          SegueSyntaxField   field,
                                          const char        *raw,
                                          gsize              length) G_GNUC_WARN_UNUSED_RESULT;
char            *segue_lines_encode      (const SegueSyntax      *syntax,
                                          const char             *text,
                                          const SegueSyntaxItem  *item,
                                          SegueSyntaxField        field,
                                          const char             *value,
                                          GError                **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         segue_lines_read        (const SegueLineList  *self,
                                          const char           *text,
                                          gsize                 length,
                                          const char           *from,
                                          gpointer              data,
                                          SegueSyntaxList      *list,
                                          GError              **error);
gboolean         segue_lines_scan        (const SegueSyntax  *syntax,
                                          const char         *text,
                                          gsize               length,
                                          SegueSyntaxList    *list,
                                          GError            **error);
guint            segue_lines_probe       (const SegueFormat *format,
                                          const char        *data,
                                          gsize              length);
void             segue_lines_finish      (SegueSyntaxList  *list,
                                          const char       *text,
                                          gsize             length);
gboolean         segue_lines_need_time   (gint64            start,
                                          GError          **error);

/* Whether the lines of a file are those of a format. */
typedef gboolean (*SegueLinesTest) (const char *start,
                                    const char *stop);

guint            segue_lines_count       (const char       *data,
                                          gsize             length,
                                          guint             max,
                                          SegueLinesTest    test);

G_END_DECLS
