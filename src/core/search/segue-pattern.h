/* segue-pattern.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _SeguePattern SeguePattern;

/**
 * SeguePatternFlags:
 * @SEGUE_PATTERN_CASE: distinguish upper and lower case, and full-width and normal characters
 * @SEGUE_PATTERN_WORDS: match whole words only, see segue_pattern_new()
 * @SEGUE_PATTERN_REGEX: the text is a regular expression
 *
 * How the text of a pattern is interpreted.
 */
typedef enum
{
  SEGUE_PATTERN_CASE = 1 << 0,
  SEGUE_PATTERN_WORDS = 1 << 1,
  SEGUE_PATTERN_REGEX = 1 << 2,
} SeguePatternFlags;

#define SEGUE_TYPE_PATTERN (segue_pattern_get_type ())
GType              segue_pattern_get_type  (void);

SeguePattern      *segue_pattern_new       (const char         *text,
                                            SeguePatternFlags   flags,
                                            GError            **error) G_GNUC_WARN_UNUSED_RESULT;
SeguePattern      *segue_pattern_ref       (SeguePattern       *self);
void               segue_pattern_unref     (SeguePattern       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SeguePattern, segue_pattern_unref)

G_END_DECLS
