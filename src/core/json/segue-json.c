/* segue-json.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/json/segue-json.h"

#include <string.h>

#include "core/json/segue-json-node.h"
#include "core/json/segue-json-private.h"

/**
 * segue_json_free:
 * @self: (transfer full): JSON
 *
 * Frees the JSON. The text belongs to the caller and stays.
 */
void
segue_json_free (SegueJson *self)
{
  g_clear_object (&self->parser);
  g_free (self);
}

/**
 * segue_json_get_root:
 * @self: JSON
 *
 * Returns the span of the outermost value.
 *
 * Returns: bytes of the text
 */
SegueSpan
segue_json_get_root (const SegueJson *self)
{
  return self->root;
}

/**
 * segue_json_get_text:
 * @self: JSON
 * @value: a value
 *
 * Returns a value as it is written. Its first character tells its type: `"`, `{`, `[`, `n`, `t`, `f`, or that of a
 * number.
 *
 * Returns: (transfer none): text that does not end with NUL
 */
const char *
segue_json_get_text (const SegueJson *self,
                     SegueSpan        value)
{
  return self->text + value.offset;
}

/**
 * segue_json_get_line:
 * @self: JSON
 * @value: a value
 *
 * Returns the line on which a value begins.
 *
 * Returns: the line, counted from 1
 */
guint
segue_json_get_line (const SegueJson *self,
                     SegueSpan        value)
{
  return segue_json_line_at (self->text, self->text + value.offset, NULL);
}

static const char *
skip_blanks (const char *p)
{
  while (*p == ' ' || *p == '\n' || *p == '\t' || *p == '\r')
    p++;

  return p;
}

/* Returns the end of the string at @p. A quote after an odd number of backslashes is escaped. */
static const char *
skip_string (const char *p,
             const char *end)
{
  guint n_backslashes;

  do
    {
      p = memchr (p + 1, '"', end - p - 1);
      for (n_backslashes = 0; p[-1 - (int) n_backslashes] == '\\';)
        n_backslashes++;
    }
  while (n_backslashes % 2 == 1);

  return p + 1;
}

/* Returns the end of the value at @p, which is an element or a member, so that its container ends after it. */
static const char *
skip_value (const char *p,
            const char *end)
{
  guint depth = 0;

  do
    if (*p == '"')
      p = skip_string (p, end);
    else
      {
        depth += *p == '{' || *p == '[';
        depth -= *p == '}' || *p == ']';
        p++;
        if (depth == 0 && p[-1] != '}' && p[-1] != ']')
          while (g_ascii_isalnum (*p) || *p == '.' || *p == '+' || *p == '-')
            p++;
      }
  while (depth > 0);

  return p;
}

/**
 * segue_json_iter_init:
 * @self: (out caller-allocates): the iterator
 * @json: JSON
 * @container: an object or array
 *
 * Places an iterator before the first member or element.
 */
void
segue_json_iter_init (SegueJsonIter   *self,
                      const SegueJson *json,
                      SegueSpan        container)
{
  self->json = json;
  self->offset = container.offset + 1;
}

/**
 * segue_json_iter_next:
 * @self: an iterator
 * @name: (out) (nullable): the name of the member with its quotes; %NULL in an array
 * @value: (out): its value, or the element
 *
 * Moves to the next member or element.
 *
 * Returns: %FALSE at the end
 */
gboolean
segue_json_iter_next (SegueJsonIter *self,
                      SegueSpan     *name,
                      SegueSpan     *value)
{
  const char *text = self->json->text;
  const char *p = skip_blanks (text + self->offset), *start;

  if (*p == ',')
    p = skip_blanks (p + 1);
  if (*p == '}' || *p == ']')
    return FALSE;
  if (name != NULL)
    {
      start = p;
      p = skip_string (p, self->json->end);
      *name = (SegueSpan) { start - text, p - start };
      p = skip_blanks (skip_blanks (p) + 1);
    }
  start = p;
  p = skip_value (p, self->json->end);
  *value = (SegueSpan) { start - text, p - start };
  self->offset = p - text;

  return TRUE;
}

/**
 * segue_json_equals:
 * @self: JSON
 * @value: a string, or the name of a member
 * @string: UTF-8
 *
 * Compares a string of the JSON with another one. Only a string with escape sequences has to be read for this.
 *
 * Returns: %TRUE if both have the same characters
 */
