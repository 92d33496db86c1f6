/* segue-front-json.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-block-state.h"
#include "core/front/segue-front-tree-private.h"
#include "core/json/segue-json.h"

/* Lists of chapters in front matter that is JSON. */

/* Adds a value and those in it. @offset is where the JSON begins in the text. */
static gboolean
add_value (SegueFrontTree  *tree,
           const SegueJson *json,
           SegueSpan        name,
           SegueSpan        value,
           gsize            offset)
{
  const char first = *segue_json_get_text (json, value);
  SegueFrontNode node = { .from = offset + value.offset, .to = offset + value.offset + value.length, .is_flow = TRUE };
  SegueJsonIter iter;

  if (name.length >= 2)
    {
      node.key_from = offset + name.offset;
      node.key = (SegueSpan) { node.key_from + 1, name.length - 2 };
    }
  if (first != '{' && first != '[')
    return segue_front_tree_add (tree, &node);
  node.type = first == '{' ? SEGUE_FRONT_MAP : SEGUE_FRONT_LIST;
  if (!segue_front_tree_add (tree, &node))
    return FALSE;
  segue_json_iter_init (&iter, json, value);
  name = (SegueSpan) { 0, 0 };
  while (segue_json_iter_next (&iter, first == '{' ? &name : NULL, &value))
    if (!add_value (tree, json, name, value, offset))
      return FALSE;
  segue_front_tree_close (tree, node.to);

  return TRUE;
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
  gboolean unfinished, found;
  gsize end = segue_front_matter_length (text, length, &unfinished), from = 0;
  g_autoptr(SegueJson) json = NULL;
  g_auto(SegueFrontTree) tree = { 0 };

  list->stop = end;
  while (from < end && text[from] != '{')
    from++;
  while (end > from && text[end - 1] != '}')
    end--;
  json = end > from ? segue_json_new (text + from, end - from, NULL) : NULL;
  if (json == NULL)
    return segue_front_has_no_list (error);
  segue_front_tree_init (&tree, text);
  found = add_value (&tree, json, (SegueSpan) { 0, 0 }, segue_json_get_root (json), from) &&
          segue_front_find_items (&tree, find_start, list);

  return found || segue_front_has_no_list (error);
}

static char *
encode (const SegueSyntax      *self,
        const char             *text,
        const SegueSyntaxItem  *item,
        SegueSyntaxField        field,
        const char             *value,
        GError                **error)
{
  return segue_front_is_string (text, item) ? segue_front_write_string (text, item, value, "", error)
                                            : segue_front_quote (value);
}

static char *
encode_time (const SegueSyntax      *self,
             const char             *text,
             const SegueSyntaxItem  *item,
             SegueSyntaxField        field,
             gint64                  time,
             GError                **error)
{
  const SegueSpan span = item->fields[field];

  /* what is not a string is a number of seconds */
  if (time != SEGUE_TIME_NONE && span.length == 4 && strncmp (text + span.offset, "null", 4) == 0)
    return segue_front_write_time ("0", 1, time);

  return segue_front_encode_time (self, text, item, field, time, error);
}

const SegueFrontSyntax segue_front_json = {
  .syntax = {
    .id = "json-front-matter", .fields = (1 << SEGUE_SYNTAX_N_FIELDS) - 1, .nests = TRUE, .in_front_matter = TRUE,
    .scan = scan, .decode = segue_front_decode, .encode = encode, .encode_time = encode_time, .add = segue_front_add,
    .compose = segue_front_compose, .separator = ",\n",
  },
  .quote = "\"", .mark = ": ", .none = "null",
};
