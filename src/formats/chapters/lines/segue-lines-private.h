/* segue-lines-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/chapters/segue-chapters-read.h"

#include "core/text/segue-line.h"

G_BEGIN_DECLS

/* What the formats share whose chapters are lines of text. */

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
char            *segue_lines_encode      (SegueSyntaxField  field,
                                          const char       *value,
                                          GError          **error) G_GNUC_WARN_UNUSED_RESULT;
char            *segue_lines_encode_time (const SegueSyntax      *self,
                                          const char             *text,
                                          const SegueSyntaxItem  *item,
                                          SegueSyntaxField        field,
                                          gint64                  time,
                                          GError                **error) G_GNUC_WARN_UNUSED_RESULT;
void             segue_lines_finish      (SegueSyntaxList  *list,
                                          const char       *text,
                                          gsize             length);
gpointer         segue_lines_refuse      (GError          **error,
                                          const char       *message);
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
