/* segue-xml-element.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/chapters/xml/segue-xml-element.h"

#include <string.h>

#include "formats/chapters/segue-chapters-read.h"

/**
 * segue_xml_element_find_fields:
 * @self: the kind of elements
 * @text: XML
 * @tag: the tag of an element
 * @item: (inout): an item
 *
 * Finds the fields of an element in its attributes.
 *
 * Returns: %FALSE if the element is of another type
 */
gboolean
segue_xml_element_find_fields (const SegueXmlElement *self,
                               const char            *text,
                               const SegueXmlTag     *tag,
                               SegueSyntaxItem       *item)
{
  SegueXmlAttribute attribute = { 0 };
  gboolean right_type = self->type == NULL;

  while (segue_xml_next_attribute (text, tag, &attribute))
    {
      if (attribute.prefix.length > 0)
        continue;
      if (self->type != NULL && segue_xml_equals (text, attribute.name, "Type"))
        right_type = segue_xml_equals (text, attribute.value, self->type);
      for (guint i = 0; i < SEGUE_SYNTAX_N_FIELDS; i++)
        {
          if (self->attributes[i] == NULL || !segue_xml_equals (text, attribute.name, self->attributes[i]))
            continue;
          item->fields[i] = attribute.value;
          if ((self->required & 1u << i) == 0)
            item->extents[i] = attribute.extent;
        }
    }

  return right_type;
}

/* Reads a time of an item. */
static gint64
read_time (const char *text,
           SegueSpan   field)
{
  gint64 time;

  return field.offset > 0 && segue_chapters_read_clock (text + field.offset, field.length, &time) ? time : SEGUE_TIME_NONE;
}

/* Adds an element to a list. @tag: its start tag, @to: the byte after the element */
static gboolean
append_element (const SegueXmlElement  *self,
                const char             *text,
                const SegueXmlTag      *tag,
                guint32                 to,
                SegueSyntaxList        *list,
                GError                **error)
{
  SegueSyntaxItem item = { .from = tag->from, .to = to, .close = to, .depth = 1 };

  if (!segue_xml_element_find_fields (self, text, tag, &item))
    return TRUE;
  item.start = read_time (text, item.fields[SEGUE_SYNTAX_START]);
  item.end = read_time (text, item.fields[SEGUE_SYNTAX_END]);
  item.malformed = item.start == SEGUE_TIME_NONE && item.fields[SEGUE_SYNTAX_START].length > 0;

  return segue_chapters_append (list, text, &item, error);
}

/**
 * segue_xml_element_scan:
 * @self: the kind of elements
 * @reader: a reader after the start tag of the element that contains them
 * @list: a list
 * @error: return location for an error, or %NULL
 *
 * Adds the elements to a list, up to the end of the element that contains them.
 *
 * Returns: %FALSE if there are too many
 */
gboolean
segue_xml_element_scan (const SegueXmlElement  *self,
                        SegueXmlReader         *reader,
                        SegueSyntaxList        *list,
                        GError                **error)
{
  SegueXmlTag tag, opened = { 0 };
  guint depth = 0;

  while (segue_xml_reader_next (reader, &tag) && (tag.kind != SEGUE_XML_CLOSE || depth > 0))
    {
      depth -= tag.kind == SEGUE_XML_CLOSE;
      if (depth == 0)
        {
          const SegueXmlTag *first = tag.kind == SEGUE_XML_CLOSE ? &opened : &tag;

          if (tag.kind == SEGUE_XML_OPEN)
            opened = tag;
          else if (segue_xml_equals (reader->text, first->name, self->name) &&
                   !append_element (self, reader->text, first, tag.to, list, error))
            return FALSE;
        }
      depth += tag.kind == SEGUE_XML_OPEN;
    }

  return TRUE;
}

/**
 * segue_xml_element_encode:
 * @syntax: the syntax
 * @text: the text
 * @item: (nullable): an item, or %NULL for a new one
 * @field: a field
 * @value: text
 * @error: return location for an error, or %NULL
 *
 * Writes the value of an attribute.
 *
 * Returns: (transfer full): XML, or %NULL if it cannot be written
 */
char *
segue_xml_element_encode (const SegueSyntax      *syntax,
                          const char             *text,
                          const SegueSyntaxItem  *item,
                          SegueSyntaxField        field,
                          const char             *value,
                          GError                **error)
{
  const gsize old = item != NULL ? item->fields[field].offset : 0;

  return segue_xml_encode (value, old > 0 ? text[old - 1] : '"', error);
}

/**
 * segue_xml_element_add:
 * @syntax: the syntax
 * @text: the text
 * @item: one of them
 * @field: a field that it lacks
 * @encoded: the value
 * @offset: (out): the place for it
 *
 * Writes an attribute that is to be added after the others.
 *
 * Returns: (transfer full) (nullable): XML, or %NULL if the elements have no such attribute
 */
