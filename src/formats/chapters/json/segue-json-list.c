/* segue-json-list.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/chapters/json/segue-json-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/json/segue-json.h"
#include "formats/chapters/segue-chapters-read.h"

/* Reads a number of seconds. Numbers without an exponent are read exactly, others as a double. */
static gboolean
read_seconds (const char *p,
              gsize       length,
              gint64     *time)
{
  g_autofree char *number = g_strndup (p, length);
  double value;

  if (segue_chapters_read_clock (p, length, time))
    return TRUE;
  value = g_ascii_strtod (number, NULL) * 1000;
  if (!(value >= 0 && value <= (double) SEGUE_TIME_MAX) || strpbrk (number, "eE") == NULL)
    return FALSE;
  *time = (gint64) value;

  return TRUE;
}

static gboolean
is_number (char first)
{
  return first == '-' || g_ascii_isdigit (first);
}

/* Sets a field to the value of a member. The places are in the JSON, which begins at @shift of the text. */
static void
set_field (SegueSyntaxItem *item,
           guint            field,
           const SegueJson *json,
           SegueSpan        name,
           SegueSpan        value,
           guint32          shift)
{
  const char first = *segue_json_get_text (json, value);
  const gboolean is_time = field == SEGUE_SYNTAX_START || field == SEGUE_SYNTAX_END;
  const guint32 colon = name.offset + name.length - 1;
  gint64 time = SEGUE_TIME_NONE;

  if (first == '"')
    item->fields[field] = (SegueSpan) { shift + value.offset + 1, value.length - 2 };
  else if (is_time && is_number (first))
    item->fields[field] = (SegueSpan) { shift + value.offset, value.length };
  else if (first == 'n' || is_number (first))
    /* The span begins at the quote before the colon. No value of text begins with a quote, so that encode() can tell a
     * literal, and replaces it with the colon. */
    item->fields[field] = (SegueSpan) { shift + colon, value.offset + value.length - colon };
  if (!is_time || first == 'n')
    return;
  if (first != '"' && !is_number (first))
    time = SEGUE_TIME_NONE;
  else if (!read_seconds (segue_json_get_text (json, value) + (first == '"'), value.length - (first == '"' ? 2 : 0), &time))
    time = SEGUE_TIME_NONE;
  if (field == SEGUE_SYNTAX_END)
    item->end = time;
  else
    item->start = time;
  item->malformed |= field == SEGUE_SYNTAX_START && time == SEGUE_TIME_NONE;
}

/* Finds the fields of an object. */
static void
find_fields (const SegueJsonList *self,
             SegueJson           *json,
             SegueSpan            object,
             guint32              shift,
             SegueSyntaxItem     *item)
{
  SegueSpan *extent = NULL; /* the extent of the first member, which ends where the second one begins */
  SegueSpan name, value;
  guint32 last = 0;
  SegueJsonIter iter;

  segue_json_iter_init (&iter, json, object);
  for (guint n = 0; segue_json_iter_next (&iter, &name, &value); n++)
    {
      const guint32 stop = value.offset + value.length;

      if (n == 1 && extent != NULL)
        extent->length = shift + name.offset - extent->offset;
      if (self->hidden != NULL && segue_json_equals (json, name, self->hidden))
        item->hidden = *segue_json_get_text (json, value) == 'f';
      for (guint i = 0; i < SEGUE_SYNTAX_N_FIELDS; i++)
        {
          if (self->names[i] == NULL || !segue_json_equals (json, name, self->names[i]))
            continue;
          set_field (item, i, json, name, value, shift);
          if (item->fields[i].offset == 0 || i == SEGUE_SYNTAX_START || i == SEGUE_SYNTAX_TITLE)
            continue;
          item->extents[i] = n > 0 ? (SegueSpan) { shift + last, stop - last }
                                   : (SegueSpan) { shift + name.offset, stop - name.offset };
          extent = n == 0 ? &item->extents[i] : extent;
        }
      last = stop;
    }
}

/* Finds the list in the JSON: the outermost value, or the member "chapters" of it. Returns a span of length 0 if there is
 * none. */
static SegueSpan
find_list (SegueJson *json)
{
  const SegueSpan root = segue_json_get_root (json);
  SegueSpan list = { 0 };

  if (*segue_json_get_text (json, root) == '[')
    return root;
  if (*segue_json_get_text (json, root) == '{')
    list = segue_json_find (json, root, "chapters");

  return list.length > 0 && *segue_json_get_text (json, list) == '[' ? list : (SegueSpan) { 0 };
}

