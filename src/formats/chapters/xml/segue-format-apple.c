/* segue-format-apple.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/chapters/segue-chapters-read.h"
#include "formats/chapters/xml/segue-xml.h"
#include "formats/segue-formats.h"

/* Two kinds of XML from which tools make the chapters of files for Apple's players. Both are changed, but no new items are
 * made: `<chapters><chapter starttime="1:30"><title>…` is read by Apple's ChapterTool, and `<TextStream><TextSample
 * sampleTime="00:01:30.000">…` by MP4Box, which makes subtitles of it as well. */

/**
 * AppleXml:
 * @syntax: the syntax
 * @root: the name of the outermost element
 * @item: the name of the elements with a time
 * @start: the name of the attribute with the time
 * @text: (nullable): the name of an attribute that can have the title instead of the content
 *
 * A syntax and what its elements are called.
 */
typedef struct
{
  SegueSyntax syntax;
  const char *root;
  const char *item;
  const char *start;
  const char *text;
} AppleXml;

/* Finds an attribute of a tag. Returns a span with offset 0 if there is none. */
static SegueXmlAttribute
find_attribute (const char        *text,
                const SegueXmlTag *tag,
                const char        *name)
{
  SegueXmlAttribute attribute = { 0 };

  while (name != NULL && segue_xml_next_attribute (text, tag, &attribute))
    if (attribute.prefix.length == 0 && segue_xml_equals (text, attribute.name, name))
      return attribute;

  return (SegueXmlAttribute) { 0 };
}

static void
begin_item (const AppleXml    *self,
            const char        *text,
            const SegueXmlTag *tag,
            SegueSyntaxItem   *item)
{
  const SegueSpan start = find_attribute (text, tag, self->start).value;

  *item = (SegueSyntaxItem) { .from = tag->from, .start = SEGUE_TIME_NONE, .end = SEGUE_TIME_NONE, .depth = 1 };
  item->fields[SEGUE_SYNTAX_START] = start;
  item->malformed = start.length > 0 && !segue_chapters_read_clock (text + start.offset, start.length, &item->start);
  if (item->malformed)
    item->start = SEGUE_TIME_NONE;
  item->fields[SEGUE_SYNTAX_TITLE] = find_attribute (text, tag, self->text).value;
}

/* Reads the elements in an item. @tag: a tag in the item, @opened: the start tag before it, all zero if there is none */
static void
read_part (const char        *text,
           const SegueXmlTag *tag,
           const SegueXmlTag *opened,
           SegueSyntaxItem   *item)
{
  const gboolean ends = tag->kind == SEGUE_XML_CLOSE && opened->to > 0;
  const SegueSpan content = { opened->to, ends ? tag->from - opened->to : 0 };

  if (ends && segue_xml_equals (text, tag->name, "title") && item->fields[SEGUE_SYNTAX_TITLE].offset == 0)
    item->fields[SEGUE_SYNTAX_TITLE] = content;
  else if (tag->kind == SEGUE_XML_EMPTY && segue_xml_equals (text, tag->name, "title") && tag->prefix.length == 0 &&
           item->fields[SEGUE_SYNTAX_TITLE].offset == 0)
    /* an empty element is replaced by one with a start tag and an end tag */
    item->fields[SEGUE_SYNTAX_TITLE] = (SegueSpan) { tag->from, tag->to - tag->from };
  else if (ends && segue_xml_equals (text, tag->name, "picture"))
    item->fields[SEGUE_SYNTAX_IMAGE] = content;
  else if (tag->kind != SEGUE_XML_CLOSE && segue_xml_equals (text, tag->name, "link"))
    item->fields[SEGUE_SYNTAX_LINK] = find_attribute (text, tag, "href").value;
}

