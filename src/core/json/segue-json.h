/* segue-json.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-types.h"

G_BEGIN_DECLS

/* JSON text that is known to be valid. Its values are spans of the text, found by walking through it; what a value says
 * is read by json-glib. */

/**
 * SEGUE_JSON_MAX_DEPTH:
 *
 * The number of levels that arrays and objects may be nested. json-glib reads them recursively and without a limit.
 */
#define SEGUE_JSON_MAX_DEPTH 64

/**
 * SEGUE_JSON_MAX_VALUES:
 *
 * The number of values that a JSON text may hold, names of members included.
 */
#define SEGUE_JSON_MAX_VALUES (16u * 1024 * 1024)

/**
 * SEGUE_JSON_MAX_PART:
 *
 * The number of values that one part of a document may hold, such as one entry of a list of entries. A part is what
 * json-glib reads at once, and it takes about 100 bytes for each value.
 */
#define SEGUE_JSON_MAX_PART (4u * 1024 * 1024)

typedef struct _SegueJson SegueJson;

/**
 * SegueJsonIter:
 * @json: private
 * @offset: private
 *
 * A position among the members of an object or the elements of an array. It lives on the stack.
 */
typedef struct
{
  const SegueJson *json;
  guint32          offset;
} SegueJsonIter;

SegueJson  *segue_json_new        (const char       *text,
                                   gsize             length,
                                   GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void        segue_json_free       (SegueJson        *self);

SegueSpan   segue_json_get_root   (const SegueJson  *self);
const char *segue_json_get_text   (const SegueJson  *self,
                                   SegueSpan         value);
guint       segue_json_get_line   (const SegueJson  *self,
                                   SegueSpan         value);
gboolean    segue_json_equals     (SegueJson        *self,
                                   SegueSpan         value,
                                   const char       *string);
SegueSpan   segue_json_find       (SegueJson        *self,
                                   SegueSpan         object,
                                   const char       *name);

char       *segue_json_dup_raw    (const SegueJson  *self,
                                   SegueSpan         value) G_GNUC_WARN_UNUSED_RESULT;
char       *segue_json_dup_string (SegueJson        *self,
                                   SegueSpan         value) G_GNUC_WARN_UNUSED_RESULT;
char       *segue_json_dup_scalar (SegueJson        *self,
                                   SegueSpan         value) G_GNUC_WARN_UNUSED_RESULT;

void        segue_json_iter_init  (SegueJsonIter    *self,
                                   const SegueJson  *json,
                                   SegueSpan         container);
gboolean    segue_json_iter_next  (SegueJsonIter    *self,
                                   SegueSpan        *name,
                                   SegueSpan        *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueJson, segue_json_free)

G_END_DECLS
