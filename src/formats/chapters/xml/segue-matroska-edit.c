/* segue-matroska-edit.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/text/segue-chars.h"
#include "formats/chapters/segue-chapters-read.h"
#include "formats/chapters/xml/segue-matroska-private.h"
#include "formats/chapters/xml/segue-xml.h"

/* Puts a value between tags if it stands for an element without content. */
static char *
take_value (const char *text,
            SegueSpan   old,
            char       *encoded)
{
  g_autofree char *value = encoded;
  SegueXmlReader reader;
  SegueXmlTag tag;

  segue_xml_reader_init (&reader, text, old.offset, old.offset + old.length);
  if (value == NULL || old.length == 0 || !segue_xml_reader_next (&reader, &tag) || tag.kind != SEGUE_XML_EMPTY)
    return g_steal_pointer (&value);

  return g_strdup_printf ("<%.*s>%s</%.*s>", (int) tag.name.length, text + tag.name.offset, value, (int) tag.name.length,
                          text + tag.name.offset);
}

char *
segue_matroska_encode (const SegueSyntax      *self,
                       const char             *text,
                       const SegueSyntaxItem  *item,
                       SegueSyntaxField        field,
                       const char             *value,
                       GError                **error)
{
  return take_value (text, item->fields[field], segue_xml_encode (value, '\0', error));
}

/* Writes a time in the form of the start of an item, a number of nanoseconds if that is one. */
static char *
format_time (const char            *text,
             const SegueSyntaxItem *item,
             SegueSyntaxField       field,
             gint64                 time)
{
  const SegueSpan old = item->fields[field], start = item->fields[SEGUE_SYNTAX_START];
  const SegueSpan like = old.length > 0 ? old : start;
  gint64 value;

  if (segue_matroska_read_nanoseconds (text, like, &value) && time <= G_MAXINT64 / 1000000)
    return g_strdup_printf ("%" G_GINT64_FORMAT, time * 1000000);

  return segue_chapters_write_clock (text + like.offset, like.length, time);
}

char *
segue_matroska_encode_time (const SegueSyntax      *self,
                            const char             *text,
                            const SegueSyntaxItem  *item,
                            SegueSyntaxField        field,
                            gint64                  time,
                            GError                **error)
{
  return take_value (text, item->fields[field], format_time (text, item, field, time));
}

/* Returns the white space before a tag, from the end of the line before it. */
static char *
dup_gap (const char *text,
         guint32     offset)
{
  guint32 gap = offset;

  while (gap > 0 && g_ascii_isspace (text[gap - 1]) && (gap == offset || text[gap] != '\n'))
    gap--;
  if (gap > 0 && text[gap] == '\n' && text[gap - 1] == '\r')
    gap--;

  return g_strndup (text + gap, offset - gap);
}

/* Reads the tags of an item, without those of items in it. Returns the name of the element for titles. Sets @after to the
 * end of the element @name, or of the start tag if there is none, @last to the end of the last element, and @gap to what
 * stands before the first one. */
static const char *
find_places (const char            *text,
             const SegueSyntaxItem *item,
             const char            *name,
             guint32               *after,
             guint32               *last,
             char                 **gap)
{
  const char *string = "ChapterString";
  SegueXmlReader reader;
  SegueXmlTag tag;

  segue_xml_reader_init (&reader, text, item->from, item->to);
  *gap = NULL;
  *after = *last = item->to;
  for (guint n = 0; segue_xml_reader_next (&reader, &tag); n++)
    {
      if (n == 0)
        {
          *after = *last = tag.to;
          continue;
        }
      if (tag.kind != SEGUE_XML_CLOSE && *gap == NULL)
        *gap = dup_gap (text, tag.from);
      if (segue_xml_equals (text, tag.name, "ChapterAtom"))
        break;
      *last = tag.to;
      if (segue_xml_equals (text, tag.name, name))
        *after = tag.to;
      if (segue_xml_equals (text, tag.name, "ChapString"))
        string = "ChapString";
    }
  if (*gap == NULL)
    *gap = g_strdup ("");

  return string;
}

