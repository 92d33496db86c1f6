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

/* Checks that a text is JSON as RFC 8259 defines it, and nothing else: what is accepted here means the same to every
 * program. json-glib accepts much that is not JSON, reads too large numbers as other numbers, and recurses without a
 * limit; so it only reads what has passed this check. */

#define MAX_NUMBER 400 /* characters; no number that a double can hold needs more */
#define PART_DEPTH 2   /* the level of the entries of a list that is a member of the document */
#define FEW_MEMBERS 12 /* up to this number, names of members are compared in pairs */

typedef struct
{
  SegueJson  *json;
  const char *p;
  const char *end;
  guint       depth;
  guint       n_values;
  GArray     *names;   /* of SegueSpan: the members so far of the objects around @p */
  GError    **error;
} Scanner;

/* Returns the line of @place in @text, counted from 1. Sets @column, if not %NULL, to the character in the line. */
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
fail (Scanner    *self,
      const char *place,
      const char *message)
{
  guint column, line = segue_json_line_at (self->json->text, place, &column);

  /* translators: a place in a file, and what is wrong there */
  g_set_error (self->error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("Line %u, character %u: %s"), line, column, message);

  return FALSE;
}

static void
skip_blanks (Scanner *self)
{
  while (self->p < self->end && (*self->p == ' ' || *self->p == '\n' || *self->p == '\t' || *self->p == '\r'))
    self->p++;
}

static gboolean
count_value (Scanner *self)
{
  return self->n_values++ < SEGUE_JSON_MAX_VALUES || fail (self, self->p, _("there are too many values."));
}

/* Returns the value of the escape sequence at @p, a `\u` and four digits, or -1 if it is none. */
static int
scan_hex (Scanner    *self,
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
skip_escape (Scanner *self)
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
parse_string (Scanner *self)
{
  const char *start = self->p;

  if (!count_value (self))
    return FALSE;
  for (self->p++; self->p < self->end && *self->p != '"';)
    if (*self->p == '\\')
      {
        if (!skip_escape (self))
          return FALSE;
      }
    else if ((guchar) *self->p < 0x20)
      return fail (self, self->p, _("a control character must be escaped."));
    else
      self->p++;
  if (self->p == self->end)
    return fail (self, start, _("this string has no end."));
  self->p++;

  return TRUE;
}

static guint
skip_digits (Scanner *self)
{
  const char *start = self->p;

  while (self->p < self->end && g_ascii_isdigit (*self->p))
    self->p++;

  return self->p - start;
}

static gboolean
scan_number (Scanner *self)
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
parse_number (Scanner *self)
{
  const char *start = self->p;
  g_autofree char *number = NULL;

  if (!count_value (self))
    return FALSE;
  if (!scan_number (self))
    return fail (self, start, _("this is not a number of JSON."));
  if (self->p - start > MAX_NUMBER)
    return fail (self, start, _("this number is too long."));
  number = g_strndup (start, self->p - start);
  if (isinf (g_ascii_strtod (number, NULL)))
    return fail (self, start, _("this number is too large."));

  return TRUE;
}

static gboolean
parse_word (Scanner *self)
{
  static const char *const words[] = { "null", "false", "true" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n = strlen (words[i]);

      if ((gsize) (self->end - self->p) < n || memcmp (self->p, words[i], n) != 0)
        continue;
      self->p += n;
      return count_value (self);
    }

  return fail (self, self->p, _("a value is missing here."));
}

static SegueSpan
name_at (Scanner *self,
         guint    index)
{
  return g_array_index (self->names, SegueSpan, index);
}

static gboolean
has_escapes (Scanner  *self,
             SegueSpan  name)
{
  return memchr (self->json->text + name.offset, '\\', name.length) != NULL;
}

static gboolean
fail_duplicate (Scanner  *self,
                SegueSpan  name)
{
  g_autofree char *characters = segue_json_dup_string (self->json, name);
  g_autofree char *message = g_strdup_printf (_("the member “%s” is there twice."), characters);

  return fail (self, self->json->text + name.offset, message);
}

/* Checks that the names from @first on differ, by comparing each with each as they are written. */
static gboolean
check_few_names (Scanner *self,
                 guint    first)
{
  for (guint i = first; i < self->names->len; i++)
    for (guint j = first; j < i; j++)
      {
        SegueSpan a = name_at (self, i), b = name_at (self, j);

        if (a.length == b.length && memcmp (self->json->text + a.offset, self->json->text + b.offset, a.length) == 0)
          return fail_duplicate (self, a);
      }

  return TRUE;
}

/* Checks that the names from @first on differ. */
static gboolean
check_names (Scanner *self,
             guint    first)
{
  g_autoptr(GHashTable) seen = NULL;
  gboolean plain = self->names->len - first <= FEW_MEMBERS;

  for (guint i = first; plain && i < self->names->len; i++)
    plain = !has_escapes (self, name_at (self, i));
  if (plain)
    return check_few_names (self, first);
  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = first; i < self->names->len; i++)
    {
      SegueSpan name = name_at (self, i);
      const char *characters = self->json->text + name.offset + 1;

      if (!g_hash_table_add (seen, has_escapes (self, name) ? segue_json_dup_string (self->json, name)
                                                            : g_strndup (characters, name.length - 2)))
        return fail_duplicate (self, name);
    }

  return TRUE;
}

