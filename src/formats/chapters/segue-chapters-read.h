/* segue-chapters-read.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/syntax/segue-syntax.h"

G_BEGIN_DECLS

/* What the syntaxes of lists of chapters share. */

/**
 * SEGUE_CHAPTERS_MAX:
 *
 * The number of items that a list may have.
 */
#define SEGUE_CHAPTERS_MAX 100000

/**
 * SEGUE_CHAPTERS_MAX_DEPTH:
 *
 * The number of levels that items may be nested.
 */
#define SEGUE_CHAPTERS_MAX_DEPTH 64

gboolean segue_chapters_read_clock    (const char       *p,
                                       gsize             length,
                                       gint64           *time);
char    *segue_chapters_write_clock   (const char       *old,
                                       gsize             length,
                                       gint64            time) G_GNUC_WARN_UNUSED_RESULT;
gboolean segue_chapters_fail          (GError          **error,
                                       const char       *text,
                                       gsize             offset,
                                       const char       *message);
gboolean segue_chapters_append        (SegueSyntaxList  *list,
                                       const char       *text,
                                       SegueSyntaxItem  *item,
                                       GError          **error);
gpointer segue_chapters_refuse        (GError          **error,
                                       const char       *message);
gpointer segue_chapters_refuse_new    (GError          **error);
gpointer segue_chapters_refuse_frames (GError          **error);
char    *segue_chapters_encode_time   (const SegueSyntax      *syntax,
                                       const char             *text,
                                       const SegueSyntaxItem  *item,
                                       SegueSyntaxField        field,
                                       gint64                  time,
                                       GError                **error) G_GNUC_WARN_UNUSED_RESULT;
char    *segue_chapters_encode_frames (const SegueSyntax      *syntax,
                                       const char             *text,
                                       const SegueSyntaxItem  *item,
                                       SegueSyntaxField        field,
                                       gint64                  time,
                                       GError                **error) G_GNUC_WARN_UNUSED_RESULT;
char    *segue_chapters_fold_title    (const char       *title,
                                       gsize             length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
