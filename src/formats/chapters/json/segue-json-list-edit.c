/* segue-json-list-edit.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/chapters/json/segue-json-list.h"

#include <string.h>

#include "core/json/segue-json-printer.h"
#include "core/json/segue-json.h"
#include "formats/chapters/segue-chapters-read.h"

/**
 * segue_json_list_decode:
 * @syntax: the syntax
 * @field: a field
 * @raw: (array length=length): its value as it is written
 * @length: bytes
 *
 * Returns the text of a value, on one line. It is empty for null.
 *
 * Returns: (transfer full): the text
 */
char *
segue_json_list_decode (const SegueSyntax *syntax,
                        SegueSyntaxField   field,
                        const char        *raw,
                        gsize              length)
{
  g_autofree char *quoted = NULL;
  g_autofree char *value = NULL;
  g_autoptr(SegueJson) json = NULL;

  if (length > 0 && *raw == '"')
    {
      const char *literal = memchr (raw, ':', length);

      value = g_strndup (literal + 1, raw + length - literal - 1);
      g_strstrip (value);
      return g_strdup (*value == 'n' ? "" : value);
    }
  if (memchr (raw, '\\', length) == NULL)
    return segue_chapters_fold_title (raw, length);
  quoted = g_strdup_printf ("\"%.*s\"", (int) length, raw);
  json = segue_json_new (quoted, length + 2, NULL);
  if (json == NULL)
    return segue_chapters_fold_title (raw, length);
  value = segue_json_dup_string (json, segue_json_get_root (json));

  return segue_chapters_fold_title (value, strlen (value));
}

/* Tells whether a value is null or a number where text belongs, so that it is replaced with the colon before it. */
static gboolean
is_literal (const char *text,
            SegueSpan   value)
{
  return value.length > 0 && text[value.offset] == '"';
}

/**
 * segue_json_list_encode:
 * @syntax: the syntax
 * @text: the text
 * @item: an item
 * @field: a field
 * @value: text
 * @error: return location for an error, or %NULL
 *
 * Writes a value. The quotes are there already, unless the old value was no text.
 *
 * Returns: (transfer full): JSON
 */
char *
segue_json_list_encode (const SegueSyntax      *syntax,
                        const char             *text,
                        const SegueSyntaxItem  *item,
                        SegueSyntaxField        field,
                        const char             *value,
                        GError                **error)
{
  const SegueSpan old = item->fields[field];
  g_autofree char *quoted = segue_json_quote (value);

  if (is_literal (text, old))
    return g_strdup_printf ("\": %s", quoted);

  return g_strndup (quoted + 1, strlen (quoted) - 2);
}

/**
 * segue_json_list_append_seconds:
 * @out: what the number is appended to
 * @time: milliseconds
 *
 * Writes a number of seconds.
 */
void
segue_json_list_append_seconds (GString *out,
                                gint64   time)
{
  g_string_append_printf (out, "%" G_GINT64_FORMAT, time / 1000);
  if (time % 1000 != 0)
    g_string_append_printf (out, ".%03d", (int) (time % 1000));
  while (time % 1000 != 0 && out->str[out->len - 1] == '0')
    g_string_truncate (out, out->len - 1);
}

/* Tells whether a time of an item is a number, or is to be one. */
static gboolean
is_seconds (const SegueJsonList   *self,
            const char            *text,
            const SegueSyntaxItem *item,
            SegueSyntaxField       field)
{
  const SegueSpan old = item->fields[field];

  if (old.offset > 0 && !is_literal (text, old))
    return text[old.offset - 1] != '"';

  return field != SEGUE_SYNTAX_START ? is_seconds (self, text, item, SEGUE_SYNTAX_START) : self->seconds;
}

/* Writes a time, without the quotes that text needs. */
static char *
format_time (const SegueJsonList   *self,
             const char            *text,
             const SegueSyntaxItem *item,
             SegueSyntaxField       field,
             gint64                 time)
{
  const SegueSpan old = item->fields[field];
  GString *out;

  if (!is_seconds (self, text, item, field))
    return segue_chapters_write_clock (text + old.offset, is_literal (text, old) ? 0 : old.length, time);
  out = g_string_new (NULL);
  segue_json_list_append_seconds (out, time);

  return g_string_free (out, FALSE);
}

