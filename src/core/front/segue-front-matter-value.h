/* segue-front-matter-value.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-types.h"

G_BEGIN_DECLS

/**
 * SegueFrontMatterSyntax:
 * @SEGUE_FRONT_MATTER_YAML: YAML between lines of `---`
 * @SEGUE_FRONT_MATTER_TOML: TOML between lines of `+++`
 * @SEGUE_FRONT_MATTER_JSON: a JSON object, with or without lines of `;;;` around it
 * @SEGUE_FRONT_MATTER_ASSIGNMENTS: lines of the form `key=value`
 *
 * The syntax of front matter.
 */
typedef enum
{
  SEGUE_FRONT_MATTER_YAML,
  SEGUE_FRONT_MATTER_TOML,
  SEGUE_FRONT_MATTER_JSON,
  SEGUE_FRONT_MATTER_ASSIGNMENTS,
} SegueFrontMatterSyntax;

/**
 * SegueFrontMatterValue:
 * @span: the value in the text, including its quotes
 * @text: (nullable): the value without quotes and escape sequences, or %NULL if it is a list, a table, or spans lines
 * @syntax: the syntax of the front matter
 * @quote: the quote around the value, or 0 if it has none
 * @is_unique: whether the key occurs only once
 *
 * A value at the top level of front matter.
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
