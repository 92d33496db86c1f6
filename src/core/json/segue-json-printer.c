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

static void
append_string (GString    *out,
               const char *string,
               gsize       length)
{
  const char *end = string + length, *done = string;

  g_string_append_c (out, '"');
  for (const char *p = string; p < end; p++)
    {
      guchar c = *p;
      const char *mark;

      if (G_LIKELY (c >= 0x20 && c != '"' && c != '\\'))
        continue;
      g_string_append_len (out, done, p - done);
      done = p + 1;
      mark = c != '\0' ? strchr ("\"\"\\\\\bb\ff\nn\rr\tt", c) : NULL;
      if (mark != NULL)
        g_string_append_printf (out, "\\%c", mark[1]);
      else
        g_string_append_printf (out, "\\u%04x", c);
    }
  g_string_append_len (out, done, end - done);
  g_string_append_c (out, '"');
}

/* Begins a line. */
static void
append_break (SegueJsonPrinter *self)
{
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->out, "  ");
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

/* Begins an object or array. With @in_line, all of its values stand on one line, and none of them is a container. */
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

/* Ends the object or array that was begun last. */
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

/* Writes the name of a member. Its value must follow. */
void
segue_json_printer_name (SegueJsonPrinter *self,
                         const char       *name)
{
  segue_json_printer_string (self, name, strlen (name));
  g_string_append (self->out, ": ");
  self->named = TRUE;
}

/* Writes a string of @length bytes (UTF-8). Only characters that must be escaped are. */
void
segue_json_printer_string (SegueJsonPrinter *self,
                           const char       *string,
                           gsize             length)
{
  begin_value (self);
  append_string (self->out, string, length);
}

/* Writes a value that is JSON text already. */
void
segue_json_printer_raw (SegueJsonPrinter *self,
                        const char       *json)
{
  begin_value (self);
  g_string_append (self->out, json);
}

/* Writes a member whose value is JSON text already. */
void
segue_json_printer_member (SegueJsonPrinter *self,
                           const char       *name,
                           const char       *json)
{
  segue_json_printer_name (self, name);
  segue_json_printer_raw (self, json);
}

/* Returns a string as JSON text. */
char *
segue_json_quote (const char *string)
{
  GString *out = g_string_new (NULL);

  append_string (out, string, strlen (string));

  return g_string_free (out, FALSE);
}