/**
 * segue_json_list_scan:
 * @syntax: the syntax
 * @text: (array length=length): a text
 * @length: bytes
 * @list: a list
 * @error: return location for an error, or %NULL
 *
 * Finds the items of a list.
 *
 * Returns: %FALSE if the text is no JSON, or has no list of objects
 */
gboolean
segue_json_list_scan (const SegueSyntax  *syntax,
                      const char         *text,
                      gsize               length,
                      SegueSyntaxList    *list,
                      GError            **error)
{
  const SegueJsonList *self = (const SegueJsonList *) syntax;
  const guint32 shift = length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  g_autoptr(SegueJson) json = segue_json_new (text + shift, length - shift, error);
  SegueSpan array, value;
  SegueJsonIter iter;

  list->stop = length;
  if (json == NULL)
    return FALSE;
  array = find_list (json);
  if (array.length == 0)
    return segue_chapters_fail (error, text, 0, _("there is no list of chapters in this file."));
  list->place = shift + array.offset + 1;
  segue_json_iter_init (&iter, json, array);
  while (segue_json_iter_next (&iter, NULL, &value))
    {
      SegueSyntaxItem item = { .from = shift + value.offset, .start = SEGUE_TIME_NONE, .end = SEGUE_TIME_NONE, .depth = 1 };

      if (*segue_json_get_text (json, value) != '{')
        return segue_chapters_fail (error, text, item.from, _("a chapter must be an object."));
      item.to = item.close = item.from + value.length;
      find_fields (self, json, value, shift, &item);
      if (!segue_chapters_append (list, text, &item, error))
        return FALSE;
    }
  if (*segue_json_get_text (json, segue_json_get_root (json)) == '{')
    {
      value = segue_json_find (json, segue_json_get_root (json), "title");
      if (value.length > 2 && *segue_json_get_text (json, value) == '"')
        list->title = (SegueSpan) { shift + value.offset + 1, value.length - 2 };
    }

  return TRUE;
}

/* Returns the end of the object or list at @p, or @end. What is between brackets is not checked. */
static const char *
skip_container (const char *p,
                const char *end)
{
  guint depth = 0;

  for (; p < end; p++)
    if (*p == '"')
      {
        for (p++; p < end && *p != '"'; p++)
          p += *p == '\\';
        if (p >= end)
          return end;
      }
    else if (*p == '{' || *p == '[')
      depth++;
    else if ((*p == '}' || *p == ']') && --depth == 0)
      return p + 1;

  return end;
}

static const char *
skip_blanks (const char *p,
             const char *end)
{
  while (p < end && g_ascii_isspace (*p))
    p++;

  return p;
}

/* Finds the value of the first member with a name, which is written without escapes. Returns NULL if there is none. */
static const char *
find_member (const char *p,
             const char *end,
             const char *name)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", name);

  while ((p = g_strstr_len (p, end - p, quoted)) != NULL)
    {
      p = skip_blanks (p + strlen (quoted), end);
      if (p < end && *p == ':')
        return skip_blanks (p + 1, end);
    }

  return NULL;
}

/**
 * segue_json_list_probe:
 * @format: a format whose syntax is a #SegueJsonList
 * @data: (array length=length): the content of a file
 * @length: bytes
 *
 * Tells how likely a file is of a format: it is all JSON, and the first object of the list has the member for the start.
 * An empty list is one of a format with numbers, as long as the file has a version.
 *
 * Returns: 0 to 100
 */
guint
segue_json_list_probe (const SegueFormat *format,
                       const char        *data,
                       gsize              length)
{
  const SegueJsonList *self = (const SegueJsonList *) format->syntax;
  const gboolean mark = length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0;
  const char *end = data + length, *p = skip_blanks (data + (mark ? 3 : 0), end), *stop, *start;

  if (p == end || (*p != '{' && *p != '['))
    return 0;
  stop = skip_container (p, end);
  if (skip_blanks (stop, end) != end)
    return 0;
  start = *p == '[' ? p : find_member (p, end, "chapters");
  if (start == NULL || start == end || *start != '[')
    return 0;
  start = skip_blanks (start + 1, end);
  if (start < end && *start == ']')
    return self->seconds && *p == '{' && find_member (p, end, "version") != NULL ? 90 : 0;
  if (start == end || *start != '{')
    return 0;
  stop = skip_container (start, end);
  if (find_member (start, stop, "time_base") != NULL)
    return 0;
  start = find_member (start, stop, self->names[SEGUE_SYNTAX_START]);

  return start != NULL && start < end && (*start == '"' || (is_number (*start) && self->seconds)) ? 95 : 0;
}
