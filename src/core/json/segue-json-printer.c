/* segue-json-printer.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/json/segue-json-printer.h"

#include <string.h>

/* Segue's own files are read by people and compared by version control, so their bytes must not depend on the version
 * of json-glib. Its generator has no node for JSON text that is copied as it is, writes 12.3 as 12.300000000000001 and
 * `"a" : 1`, escapes U+007F, and leaves U+001F unescaped, which is not JSON. */

/* Begins a line. */
static void
append_break (SegueJsonPrinter *self)
{
  const gsize at = self->out->len, n = 1 + 2 * (gsize) self->depth;

  g_string_set_size (self->out, at + n);
  memset (self->out->str + at, ' ', n);
  self->out->str[at] = '\n';
}

/* Writes what stands between two values of a container, or between a container's bracket and its first value. */
static void
begin_value (SegueJsonPrinter *self)
{
  if (self->depth > 0 && !self->named)
    {
      if (self->started)
        g_string_append (self->out, self->in_line ? ", " : ",");
      if (!self->in_line)
        append_break (self);
    }
  self->named = FALSE;
  self->started = TRUE;
}

/**
 * segue_json_printer_open:
 * @self: a printer
 * @bracket: `{` or `[`
 * @in_line: whether all values stand on one line, which requires that none of them is a container
 *
 * Begins an object or array.
 */
void
segue_json_printer_open (SegueJsonPrinter *self,
                         char              bracket,
                         gboolean          in_line)
{
  begin_value (self);
  g_string_append_c (self->out, bracket);
  self->depth++;
  self->in_line = in_line;
  self->started = FALSE;
}

/**
 * segue_json_printer_close:
 * @self: a printer
 * @bracket: `}` or `]`
 *
 * Ends the object or array that was begun last.
 */
void
segue_json_printer_close (SegueJsonPrinter *self,
                          char              bracket)
{
  self->depth--;
  if (self->started && !self->in_line)
    append_break (self);
  g_string_append_c (self->out, bracket);
  self->in_line = FALSE;
  self->started = TRUE;
}

/**
 * segue_json_printer_name:
 * @self: a printer
 * @name: the name of a member of the current object (UTF-8)
 *
 * Writes the name of a member. Its value must follow.
 */
void
segue_json_printer_name (SegueJsonPrinter *self,
                         const char       *name)
{
  segue_json_printer_string (self, name, -1);
  g_string_append (self->out, ": ");
  self->named = TRUE;
}

/**
 * segue_json_printer_string:
 * @self: a printer
 * @string: a string (UTF-8)
 * @length: its length in bytes, or -1 if it ends in a zero byte
 *
 * Writes a string. Only characters that must be escaped are.
 */
void
segue_json_printer_string (SegueJsonPrinter *self,
                           const char       *string,
                           gssize            length)
{
  const char *end = string + (length >= 0 ? (gsize) length : strlen (string));
  const char *done = string;

  begin_value (self);
  g_string_append_c (self->out, '"');
  for (const char *p = string; p < end; p++)
    {
      const guchar c = *p;
      const char *mark;

      if (G_LIKELY (c >= 0x20 && c != '"' && c != '\\'))
        continue;
      g_string_append_len (self->out, done, p - done);
      done = p + 1;
      mark = c != '\0' ? strchr ("\"\"\\\\\bb\ff\nn\rr\tt", c) : NULL;
      if (mark != NULL)
        {
          g_string_append_c (self->out, '\\');
          g_string_append_c (self->out, mark[1]);
        }
      else
        g_string_append_printf (self->out, "\\u%04x", c);
    }
  g_string_append_len (self->out, done, end - done);
  g_string_append_c (self->out, '"');
}

/**
 * segue_json_printer_raw:
 * @self: a printer
 * @json: JSON text
 *
 * Writes a value that is JSON text already.
 */
void
segue_json_printer_raw (SegueJsonPrinter *self,
                        const char       *json)
{
  begin_value (self);
  g_string_append (self->out, json);
}

/**
 * segue_json_printer_member:
 * @self: a printer
 * @name: the name of a member of the current object (UTF-8)
 * @json: JSON text
 *
 * Writes a member whose value is JSON text already.
 */
void
segue_json_printer_member (SegueJsonPrinter *self,
                           const char       *name,
                           const char       *json)
{
  segue_json_printer_name (self, name);
  segue_json_printer_raw (self, json);
}

/**
 * segue_json_quote:
 * @string: a string (UTF-8)
 *
 * Quotes a string.
 *
 * Returns: (transfer full): the string as JSON text
 */
char *
segue_json_quote (const char *string)
{
  SegueJsonPrinter printer = { .out = g_string_new (NULL) };

  segue_json_printer_string (&printer, string, -1);

  return g_string_free (printer.out, FALSE);
}
