/* segue-format-matroska.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/chapters/segue-chapters.h"
#include "formats/chapters/xml/segue-matroska-private.h"
#include "formats/chapters/xml/segue-xml.h"
#include "formats/segue-formats.h"

/* Chapters of Matroska in the XML of MKVToolNix. A section is an atom around those of its chapters. Two sets of names are
 * in use for titles and languages: those of MKVToolNix, and those of RFC 9559. */

static void
append_element (GString    *out,
                const char *indent,
                const char *name,
                const char *value)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_append_printf (out, "%s<%s>%s</%s>\n", indent, name, escaped, name);
}

static void
append_time (GString    *out,
             const char *indent,
             const char *name,
             gint64      time)
{
  g_autoptr(GString) value = g_string_new (NULL);

  segue_chapters_append_time (value, time);
  g_string_append (value, "000000");
  append_element (out, indent, name, value->str);
}

/* Writes an atom, without its end tag. */
static void
append_atom (GString    *out,
             guint       depth,
             gint64      start,
             gint64      end,
             gboolean    hidden,
             const char *title)
{
  g_autofree char *indent = g_strnfill (4 + 2 * depth, ' ');
  g_autofree char *deeper = g_strconcat (indent, "  ", NULL);

  g_string_append_printf (out, "%s<ChapterAtom>\n", indent + 2);
  append_time (out, indent, "ChapterTimeStart", start);
  if (end > start)
    append_time (out, indent, "ChapterTimeEnd", end);
  if (hidden)
    append_element (out, indent, "ChapterFlagHidden", "1");
  g_string_append_printf (out, "%s<ChapterDisplay>\n", indent);
  append_element (out, deeper, "ChapterString", title);
  append_element (out, deeper, "ChapterLanguage", "und");
  g_string_append_printf (out, "%s</ChapterDisplay>\n", indent);
}

static void
append_matroska (const SegueFormat   *self,
                 const SegueChapters *chapters,
                 GString             *out)
{
  const guint n = segue_chapters_get_n (chapters);
  guint section = 0; /* the one whose atom is open */

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Chapters>\n  <EditionEntry>\n");
  for (guint i = 0; i < n; i++)
    {
      const SegueChapter *chapter = segue_chapters_get (chapters, i);

      if (chapter->section != section && section > 0)
        g_string_append (out, "    </ChapterAtom>\n");
      if (chapter->section != section && chapter->section > 0)
        append_atom (out, 1, chapter->start, SEGUE_TIME_NONE, FALSE, segue_chapters_get_section (chapters, chapter->section));
      section = chapter->section;
      append_atom (out, section > 0 ? 2 : 1, chapter->start, chapter->end, chapter->hidden, chapter->title);
      g_string_append (out, section > 0 ? "      </ChapterAtom>\n" : "    </ChapterAtom>\n");
    }
  g_string_append (out, section > 0 ? "    </ChapterAtom>\n  </EditionEntry>\n" : "  </EditionEntry>\n");
  g_string_append (out, "</Chapters>\n");
}

static const SegueSyntax syntax = {
  .id = "matroska-xml",
  .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_END | 1 << SEGUE_SYNTAX_TITLE,
  .nests = TRUE,
  .scan = segue_matroska_scan,
  .decode = segue_xml_decode,
  .encode = segue_matroska_encode,
  .encode_time = segue_matroska_encode_time,
  .add = segue_matroska_add,
  .compose = segue_matroska_compose,
  .separator = "\n    ",
};

static guint
probe_matroska (const SegueFormat *self,
                const char        *data,
                gsize              length)
{
  SegueXmlTag root;

  return segue_xml_find_root (data, length, &root) && segue_xml_equals (data, root.name, "Chapters") &&
         g_strstr_len (data + root.to, length - root.to, "<EditionEntry") != NULL ? 100 : 0;
}

const SegueFormat segue_format_matroska = {
  .id = "matroska-xml",
  .name = N_("Matroska chapters"),
  .media_type = "application/xml",
  .suffix = "chapters.xml",
  .carries = SEGUE_FORMAT_CARRIES_SECTIONS | SEGUE_FORMAT_CARRIES_HIDDEN,
  .syntax = &syntax,
  .probe = probe_matroska,
  .write = segue_chapters_write,
  .append = append_matroska,
};
