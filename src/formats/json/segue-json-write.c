/* segue-json-write.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/edit/segue-compose.h"
#include "core/episode/segue-cursor.h"
#include "core/text/segue-line.h"
#include "formats/json/segue-episode-json.h"

/* Writes an episode. Each entry has members for people and programs, and its lines, so that the text can be restored
 * byte for byte. The body, which is most of a text, is written once, and null stands for it among the lines. */

static void
write_span (SegueJsonPrinter *printer,
            const char       *name,
            const SegueEntry *entry,
            SegueSpan         span)
{
  segue_json_printer_name (printer, name);
  segue_json_printer_string (printer, segue_entry_get_text (entry, NULL) + span.offset, span.length);
}

static void
write_title (SegueJsonPrinter *printer,
             const SegueEntry *entry)
{
  g_autofree char *title = segue_entry_dup_title (entry);

  segue_json_printer_name (printer, "title");
  segue_json_printer_string (printer, title, -1);
}

static void
write_time (SegueJsonPrinter *printer,
            const char       *name,
            gint64            time)
{
  char text[40];

  g_snprintf (text, sizeof text, "\"%02d:%02d:%02d.%03d\"", (int) (time / 3600000), (int) (time / 60000 % 60),
              (int) (time / 1000 % 60), (int) (time % 1000));
  segue_json_printer_member (printer, name, text);
}

