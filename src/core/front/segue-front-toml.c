/* segue-front-toml.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-block-state.h"
#include "core/front/segue-front-tree-private.h"
#include "core/text/segue-line.h"

/* Lists of chapters in front matter that is TOML: tables under headers such as `[[chapters]]`, each with a key and a value
 * on a line, or an array of inline tables or strings. Strings of several lines are passed over. */

/* Returns where a value ends on its line: before a comment. Returns NULL if it goes on in the next line. */
static const char *
find_value_end (const char *p,
                const char *stop)
{
  const char *start = p;
  const char quote = p < stop && strchr ("'\"", *p) != NULL ? *p : '\0';

  if (quote != '\0')
    {
      if (stop - p >= 3 && p[1] == quote && p[2] == quote)
        return NULL;
      for (p++; p < stop && *p != quote; p++)
        if (*p == '\\' && quote == '"')
          p++;
      return p < stop ? p + 1 : NULL;
    }
  if (p < stop && strchr ("[{", *p) != NULL)
    return NULL;
  while (p < stop && *p != '#')
    p++;
  while (p > start && strchr (" \t", p[-1]) != NULL)
    p--;

  return p;
}

/* Adds an array or inline table to the current table. What is not read to its end is left out again. Returns the position
 * after it, or NULL. */
static const char *
add_nested (SegueFrontTree       *tree,
            const SegueFrontNode *member,
            const char           *value,
            const char           *end)
{
  const SegueFrontTree before = *tree;
  const guint n = tree->nodes->len, last = tree->last[tree->depth - 1];
  SegueFrontNode node = *member;
  const char *stop = segue_front_toml_read (tree, &node, value, end);

  if (stop != NULL)
    return stop;
  *tree = before;
  g_array_set_size (tree->nodes, n);
  if (last > 0)
    segue_front_tree_get (tree, last)->next = 0;
  else
    segue_front_tree_get (tree, tree->open[tree->depth - 1])->first = 0;

  return NULL;
}

/* Adds the value of a line `key = value` to the current table. An array ends before @file_end. Sets @next to the position
 * after an array. */
static gboolean
add_member (SegueFrontTree   *tree,
            const SegueLine  *line,
            const char       *file_end,
            const char      **next)
{
  const char *key = line->start, *mark = memchr (line->start, '=', line->stop - line->start), *end, *value;
  SegueFrontNode node = { .type = SEGUE_FRONT_SCALAR };

  if (mark == NULL)
    return TRUE;
  while (key < mark && strchr (" \t", *key) != NULL)
    key++;
  for (end = mark; end > key && strchr (" \t", end[-1]) != NULL;)
    end--;
  for (value = mark + 1; value < line->stop && strchr (" \t", *value) != NULL;)
    value++;
  node.key_from = key - tree->text;
  if (end - key >= 2 && strchr ("'\"", *key) != NULL)
    {
      key++;
      end--;
    }
  node.key = (SegueSpan) { key - tree->text, end - key };
  node.from = value - tree->text;
  if (value < line->stop && strchr ("[{", *value) != NULL)
    {
      end = add_nested (tree, &node, value, file_end);
      if (end != NULL)
        {
          *next = segue_line_at (end, file_end, TRUE).next;
          return TRUE;
        }
    }
  end = find_value_end (value, line->stop);
  node.is_opaque = end == NULL;
  node.to = (end != NULL ? end : line->stop) - tree->text;

  return segue_front_tree_add (tree, &node);
}

/* Tells whether two headers are the same. */
static gboolean
is_same (const char *text,
         SegueSpan   a,
         SegueSpan   b)
{
  return a.length == b.length && memcmp (text + a.offset, text + b.offset, a.length) == 0;
}

/* Begins the table of a header `[[name]]`, and the list of such tables if it is the first of them. @name is the name of
 * the list before. */
