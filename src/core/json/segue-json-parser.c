/* segue-json-parser.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/json/segue-json-private.h"
#include "core/text/segue-error.h"

/* A parser for JSON as RFC 8259 has it and not one thing more: what is accepted here means the same everywhere. */

#define MAX_NUMBER 400 /* characters; no number that a double holds needs as many */
#define FEW_MEMBERS 12 /* up to here names are compared each with each */

typedef struct
{
  SegueJson *json;
  const char *p;
  const char *end;
  guint depth;
  GError **error;
} Parser;

guint
segue_json_line_at (const char *text,
                    const char *place,
                    guint      *column)
{
  guint line = 1;
  const char *start = text;

  for (const char *p = text; (p = memchr (p, '\n', place - p)) != NULL; start = p)
    {
      p++;
      line++;
    }
  if (column != NULL)
    *column = g_utf8_strlen (start, place - start) + 1;

  return line;
}

static gboolean
fail (Parser     *self,
      const char *place,
      const char *message)
{
  guint column, line = segue_json_line_at (self->json->text, place, &column);

  /* translators: a place in a file, and what is wrong there */
  g_set_error (self->error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("Line %u, character %u: %s"), line, column, message);

  return FALSE;
}

static void
skip_blanks (Parser *self)
{
  while (self->p < self->end && (*self->p == ' ' || *self->p == '\n' || *self->p == '\t' || *self->p == '\r'))
    self->p++;
}

static SegueJsonValue *
value_at (Parser *self,
          guint   index)
{
  return &g_array_index (self->json->values, SegueJsonValue, index);
}

static gboolean
add_value (Parser        *self,
           SegueJsonType  type,
           guint         *index)
{
  SegueJsonValue value = { .start = self->p - self->json->text, .type = type };

  *index = self->json->values->len;
  if (*index == SEGUE_JSON_MAX_VALUES)
    return fail (self, self->p, _("there are too many values."));
  g_array_append_val (self->json->values, value);

  return TRUE;
}

static gboolean
end_value (Parser *self,
           guint   index)
{
  SegueJsonValue *value = value_at (self, index);

  value->end = self->p - self->json->text;
  value->next = self->json->values->len;

  return TRUE;
}

/* The value of the four digits behind the `\u` at @p, or -1. */
static int
scan_hex (Parser     *self,
          const char *p)
{
  int value = 0;

  if (self->end - p < 6 || p[0] != '\\' || p[1] != 'u')
    return -1;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return -1;
      value = value << 4 | g_ascii_xdigit_value (p[i]);
    }

  return value;
}

static gboolean
skip_escape (Parser *self)
{
  const char *p = self->p;
  int c, low;

  if (p + 1 < self->end && p[1] != '\0' && strchr ("\"\\/bfnrt", p[1]) != NULL)
    {
      self->p += 2;
      return TRUE;
    }
  c = scan_hex (self, p);
  if (c < 0)
    return fail (self, p, _("this escape is not one of JSON."));
  if (c == 0)
    return fail (self, p, _("notes cannot hold the null character."));
  self->p += 6;
  if (c < 0xD800 || c > 0xDFFF)
    return TRUE;
  low = scan_hex (self, self->p);
  if (c > 0xDBFF || low < 0xDC00 || low > 0xDFFF)
    return fail (self, p, _("this is half of a surrogate pair."));
  self->p += 6;

  return TRUE;
}

static gboolean
parse_string (Parser *self)
{
  guint index;

  if (!add_value (self, SEGUE_JSON_STRING, &index))
    return FALSE;
  for (self->p++; self->p < self->end && *self->p != '"';)
    if (*self->p == '\\')
      {
        value_at (self, index)->escaped = TRUE;
        if (!skip_escape (self))
          return FALSE;
      }
    else if ((guchar) *self->p < 0x20)
      return fail (self, self->p, _("a control character must be escaped."));
    else
      self->p++;
  if (self->p == self->end)
    return fail (self, self->json->text + value_at (self, index)->start, _("this string has no end."));
  self->p++;

  return end_value (self, index);
}