/* Whether all lines of an entry end with the terminator of the notes. The @last entry of the notes may have none. */
static gboolean
has_plain_ends (const char *p,
                const char *end,
                const char *newline,
                gboolean    last)
{
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

/* Tells whether the entry is an item of a list, whose values are decoded. */
static gboolean
is_item (const SegueEntry *entry)
{
  return segue_entry_get_syntax (entry) != NULL && segue_entry_get_kind (entry) != SEGUE_ENTRY_TEXT;
}

static void
write_link (SegueJsonPrinter *printer,
            const SegueEntry *entry)
{
  g_autofree char *link = is_item (entry) ? segue_entry_dup_link (entry) : NULL;

  if (link == NULL)
    {
      write_span (printer, "link", entry, segue_entry_get_link_span (entry));
      return;
    }
  segue_json_printer_name (printer, "link");
  segue_json_printer_string (printer, link, -1);
}

/* Whether the body can stand for its lines: it consists of whole lines, and the first and last one are not blank. They
 * can be blank where code ends at the end of an entry. */
static gboolean
is_plain_body (const SegueEntry *entry)
{
  SegueSpan body = segue_entry_get_body_span (entry);
  const char *text = segue_entry_get_text (entry, NULL);
  const char *start = text + body.offset, *end = start + body.length, *last = end;
  SegueLine line;

  /* the value of an item of a list is no lines */
  if (is_item (entry))
    return FALSE;
  if (start == end || (start > text && !is_break (start[-1])) || (*end != '\0' && !is_break (*end)))
    return FALSE;
  line = segue_line_at (start, end, TRUE);
  if (segue_line_is_blank (&line))
    return FALSE;
  while (last > start && !is_break (last[-1]))
    last--;

  return segue_skip_space (last, end) != end;
}

static void
write_body (SegueJsonPrinter *printer,
            const SegueEntry *entry)
{
  const char *name = segue_episode_json_body_name (segue_entry_get_kind (entry));
  SegueSpan span = segue_entry_get_body_span (entry);
  const char *text = segue_entry_get_text (entry, NULL) + span.offset;
  g_autofree char *body = NULL;

  if (span.length == 0)
    return;
  if (is_item (entry))
    {
      body = segue_entry_dup_body (entry);
      segue_json_printer_name (printer, name);
      segue_json_printer_string (printer, body, -1);
      return;
    }
  if (memchr (text, '\r', span.length) == NULL)
    {
      write_span (printer, name, entry, span);
      return;
    }
  body = segue_compose_body (text, span.length, "\n");
  segue_json_printer_name (printer, name);
  segue_json_printer_string (printer, body, -1);
}

static void
write_lines (SegueJsonPrinter *printer,
             const SegueEntry *entry,
             const char       *newline,
             gboolean          last)
{
  gsize length;
  const char *p = segue_entry_get_text (entry, &length), *end = p + length;
  SegueSpan span = segue_entry_get_body_span (entry);
  const char *body = is_plain_body (entry) ? p + span.offset : NULL;

  if (!has_plain_ends (p, end, newline, last))
    {
      write_span (printer, "source", entry, (SegueSpan) { 0, length });
      return;
    }
  segue_json_printer_name (printer, "lines");
  segue_json_printer_open (printer, '[', TRUE);
  while (p < end)
    {
      SegueLine line = segue_line_at (p == body ? body + span.length : p, end, TRUE);

      if (p == body)
        segue_json_printer_raw (printer, "null");
      else
        segue_json_printer_string (printer, line.start, line.stop - line.start);
      p = line.next;
    }
  segue_json_printer_close (printer, ']');
}

/* Writes the attributes except @skip (nullable), which the lines have, too. */
static void
write_attributes (SegueJsonPrinter *printer,
                  SegueAttributes  *attributes,
                  const char       *skip)
{
  for (guint i = 0; i < segue_attributes_get_n (attributes); i++)
    {
      const char *value, *name = segue_attributes_get (attributes, i, &value);

      if (g_strcmp0 (name, skip) != 0)
        segue_json_printer_member (printer, name, value);
    }
}

static void
write_entry (SegueJsonPrinter *printer,
             const SegueEntry *entry,
             const char       *newline,
             gboolean          last)
{
  const char *kind = segue_episode_json_kind_name (segue_entry_get_kind (entry));
  gint64 start = segue_entry_get_start (entry), end = segue_entry_get_end (entry);
  gboolean has_range = segue_entry_get_end_span (entry).length > 0 && end != SEGUE_TIME_NONE;

  segue_json_printer_open (printer, '{', FALSE);
  segue_json_printer_name (printer, "kind");
  segue_json_printer_string (printer, kind, -1);
  if (segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT && start != SEGUE_TIME_NONE)
    write_time (printer, "start", start);
  else if (segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT)
    segue_json_printer_member (printer, "start", "null");
  if (segue_entry_is_malformed (entry))
    write_span (printer, "startText", entry, segue_entry_get_start_span (entry));
  if (has_range)
    write_time (printer, "end", end);
  if (segue_entry_get_kind (entry) != SEGUE_ENTRY_TEXT)
    write_title (printer, entry);
  if (segue_entry_get_link_span (entry).length > 0)
    write_link (printer, entry);
  write_body (printer, entry);
  write_lines (printer, entry, newline, last);
  write_attributes (printer, segue_entry_get_attributes (entry), has_range ? "end" : NULL);
  segue_json_printer_close (printer, '}');
}

static void
write_entries (SegueJsonPrinter *printer,
               SegueEpisode     *episode,
               const char       *newline)
{
  SegueCursor cursor;
  SegueEntry *entry;
  gsize written = 0; /* bytes of the text */

  segue_json_printer_name (printer, "entries");
  segue_json_printer_open (printer, '[', FALSE);
  segue_cursor_init (&cursor, episode, 0);
  while ((entry = segue_cursor_next (&cursor)) != NULL)
    {
      gsize length;

      segue_entry_get_text (entry, &length);
      written += length;
      /* the text before all other entries exists even if it is empty */
      if (length > 0 || segue_entry_get_attributes (entry) != NULL)
        write_entry (printer, entry, newline, written == segue_episode_get_length (episode));
    }
  segue_json_printer_close (printer, ']');
}

static gboolean
ends_with_newline (SegueEpisode *episode)
{
  gsize length = segue_episode_get_length (episode);
  g_autofree char *last = length > 0 ? segue_episode_dup_range (episode, length - 1, 1) : NULL;

  return last == NULL || is_break (*last);
}

/* Writes an episode. Fails with %SEGUE_ERROR_TOO_LARGE if it could not be read back. */
GBytes *
segue_episode_json_write (SegueEpisode  *episode,
                          GError       **error)
{
  const char *newline = segue_dialect_get_newline (segue_episode_get_dialect (episode));
  gsize length = segue_episode_get_length (episode);
  SegueJsonPrinter printer = {
    .out = g_string_sized_new (length + length / 2 + 256 * (gsize) segue_episode_get_n_entries (episode)),
  };

  segue_json_printer_open (&printer, '{', FALSE);
  segue_json_printer_member (&printer, "format", "\"" SEGUE_EPISODE_JSON_FORMAT "\"");
  segue_json_printer_member (&printer, "version", G_STRINGIFY (SEGUE_EPISODE_JSON_VERSION));
  segue_json_printer_name (&printer, "newline");
  segue_json_printer_string (&printer, newline, -1);
  segue_json_printer_member (&printer, "finalNewline", ends_with_newline (episode) ? "true" : "false");
  write_entries (&printer, episode, newline);
  segue_json_printer_name (&printer, "dialect");
  segue_json_dialect_write (segue_dialect_get_reading (segue_episode_get_dialect (episode)), &printer);
  write_attributes (&printer, segue_episode_get_attributes (episode), NULL);
  segue_json_printer_close (&printer, '}');
  g_string_append_c (printer.out, '\n');
  if (printer.out->len > SEGUE_MAX_BYTES)
    {
      g_autofree char *size = g_format_size (printer.out->len);

      g_string_free (printer.out, TRUE);
      g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_TOO_LARGE,
                   _("As JSON the notes have %s; up to 64 MB can be read back."), size);
      return NULL;
    }

  return g_string_free_to_bytes (printer.out);
}
