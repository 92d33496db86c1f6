/* segue-matroska-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/syntax/segue-syntax.h"

G_BEGIN_DECLS

/* Chapters of Matroska as XML: how their places are found, and how values are written there. */

gboolean segue_matroska_scan        (const SegueSyntax  *self,
                                     const char         *text,
                                     gsize               length,
                                     SegueSyntaxList    *list,
                                     GError            **error);
gboolean segue_matroska_read_nanoseconds (const char        *text,
                                          SegueSpan          value,
                                          gint64            *time);
char    *segue_matroska_encode      (const SegueSyntax      *self,
                                     const char             *text,
                                     const SegueSyntaxItem  *item,
                                     SegueSyntaxField        field,
                                     const char             *value,
                                     GError                **error) G_GNUC_WARN_UNUSED_RESULT;
char    *segue_matroska_encode_time (const SegueSyntax      *self,
                                     const char             *text,
                                     const SegueSyntaxItem  *item,
                                     SegueSyntaxField        field,
                                     gint64                  time,
                                     GError                **error) G_GNUC_WARN_UNUSED_RESULT;
char    *segue_matroska_add         (const SegueSyntax     *self,
                                     const char            *text,
                                     const SegueSyntaxItem *item,
                                     SegueSyntaxField       field,
                                     const char            *encoded,
                                     gsize                 *offset) G_GNUC_WARN_UNUSED_RESULT;
char    *segue_matroska_compose     (const SegueSyntax      *self,
                                     const char             *text,
                                     const SegueSyntaxItem  *like,
                                     gint64                  start,
                                     const char             *title,
                                     GError                **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
