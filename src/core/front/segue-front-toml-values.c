/* segue-front-toml-values.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/front/segue-front-tree-private.h"

/* Reads the values of TOML that can go on for several lines: arrays and inline tables. */

/* Passes over white space, and in an array over line terminators and comments. */
static const char *
skip_blank (const char *p,
            const char *end,
            gboolean    in_array)
{
  while (p < end && (strchr (" \t", *p) != NULL || (in_array && strchr ("\r\n#", *p) != NULL)))
    if (*p++ == '#')
      while (p < end && *p != '\n')
        p++;

  return p;
}

/* Returns the end of a string on one line, or NULL. */
static const char *
find_string_end (const char *p,
                 const char *end)
{
  const char quote = *p++;

  while (p < end && *p != quote && strchr ("\r\n", *p) == NULL)
    p += *p == '\\' && quote == '"' && p + 1 < end ? 2 : 1;

  return p < end && *p == quote ? p + 1 : NULL;
}

/* Reads the key of a member of an inline table and its equals sign. Returns the position after it, or NULL. */
static const char *
read_key (SegueFrontTree *tree,
          SegueFrontNode *node,
          const char     *p,
          const char     *end)
{
  const gboolean quoted = p < end && strchr ("'\"", *p) != NULL;
  const char *start = p, *stop = quoted ? find_string_end (p, end) : p;

  while (!quoted && stop < end && (g_ascii_isalnum (*stop) || strchr ("-_.", *stop) != NULL))
    stop++;
  if (stop == NULL || stop == start)
    return NULL;
  node->key_from = start - tree->text;
  node->key = (SegueSpan) { start + quoted - tree->text, stop - start - 2 * quoted };
  p = skip_blank (stop, end, FALSE);

  return p < end && *p == '=' ? skip_blank (p + 1, end, FALSE) : NULL;
}

/* Reads the values of an array or inline table up to its closing bracket or brace. Returns the position after it, or
 * NULL. */
static const char *
read_members (SegueFrontTree *tree,
              const char     *p,
              const char     *end,
              gboolean        in_array)
{
  const char close = in_array ? ']' : '}';

  for (p = skip_blank (p, end, in_array); p < end && *p != close; p = skip_blank (p, end, in_array))
    {
      SegueFrontNode node = { .is_flow = TRUE };

      if (!in_array)
        p = read_key (tree, &node, p, end);
      if (p != NULL)
        p = segue_front_toml_read (tree, &node, p, end);
      if (p == NULL)
        return NULL;
      p = skip_blank (p, end, in_array);
      if (p < end && *p == ',')
        p++;
      else if (p < end && *p != close)
        return NULL;
    }

  return p < end ? p + 1 : NULL;
}

/* Adds the value at @p with the key of @node, and the values in it. Returns the position after it, or NULL if it is no
 * value, or has a string of several lines in it. */
const char *
segue_front_toml_read (SegueFrontTree *tree,
                       SegueFrontNode *node,
                       const char     *p,
                       const char     *end)
{
  const char *stop = p;

  node->from = p - tree->text;
  if (p < end && strchr ("[{", *p) != NULL)
    {
      node->type = *p == '[' ? SEGUE_FRONT_LIST : SEGUE_FRONT_MAP;
      if (!segue_front_tree_add (tree, node))
        return NULL;
      stop = read_members (tree, p + 1, end, *p == '[');
      if (stop != NULL)
        segue_front_tree_close (tree, stop - tree->text);
      return stop;
    }
  if (p < end && strchr ("'\"", *p) != NULL)
    stop = end - p >= 3 && p[1] == *p && p[2] == *p ? NULL : find_string_end (p, end);
  else
    while (stop < end && strchr (" \t\r\n,]}#", *stop) == NULL)
      stop++;
  if (stop == NULL || stop == p)
    return NULL;
  node->to = stop - tree->text;

  return segue_front_tree_add (tree, node) ? stop : NULL;
}