/* Tells whether there is anything but white space and comments in the content of an element, which can be any bytes. */
static gboolean
has_content (const char *text,
             SegueSpan   content)
{
  const char *p = text + content.offset, *end = p + content.length;

  while (p < end && (g_ascii_isspace (*p) || (end - p >= 4 && memcmp (p, "<!--", 4) == 0)))
    if (g_ascii_isspace (*p))
      p++;
    else if ((p = g_strstr_len (p, end - p, "-->")) == NULL)
      return FALSE;
    else
      p += 3;

  return p < end;
}

/* Ends an item. In a stream, one without text ends the one before it and is none. */
static gboolean
end_item (const AppleXml    *self,
          const char        *text,
          const SegueXmlTag *tag,
          SegueSyntaxItem   *item,
          SegueSpan          content,
          SegueSyntaxList   *list,
          GError           **error)
{
  if (self->text != NULL && item->fields[SEGUE_SYNTAX_TITLE].length == 0)
    {
      if (!has_content (text, content))
        return TRUE;
      item->fields[SEGUE_SYNTAX_TITLE] = content;
    }
  item->to = item->close = tag->to;

  return segue_chapters_append (list, text, item, error);
}

/* Finds the items in a text that is XML. */
static gboolean
scan_items (const AppleXml   *self,
            const char       *text,
            gsize             length,
            SegueSyntaxList  *list,
            GError          **error)
{
  SegueXmlTag tag, opened = { 0 };
  SegueSyntaxItem item = { 0 };
  SegueXmlReader reader;
  gboolean inside = FALSE;
  guint32 content = 0;

  segue_xml_reader_init (&reader, text, 0, length);
  while (segue_xml_reader_next (&reader, &tag))
    {
      const gboolean is_item = segue_xml_equals (text, tag.name, self->item);

      if (is_item && tag.kind != SEGUE_XML_CLOSE && !inside)
        {
          begin_item (self, text, &tag, &item);
          content = tag.to;
          inside = tag.kind == SEGUE_XML_OPEN;
          if (!inside && !end_item (self, text, &tag, &item, (SegueSpan) { 0 }, list, error))
            return FALSE;
        }
      else if (is_item && tag.kind == SEGUE_XML_CLOSE && inside)
        {
          inside = FALSE;
          if (!end_item (self, text, &tag, &item, (SegueSpan) { content, tag.from - content }, list, error))
            return FALSE;
        }
      else if (inside && self->text == NULL)
        read_part (text, &tag, &opened, &item);
      opened = tag.kind == SEGUE_XML_OPEN ? tag : (SegueXmlTag) { 0 };
    }

  return TRUE;
}

static gboolean
scan (const SegueSyntax  *self,
      const char         *text,
      gsize               length,
      SegueSyntaxList    *list,
      GError            **error)
{
  list->stop = length;

  return segue_xml_check (text, length, error) && scan_items ((const AppleXml *) self, text, length, list, error) &&
         (list->items->len > 0 || segue_chapters_fail (error, text, 0, _("there are no chapters in this file.")));
}

/* Whether the title of an item is an element without content. */
static gboolean
is_empty_title (const char *text,
                SegueSpan   title)
{
  return title.length > 7 && strncmp (text + title.offset, "<title", 6) == 0 && text[title.offset + title.length - 2] == '/';
}

/* Writes a value in the quotes of an attribute, or between tags. */
static char *
encode (const SegueSyntax      *self,
        const char             *text,
        const SegueSyntaxItem  *item,
        SegueSyntaxField        field,
        const char             *value,
        GError                **error)
{
  const gsize old = item->fields[field].offset;
  const char quote = old > 0 && (text[old - 1] == '"' || text[old - 1] == '\'') ? text[old - 1] : '\0';
  g_autofree char *encoded = segue_xml_encode (value, quote, error);

  if (encoded == NULL || field != SEGUE_SYNTAX_TITLE || !is_empty_title (text, item->fields[field]))
    return g_steal_pointer (&encoded);

  return g_strdup_printf ("<title>%s</title>", encoded);
}

