/* segue-front-items.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/front/segue-front-tree-private.h"

/* Finds the list of chapters among the values of front matter. */

/* The longest name of a key that is looked at, in bytes. */
#define MAX_KEY 32

/* Copies a name in lower case, without hyphens and underscores. */
static void
fold_name (const char *text,
           gsize       length,
           char        name[MAX_KEY + 1])
{
  guint n = 0;

  for (gsize i = 0; i < length && n < MAX_KEY; i++)
    if (strchr ("-_ ", text[i]) == NULL)
      name[n++] = g_ascii_tolower (text[i]);
  name[n] = '\0';
}

/* Copies the name of a member likewise. */
static void
fold_key (const SegueFrontTree *tree,
          const SegueFrontNode *node,
          char                  name[MAX_KEY + 1])
{
  fold_name (tree->text + node->key.offset, node->key.length, name);
}

/* Returns the field that a member of a map holds, or SEGUE_SYNTAX_N_FIELDS. */
static SegueSyntaxField
find_field (const char *name)
{
  static const char *const names[SEGUE_SYNTAX_N_FIELDS][14] = {
    [SEGUE_SYNTAX_START] = { "time", "start", "startoffset", "starttime", "timestamp", "at", "begin", "from", "timecode",
                             "seconds", "position", NULL },
    [SEGUE_SYNTAX_END] = { "end", "endtime", "endoffset", "stop", "to", NULL },
    [SEGUE_SYNTAX_TITLE] = { "title", "label", "name", "text", "heading", "topic", "chapter", NULL },
    [SEGUE_SYNTAX_LINK] = { "url", "link", "href", NULL },
    [SEGUE_SYNTAX_IMAGE] = { "image", "img", "picture", "artwork", NULL },
    [SEGUE_SYNTAX_BODY] = { "description", "desc", "summary", "body", NULL },
  };

  for (guint field = 0; field < SEGUE_SYNTAX_N_FIELDS; field++)
    for (guint i = 0; names[field][i] != NULL; i++)
      if (g_str_equal (name, names[field][i]))
        return field;

  return SEGUE_SYNTAX_N_FIELDS;
}

