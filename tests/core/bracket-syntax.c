/* bracket-syntax.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bracket-syntax.h"

#include <string.h>

#include "core/episode/segue-block-state.h"
#include "core/text/segue-chars.h"
#include "core/text/segue-error.h"

#define SPACE " \t\r\n"

static const char *const keys[SEGUE_SYNTAX_N_FIELDS] = {
  [SEGUE_SYNTAX_LINK] = "link=", [SEGUE_SYNTAX_IMAGE] = "image=", [SEGUE_SYNTAX_BODY] = "body=",
};

typedef struct
{
  const char *text;
  gsize end;
  gsize p;
  GArray *items;
} Scan;

static gboolean
fail (Scan    *self,
      GError **error)
{
  g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, "byte %" G_GSIZE_FORMAT, self->p);

  return FALSE;
}

static void
skip_space (Scan *self)
{
  while (self->p < self->end && strchr (SPACE, self->text[self->p]) != NULL)
    self->p++;
}

static SegueSpan
read_value (Scan       *self,
            const char *stops)
{
  SegueSpan span = { self->p, 0 };

  while (self->p < self->end && (self->text[self->p] == '\0' || strchr (stops, self->text[self->p]) == NULL))
    self->p += self->text[self->p] == '\\' && self->p + 1 < self->end ? 2 : 1;
  span.length = self->p - span.offset;

  return span;
}

static gint64
read_time (Scan            *self,
           SegueSpan        span,
           SegueSyntaxItem *item)
{
  const char *stop, *start = self->text + span.offset;
  SegueClock clock;
  gint64 time;

  if (span.length == 0)
    return SEGUE_TIME_NONE;
  if (segue_time_scan (start, start + span.length, &stop, &time, &clock) == SEGUE_TIME_VALID && stop == start + span.length)
    return time;
  item->malformed = TRUE;

  return SEGUE_TIME_NONE;
}

static gboolean read_items (Scan     *self,
                            guint     depth,
                            GError  **error);

static gboolean
read_fields (Scan            *self,
             SegueSyntaxItem *item,
             GError         **error)
{
  while (self->p < self->end && self->text[self->p] == ';')
    {
      const gsize from = self->p++;
      guint field = SEGUE_SYNTAX_LINK;

      while (field < SEGUE_SYNTAX_N_FIELDS && !segue_has_prefix (self->text + self->p, keys[field]))
        field++;
      if (field == SEGUE_SYNTAX_N_FIELDS)
        return fail (self, error);
      self->p += strlen (keys[field]);
      item->fields[field] = read_value (self, ",;()#\n");
      item->extents[field] = (SegueSpan){ from, self->p - from };
    }

  return TRUE;
}

static gboolean
read_item (Scan    *self,
           guint    depth,
           GError **error)
{
  SegueSyntaxItem item = { .from = self->p, .depth = depth };
  const guint index = self->items->len;
  const gsize dash = self->p;

  item.fields[SEGUE_SYNTAX_START] = read_value (self, "-=,;()#\n");
  item.start = read_time (self, item.fields[SEGUE_SYNTAX_START], &item);
  item.end = SEGUE_TIME_NONE;
  if (self->p < self->end && self->text[self->p] == '-')
    {
      const gsize from = self->p++;

      item.fields[SEGUE_SYNTAX_END] = read_value (self, "=,;()#\n");
      item.extents[SEGUE_SYNTAX_END] = (SegueSpan){ from, self->p - from };
      item.end = read_time (self, item.fields[SEGUE_SYNTAX_END], &(SegueSyntaxItem){ 0 });
    }
  if (self->p == self->end || self->text[self->p] != '=' || dash == self->end)
    return fail (self, error);
  self->p++;
  item.fields[SEGUE_SYNTAX_TITLE] = read_value (self, ",;()#\n");
  if (!read_fields (self, &item, error))
    return FALSE;
  item.to = item.close = self->p;
  item.is_section = item.fields[SEGUE_SYNTAX_START].length == 0;
  if (self->p < self->end && self->text[self->p] == '(')
    {
      item.to = ++self->p;
      item.is_section = TRUE;
      g_array_append_val (self->items, item);
      if (depth == 64 || !read_items (self, depth + 1, error) || self->text[self->p] != ')')
        return depth < 64 && *error != NULL ? FALSE : fail (self, error);
      g_array_index (self->items, SegueSyntaxItem, index).close = ++self->p;
      return TRUE;
    }
  g_array_append_val (self->items, item);

  return TRUE;
}

static gboolean
read_items (Scan    *self,
            guint    depth,
            GError **error)
{
  skip_space (self);
  if (self->p == self->end || strchr (")#", self->text[self->p]) != NULL)
    return TRUE;
  for (;;)
    {
      if (!read_item (self, depth, error))
        return FALSE;
      skip_space (self);
      if (self->p == self->end || self->text[self->p] != ',')
        return TRUE;
      self->p++;
      skip_space (self);
    }
}

static gboolean
scan_from (const char       *text,
           gsize             from,
           gsize             length,
           SegueSyntaxList  *list,
           GError          **error)
{
  Scan self = { text, length, from + 6, list->items };
  GError *local = NULL;

  if (length < from + 6 || strncmp (text + from, "#list\n", 6) != 0)
    {
      g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, "no list");
      return FALSE;
    }
  if (!read_items (&self, 1, &local) || (self.p < self.end && !fail (&self, &local)))
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  list->place = length;

  return TRUE;
}

static gboolean
scan (const SegueSyntax  *self,
      const char         *text,
      gsize               length,
      SegueSyntaxList    *list,
      GError            **error)
{
  return scan_from (text, 0, length, list, error);
}

static gboolean
scan_front (const SegueSyntax  *self,
            const char         *text,
            gsize               length,
            SegueSyntaxList    *list,
            GError            **error)
{
  gboolean unfinished;
  gsize end = segue_front_matter_length (text, length, &unfinished);

  list->stop = end;
  while (end > 0 && strchr ("-\r\n", text[end - 1]) != NULL)
    end--;

  return scan_from (text, 4, end, list, error);
}

static char *
decode (const SegueSyntax *self,
        SegueSyntaxField   field,
        const char        *raw,
        gsize              length)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    if (raw[i] == '\\' && i + 1 < length)
      g_string_append_c (out, raw[++i] == 'n' ? '\n' : raw[i]);
    else
      g_string_append_c (out, raw[i]);

  return g_string_free (out, FALSE);
}

static char *
encode (const SegueSyntax      *self,
        const char             *text,
        const SegueSyntaxItem  *item,
        SegueSyntaxField        field,
        const char             *value,
        GError                **error)
{
  GString *out = g_string_new (NULL);

  for (const char *p = value; *p != '\0'; p++)
    {
      if (strchr ("\\,;()#\n", *p) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p == '\n' ? 'n' : *p);
    }

  return g_string_free (out, FALSE);
}

static char *
encode_time (const SegueSyntax      *self,
             const char             *text,
             const SegueSyntaxItem  *item,
             SegueSyntaxField        field,
             gint64                  time,
             GError                **error)
{
  if (time == SEGUE_TIME_NONE)
    {
      g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK, "no time");
      return NULL;
    }

  return segue_time_format (time);
}

static char *
add (const SegueSyntax     *self,
     const char            *text,
     const SegueSyntaxItem *item,
     SegueSyntaxField       field,
     const char            *encoded,
     gsize                 *offset)
{
  const SegueSpan title = item->fields[SEGUE_SYNTAX_TITLE], start = item->fields[SEGUE_SYNTAX_START];

  *offset = field == SEGUE_SYNTAX_END ? start.offset + start.length : title.offset + title.length;
  if (field == SEGUE_SYNTAX_END)
    return g_strconcat ("-", encoded, NULL);

  return keys[field] != NULL ? g_strconcat (";", keys[field], encoded, NULL) : NULL;
}

static char *
compose (const SegueSyntax      *self,
         const char             *text,
         const SegueSyntaxItem  *like,
         gint64                  start,
         const char             *title,
         GError                **error)
{
  g_autofree char *time = start != SEGUE_TIME_NONE ? segue_time_format (start) : g_strdup ("");
  g_autofree char *encoded = encode (self, text, like, SEGUE_SYNTAX_TITLE, title, error);

  return g_strconcat (time, "=", encoded, NULL);
}

#define FIELDS ((1 << SEGUE_SYNTAX_N_FIELDS) - 1)

const SegueSyntax bracket_syntax = {
  .id = "brackets", .fields = FIELDS, .nests = TRUE, .scan = scan, .decode = decode, .encode = encode,
  .encode_time = encode_time, .add = add, .compose = compose, .separator = ",\n",
};

const SegueSyntax bracket_front_syntax = {
  .id = "brackets-front", .fields = FIELDS, .nests = TRUE, .in_front_matter = TRUE, .scan = scan_front, .decode = decode,
  .encode = encode, .encode_time = encode_time, .add = add, .compose = compose, .separator = ",\n",
};
