/* segue-json-list.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/syntax/segue-syntax.h"
#include "formats/chapters/segue-chapters.h"

G_BEGIN_DECLS

/* Lists of chapters whose items are objects of JSON. */

/**
 * SegueJsonList:
 * @syntax: the syntax, with %SEGUE_JSON_LIST_FUNCTIONS
 * @names: the names of the members, %NULL for fields that the items lack
 * @hidden: (nullable): the name of a member that is `false` for hidden items
 * @seconds: new times are numbers of seconds, and not text such as `00:01:00.000`
 *
 * A syntax and what its members are called.
 */
typedef struct
{
  SegueSyntax syntax;
  const char *names[SEGUE_SYNTAX_N_FIELDS];
  const char *hidden;
  gboolean    seconds;
} SegueJsonList;

/**
 * SEGUE_JSON_LIST_FUNCTIONS:
 *
 * The members of a #SegueSyntax that all lists of objects share.
 */
#define SEGUE_JSON_LIST_FUNCTIONS \
  .scan = segue_json_list_scan, \
  .decode = segue_json_list_decode, \
  .encode = segue_json_list_encode, \
  .encode_time = segue_json_list_encode_time, \
  .add = segue_json_list_add, \
  .compose = segue_json_list_compose, \
  .separator = ",\n  "

gboolean segue_json_list_scan        (const SegueSyntax      *syntax,
                                      const char             *text,
                                      gsize                   length,
                                      SegueSyntaxList        *list,
                                      GError                **error);
char    *segue_json_list_decode      (const SegueSyntax      *syntax,
                                      SegueSyntaxField        field,
                                      const char             *raw,
                                      gsize                   length) G_GNUC_WARN_UNUSED_RESULT;
char    *segue_json_list_encode      (const SegueSyntax      *syntax,
                                      const char             *text,
                                      const SegueSyntaxItem  *item,
                                      SegueSyntaxField        field,
                                      const char             *value,
                                      GError                **error) G_GNUC_WARN_UNUSED_RESULT;
char    *segue_json_list_encode_time (const SegueSyntax      *syntax,
                                      const char             *text,
                                      const SegueSyntaxItem  *item,
                                      SegueSyntaxField        field,
                                      gint64                  time,
                                      GError                **error) G_GNUC_WARN_UNUSED_RESULT;
char    *segue_json_list_add         (const SegueSyntax      *syntax,
                                      const char             *text,
                                      const SegueSyntaxItem  *item,
                                      SegueSyntaxField        field,
                                      const char             *encoded,
                                      gsize                  *offset) G_GNUC_WARN_UNUSED_RESULT;
char    *segue_json_list_compose     (const SegueSyntax      *syntax,
                                      const char             *text,
                                      const SegueSyntaxItem  *like,
                                      gint64                  start,
                                      const char             *title,
                                      GError                **error) G_GNUC_WARN_UNUSED_RESULT;
guint    segue_json_list_probe       (const SegueFormat      *format,
                                      const char             *data,
                                      gsize                   length);
void     segue_json_list_append      (const SegueFormat      *format,
                                      const SegueChapters    *chapters,
                                      GString                *out);
void     segue_json_list_append_seconds (GString             *out,
                                         gint64               time);

G_END_DECLS
