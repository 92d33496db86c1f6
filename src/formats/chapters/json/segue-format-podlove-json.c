/* segue-format-podlove-json.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/chapters/json/segue-json-list.h"
#include "formats/chapters/segue-chapters.h"
#include "formats/segue-formats.h"

/* The chapters of the configuration of the Podlove Web Player: a list of objects with a text for the start. */

static const SegueJsonList names = {
  .names = {
    [SEGUE_SYNTAX_START] = "start",
    [SEGUE_SYNTAX_TITLE] = "title",
    [SEGUE_SYNTAX_LINK] = "href",
    [SEGUE_SYNTAX_IMAGE] = "image",
  },
};

static void
append_json (const SegueChapters *chapters,
             GString             *out)
{
  segue_json_list_append (&names, chapters, out);
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
  .id = "podlove-json",
  .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_TITLE | 1 << SEGUE_SYNTAX_LINK | 1 << SEGUE_SYNTAX_IMAGE,
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

/* Without extensions, this format is used only where it is chosen by name or found by content. */
static const char *const extensions[] = { NULL };

const SegueFormat segue_format_podlove_json = {
  .id = "podlove-json",
  .name = N_("Podlove JSON"),
  .media_type = "application/json",
  .extensions = extensions,
  .suffix = "podlove.json",
  .carries = SEGUE_FORMAT_CARRIES_LINKS,
  .syntax = &syntax,
  .probe = probe_json,
  .write = write_json,
  .write_entries = write_json_entries,
};