static guint
skip_digits (Parser *self)
{
  const char *start = self->p;

  while (self->p < self->end && g_ascii_isdigit (*self->p))
    self->p++;

  return self->p - start;
}

static gboolean
scan_number (Parser *self)
{
  if (*self->p == '-')
    self->p++;
  if (self->p < self->end && *self->p == '0')
    self->p++;
  else if (skip_digits (self) == 0)
    return FALSE;
  if (self->p < self->end && *self->p == '.')
    {
      self->p++;
      if (skip_digits (self) == 0)
        return FALSE;
    }
  if (self->p < self->end && (*self->p == 'e' || *self->p == 'E'))
    {
      self->p++;
      if (self->p < self->end && (*self->p == '+' || *self->p == '-'))
        self->p++;
      if (skip_digits (self) == 0)
        return FALSE;
    }

  return self->p == self->end || !(g_ascii_isalnum (*self->p) || strchr (".+-_", *self->p) != NULL);
}

static gboolean
parse_number (Parser *self)
{
  const char *start = self->p;
  g_autofree char *number = NULL;
  guint index;

  if (!add_value (self, SEGUE_JSON_NUMBER, &index))
    return FALSE;
  if (!scan_number (self))
    return fail (self, start, _("this is not a number of JSON."));
  if (self->p - start > MAX_NUMBER)
    return fail (self, start, _("this number is too long."));
  number = g_strndup (start, self->p - start);
  if (isinf (g_ascii_strtod (number, NULL)))
    return fail (self, start, _("this number is too large."));

  return end_value (self, index);
}

static gboolean
parse_word (Parser *self)
{
  static const struct { const char *word; SegueJsonType type; } words[] = {
    { "null", SEGUE_JSON_NULL }, { "false", SEGUE_JSON_FALSE }, { "true", SEGUE_JSON_TRUE },
  };
  guint index;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n = strlen (words[i].word);

      if ((gsize) (self->end - self->p) < n || memcmp (self->p, words[i].word, n) != 0)
        continue;
      if (!add_value (self, words[i].type, &index))
        return FALSE;
      self->p += n;
      return end_value (self, index);
    }

  return fail (self, self->p, _("a value is missing here."));
}

static gboolean
fail_duplicate (Parser *self,
                guint   name)
{
  g_autofree char *characters = segue_json_dup_string (self->json, name);
  g_autofree char *message = g_strdup_printf (_("the member “%s” is there twice."), characters);

  return fail (self, self->json->text + value_at (self, name)->start, message);
}

static gboolean
same_name (Parser *self,
           guint   a,
           guint   b)
{
  SegueJsonValue *x = value_at (self, a), *y = value_at (self, b);
  g_autofree char *characters = NULL;

  if (!x->escaped && !y->escaped)
    return x->end - x->start == y->end - y->start &&
           memcmp (self->json->text + x->start, self->json->text + y->start, x->end - x->start) == 0;
  characters = segue_json_dup_string (self->json, a);

  return segue_json_equal (self->json, b, characters);
}

static gboolean
check_names (Parser *self,
             guint   object,
             guint   n_members)
{
  guint end = self->json->values->len;
  g_autoptr(GHashTable) seen = NULL;

  if (n_members > FEW_MEMBERS)
    seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = object + 1; i < end; i = value_at (self, i + 1)->next)
    {
      if (seen != NULL)
        {
          if (!g_hash_table_add (seen, segue_json_dup_string (self->json, i)))
            return fail_duplicate (self, i);
          continue;
        }
      for (guint j = object + 1; j < i; j = value_at (self, j + 1)->next)
        if (same_name (self, i, j))
          return fail_duplicate (self, i);
    }

  return TRUE;
}

static gboolean parse_value (Parser *self);