gboolean
segue_json_equals (SegueJson  *self,
                   SegueSpan   value,
                   const char *string)
{
  const char *characters = segue_json_get_text (self, value) + 1;
  gsize length = value.length - 2;
  g_autofree char *read = NULL;

  if (memchr (characters, '\\', length) == NULL)
    return strncmp (characters, string, length) == 0 && string[length] == '\0';
  read = segue_json_dup_string (self, value);

  return g_str_equal (read, string);
}

/**
 * segue_json_find:
 * @self: JSON
 * @object: an object
 * @name: the name of a member
 *
 * Finds a member of an object.
 *
 * Returns: its value, of length 0 if there is none
 */
SegueSpan
segue_json_find (SegueJson  *self,
                 SegueSpan   object,
                 const char *name)
{
  SegueSpan member, value;
  SegueJsonIter iter;

  segue_json_iter_init (&iter, self, object);
  while (segue_json_iter_next (&iter, &member, &value))
    if (segue_json_equals (self, member, name))
      return value;

  return (SegueSpan) { 0 };
}

/**
 * segue_json_read_text:
 * @self: JSON
 * @text: (array length=length): valid JSON that was made of parts of it
 * @length: bytes
 *
 * Reads a text with the parser of the JSON. One parser reads many parts faster than many parsers.
 *
 * Returns: (transfer full): what json-glib makes of it
 */
JsonNode *
segue_json_read_text (SegueJson  *self,
                      const char *text,
                      gsize       length)
{
  g_autoptr(GError) error = NULL;

  if (self->parser == NULL)
    self->parser = json_parser_new ();
  if (!json_parser_load_from_data (self->parser, text, length, &error))
    g_error ("json-glib refuses valid JSON: %s", error->message);

  return json_parser_steal_root (self->parser);
}

/**
 * segue_json_read:
 * @self: JSON
 * @value: a value
 *
 * Reads a value.
 *
 * Returns: (transfer full): what json-glib makes of it
 */
JsonNode *
segue_json_read (SegueJson *self,
                 SegueSpan  value)
{
  return segue_json_read_text (self, self->text + value.offset, value.length);
}

/**
 * segue_json_dup_raw:
 * @self: JSON
 * @value: a value
 *
 * Copies a value as it is written.
 *
 * Returns: (transfer full): JSON text
 */
char *
segue_json_dup_raw (const SegueJson *self,
                    SegueSpan        value)
{
  return g_strndup (self->text + value.offset, value.length);
}

/**
 * segue_json_dup_string:
 * @self: JSON
 * @value: a value
 *
 * Reads a string.
 *
 * Returns: (transfer full) (nullable): its characters, or %NULL if the value is no string
 */
char *
segue_json_dup_string (SegueJson *self,
                       SegueSpan  value)
{
  g_autoptr(JsonNode) node = NULL;

  if (*segue_json_get_text (self, value) != '"')
    return NULL;
  node = segue_json_read (self, value);

  return json_node_dup_string (node);
}

/**
 * segue_json_dup_scalar:
 * @self: JSON
 * @value: a value
 *
 * Reads what a person would type for a value.
 *
 * Returns: (transfer full) (nullable): the characters of a string, a number as it is written, or the empty string for
 *   null; %NULL if the value is of another type
 */
char *
segue_json_dup_scalar (SegueJson *self,
                       SegueSpan  value)
{
  char first = *segue_json_get_text (self, value);

  if (first == '-' || g_ascii_isdigit (first))
    return segue_json_dup_raw (self, value);

  return first == 'n' ? g_strdup ("") : segue_json_dup_string (self, value);
}

/**
 * segue_json_generate:
 * @node: a value
 *
 * Writes a value on one line, for other programs. json-glib 1.6 writes U+001F without escaping it, which no strict
 * parser reads; this escapes it.
 *
 * Returns: (transfer full): JSON text
 */
char *
segue_json_generate (JsonNode *node)
{
  g_autofree char *json = json_to_string (node, FALSE);
  g_autoptr(GString) valid = g_string_new (json);

  g_string_replace (valid, "\x1F", "\\u001f", 0);

  return g_string_free (g_steal_pointer (&valid), FALSE);
}
