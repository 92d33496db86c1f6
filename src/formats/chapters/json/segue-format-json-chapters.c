/* segue-format-json-chapters.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/json/segue-json-printer.h"
#include "formats/chapters/json/segue-json-list.h"
#include "formats/chapters/segue-chapters.h"
#include "formats/segue-formats.h"

/* JSON chapters 1.2 of Podcasting 2.0, as defined in the podcast namespace (docs/examples/chapters/jsonChapters.md of
 * Podcastindex-org/podcast-namespace). Times are numbers of seconds. An end is written only where the notes have one. */

static void
append_seconds (SegueJsonPrinter *printer,
                const char       *name,
                gint64            time)
{
  g_autoptr(GString) number = g_string_new (NULL);

  segue_json_list_append_seconds (number, time);
  segue_json_printer_member (printer, name, number->str);
}

static void
append_string (SegueJsonPrinter *printer,
               const char       *name,
               const char       *text)
{
  if (text == NULL || *text == '\0')
    return;

  segue_json_printer_name (printer, name);
  segue_json_printer_string (printer, text, -1);
}

static void
append_json (const SegueChapters *chapters,
             GString             *out)
{
  SegueJsonPrinter printer = { .out = out };

  segue_json_printer_open (&printer, '{', FALSE);
  append_string (&printer, "version", "1.2.0");
  append_string (&printer, "title", segue_chapters_get_title (chapters));
  segue_json_printer_name (&printer, "chapters");
  segue_json_printer_open (&printer, '[', FALSE);
  for (guint i = 0; i < segue_chapters_get_n (chapters); i++)
    {
      const SegueChapter *chapter = segue_chapters_get (chapters, i);

      segue_json_printer_open (&printer, '{', FALSE);
      append_seconds (&printer, "startTime", chapter->start);
      if (chapter->end > chapter->start)
        append_seconds (&printer, "endTime", chapter->end);
      append_string (&printer, "title", chapter->title);
      append_string (&printer, "url", chapter->link);
      append_string (&printer, "img", chapter->image);
      if (chapter->hidden)
        segue_json_printer_member (&printer, "toc", "false");
      segue_json_printer_close (&printer, '}');
    }
  segue_json_printer_close (&printer, ']');
  segue_json_printer_close (&printer, '}');
  g_string_append_c (out, '\n');
}

static GBytes *
write_json (const SegueFormat  *self,
            SegueEpisode       *episode,
            GError            **error)
{
  return segue_chapters_write (episode, NULL, append_json);
}

static GBytes *
write_json_entries (const SegueFormat *self,
                    SegueEpisode      *episode,
                    GArray            *entries)
{
  return segue_chapters_write (episode, entries, append_json);
}

static const SegueJsonList names = {
  .names = {
    [SEGUE_SYNTAX_START] = "startTime",
    [SEGUE_SYNTAX_END] = "endTime",
    [SEGUE_SYNTAX_TITLE] = "title",
    [SEGUE_SYNTAX_LINK] = "url",
    [SEGUE_SYNTAX_IMAGE] = "img",
  },
  .hidden = "toc",
  .seconds = TRUE,
};

static gboolean
scan_json (const SegueSyntax  *self,
           const char         *text,
           gsize               length,
           SegueSyntaxList    *list,
           GError            **error)
{
  return segue_json_list_scan (&names, text, length, list, error);
}

static char *
encode_json_time (const SegueSyntax      *self,
                  const char             *text,
                  const SegueSyntaxItem  *item,
                  SegueSyntaxField        field,
                  gint64                  time,
                  GError                **error)
{
  return segue_json_list_encode_time (&names, text, item, field, time);
}

static char *
add_json (const SegueSyntax     *self,
          const char            *text,
          const SegueSyntaxItem *item,
          SegueSyntaxField       field,
          const char            *encoded,
          gsize                 *offset)
{
  return segue_json_list_add (&names, text, item, field, encoded, offset);
}

static char *
compose_json (const SegueSyntax      *self,
              const char             *text,
              const SegueSyntaxItem  *like,
              gint64                  start,
              const char             *title,
              GError                **error)
{
  return segue_json_list_compose (&names, text, like, start, title);
}

static const SegueSyntax syntax = {
  .id = "json-chapters",
  .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_END | 1 << SEGUE_SYNTAX_TITLE | 1 << SEGUE_SYNTAX_LINK |
            1 << SEGUE_SYNTAX_IMAGE,
  .has_title = TRUE,
  .scan = scan_json,
  .decode = segue_json_list_decode,
  .encode = segue_json_list_encode,
  .encode_time = encode_json_time,
  .add = add_json,
  .compose = compose_json,
  .separator = ",\n  ",
};

static guint
probe_json (const SegueFormat *self,
            const char        *data,
            gsize              length)
{
  return segue_json_list_probe (&names, data, length);
}

/* Without extensions: a list of chapters is known by its content, whatever its file is called. */
static const char *const extensions[] = { NULL };

const SegueFormat segue_format_json_chapters = {
  .id = "json-chapters",
  .name = N_("JSON chapters"),
  .media_type = "application/json+chapters",
  .extensions = extensions,
  .suffix = "chapters.json",
  .carries = SEGUE_FORMAT_CARRIES_LINKS | SEGUE_FORMAT_CARRIES_HIDDEN,
  .syntax = &syntax,
  .probe = probe_json,
  .write = write_json,
  .write_entries = write_json_entries,
};