static gboolean
parse_member (Parser *self)
{
  if (self->p == self->end || *self->p != '"')
    return fail (self, self->p, _("the name of a member is missing here."));
  if (!parse_string (self))
    return FALSE;
  skip_blanks (self);
  if (self->p == self->end || *self->p != ':')
    return fail (self, self->p, _("a colon is missing here."));
  self->p++;
  skip_blanks (self);

  return parse_value (self);
}

static gboolean
parse_container (Parser        *self,
                 SegueJsonType  type)
{
  const char close = type == SEGUE_JSON_OBJECT ? '}' : ']';
  const char *start = self->p;
  guint index, n;

  if (self->depth == SEGUE_JSON_MAX_DEPTH)
    return fail (self, self->p, _("this is nested too deeply."));
  if (!add_value (self, type, &index))
    return FALSE;
  self->depth++;
  self->p++;
  skip_blanks (self);
  for (n = 0; self->p < self->end && (n > 0 || *self->p != close); n++)
    {
      if (!(type == SEGUE_JSON_OBJECT ? parse_member (self) : parse_value (self)))
        return FALSE;
      skip_blanks (self);
      if (self->p == self->end || *self->p == close)
        {
          n++;
          break;
        }
      if (*self->p != ',')
        return fail (self, self->p, _("a comma is missing here."));
      self->p++;
      skip_blanks (self);
    }
  if (self->p == self->end)
    return fail (self, start, type == SEGUE_JSON_OBJECT ? _("this object has no end.") : _("this list has no end."));
  self->p++;
  self->depth--;

  return end_value (self, index) && (type == SEGUE_JSON_ARRAY || check_names (self, index, n));
}

static gboolean
parse_value (Parser *self)
{
  if (self->p == self->end)
    return fail (self, self->p, _("a value is missing here."));
  switch (*self->p)
    {
    case '{':
      return parse_container (self, SEGUE_JSON_OBJECT);
    case '[':
      return parse_container (self, SEGUE_JSON_ARRAY);
    case '"':
      return parse_string (self);
    default:
      return *self->p == '-' || g_ascii_isdigit (*self->p) ? parse_number (self) : parse_word (self);
    }
}

static gboolean
parse_all (Parser *self)
{
  const char *bad;

  if (!g_utf8_validate (self->json->text, self->end - self->json->text, &bad))
    return fail (self, bad, _("the file is not in UTF-8."));
  skip_blanks (self);
  if (!parse_value (self))
    return FALSE;
  skip_blanks (self);

  return self->p == self->end || fail (self, self->p, _("something follows the end of the JSON."));
}

/**
 * segue_json_new:
 * @text: (array length=length): JSON (UTF-8), which must stay as long as what is returned
 * @length: bytes
 * @error: return location for an error, or %NULL
 *
 * Parses JSON strictly: no comments, no comma behind the last value, no byte order mark, each name once in an object,
 * whole surrogate pairs, no U+0000, numbers that a double holds, at most %SEGUE_JSON_MAX_DEPTH levels.
 *
 * Returns: (transfer full): the values, or %NULL with %SEGUE_ERROR_SYNTAX, the message with line and character, or
 *   %SEGUE_ERROR_TOO_LARGE for more than %SEGUE_MAX_BYTES
 */
SegueJson *
segue_json_new (const char  *text,
                gsize        length,
                GError     **error)
{
  g_autoptr(SegueJson) json = NULL;
  Parser parser = { NULL, text, text + length, 0, error };

  if (length > SEGUE_MAX_BYTES)
    {
      g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_TOO_LARGE, _("The JSON has more than 64 MB."));
      return NULL;
    }
  json = g_new0 (SegueJson, 1);
  json->text = text;
  json->values = g_array_new (FALSE, FALSE, sizeof (SegueJsonValue));
  parser.json = json;

  return parse_all (&parser) ? g_steal_pointer (&json) : NULL;
}
