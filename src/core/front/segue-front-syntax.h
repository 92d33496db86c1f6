/* segue-front-syntax.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/syntax/segue-syntax.h"

G_BEGIN_DECLS

/**
 * SegueFrontSyntax:
 * @syntax: the syntax
 * @quote: what stands around the names of keys
 * @mark: what stands between a name and a value
 * @none: the value of a field without a time
 *
 * A syntax of front matter, for the functions that all of them share.
 */
typedef struct
{
  SegueSyntax syntax;
  const char *quote;
  const char *mark;
  const char *none;
} SegueFrontSyntax;

/* Files that are YAML as a whole. */
extern const SegueFrontSyntax segue_front_yaml_file;

const SegueSyntax *segue_front_syntax_find     (const char *text,
                                                gsize       length);
gboolean           segue_front_syntax_is_yaml  (const char *text,
                                                gsize       length);

G_END_DECLS
