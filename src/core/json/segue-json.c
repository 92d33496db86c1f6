/* segue-json.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/json/segue-json.h"

#include <string.h>

#include "core/json/segue-json-private.h"

/**
 * segue_json_free:
 * @self: (transfer full): parsed JSON
 *
 * Frees the list of values. The text stays the caller's.
 */
void
segue_json_free (SegueJson *self)
{
  g_array_unref (self->values);
  g_free (self);
}

/**
 * segue_json_get:
 * @self: parsed JSON
 * @index: of a value; 0 is the whole
 *
 * Gives a value.
 *
 * Returns: (transfer none): the value
 */
const SegueJsonValue *
segue_json_get (const SegueJson *self,
                guint            index)
{
  return &g_array_index (self->values, SegueJsonValue, index);
}

/**
 * segue_json_get_text:
 * @self: parsed JSON
 *
 * Gives the text that was parsed.
 *
 * Returns: (transfer none): UTF-8
 */
const char *
segue_json_get_text (const SegueJson *self)
{
  return self->text;
}


static guint
read_hex (const char *p)
{
  guint value = 0;

  for (guint i = 0; i < 4; i++)
    value = value << 4 | (guint) g_ascii_xdigit_value (p[i]);

  return value;
}

/* Appends what the escape at @p, which was checked, stands for; returns the place after it. */
static const char *
append_escape (const char *p,
               GString    *out)
{
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  char utf8[6];
  gunichar c;

  if (p[1] != 'u')
    {
      g_string_append_c (out, to[strchr (from, p[1]) - from]);
      return p + 2;
    }
  c = read_hex (p + 2);
  p += 6;
  if (c >= 0xD800 && c <= 0xDBFF)
    {
      c = 0x10000 + ((c - 0xD800) << 10) + (read_hex (p + 2) - 0xDC00);
      p += 6;
    }
  g_string_append_len (out, utf8, g_unichar_to_utf8 (c, utf8));

  return p;
}

/**
 * segue_json_append:
 * @self: parsed JSON
 * @index: of a string
 * @out: where to
 *
 * Appends the characters of a string.
 */
void
segue_json_append (const SegueJson *self,
                   guint            index,
                   GString         *out)
{
  const SegueJsonValue *value = segue_json_get (self, index);
  const char *p = self->text + value->start + 1, *end = self->text + value->end - 1;

  while (value->escaped && p < end)
    {
      const char *escape = memchr (p, '\\', end - p);

      if (escape == NULL)
        break;
      g_string_append_len (out, p, escape - p);
      p = append_escape (escape, out);
    }
  g_string_append_len (out, p, end - p);
}

/**
 * segue_json_dup_string:
 * @self: parsed JSON
 * @index: of a string
 *
 * Copies the characters of a string.
 *
 * Returns: (transfer full): UTF-8
 */
char *
segue_json_dup_string (const SegueJson *self,
                       guint            index)
{
  const SegueJsonValue *value = segue_json_get (self, index);
  GString *out = g_string_sized_new (value->end - value->start);

  segue_json_append (self, index, out);

  return g_string_free (out, FALSE);
}

/**
 * segue_json_dup_raw:
 * @self: parsed JSON
 * @index: of a value
 *
 * Copies a value as it is written.
 *
 * Returns: (transfer full): JSON text
 */
char *
segue_json_dup_raw (const SegueJson *self,
                    guint            index)
{
  const SegueJsonValue *value = segue_json_get (self, index);

  return g_strndup (self->text + value->start, value->end - value->start);
}

/**
 * segue_json_equal:
 * @self: parsed JSON
 * @index: of a string
 * @string: UTF-8
 *
 * Tells whether a string has the given characters.
 *
 * Returns: %TRUE if so
 */
gboolean
segue_json_equal (const SegueJson *self,
                  guint            index,
                  const char      *string)
{
  const SegueJsonValue *value = segue_json_get (self, index);
  gsize length = value->end - value->start - 2;

  if (value->escaped)
    {
      g_autofree char *characters = segue_json_dup_string (self, index);

      return g_str_equal (characters, string);
    }

  return strncmp (self->text + value->start + 1, string, length) == 0 && string[length] == '\0';
}

/**
 * segue_json_find:
 * @self: parsed JSON
 * @object: index of an object
 * @name: UTF-8
 *
 * Finds a member of an object.
 *
 * Returns: the index of its value, or 0 where there is none
 */
guint
segue_json_find (const SegueJson *self,
                 guint            object,
                 const char      *name)
{
  guint end = segue_json_get (self, object)->next;

  for (guint i = object + 1; i < end; i = segue_json_get (self, i + 1)->next)
    if (segue_json_equal (self, i, name))
      return i + 1;

  return 0;
}

/**
 * segue_json_get_line:
 * @self: parsed JSON
 * @index: of a value
 *
 * Says on which line a value begins.
 *
 * Returns: the line, from 1
 */
guint
segue_json_get_line (const SegueJson *self,
                     guint            index)
{
  return segue_json_line_at (self->text, self->text + segue_json_get (self, index)->start, NULL);
}

/* The bytes that JSON does not allow in a string as they are. */
static inline gboolean
needs_escape (guchar c)
{
  return c < 0x20 || c == '"' || c == '\\';
}

/**
 * segue_json_write_string:
 * @out: where to
 * @string: (array length=length): UTF-8
 * @length: bytes
 *
 * Writes a string with its quotes; only what must be is escaped.
 */
void
segue_json_write_string (GString    *out,
                         const char *string,
                         gsize       length)
{
  static const char hex[] = "0123456789abcdef";
  const char *end = string + length, *done = string;

  g_string_append_c (out, '"');
  for (const char *p = string; p < end; p++)
    {
      guchar c = *p;
      const char *mark;

      if (G_LIKELY (!needs_escape (c)))
        continue;
      g_string_append_len (out, done, p - done);
      done = p + 1;
      g_string_append_c (out, '\\');
      mark = c != '\0' ? strchr ("\"\"\\\\\bb\ff\nn\rr\tt", c) : NULL;
      if (mark != NULL)
        g_string_append_c (out, mark[1]);
      else
        {
          const char escape[] = { 'u', '0', '0', hex[c >> 4], hex[c & 15] };

          g_string_append_len (out, escape, sizeof escape);
        }
    }
  g_string_append_len (out, done, end - done);
  g_string_append_c (out, '"');
}