/* Adds the title of a chapter before the other elements in it. */
static char *
add (const SegueSyntax     *self,
     const char            *text,
     const SegueSyntaxItem *item,
     SegueSyntaxField       field,
     const char            *encoded,
     gsize                 *offset)
{
  const gboolean takes_title = ((const AppleXml *) self)->text == NULL && field == SEGUE_SYNTAX_TITLE;
  SegueXmlReader reader;
  SegueXmlTag tag;

  segue_xml_reader_init (&reader, text, item->from, item->to);
  if (!takes_title || !segue_xml_reader_next (&reader, &tag) || tag.kind != SEGUE_XML_OPEN)
    return NULL;
  *offset = tag.to;

  return g_strdup_printf ("<title>%s</title>", encoded);
}

static char *
compose (const SegueSyntax      *self,
         const char             *text,
         const SegueSyntaxItem  *like,
         gint64                  start,
         const char             *title,
         GError                **error)
{
  return segue_chapters_refuse_new (error);
}

#define FUNCTIONS \
  .scan = scan, \
  .decode = segue_xml_decode, \
  .encode = encode, \
  .encode_time = segue_chapters_encode_time, \
  .add = add, \
  .compose = compose, \
  .separator = "\n  "

static const AppleXml chapters = {
  .syntax = {
    FUNCTIONS,
    .id = "apple-chapters",
    .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_TITLE | 1 << SEGUE_SYNTAX_LINK | 1 << SEGUE_SYNTAX_IMAGE,
  },
  .root = "chapters",
  .item = "chapter",
  .start = "starttime",
};

static const AppleXml stream = {
  .syntax = {
    FUNCTIONS,
    .id = "timed-text",
    .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_TITLE,
  },
  .root = "TextStream",
  .item = "TextSample",
  .start = "sampleTime",
  .text = "text",
};

/* The outermost element has a name that others use, too: the first one in it must be a chapter with a time. */
static guint
probe_chapters (const SegueFormat *self,
                const char        *data,
                gsize              length)
{
  SegueXmlReader reader;
  SegueXmlTag tag;

  if (!segue_xml_find_root (data, length, &tag) || !segue_xml_equals (data, tag.name, chapters.root) || tag.prefix.length > 0)
    return 0;
  segue_xml_reader_init (&reader, data, tag.to, length);

  return segue_xml_reader_next (&reader, &tag) && segue_xml_equals (data, tag.name, chapters.item) &&
         find_attribute (data, &tag, chapters.start).value.offset > 0 ? 100 : 0;
}

/* Chapters are longer than the lines of subtitles. */
#define LEAST_LENGTH 10000

static guint
probe_stream (const SegueFormat *self,
              const char        *data,
              gsize              length)
{
  SegueSyntaxList list = { 0 };
  SegueXmlTag root;
  guint score = 0;

  if (!segue_xml_find_root (data, length, &root) || !segue_xml_equals (data, root.name, stream.root))
    return 0;
  list.items = g_array_new (FALSE, FALSE, sizeof (SegueSyntaxItem));
  if (scan_items (&stream, data, length, &list, NULL) && list.items->len > 0)
    {
      const gint64 first = g_array_index (list.items, SegueSyntaxItem, 0).start;
      const gint64 last = g_array_index (list.items, SegueSyntaxItem, list.items->len - 1).start;

      score = last - first >= (gint64) (list.items->len - 1) * LEAST_LENGTH ? 100 : 0;
    }
  g_array_unref (list.items);

  return score;
}

const SegueFormat segue_format_apple_chapters = {
  .id = "apple-chapters",
  .name = N_("Apple chapters"),
  .media_type = "application/xml",
  .suffix = "xml",
  .carries = SEGUE_FORMAT_CARRIES_LINKS,
  .syntax = &chapters.syntax,
  .probe = probe_chapters,
};

const SegueFormat segue_format_timed_text = {
  .id = "timed-text",
  .name = N_("Timed text of MP4Box"),
  .media_type = "application/xml",
  .suffix = "ttxt",
  .syntax = &stream.syntax,
  .probe = probe_stream,
};
