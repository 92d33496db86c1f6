/* segue-json-write.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/edit/segue-compose.h"
#include "core/episode/segue-episode-private.h"
#include "core/text/segue-line.h"
#include "formats/json/segue-episode-json.h"

/* Writing. Each entry has its fields for people and programs, and its lines, so that the text comes back byte for byte;
 * the body, which is most of a text, is written once, and null stands for it among the lines. */

#define INDENT "      "

static const char *const kind_names[] = { "text", "section", "segment" };

static void
append_digits (GString *out,
               guint64  number,
               guint    width)
{
  char digits[24];
  guint n = sizeof digits;

  do
    {
      digits[--n] = '0' + number % 10;
      number /= 10;
    }
  while (number > 0 || sizeof digits - n < width);
  g_string_append_len (out, digits + n, sizeof digits - n);
}

static void
append_time (GString *out,
             gint64   time)
{
  g_string_append_c (out, '"');
  append_digits (out, time / 3600000, 2);
  g_string_append_c (out, ':');
  append_digits (out, time / 60000 % 60, 2);
  g_string_append_c (out, ':');
  append_digits (out, time / 1000 % 60, 2);
  g_string_append_c (out, '.');
  append_digits (out, time % 1000, 3);
  g_string_append_c (out, '"');
}

static void
append_span (GString          *out,
             const char       *member,
             const SegueEntry *entry,
             SegueSpan         span)
{
  g_string_append (out, member);
  segue_json_write_string (out, entry->text + span.offset, span.length);
}

/* Whether each line of the entry ends as the file's lines do; the @last entry of the notes may have no end. */
static gboolean
has_plain_ends (const SegueEntry *entry,
                const char       *newline,
                gboolean          last)
{
  const char *p = entry->text, *end = entry->text + entry->length;
  gsize n = strlen (newline);

  while (p < end)
    {
      SegueLine line = segue_line_at (p, end, TRUE);
      gsize length = line.next - line.stop;

      if (length > 0 ? length != n || memcmp (line.stop, newline, n) != 0 : !last)
        return FALSE;
      p = line.next;
    }

  return TRUE;
}

static gboolean
is_break (char c)
{
  return c == '\n' || c == '\r';
}

/* Whether the body is whole lines, none of which is blank at its start and end, as it is where code goes on to there:
 * then its characters can stand for its lines. */
static gboolean
is_plain_body (const SegueEntry *entry)
{
  const char *start = entry->text + entry->body.offset, *end = start + entry->body.length, *last = end;
  SegueLine line;

  if (start == end || (start > entry->text && !is_break (start[-1])) || (*end != '\0' && !is_break (*end)))
    return FALSE;
  line = segue_line_at (start, end, TRUE);
  if (segue_line_is_blank (&line))
    return FALSE;
  while (last > start && !is_break (last[-1]))
    last--;

  return segue_skip_space (last, end) != end;
}

static void
append_body (GString          *out,
             const SegueEntry *entry)
{
  const char *name = segue_episode_json_body_name (entry->kind);
  g_autofree char *body = NULL;

  if (entry->body.length == 0)
    return;
  g_string_append (out, ",\n" INDENT "\"");
  g_string_append (out, name);
  g_string_append (out, "\": ");
  if (memchr (entry->text + entry->body.offset, '\r', entry->body.length) == NULL)
    {
      segue_json_write_string (out, entry->text + entry->body.offset, entry->body.length);
      return;
    }
  body = segue_compose_body (entry->text + entry->body.offset, entry->body.length, "\n");
  segue_json_write_string (out, body, strlen (body));
}

static void
append_lines (GString          *out,
              const SegueEntry *entry,
              const char       *newline,
              gboolean          last)
{
  const char *p = entry->text, *end = entry->text + entry->length;
  const char *body = p + entry->body.offset, *body_end = body + entry->body.length;
  const char *separator = "";
  gboolean cut = is_plain_body (entry);

  if (!has_plain_ends (entry, newline, last))
    {
      append_span (out, ",\n" INDENT "\"source\": ", entry, (SegueSpan){ 0, entry->length });
      return;
    }
  g_string_append (out, ",\n" INDENT "\"lines\": [");
  while (p < end)
    {
      SegueLine line = segue_line_at (p, end, TRUE);

      g_string_append (out, separator);
      separator = ", ";
      if (cut && p == body)
        {
          g_string_append (out, "null");
          line = segue_line_at (body_end, end, TRUE);
        }
      else
        segue_json_write_string (out, line.start, line.stop - line.start);
      p = line.next;
    }
  g_string_append_c (out, ']');
}