/* The start stands first, the end after it, and the title at the end of what belongs to the item itself. */
char *
segue_matroska_add (const SegueSyntax     *self,
                    const char            *text,
                    const SegueSyntaxItem *item,
                    SegueSyntaxField       field,
                    const char            *encoded,
                    gsize                 *offset)
{
  g_autofree char *gap = NULL;
  guint32 after, last;
  const char *string = find_places (text, item, field == SEGUE_SYNTAX_END ? "ChapterTimeStart" : "", &after, &last, &gap);
  const char *unit = *gap != '\0' ? "  " : "";

  if (field > SEGUE_SYNTAX_TITLE || text[after - 2] == '/')
    return NULL;
  *offset = field == SEGUE_SYNTAX_TITLE ? last : after;
  if (field == SEGUE_SYNTAX_START)
    return g_strdup_printf ("%s<ChapterTimeStart>%s</ChapterTimeStart>", gap, encoded);
  if (field == SEGUE_SYNTAX_END)
    return g_strdup_printf ("%s<ChapterTimeEnd>%s</ChapterTimeEnd>", gap, encoded);

  return g_strdup_printf ("%s<ChapterDisplay>%s%s<%s>%s</%s>%s</ChapterDisplay>", gap, gap, unit, string, encoded, string, gap);
}

/* Appends the languages of the first title of an item, as they are written. */
static void
append_languages (GString               *out,
                  const char            *text,
                  const SegueSyntaxItem *like)
{
  SegueXmlReader reader;
  SegueXmlTag tag, leaf = { 0 };

  if (like->fields[SEGUE_SYNTAX_TITLE].offset == 0)
    return;
  segue_xml_reader_init (&reader, text, like->from, like->to);
  while (segue_xml_reader_next (&reader, &tag))
    {
      if (tag.kind == SEGUE_XML_CLOSE && segue_xml_equals (text, tag.name, "ChapterDisplay"))
        return;
      if (tag.kind == SEGUE_XML_CLOSE && leaf.to > 0 &&
          (segue_has_prefix (text + tag.name.offset, "ChapLang") || segue_has_prefix (text + tag.name.offset, "ChapterLang")))
        {
          g_autofree char *gap = dup_gap (text, leaf.from);

          g_string_append (out, gap);
          g_string_append_len (out, text + leaf.from, tag.to - leaf.from);
        }
      leaf = tag.kind == SEGUE_XML_OPEN ? tag : (SegueXmlTag) { 0 };
    }
}

char *
segue_matroska_compose (const SegueSyntax      *self,
                        const char             *text,
                        const SegueSyntaxItem  *like,
                        gint64                  start,
                        const char             *title,
                        GError                **error)
{
  const SegueSyntaxItem none = { 0 };
  g_autofree char *encoded = segue_xml_encode (title, '\0', error);
  g_autofree char *time = start != SEGUE_TIME_NONE ? format_time (text, like != NULL ? like : &none, SEGUE_SYNTAX_START, start)
                                                   : NULL;
  g_autofree char *outer = like != NULL ? dup_gap (text, like->from) : g_strdup ("\n    ");
  g_autofree char *gap = NULL;
  const char *string = "ChapterString", *unit;
  guint32 after, last;
  GString *out;

  if (encoded == NULL)
    return NULL;
  if (like != NULL)
    string = find_places (text, like, "", &after, &last, &gap);
  if (gap == NULL || (*gap == '\0' && *outer != '\0'))
    {
      g_free (gap);
      gap = g_strconcat (outer, "  ", NULL);
    }
  unit = *gap != '\0' ? "  " : "";
  out = g_string_new ("<ChapterAtom>");
  if (time != NULL)
    g_string_append_printf (out, "%s<ChapterTimeStart>%s</ChapterTimeStart>", gap, time);
  g_string_append_printf (out, "%s<ChapterDisplay>%s%s<%s>%s</%s>", gap, gap, unit, string, encoded, string);
  if (like != NULL)
    append_languages (out, text, like);
  g_string_append_printf (out, "%s</ChapterDisplay>%s</ChapterAtom>", gap, outer);

  return g_string_free (out, FALSE);
}