static gboolean parse_value (Scanner *self);

static gboolean
parse_member (Scanner *self)
{
  SegueSpan name;

  if (self->p == self->end || *self->p != '"')
    return fail (self, self->p, _("the name of a member is missing here."));
  name.offset = self->p - self->json->text;
  if (!parse_string (self))
    return FALSE;
  name.length = self->p - self->json->text - name.offset;
  g_array_append_val (self->names, name);
  skip_blanks (self);
  if (self->p == self->end || *self->p != ':')
    return fail (self, self->p, _("a colon is missing here."));
  self->p++;
  skip_blanks (self);

  return parse_value (self);
}

static gboolean
parse_items (Scanner *self,
             char     close)
{
  for (guint n = 0; self->p < self->end && (n > 0 || *self->p != close); n++)
    {
      if (!(close == '}' ? parse_member (self) : parse_value (self)))
        return FALSE;
      skip_blanks (self);
      if (self->p == self->end || *self->p == close)
        break;
      if (*self->p != ',')
        return fail (self, self->p, _("a comma is missing here."));
      self->p++;
      skip_blanks (self);
    }

  return TRUE;
}

static gboolean
parse_container (Scanner *self,
                 char     close)
{
  const char *start = self->p;
  guint first = self->names->len, n_before = self->n_values;

  if (self->depth == SEGUE_JSON_MAX_DEPTH)
    return fail (self, self->p, _("this is nested too deeply."));
  if (!count_value (self))
    return FALSE;
  self->depth++;
  self->p++;
  skip_blanks (self);
  if (!parse_items (self, close))
    return FALSE;
  if (self->p == self->end)
    return fail (self, start, close == '}' ? _("this object has no end.") : _("this list has no end."));
  self->p++;
  self->depth--;
  if (self->depth >= PART_DEPTH && self->n_values - n_before > SEGUE_JSON_MAX_PART)
    return fail (self, start, _("there are too many values."));
  if (!check_names (self, first))
    return FALSE;
  g_array_set_size (self->names, first);

  return TRUE;
}

static gboolean
parse_value (Scanner *self)
{
  if (self->p == self->end)
    return fail (self, self->p, _("a value is missing here."));
  switch (*self->p)
    {
    case '{':
      return parse_container (self, '}');
    case '[':
      return parse_container (self, ']');
    case '"':
      return parse_string (self);
    default:
      return *self->p == '-' || g_ascii_isdigit (*self->p) ? parse_number (self) : parse_word (self);
    }
}

static gboolean
parse_all (Scanner *self)
{
  const char *bad;

  if (!g_utf8_validate (self->json->text, self->end - self->json->text, &bad))
    return fail (self, bad, _("the file is not in UTF-8."));
  skip_blanks (self);
  self->json->root.offset = self->p - self->json->text;
  if (!parse_value (self))
    return FALSE;
  self->json->root.length = self->p - self->json->text - self->json->root.offset;
  skip_blanks (self);

  return self->p == self->end || fail (self, self->p, _("something follows the end of the JSON."));
}

/**
 * segue_json_new:
 * @text: (array length=length): JSON (UTF-8), which must outlive what is returned
 * @length: bytes
 * @error: return location for an error, or %NULL
 *
 * Checks a JSON text. Comments, a comma after the last value, a byte order mark, duplicate names in an object, halves
 * of surrogate pairs, U+0000, numbers that a double cannot hold and more than %SEGUE_JSON_MAX_DEPTH levels are errors.
 *
 * Returns: (transfer full): the JSON, or %NULL with %SEGUE_ERROR_SYNTAX, whose message has line and character, or with
 *   %SEGUE_ERROR_TOO_LARGE for more than %SEGUE_MAX_BYTES
 */
SegueJson *
segue_json_new (const char  *text,
                gsize        length,
                GError     **error)
{
  g_autoptr(SegueJson) json = NULL;
  g_autoptr(GArray) names = NULL;
  Scanner scanner = { .p = text, .end = text + length, .error = error };

  if (length > SEGUE_MAX_BYTES)
    {
      g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_TOO_LARGE, _("The JSON has more than 64 MB."));
      return NULL;
    }
  json = g_new0 (SegueJson, 1);
  json->text = text;
  json->end = text + length;
  names = g_array_new (FALSE, FALSE, sizeof (SegueSpan));
  scanner.json = json;
  scanner.names = names;

  return parse_all (&scanner) ? g_steal_pointer (&json) : NULL;
}
