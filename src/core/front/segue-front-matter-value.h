/* segue-front-matter-value.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-types.h"

G_BEGIN_DECLS

typedef enum
{
  SEGUE_FRONT_MATTER_YAML,
  SEGUE_FRONT_MATTER_TOML,
  SEGUE_FRONT_MATTER_JSON,
  SEGUE_FRONT_MATTER_ASSIGNMENTS,
} SegueFrontMatterSyntax;

/**
 * SegueFrontMatterValue:
 * @span: the value as it stands in the text, quotes included
 * @text: what it says, %NULL where it is a list, a table or runs over several lines
 * @syntax: of the front matter
 * @quote: the quote around it, or 0
 * @is_unique: no other line has its key
 *
 * A value at the top of front matter.
 */
typedef struct
{
  SegueSpan span;
  char *text;
  SegueFrontMatterSyntax syntax;
  char quote;
  gboolean is_unique;
} SegueFrontMatterValue;

gboolean segue_front_matter_value_find      (const char                  *text,
                                             gsize                        length,
                                             const char                  *key,
                                             SegueFrontMatterValue       *value);
char    *segue_front_matter_value_write     (const SegueFrontMatterValue *self,
                                             const char                  *text) G_GNUC_WARN_UNUSED_RESULT;
char    *segue_front_matter_value_write_new (const SegueFrontMatterValue *neighbour,
                                             gboolean                     is_words,
                                             const char                  *text) G_GNUC_WARN_UNUSED_RESULT;
void     segue_front_matter_value_clear     (SegueFrontMatterValue       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SegueFrontMatterValue, segue_front_matter_value_clear)

G_END_DECLS