/**
 * segue_json_list_encode_time:
 * @syntax: the syntax
 * @text: the text
 * @item: an item
 * @field: a field
 * @time: milliseconds
 * @error: not used
 *
 * Writes a time as a number, or as text in the form of the old one.
 *
 * Returns: (transfer full): JSON
 */
char *
segue_json_list_encode_time (const SegueSyntax      *syntax,
                             const char             *text,
                             const SegueSyntaxItem  *item,
                             SegueSyntaxField        field,
                             gint64                  time,
                             GError                **error)
{
  const SegueJsonList *self = (const SegueJsonList *) syntax;
  g_autofree char *value = format_time (self, text, item, field, time);

  if (!is_literal (text, item->fields[field]))
    return g_steal_pointer (&value);

  return g_strdup_printf (is_seconds (self, text, item, field) ? "\": %s" : "\": \"%s\"", value);
}

/* Appends a member with the white space and the colon of another one. */
static void
append_member (GString    *out,
               const char *text,
               SegueSpan   like,  /* the name of the other member */
               SegueSpan   value, /* its value */
               const char *name,
               const char *json)
{
  const guint32 colon = like.offset + like.length;

  g_string_append_printf (out, "\"%s\"", name);
  if (like.length > 0)
    g_string_append_len (out, text + colon, value.offset - colon);
  else
    g_string_append (out, ": ");
  g_string_append (out, json);
}

/**
 * segue_json_list_add:
 * @syntax: the syntax
 * @text: the text
 * @item: an item
 * @field: a field that it lacks
 * @encoded: the value
 * @offset: (out): the place for it
 *
 * Writes a member that is to be added after the others.
 *
 * Returns: (transfer full) (nullable): JSON, or %NULL if the items have no such member, or one of another type
 */
