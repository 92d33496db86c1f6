/* segue-front-syntax.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/front/segue-front-syntax.h"

#include <string.h>

#include "core/episode/segue-block-state.h"
#include "core/front/segue-front-tree-private.h"
#include "core/syntax/segue-list-private.h"

/* Finds out whether the front matter of notes holds a list of chapters. */

/**
 * segue_front_syntax_find:
 * @text: (array length=length): notes (valid UTF-8)
 * @length: length of @text in bytes
 *
 * Finds the syntax of the list of chapters in the front matter.
 *
 * Returns: (transfer none) (nullable): the syntax, or %NULL if there is no such list
 */
const SegueSyntax *
segue_front_syntax_find (const char *text,
                         gsize       length)
{
  const gsize bom = g_str_has_prefix (text, "\xEF\xBB\xBF") ? 3 : 0;
  const SegueSyntax *syntax = NULL;
  g_auto(SegueSyntaxList) list = { 0 };
  gboolean unfinished;
  const gsize stop = segue_front_matter_length (text, length, &unfinished);

  if (stop < bom + 3)
    return NULL;
  if (strncmp (text + bom, "---", 3) == 0)
    syntax = &segue_front_yaml.syntax;
  else if (strncmp (text + bom, "+++", 3) == 0)
    syntax = &segue_front_toml.syntax;
  else if (strncmp (text + bom, ";;;", 3) == 0 || text[bom] == '{')
    syntax = &segue_front_json.syntax;
  if (syntax == NULL || !segue_list_scan (&list, syntax, text, stop, NULL))
    return NULL;

  return syntax;
}
