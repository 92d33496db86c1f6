/* segue-json.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* JSON, read strictly and without copying: a list of values in the order of the text. */

#define SEGUE_JSON_MAX_DEPTH 64
#define SEGUE_JSON_MAX_VALUES (16u * 1024 * 1024)

typedef enum
{
  SEGUE_JSON_NULL,
  SEGUE_JSON_FALSE,
  SEGUE_JSON_TRUE,
  SEGUE_JSON_NUMBER,
  SEGUE_JSON_STRING,
  SEGUE_JSON_ARRAY,
  SEGUE_JSON_OBJECT,
} SegueJsonType;

/**
 * SegueJsonValue:
 * @start: first byte in the text
 * @end: the byte after the last
 * @next: index of the value after this one and all that it holds
 * @type: #SegueJsonType
 * @escaped: a string with escapes in it
 *
 * A value. The values that an array holds follow it; after an object come its names, strings, each with its value.
 */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 next;
  guint8 type;
  guint8 escaped;
} SegueJsonValue;

typedef struct _SegueJson SegueJson;

SegueJson            *segue_json_new           (const char       *text,
                                                gsize             length,
                                                GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void                  segue_json_free          (SegueJson        *self);
const SegueJsonValue *segue_json_get           (const SegueJson  *self,
                                                guint             index);
const char           *segue_json_get_text      (const SegueJson  *self);
guint                 segue_json_find          (const SegueJson  *self,
                                                guint             object,
                                                const char       *name);
gboolean              segue_json_equal         (const SegueJson  *self,
                                                guint             index,
                                                const char       *string);
void                  segue_json_append        (const SegueJson  *self,
                                                guint             index,
                                                GString          *out);
char                 *segue_json_dup_string    (const SegueJson  *self,
                                                guint             index) G_GNUC_WARN_UNUSED_RESULT;
char                 *segue_json_dup_raw       (const SegueJson  *self,
                                                guint             index) G_GNUC_WARN_UNUSED_RESULT;
guint                 segue_json_get_line      (const SegueJson  *self,
                                                guint             index);

void                  segue_json_write_string  (GString          *out,
                                                const char       *string,
                                                gsize             length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueJson, segue_json_free)

G_END_DECLS
