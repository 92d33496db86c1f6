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
 * @names: the names of the members, %NULL for fields that the items lack
 * @hidden: (nullable): the name of a member that is `false` for hidden items
 * @seconds: new times are numbers of seconds, and not text such as `00:01:00.000`
 *
 * What the members of a format are called.
 */
typedef struct
{
  const char *names[SEGUE_SYNTAX_N_FIELDS];
  const char *hidden;
  gboolean    seconds;
} SegueJsonList;

guint    segue_json_list_probe       (const SegueJsonList    *self,
                                      const char             *data,
                                      gsize                   length);
gboolean segue_json_list_scan        (const SegueJsonList    *self,
                                      const char             *text,
                                      gsize                   length,
                                      SegueSyntaxList        *list,
                                      GError                **error);
char    *segue_json_list_decode      (const SegueSyntax *self,
                                      SegueSyntaxField   field,
                                      const char        *raw,
                                      gsize              length) G_GNUC_WARN_UNUSED_RESULT;
char    *segue_json_list_encode      (const SegueSyntax      *self,
                                      const char             *text,
                                      const SegueSyntaxItem  *item,
                                      SegueSyntaxField        field,
                                      const char             *value,
                                      GError                **error) G_GNUC_WARN_UNUSED_RESULT;
char    *segue_json_list_encode_time (const SegueJsonList    *self,
                                      const char             *text,
                                      const SegueSyntaxItem  *item,
                                      SegueSyntaxField        field,
                                      gint64                  time) G_GNUC_WARN_UNUSED_RESULT;
char    *segue_json_list_add         (const SegueJsonList    *self,
                                      const char             *text,
                                      const SegueSyntaxItem  *item,
                                      SegueSyntaxField        field,
                                      const char             *encoded,
                                      gsize                  *offset) G_GNUC_WARN_UNUSED_RESULT;
char    *segue_json_list_compose     (const SegueJsonList    *self,
                                      const char             *text,
                                      const SegueSyntaxItem  *like,
                                      gint64                  start,
                                      const char             *title) G_GNUC_WARN_UNUSED_RESULT;
void     segue_json_list_append      (const SegueJsonList    *self,
                                      const SegueChapters    *chapters,
                                      GString                *out);
void     segue_json_list_append_seconds (GString             *out,
                                         gint64               time);

G_END_DECLS