char *
segue_xml_element_add (const SegueSyntax     *syntax,
                       const char            *text,
                       const SegueSyntaxItem *item,
                       SegueSyntaxField       field,
                       const char            *encoded,
                       gsize                 *offset)
{
  const SegueXmlElement *self = (const SegueXmlElement *) syntax;
  SegueXmlAttribute attribute = { 0 };
  SegueXmlReader reader;
  SegueXmlTag tag;

  segue_xml_reader_init (&reader, text, item->from, item->to);
  if (self->attributes[field] == NULL || !segue_xml_reader_next (&reader, &tag))
    return NULL;
  *offset = tag.name.offset + tag.name.length;
  while (segue_xml_next_attribute (text, &tag, &attribute))
    *offset = attribute.extent.offset + attribute.extent.length;

  return g_strdup_printf (" %s=\"%s\"", self->attributes[field], encoded);
}

static void
append_attribute (GString    *out,
                  const char *name,
                  const char *value)
{
  if (value != NULL)
    g_string_append_printf (out, " %s=\"%s\"", name, value);
}

/* Copies the tag of an element with other values. Attributes that are not those of a new element are left out. */
static void
append_like (const SegueXmlElement  *self,
             GString                *out,
             const char             *text,
             const SegueSyntaxItem  *like,
             const char             *start,
             const char             *title)
{
  SegueXmlAttribute attribute = { 0 };
  SegueXmlReader reader;
  SegueXmlTag tag;
  gboolean has_start = FALSE, has_title = FALSE;
  guint32 last;

  segue_xml_reader_init (&reader, text, like->from, like->to);
  if (!segue_xml_reader_next (&reader, &tag))
    return;
  last = tag.name.offset + tag.name.length;
  g_string_append_len (out, text + tag.from, last - tag.from);
  while (segue_xml_next_attribute (text, &tag, &attribute))
    {
      const gboolean is_start = segue_xml_equals (text, attribute.name, self->attributes[SEGUE_SYNTAX_START]);
      const gboolean is_title = segue_xml_equals (text, attribute.name, self->attributes[SEGUE_SYNTAX_TITLE]);

      last = attribute.extent.offset + attribute.extent.length;
      if (attribute.prefix.length > 0 || (!is_start && !is_title) || (is_start && start == NULL))
        continue;
      has_start |= is_start;
      has_title |= is_title;
      g_string_append_len (out, text + attribute.extent.offset, attribute.value.offset - attribute.extent.offset);
      g_string_append (out, is_start ? start : title);
      g_string_append_c (out, text[last - 1]);
    }
  append_attribute (out, self->attributes[SEGUE_SYNTAX_START], has_start ? NULL : start);
  append_attribute (out, self->attributes[SEGUE_SYNTAX_TITLE], has_title ? NULL : title);
  g_string_append_len (out, text + last, tag.to - last);
  if (tag.kind == SEGUE_XML_OPEN)
    g_string_append_printf (out, "</%.*s>", (int) (tag.name.offset + tag.name.length - tag.from - 1), text + tag.from + 1);
}

/**
 * segue_xml_element_compose:
 * @syntax: the syntax
 * @text: the text
 * @like: (nullable): an element of the list
 * @start: milliseconds, or %SEGUE_TIME_NONE
 * @title: plain text
 * @error: return location for an error, or %NULL
 *
 * Writes a new element.
 *
 * Returns: (transfer full): XML, or %NULL if the title cannot be written
 */
char *
segue_xml_element_compose (const SegueSyntax      *syntax,
                           const char             *text,
                           const SegueSyntaxItem  *like,
                           gint64                  start,
                           const char             *title,
                           GError                **error)
{
  const SegueXmlElement *self = (const SegueXmlElement *) syntax;
  const SegueSpan clock = like != NULL ? like->fields[SEGUE_SYNTAX_START] : (SegueSpan) { 0 };
  g_autofree char *time = start != SEGUE_TIME_NONE ? segue_chapters_write_clock (text + clock.offset, clock.length, start)
                                                   : NULL;
  g_autofree char *encoded = segue_xml_element_encode (syntax, text, like, SEGUE_SYNTAX_TITLE, title, error);
  GString *out;

  if (encoded == NULL)
    return NULL;
  out = g_string_new (NULL);
  if (like != NULL)
    append_like (self, out, text, like, time, encoded);
  else
    {
      g_string_append_printf (out, "<%s:%s", self->prefix, self->name);
      append_attribute (out, self->attributes[SEGUE_SYNTAX_START], time);
      append_attribute (out, self->attributes[SEGUE_SYNTAX_TITLE], encoded);
      g_string_append (out, "/>");
    }

  return g_string_free (out, FALSE);
}