/* @skip: a member that the lines gave already */
static void
append_attributes (GString         *out,
                   SegueAttributes *attributes,
                   const char      *indent,
                   const char      *skip)
{
  for (guint i = 0; i < segue_attributes_get_n (attributes); i++)
    {
      const char *value, *name = segue_attributes_get (attributes, i, &value);

      if (skip != NULL && g_str_equal (name, skip))
        continue;
      g_string_append (out, ",\n");
      g_string_append (out, indent);
      segue_json_write_string (out, name, strlen (name));
      g_string_append (out, ": ");
      g_string_append (out, value);
    }
}

static void
append_entry (GString          *out,
              const SegueEntry *entry,
              const char       *newline,
              gboolean          last)
{
  gboolean has_range = entry->end_span.length > 0 && entry->end != SEGUE_TIME_NONE;

  g_string_append (out, "    {\n" INDENT "\"kind\": \"");
  g_string_append (out, kind_names[entry->kind]);
  g_string_append_c (out, '"');
  if (entry->kind == SEGUE_ENTRY_SEGMENT)
    {
      g_string_append (out, ",\n" INDENT "\"start\": ");
      if (entry->start != SEGUE_TIME_NONE)
        append_time (out, entry->start);
      else
        g_string_append (out, "null");
      if (entry->result == SEGUE_TIME_MALFORMED)
        append_span (out, ",\n" INDENT "\"startText\": ", entry, entry->start_span);
    }
  if (has_range)
    {
      g_string_append (out, ",\n" INDENT "\"end\": ");
      append_time (out, entry->end);
    }
  if (entry->kind != SEGUE_ENTRY_TEXT)
    append_span (out, ",\n" INDENT "\"title\": ", entry, entry->title);
  if (entry->link.length > 0)
    append_span (out, ",\n" INDENT "\"link\": ", entry, entry->link);
  append_body (out, entry);
  append_lines (out, entry, newline, last);
  append_attributes (out, entry->attributes, INDENT, has_range ? "end" : NULL);
  g_string_append (out, "\n    }");
}

static gboolean
ends_with_newline (SegueEpisode *episode)
{
  gsize length = segue_episode_get_length (episode);
  g_autofree char *last = length > 0 ? segue_episode_dup_range (episode, length - 1, 1) : NULL;

  return last == NULL || *last == '\n' || *last == '\r';
}

GBytes *
segue_episode_json_write (SegueEpisode  *episode,
                          GError       **error)
{
  const char *newline = segue_dialect_get_newline (episode->dialect), *separator = "\n";
  GString *out = g_string_sized_new (episode->length + episode->length / 2 + 256 * (gsize) episode->n_entries);
  SegueCursor cursor;
  SegueEntry *entry;
  gsize written = 0; /* bytes of the text */

  g_string_append (out, "{\n  \"format\": \"" SEGUE_EPISODE_JSON_FORMAT "\",\n  \"version\": " G_STRINGIFY (SEGUE_EPISODE_JSON_VERSION)
                        ",\n  \"newline\": ");
  segue_json_write_string (out, newline, strlen (newline));
  g_string_append (out, ",\n  \"finalNewline\": ");
  g_string_append (out, ends_with_newline (episode) ? "true" : "false");
  g_string_append (out, ",\n  \"entries\": [");
  segue_cursor_init (&cursor, episode, 0);
  while ((entry = segue_cursor_next (&cursor)) != NULL)
    {
      /* the text before the first entry is always held, be there any or not */
      if (entry->length == 0 && entry->attributes == NULL)
        continue;
      g_string_append (out, separator);
      separator = ",\n";
      written += entry->length;
      append_entry (out, entry, newline, written == episode->length);
    }
  g_string_append (out, *separator == ',' ? "\n  ]" : "]");
  g_string_append (out, ",\n  \"dialect\": ");
  segue_json_dialect_write (&episode->dialect->reading, out);
  append_attributes (out, episode->attributes, "  ", NULL);
  g_string_append (out, "\n}\n");
  if (out->len > SEGUE_MAX_BYTES)
    {
      g_autofree char *size = g_format_size (out->len);

      g_string_free (out, TRUE);
      g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_TOO_LARGE, _("As JSON the notes have %s; up to 64 MB can be read back."), size);
      return NULL;
    }

  return g_string_free_to_bytes (out);
}