char *
segue_json_list_add (const SegueSyntax     *syntax,
                     const char            *text,
                     const SegueSyntaxItem *item,
                     SegueSyntaxField       field,
                     const char            *encoded,
                     gsize                 *offset)
{
  const SegueJsonList *self = (const SegueJsonList *) syntax;
  const char *object = text + item->from;
  g_autoptr(SegueJson) json = segue_json_new (object, item->to - item->from, NULL);
  const gboolean is_time = field == SEGUE_SYNTAX_START || field == SEGUE_SYNTAX_END;
  const gboolean bare = is_time && is_seconds (self, text, item, field);
  g_autofree char *value = g_strdup_printf (bare ? "%s" : "\"%s\"", encoded);
  SegueSpan member, last_name = { 0 }, last_value = { 0, 1 }; /* without a member, the new one follows the brace */
  guint32 gap;
  g_autoptr(GString) out = NULL;
  SegueJsonIter iter;

  if (json == NULL || self->names[field] == NULL || segue_json_find (json, segue_json_get_root (json), self->names[field]).length > 0)
    return NULL;
  segue_json_iter_init (&iter, json, segue_json_get_root (json));
  while (segue_json_iter_next (&iter, &member, &last_value))
    last_name = member;
  out = g_string_new (NULL);
  *offset = item->from + last_value.offset + last_value.length;
  if (last_name.length > 0)
    {
      for (gap = last_name.offset; g_ascii_isspace (object[gap - 1]);)
        gap--;
      g_string_append_c (out, ',');
      g_string_append_len (out, object + gap, last_name.offset - gap);
    }
  append_member (out, object, last_name, last_value, self->names[field], value);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Copies the layout of an object with the start and the title alone. */
static char *
compose_like (const SegueJsonList   *self,
              const char            *text,
              const SegueSyntaxItem *like,
              const char            *start,
              const char            *title)
{
  const char *object = text + like->from;
  g_autoptr(SegueJson) json = segue_json_new (object, like->to - like->from, NULL);
  GString *out = g_string_new ("{");
  const char *missing[] = { self->names[SEGUE_SYNTAX_START], self->names[SEGUE_SYNTAX_TITLE] };
  const char *values[] = { start, title };
  SegueSpan name, value, first_name = { 0 }, first_value = { 0 };
  guint32 first_gap = 0, gap;
  SegueJsonIter iter;

  segue_json_iter_init (&iter, json, segue_json_get_root (json));
  while (segue_json_iter_next (&iter, &name, &value))
    {
      for (gap = name.offset; g_ascii_isspace (object[gap - 1]);)
        gap--;
      if (first_name.length == 0)
        {
          first_name = name;
          first_value = value;
          first_gap = gap;
        }
      for (guint i = 0; i < G_N_ELEMENTS (missing); i++)
        {
          if (missing[i] == NULL || !segue_json_equals (json, name, missing[i]))
            continue;
          if (values[i] != NULL)
            {
              g_string_append (out, out->len > 1 ? "," : "");
              g_string_append_len (out, object + gap, name.offset - gap);
              append_member (out, object, name, value, missing[i], values[i]);
            }
          missing[i] = NULL;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (missing); i++)
    {
      if (missing[i] == NULL || values[i] == NULL)
        continue;
      g_string_append (out, out->len > 1 ? "," : "");
      g_string_append_len (out, object + first_gap, first_name.offset - first_gap);
      append_member (out, object, first_name, first_value, missing[i], values[i]);
    }
  for (gap = like->to - like->from - 1; g_ascii_isspace (object[gap - 1]);)
    gap--;
  g_string_append_len (out, object + gap, like->to - like->from - gap);

  return g_string_free (out, FALSE);
}

/**
 * segue_json_list_compose:
 * @syntax: the syntax
 * @text: the text
 * @like: (nullable): an item of the list
 * @start: milliseconds, or %SEGUE_TIME_NONE
 * @title: plain text
 * @error: not used
 *
 * Writes a new object.
 *
 * Returns: (transfer full): JSON
 */
char *
segue_json_list_compose (const SegueSyntax      *syntax,
                         const char             *text,
                         const SegueSyntaxItem  *like,
                         gint64                  start,
                         const char             *title,
                         GError                **error)
{
  const SegueJsonList *self = (const SegueJsonList *) syntax;
  const SegueSyntaxItem none = { 0 };
  const SegueSyntaxItem *item = like != NULL ? like : &none;
  const gboolean bare = is_seconds (self, text, item, SEGUE_SYNTAX_START);
  g_autofree char *quoted = segue_json_quote (title);
  g_autofree char *time = NULL;
  g_autofree char *value = NULL;

  if (start != SEGUE_TIME_NONE)
    {
      time = format_time (self, text, item, SEGUE_SYNTAX_START, start);
      value = g_strdup_printf (bare ? "%s" : "\"%s\"", time);
    }
  if (like != NULL)
    return compose_like (self, text, like, value, quoted);
  if (value == NULL)
    return g_strdup_printf ("{ \"%s\": %s }", self->names[SEGUE_SYNTAX_TITLE], quoted);

  return g_strdup_printf ("{ \"%s\": %s, \"%s\": %s }", self->names[SEGUE_SYNTAX_START], value,
                          self->names[SEGUE_SYNTAX_TITLE], quoted);
}

/* Appends a member whose value is a text, if there is one. */
static void
append_text (SegueJsonPrinter *printer,
               const char       *name,
               const char       *value)
{
  if (value == NULL)
    return;
  segue_json_printer_name (printer, name);
  segue_json_printer_string (printer, value, -1);
}

/**
 * segue_json_list_append:
 * @format: a format whose syntax is a #SegueJsonList
 * @chapters: chapters
 * @out: what the file is appended to
 *
 * Writes chapters as a list of objects in which the start is a text.
 */
void
segue_json_list_append (const SegueFormat   *format,
                        const SegueChapters *chapters,
                        GString             *out)
{
  const SegueJsonList *self = (const SegueJsonList *) format->syntax;
  SegueJsonPrinter printer = { .out = out };

  segue_json_printer_open (&printer, '[', FALSE);
  for (guint i = 0; i < segue_chapters_get_n (chapters); i++)
    {
      const SegueChapter *chapter = segue_chapters_get (chapters, i);
      g_autoptr(GString) start = g_string_new (NULL);

      segue_chapters_append_time (start, chapter->start);
      segue_json_printer_open (&printer, '{', FALSE);
      append_text (&printer, self->names[SEGUE_SYNTAX_START], start->str);
      append_text (&printer, self->names[SEGUE_SYNTAX_TITLE], chapter->title);
      append_text (&printer, self->names[SEGUE_SYNTAX_LINK], chapter->link);
      append_text (&printer, self->names[SEGUE_SYNTAX_IMAGE], chapter->image);
      segue_json_printer_close (&printer, '}');
    }
  segue_json_printer_close (&printer, ']');
  g_string_append_c (out, '\n');
}