static gboolean
begin_table (SegueFrontTree  *tree,
             const SegueLine *line,
             SegueSpan       *name)
{
  const char *start = line->start + 2, *stop = g_strstr_len (start, line->stop - start, "]]"), *key;
  SegueFrontNode table = { .type = SEGUE_FRONT_MAP, .from = line->start - tree->text };
  SegueSpan span;

  if (stop == NULL)
    return TRUE;
  span = (SegueSpan) { start - tree->text, stop - start };
  if (tree->depth < 2 || !is_same (tree->text, span, *name))
    {
      SegueFrontNode list = { .type = SEGUE_FRONT_LIST, .from = table.from };

      /* the last part of a name with points is the name of the list */
      for (key = stop; key > start && key[-1] != '.';)
        key--;
      list.key = (SegueSpan) { key - tree->text, stop - key };
      *name = span;
      if (tree->depth > 1)
        segue_front_tree_close (tree, 0);
      if (!segue_front_tree_add (tree, &list))
        return FALSE;
    }

  return segue_front_tree_add (tree, &table);
}

/* Returns the end of the string of several lines that begins on the line, if one does. */
static const char *
skip_lines (const SegueLine *line,
            const char      *end)
{
  static const char *const quotes[] = { "\"\"\"", "'''" };

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      const char *open = g_strstr_len (line->start, line->stop - line->start, quotes[i]), *close;

      if (open == NULL)
        continue;
      close = g_strstr_len (open + 3, end - open - 3, quotes[i]);
      return close != NULL ? segue_line_at (close, end, TRUE).next : end;
    }

  return line->next;
}

static gsize
find_start (const char           *text,
            const SegueFrontNode *item)
{
  return item->from;
}

static gboolean
scan (const SegueSyntax  *self,
      const char         *text,
      gsize               length,
      SegueSyntaxList    *list,
      GError            **error)
{
  gboolean unfinished, fine = TRUE;
  const gsize stop = segue_front_matter_length (text, length, &unfinished);
  const char *end = text + stop, *p = text;
  const SegueFrontNode root = { .type = SEGUE_FRONT_MAP };
  g_auto(SegueFrontTree) tree = { 0 };
  SegueSpan name = { 0, 0 };

  list->stop = stop;
  segue_front_tree_init (&tree, text);
  segue_front_tree_add (&tree, &root);
  while (p < end && fine)
    {
      const SegueLine line = segue_line_at (p, end, TRUE);

      p = skip_lines (&line, end);
      if (*line.start == '[')
        {
          /* a table ends where the next one begins; only tables in lists can be chapters */
          while (tree.depth > (line.start[1] == '[' ? 2 : 1))
            segue_front_tree_close (&tree, 0);
          fine = line.start[1] != '[' || begin_table (&tree, &line, &name);
        }
      else if (tree.depth == 3 || tree.depth == 1)
        fine = add_member (&tree, &line, end, &p);
    }

  return (fine && segue_front_find_items (&tree, find_start, list)) || segue_front_has_no_list (error);
}

static char *
encode (const SegueSyntax      *self,
        const char             *text,
        const SegueSyntaxItem  *item,
        SegueSyntaxField        field,
        const char             *value,
        GError                **error)
{
  const SegueSpan old = item->fields[field].offset > 0 ? item->fields[field] : item->fields[SEGUE_SYNTAX_TITLE];
  gboolean literal = old.length > 0 && text[old.offset] == '\'';

  if (segue_front_is_string (text, item))
    return segue_front_write_string (text, item, value, "", error);
  for (const char *p = value; *p != '\0'; p++)
    literal = literal && *p != '\'' && !g_ascii_iscntrl (*p);

  return literal ? g_strdup_printf ("'%s'", value) : segue_front_quote (value);
}

static const char *
find_separator (const SegueSyntax     *self,
                const char            *text,
                const SegueSyntaxItem *item)
{
  return text[item->from] == '[' ? "\n\n" : ",\n";
}

const SegueFrontSyntax segue_front_toml = {
  .syntax = {
    .id = "toml-front-matter", .fields = (1 << SEGUE_SYNTAX_N_FIELDS) - 1, .in_front_matter = TRUE,
    .scan = scan, .decode = segue_front_decode, .encode = encode, .encode_time = segue_front_encode_time,
    .add = segue_front_add, .compose = segue_front_compose, .separator = "\n\n",
    .find_separator = find_separator,
  },
  .quote = "", .mark = " = ", .none = "\"\"",
};
