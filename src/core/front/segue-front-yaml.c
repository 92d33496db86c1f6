/* segue-front-yaml.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <yaml.h>

#include "core/episode/segue-block-state.h"
#include "core/front/segue-front-tree-private.h"
#include "core/front/segue-front-yaml-private.h"

/* Lists of chapters in front matter that is YAML, and in files that are YAML as a whole. libyaml parses it and tells where
 * the values are. */

/* A part of the text that is parsed. Marks of libyaml count characters, so that the byte of the last one is kept. */
typedef struct
{
  SegueFrontTree tree;
  const char *start;
  const char *end;
  const char *p;                             /* the character with the number @n */
  size_t n;
  gboolean in_flow[SEGUE_FRONT_MAX_DEPTH];
  gboolean is_map[SEGUE_FRONT_MAX_DEPTH];
  gboolean has_key[SEGUE_FRONT_MAX_DEPTH];   /* the next value belongs to @key */
  SegueSpan key[SEGUE_FRONT_MAX_DEPTH];
  guint32 key_from[SEGUE_FRONT_MAX_DEPTH];
} Parse;

/* Returns the offset of a mark in the text. Marks increase, except that the end of a value may come before a start that
 * was asked for already. */
static guint32
find_byte (Parse             *self,
           const yaml_mark_t *mark)
{
  for (; self->n < mark->index && self->p < self->end; self->n++)
    self->p = g_utf8_next_char (self->p);
  for (; self->n > mark->index; self->n--)
    self->p = g_utf8_prev_char (self->p);

  return self->p - self->tree.text;
}

/* Keeps the scalar as the key of the next value. */
static void
take_key (Parse              *self,
          const yaml_event_t *event)
{
  const guint level = self->tree.depth - 1;
  guint32 from = find_byte (self, &event->start_mark), to = find_byte (self, &event->end_mark);

  self->has_key[level] = TRUE;
  self->key_from[level] = from;
  if (event->type == YAML_SCALAR_EVENT && event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE && to >= from + 2)
    {
      from++;
      to--;
    }
  self->key[level] = (SegueSpan) { from, to - from };
}

/* Adds a value. Returns %FALSE if the text has YAML that is not supported. */
static gboolean
add_value (Parse              *self,
           const yaml_event_t *event)
{
  const guint depth = self->tree.depth;
  SegueFrontNode node = { .from = find_byte (self, &event->start_mark) };

  if (depth > 0 && self->is_map[depth - 1])
    {
      if (!self->has_key[depth - 1])
        return FALSE;
      self->has_key[depth - 1] = FALSE;
      node.key = self->key[depth - 1];
      node.key_from = self->key_from[depth - 1];
    }
  node.is_flow = depth > 0 && self->in_flow[depth - 1];
  if (event->type == YAML_MAPPING_START_EVENT || event->type == YAML_SEQUENCE_START_EVENT)
    {
      const gboolean is_map = event->type == YAML_MAPPING_START_EVENT;

      node.type = is_map ? SEGUE_FRONT_MAP : SEGUE_FRONT_LIST;
      if (!segue_front_tree_add (&self->tree, &node))
        return FALSE;
      self->is_map[depth] = is_map;
      self->has_key[depth] = FALSE;
      self->in_flow[depth] = is_map ? event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
                                    : event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
      return TRUE;
    }
  node.to = find_byte (self, &event->end_mark);
  while (node.to > node.from && strchr (" \t\r\n", self->tree.text[node.to - 1]) != NULL)
    node.to--;
  node.is_opaque = event->type == YAML_ALIAS_EVENT || event->data.scalar.anchor != NULL || event->data.scalar.tag != NULL;

  return segue_front_tree_add (&self->tree, &node);
}

/* Handles an event of the parser. Returns %FALSE if the text has YAML that is not supported. */
static gboolean
take_event (Parse              *self,
            const yaml_event_t *event)
{
  const guint depth = self->tree.depth;
  const gboolean wants_key = depth > 0 && self->is_map[depth - 1] && !self->has_key[depth - 1];

  switch (event->type)
    {
    case YAML_SCALAR_EVENT:
    case YAML_ALIAS_EVENT:
      if (!wants_key)
        return add_value (self, event);
      take_key (self, event);
      return TRUE;
    case YAML_MAPPING_START_EVENT:
    case YAML_SEQUENCE_START_EVENT:
      return !wants_key && add_value (self, event);
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
      /* only braces and brackets end where the mark is; a block goes on to the next token */
      segue_front_tree_close (&self->tree, self->in_flow[depth - 1] ? find_byte (self, &event->end_mark) : 0);
      return TRUE;
    default:
      return TRUE;
    }
}