/* Tells whether a list under this name can be one of chapters. Lists of what was said have times, too. */
static gboolean
is_list_name (const char *name)
{
  static const char *const parts[] = {
    "chapter", "timestamp", "timecode", "timeline", "segment", "topic", "outline", "section", "shownote", "marker", "toc",
    "contents", "kapitel", "chapitre",
  };

  if (strstr (name, "transcript") != NULL || strstr (name, "caption") != NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (name, parts[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Tells whether a list under this name, which may have quotes around it, can be one of chapters. */
gboolean
segue_front_is_list_name (const char *name,
                          gsize       length)
{
  char folded[MAX_KEY + 1];

  fold_name (name, length, folded);

  return is_list_name (folded);
}

/* Parses a time: one with colons or units, or a number of seconds. Returns %SEGUE_TIME_NONE if it is empty, or if it is
 * @malformed. */
static gint64
parse_time (const char *text,
            gsize       length,
            gboolean   *malformed)
{
  const char *end = text + length, *stop;
  SegueClock clock;
  gint64 time;
  gsize digits = 0, point = length;

  *malformed = FALSE;
  if (length == 0 || g_strstr_len (text, length, "--") == text || (length == 1 && *text == '~') ||
      (length == 4 && strncmp (text, "null", 4) == 0))
    return SEGUE_TIME_NONE;
  for (gsize i = 0; i < length; i++)
    if (text[i] == '.' && point == length)
      point = i;
    else if (g_ascii_isdigit (text[i]))
      digits++;
  if (digits > 0 && digits + (point < length) == length && point <= 12 && point > 0)
    {
      gint64 scale = 100;

      time = 0;
      for (gsize i = 0; i < point; i++)
        time = time * 10 + (text[i] - '0');
      time *= 1000;
      for (gsize i = point + 1; i < length && scale > 0; i++, scale /= 10)
        time += scale * (text[i] - '0');
      return time;
    }
  if (segue_time_scan (text, end, &stop, &time, &clock) == SEGUE_TIME_VALID && stop == end)
    return time;
  *malformed = TRUE;

  return SEGUE_TIME_NONE;
}

/* Returns what has to be removed to leave out a member of a map: in braces with the comma before it, otherwise with its
 * line. The span is all zero if it cannot be left out. */
static SegueSpan
find_extent (const SegueFrontTree *tree,
             guint                 previous,
             guint                 member)
{
  const SegueFrontNode *node = segue_front_tree_get (tree, member);
  gsize from = node->key_from;

  if (node->is_flow)
    {
      const SegueFrontNode *before = segue_front_tree_get (tree, previous);

      if (previous == 0 || before->to == 0)
        return (SegueSpan) { 0, 0 };
      return (SegueSpan) { before->to, node->to - before->to };
    }
  while (from > 0 && strchr (" \t", tree->text[from - 1]) != NULL)
    from--;
  if (from == 0 || strchr ("\r\n", tree->text[from - 1]) == NULL)
    return (SegueSpan) { 0, 0 };
  from -= from > 1 && tree->text[from - 1] == '\n' && tree->text[from - 2] == '\r' ? 2 : 1;

  return (SegueSpan) { from, node->to - from };
}

/* Sets the field that a member holds, if its value can be edited. */
static void
take_field (const SegueFrontTree  *tree,
            SegueFrontStart        find_start,
            guint                  previous,
            guint                  member,
            SegueSyntaxItem       *item)
{
  const SegueFrontNode *node = segue_front_tree_get (tree, member);
  char name[MAX_KEY + 1];
  SegueSyntaxField field;
  SegueSpan span;
  gboolean malformed;

  if (node->type != SEGUE_FRONT_SCALAR || node->is_opaque || (item->to > 0 && node->to > item->to))
    return;
  fold_key (tree, node, name);
  field = find_field (name);
  if (field == SEGUE_SYNTAX_N_FIELDS || item->fields[field].offset > 0)
    return;
  span = (SegueSpan) { node->from, node->to - node->from };
  if (field == SEGUE_SYNTAX_START || field == SEGUE_SYNTAX_END)
    {
      const gboolean quoted = span.length >= 2 && strchr ("'\"", tree->text[span.offset]) != NULL;
      gint64 time;

      if (quoted)
        span = (SegueSpan) { span.offset + 1, span.length - 2 };
      time = parse_time (tree->text + span.offset, span.length, &malformed);
      if (field == SEGUE_SYNTAX_START)
        {
          item->start = time;
          item->malformed = malformed;
        }
      else
        item->end = time;
    }
  item->fields[field] = span;
  if (field != SEGUE_SYNTAX_START && field != SEGUE_SYNTAX_TITLE)
    item->extents[field] = find_extent (tree, previous, member);
}

/* Returns the list of maps in the map @index that can be the items of a section, or 0. */
static guint
find_nested (const SegueFrontTree *tree,
             guint                 index)
{
  for (guint i = segue_front_tree_get (tree, index)->first; i > 0; i = segue_front_tree_get (tree, i)->next)
    {
      const SegueFrontNode *node = segue_front_tree_get (tree, i);
      char name[MAX_KEY + 1];

      if (node->type != SEGUE_FRONT_LIST || node->first == 0 ||
          segue_front_tree_get (tree, node->first)->type != SEGUE_FRONT_MAP)
        continue;
      fold_key (tree, node, name);
      if (is_list_name (name) || g_str_equal (name, "items") || g_str_equal (name, "children") ||
          g_str_equal (name, "parts"))
        return i;
    }

  return 0;
}

/* Appends the item of a string such as "0:10 Title". Returns %FALSE if it is none, or if it has escape sequences or goes
 * on in another line: its parts are then not what is written. */
static gboolean
add_string (const SegueFrontTree  *tree,
            SegueFrontStart        find_start,
            const SegueFrontNode  *node,
            guint                  depth,
            SegueSyntaxList       *list)
{
  const gsize quote = node->to > node->from + 2 && strchr ("'\"", tree->text[node->from]) != NULL ? 1 : 0;
  const char *start = tree->text + node->from + quote, *end = tree->text + node->to - quote, *stop, *title;
  SegueSyntaxItem item = { .depth = depth, .end = SEGUE_TIME_NONE, .to = node->to, .close = node->to };
  SegueClock clock;

  if (node->is_opaque || end <= start || memchr (start, '\n', end - start) != NULL || memchr (start, '\\', end - start) != NULL ||
      (quote > 0 && memchr (start, start[-1], end - start) != NULL) ||
      segue_time_scan (start, end, &stop, &item.start, &clock) != SEGUE_TIME_VALID)
    return FALSE;
  for (title = stop; title < end && strchr (SEGUE_FRONT_BETWEEN, *title) != NULL;)
    title++;
  item.from = find_start (tree->text, node);
  if (title == stop || title == end || strchr (SEGUE_FRONT_MARKS, *title) != NULL || item.from == G_MAXUINT32 ||
      (end - title == 4 && strncmp (title, "null", 4) == 0))
    return FALSE;
  item.fields[SEGUE_SYNTAX_START] = (SegueSpan) { start - tree->text, stop - start };
  item.fields[SEGUE_SYNTAX_TITLE] = (SegueSpan) { title - tree->text, end - title };
  g_array_append_val (list->items, item);

  return TRUE;
}

/* Tells whether a value is a map under a number: `1:`. */
static gboolean
is_numbered (const SegueFrontTree *tree,
             const SegueFrontNode *node)
{
  if (node->type != SEGUE_FRONT_MAP || node->is_flow || node->key.length == 0)
    return FALSE;
  for (gsize i = 0; i < node->key.length; i++)
    if (!g_ascii_isdigit (tree->text[node->key.offset + i]))
      return FALSE;

  return TRUE;
}

/* Tells whether the value @index is a list, or a map whose values are maps under numbers, as in Jekyll. */
static gboolean
is_list (const SegueFrontTree *tree,
         guint                 index)
{
  const SegueFrontNode *node = segue_front_tree_get (tree, index);

  if (node->type != SEGUE_FRONT_MAP || node->first == 0)
    return node->type == SEGUE_FRONT_LIST;
  for (guint i = node->first; i > 0; i = segue_front_tree_get (tree, i)->next)
    if (!is_numbered (tree, segue_front_tree_get (tree, i)))
      return FALSE;

  return TRUE;
}

static gboolean add_items (const SegueFrontTree  *tree,
                           SegueFrontStart        find_start,
                           guint                  list_index,
                           guint                  depth,
                           SegueSyntaxList       *list);

/* Returns the end of the last value in a block, or the end of a value that has an end of its own. */
static gsize
find_end (const SegueFrontTree *tree,
          guint                 index)
{
  const SegueFrontNode *node = segue_front_tree_get (tree, index);
  gsize end = 0;
  guint i;

  if (node->to > 0)
    return node->to;
  for (i = node->first; i > 0; i = node->next)
    {
      node = segue_front_tree_get (tree, i);
      if (node->next == 0)
        end = find_end (tree, i);
    }

  return end;
}

/* Appends the item of the map or string @index and those in it. Returns %FALSE if it cannot be one. */
static gboolean
add_item (const SegueFrontTree  *tree,
          SegueFrontStart        find_start,
          guint                  index,
          guint                  depth,
          SegueSyntaxList       *list)
{
  const SegueFrontNode *map = segue_front_tree_get (tree, index);
  const guint nested = find_nested (tree, index), number = list->items->len;
  SegueSyntaxItem item = { .depth = depth, .start = SEGUE_TIME_NONE, .end = SEGUE_TIME_NONE, .is_section = nested > 0 };
  guint previous = 0;

  if (map->type == SEGUE_FRONT_SCALAR)
    return add_string (tree, find_start, map, depth, list);
  if (map->type != SEGUE_FRONT_MAP || map->first == 0)
    return FALSE;
  item.from = is_numbered (tree, map) ? map->key_from : find_start (tree->text, map);
  item.close = find_end (tree, index);
  if (item.from == G_MAXUINT32 || item.close <= item.from)
    return FALSE;
  if (nested > 0)
    {
      const SegueFrontNode *first = segue_front_tree_get (tree, segue_front_tree_get (tree, nested)->first);

      item.to = find_start (tree->text, first);
      while (item.to > item.from && item.to < G_MAXUINT32 && strchr (" \t\r\n", tree->text[item.to - 1]) != NULL)
        item.to--;
    }
  for (guint i = map->first; i > 0; previous = i, i = segue_front_tree_get (tree, i)->next)
    take_field (tree, find_start, previous, i, &item);
  if (nested == 0)
    item.to = item.close;
  if (item.fields[SEGUE_SYNTAX_TITLE].offset == 0)
    return FALSE;
  g_array_append_val (list->items, item);
  if (nested == 0)
    return TRUE;
  if (depth < SEGUE_FRONT_MAX_DEPTH && add_items (tree, find_start, nested, depth + 1, list))
    return TRUE;
  g_array_set_size (list->items, number);

  return FALSE;
}

/* Appends the items of a list. Returns %FALSE if it is no list of chapters: each of its values must be one. */
static gboolean
add_items (const SegueFrontTree  *tree,
           SegueFrontStart        find_start,
           guint                  list_index,
           guint                  depth,
           SegueSyntaxList       *list)
{
  const guint number = list->items->len;

  for (guint i = segue_front_tree_get (tree, list_index)->first; i > 0; i = segue_front_tree_get (tree, i)->next)
    if (!add_item (tree, find_start, i, depth, list))
      {
        g_array_set_size (list->items, number);
        return FALSE;
      }

  return list->items->len > number;
}

/* Returns where the member begins that holds the start of an item, if it stands in one line. Otherwise returns 0. */
static gsize
find_start_name (const SegueFrontTree  *tree,
                 const SegueSyntaxItem *item)
{
  const gsize start = item->fields[SEGUE_SYNTAX_START].offset;
  gsize line = start, name;

  if (start == 0 || segue_front_is_string (tree->text, item))
    return 0;
  while (line > item->from && strchr (",{\r\n", tree->text[line - 1]) == NULL)
    line--;
  name = line + strspn (tree->text + line, " \t");
  if (tree->text[name] == '-')
    name += 1 + strspn (tree->text + name + 1, " \t");

  return name < start && strpbrk (tree->text + name, ":=") < tree->text + start ? name : 0;
}

/* Tells whether the items are chapters: one of them has a time. Those without a time get
 * the first of these as an example. */
static gboolean
has_start (const SegueFrontTree *tree,
           SegueSyntaxList      *list)
{
  SegueSyntaxItem *items = (SegueSyntaxItem *) (gpointer) list->items->data;
  SegueSpan like = { 0, 0 };
  gsize from = 0;
  gboolean found = FALSE;

  for (guint i = 0; i < list->items->len && from == 0; i++)
    {
      found = found || items[i].fields[SEGUE_SYNTAX_START].offset > 0;
      from = find_start_name (tree, &items[i]);
      like = items[i].fields[SEGUE_SYNTAX_START];
    }
  for (guint i = 0; i < list->items->len && from > 0; i++)
    if (items[i].fields[SEGUE_SYNTAX_START].offset == 0)
      {
        items[i].like = like;
        items[i].like_from = from;
      }

  return found;
}

/* Appends the items of the first list of chapters in the map @index, or in the maps in it. */
static gboolean
find_in (const SegueFrontTree  *tree,
         SegueFrontStart        find_start,
         guint                  index,
         SegueSyntaxList       *list)
{
  for (guint i = segue_front_tree_get (tree, index)->first; i > 0; i = segue_front_tree_get (tree, i)->next)
    {
      const SegueFrontNode *node = segue_front_tree_get (tree, i);
      char name[MAX_KEY + 1];

      fold_key (tree, node, name);
      if (is_list_name (name) && is_list (tree, i) && add_items (tree, find_start, i, 1, list))
        {
          if (has_start (tree, list))
            return TRUE;
          g_array_set_size (list->items, 0);
        }
      if (node->type == SEGUE_FRONT_MAP && find_in (tree, find_start, i, list))
        return TRUE;
    }

  return FALSE;
}

/* Sets the items of @list from the first list of chapters. Returns %FALSE if there is none. */
gboolean
segue_front_find_items (const SegueFrontTree  *tree,
                        SegueFrontStart        find_start,
                        SegueSyntaxList       *list)
{
  return tree->nodes->len > 0 && segue_front_tree_get (tree, 0)->type == SEGUE_FRONT_MAP &&
         find_in (tree, find_start, 0, list);
}
