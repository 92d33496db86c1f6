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
append_json (const SegueFormat   *self,
             const SegueChapters *chapters,
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

static const SegueJsonList list = {
  .syntax = {
    SEGUE_JSON_LIST_FUNCTIONS,
    .id = "json-chapters",
    .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_END | 1 << SEGUE_SYNTAX_TITLE | 1 << SEGUE_SYNTAX_LINK |
              1 << SEGUE_SYNTAX_IMAGE,
    .has_title = TRUE,
  },
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

const SegueFormat segue_format_json_chapters = {
  .id = "json-chapters",
  .name = N_("JSON chapters"),
  .media_type = "application/json+chapters",
  .suffix = "chapters.json",
  .carries = SEGUE_FORMAT_CARRIES_LINKS | SEGUE_FORMAT_CARRIES_HIDDEN,
  .syntax = &list.syntax,
  .probe = segue_json_list_probe,
  .write = segue_chapters_write,
  .append = append_json,
};
