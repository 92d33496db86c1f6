/* segue-format-yaml.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/front/segue-front-syntax.h"
#include "core/json/segue-json-printer.h"
#include "formats/chapters/segue-chapters.h"
#include "formats/segue-formats.h"

/* Files that are YAML as a whole, such as what a website is made from. They hold the same lists as front matter, so the
 * syntax is that of front matter. */

/* Writes a member of an item. Strings of JSON are strings of YAML, too. */
static void
append_member (GString    *out,
               const char *indent,
               const char *name,
               const char *value)
{
  g_autofree char *quoted = value != NULL ? segue_json_quote (value) : NULL;

  if (quoted != NULL)
    g_string_append_printf (out, "%s%s: %s\n", indent, name, quoted);
}

static void
append_time (GString    *out,
             const char *indent,
             const char *name,
             gint64      time)
{
  g_autoptr(GString) value = g_string_new (NULL);

  segue_chapters_append_time (value, time);
  append_member (out, indent, name, value->str);
}

static void
append_chapter (GString            *out,
                const SegueChapter *chapter)
{
  const char *indent = chapter->section > 0 ? "    " : "  ";

  append_time (out, chapter->section > 0 ? "  - " : "- ", "time", chapter->start);
  if (chapter->end > chapter->start)
    append_time (out, indent, "end", chapter->end);
  append_member (out, indent, "title", chapter->title);
  append_member (out, indent, "url", chapter->link);
  append_member (out, indent, "image", chapter->image);
  append_member (out, indent, "description", chapter->body);
}

/* A section is an item without a time that contains those of its chapters. */
static void
append_yaml (const SegueFormat   *self,
             const SegueChapters *chapters,
             GString             *out)
{
  const char *title = segue_chapters_get_title (chapters);
  guint section = 0;

  append_member (out, "", "title", *title != '\0' ? title : NULL);
  g_string_append (out, segue_chapters_get_n (chapters) > 0 ? "chapters:\n" : "chapters: []\n");
  for (guint i = 0; i < segue_chapters_get_n (chapters); i++)
    {
      const SegueChapter *chapter = segue_chapters_get (chapters, i);

      if (chapter->section != section && chapter->section > 0)
        {
          append_member (out, "- ", "title", segue_chapters_get_section (chapters, chapter->section));
          append_member (out, "  ", "description", segue_chapters_get_section_body (chapters, chapter->section));
          g_string_append (out, "  chapters:\n");
        }
      section = chapter->section;
      append_chapter (out, chapter);
    }
}

static guint
probe (const SegueFormat *self,
       const char        *data,
       gsize              length)
{
  return segue_front_syntax_is_yaml (data, length) ? 90 : 0;
}

const SegueFormat segue_format_yaml = {
  .id = "yaml",
  .name = N_("YAML"),
  .media_type = "application/yaml",
  .suffix = "yaml",
  .carries = SEGUE_FORMAT_CARRIES_SECTIONS | SEGUE_FORMAT_CARRIES_LINKS | SEGUE_FORMAT_CARRIES_BODIES,
  .syntax = &segue_front_yaml_file.syntax,
  .probe = probe,
  .write = segue_chapters_write,
  .append = append_yaml,
};
