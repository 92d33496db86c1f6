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
#include "core/text/segue-chars.h"
#include "core/text/segue-line.h"

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

/* Tells whether a line at the start of a block can be the key of a list of chapters. */
static gboolean
is_key_of_list (const SegueLine *line)
{
  const char *stop = segue_trim_end (line->start, line->stop);

  for (const char *p = line->start; p < stop; p++)
    if (*p == ':')
      return p > line->start && segue_front_is_list_name (line->start, p - line->start);
    else if (!g_ascii_isalnum (*p) && strchr ("-_ \"'", *p) == NULL)
      return FALSE;

  return FALSE;
}

/**
 * segue_front_syntax_is_yaml:
 * @text: (array length=length): the content of a file (valid UTF-8)
 * @length: length of @text in bytes
 *
 * Tells whether a file is YAML with a list of chapters. Notes with front matter are not: only the text between its lines
 * is YAML.
 *
 * Returns: %TRUE if it is
 */
gboolean
segue_front_syntax_is_yaml (const char *text,
                            gsize       length)
{
  const char *end = text + length;
  g_auto(SegueSyntaxList) list = { 0 };
  gboolean unfinished, found = FALSE;
  SegueLine line;

  if (segue_front_matter_length (text, length, &unfinished) > 0)
    return FALSE;
  for (const char *p = text; p < end && !found; p = line.next)
    {
      line = segue_line_at (p, end, TRUE);
      found = is_key_of_list (&line);
    }

  return found && segue_list_scan (&list, &segue_front_yaml_file.syntax, text, length, NULL);
}