/* Parses the text between two offsets. Returns %FALSE if it is no YAML, or more of it than is read. */
static gboolean
parse (Parse      *self,
       const char *text,
       gsize       from,
       gsize       to)
{
  yaml_parser_t parser;
  gboolean fine, done = FALSE;

  segue_front_tree_init (&self->tree, text);
  self->start = self->p = text + from;
  self->end = text + to;
  if (!yaml_parser_initialize (&parser))
    return FALSE;
  yaml_parser_set_encoding (&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&parser, (const guchar *) self->start, to - from);
  do
    {
      yaml_event_t event;

      fine = yaml_parser_parse (&parser, &event);
      if (!fine)
        break;
      done = event.type == YAML_DOCUMENT_END_EVENT || event.type == YAML_STREAM_END_EVENT;
      fine = take_event (self, &event);
      yaml_event_delete (&event);
    }
  while (fine && !done);
  yaml_parser_delete (&parser);

  return fine && self->tree.nodes->len > 0;
}

/* Returns where an item begins: at its brace or quote, or at the hyphen before it. */
static gsize
find_start (const char           *text,
            const SegueFrontNode *item)
{
  gsize p = item->from;

  if (text[p] == '{' || item->is_flow)
    return p;
  while (p > 0 && strchr (" \t\r\n", text[p - 1]) != NULL)
    p--;

  return p > 0 && text[p - 1] == '-' ? p - 1 : G_MAXUINT32;
}

/* Finds the items in the YAML between two offsets. */
static gboolean
scan_range (const char       *text,
            gsize             from,
            gsize             to,
            SegueSyntaxList  *list,
            GError          **error)
{
  Parse parsed = { .n = 0 };
  const gboolean found = parse (&parsed, text, from, to) && segue_front_find_items (&parsed.tree, find_start, list);

  segue_front_tree_clear (&parsed.tree);

  return found || segue_front_has_no_list (error);
}

static gboolean
scan (const SegueSyntax  *self,
      const char         *text,
      gsize               length,
      SegueSyntaxList    *list,
      GError            **error)
{
  gboolean unfinished;
  const gsize end = segue_front_matter_length (text, length, &unfinished);
  const gsize bom = g_str_has_prefix (text, "\xEF\xBB\xBF") ? 3 : 0;
  gsize last = end, first = bom;

  list->stop = end;
  if (end == 0 || strncmp (text + bom, "---", 3) != 0)
    return segue_front_has_no_list (error);
  while (first < end && strchr ("\r\n", text[first]) == NULL)
    first++;
  while (last > first && strchr ("\r\n", text[last - 1]) != NULL)
    last--;
  while (last > first && strchr ("\r\n", text[last - 1]) == NULL)
    last--;

  return scan_range (text, first, last, list, error);
}

/* Finds the items of a file that is YAML as a whole. */
static gboolean
scan_file (const SegueSyntax  *self,
           const char         *text,
           gsize               length,
           SegueSyntaxList    *list,
           GError            **error)
{
  const gsize bom = g_str_has_prefix (text, "\xEF\xBB\xBF") ? 3 : 0;

  list->stop = length;

  return scan_range (text, bom, length, list, error);
}

static const char *
find_separator (const SegueSyntax     *self,
                const char            *text,
                const SegueSyntaxItem *item)
{
  return text[item->from] == '-' ? "\n" : ",\n";
}

const SegueFrontSyntax segue_front_yaml = {
  .syntax = {
    .id = "yaml-front-matter", .fields = (1 << SEGUE_SYNTAX_N_FIELDS) - 1, .nests = TRUE, .in_front_matter = TRUE,
    .scan = scan, .decode = segue_front_yaml_decode, .encode = segue_front_yaml_encode,
    .encode_time = segue_front_encode_time, .add = segue_front_add, .compose = segue_front_compose,
    .separator = "\n", .find_separator = find_separator,
  },
  .quote = "", .mark = ": ", .none = "''",
};

const SegueFrontSyntax segue_front_yaml_file = {
  .syntax = {
    .id = "yaml", .fields = (1 << SEGUE_SYNTAX_N_FIELDS) - 1, .nests = TRUE,
    .scan = scan_file, .decode = segue_front_yaml_decode, .encode = segue_front_yaml_encode,
    .encode_time = segue_front_encode_time, .add = segue_front_add, .compose = segue_front_compose,
    .separator = "\n", .find_separator = find_separator,
  },
  .quote = "", .mark = ": ", .none = "''",
};
