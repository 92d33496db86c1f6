/* segue-xml.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/chapters/xml/segue-xml.h"

#include <string.h>

/**
 * segue_xml_equals:
 * @text: a text
 * @span: bytes of it
 * @string: a string
 *
 * Compares a part of a text with a string.
 *
 * Returns: %TRUE if both are the same bytes
 */
gboolean
segue_xml_equals (const char *text,
                  SegueSpan   span,
                  const char *string)
{
  /* most names differ in the first byte */
  return (span.length == 0 || text[span.offset] == *string) &&
         strlen (string) == span.length && memcmp (text + span.offset, string, span.length) == 0;
}

/**
 * segue_xml_reader_init:
 * @self: (out caller-allocates): the reader
 * @text: XML, which must outlive the reader
 * @from: the byte to start at, outside of tags
 * @to: the byte to stop at
 *
 * Places a reader before the first tag of a part of a text.
 */
void
segue_xml_reader_init (SegueXmlReader *self,
                       const char     *text,
                       gsize           from,
                       gsize           to)
{
  self->text = text;
  self->p = text + from;
  self->end = text + to;
}

/* Returns the position after the next @mark, or @end. */
static const char *
skip_past (const char *p,
           const char *end,
           const char *mark)
{
  const char *found = p < end ? g_strstr_len (p, end - p, mark) : NULL;

  return found != NULL ? found + strlen (mark) : end;
}

/* Returns the position after the `>` of the tag or declaration at @p, or @end. Values in quotes may hold a `>`. */
static const char *
skip_tag (const char *p,
          const char *end)
{
  const char *stop = memchr (p, '>', end - p), *quote = p;

  while (stop != NULL)
    {
      while (quote < stop && *quote != '"' && *quote != '\'')
        quote++;
      if (quote == stop)
        return stop + 1;
      quote = memchr (quote + 1, *quote, end - quote - 1);
      if (quote == NULL)
        break;
      quote++;
      if (quote > stop)
        stop = memchr (quote, '>', end - quote);
    }

  return end;
}

/* Skips a comment, a processing instruction, a CDATA section or a declaration at @p. Returns NULL if there is a tag. */
static const char *
skip_other (const char *p,
            const char *end)
{
  if (end - p < 2 || (p[1] != '!' && p[1] != '?'))
    return NULL;
  if (p[1] == '?')
    return skip_past (p + 2, end, "?>");
  if (end - p >= 4 && memcmp (p, "<!--", 4) == 0)
    return skip_past (p + 4, end, "-->");
  if (end - p >= 9 && memcmp (p, "<![CDATA[", 9) == 0)
    return skip_past (p + 9, end, "]]>");

  return skip_tag (p, end);
}

/* The characters of ASCII that end a name. */
static const gboolean ends_name[128] = {
  [' '] = TRUE, ['\t'] = TRUE, ['\n'] = TRUE, ['\r'] = TRUE, ['\f'] = TRUE, ['>'] = TRUE, ['/'] = TRUE,
  ['='] = TRUE, ['"'] = TRUE, ['\''] = TRUE, ['<'] = TRUE,
};

/* Reads a name with its prefix. Returns the position after it. */
static const char *
scan_name (const char *text,
           const char *p,
           const char *end,
           SegueSpan  *prefix,
           SegueSpan  *name)
{
  const char *start = p;

  *prefix = (SegueSpan) { p - text, 0 };
  for (; p < end && ((guchar) *p >= 128 || !ends_name[(guchar) *p]); p++)
    if (*p == ':' && prefix->length == 0)
      {
        prefix->length = p - start;
        start = p + 1;
      }
  *name = (SegueSpan) { start - text, p - start };

  return p;
}

/**
 * segue_xml_reader_next:
 * @self: a reader
 * @tag: (out): the tag
 *
 * Moves to the next tag.
 *
 * Returns: %FALSE at the end
 */
gboolean
segue_xml_reader_next (SegueXmlReader *self,
                       SegueXmlTag    *tag)
{
  while ((self->p = memchr (self->p, '<', self->end - self->p)) != NULL)
    {
      const char *after = skip_other (self->p, self->end), *name = self->p + 1;

      if (after != NULL)
        {
          self->p = after;
          continue;
        }
      after = skip_tag (self->p, self->end);
      tag->kind = SEGUE_XML_OPEN;
      if (name < self->end && *name == '/')
        tag->kind = SEGUE_XML_CLOSE;
      else if (after > name && after[-2] == '/')
        tag->kind = SEGUE_XML_EMPTY;
      tag->from = self->p - self->text;
      tag->to = after - self->text;
      scan_name (self->text, name + (tag->kind == SEGUE_XML_CLOSE), after, &tag->prefix, &tag->name);
      self->p = after;
      if (after[-1] == '>' && tag->name.length > 0)
        return TRUE;
    }
  self->p = self->end;

  return FALSE;
}

/**
 * segue_xml_find_root:
 * @text: (array length=length): a text
 * @length: bytes
 * @tag: (out): the tag of the outermost element
 *
 * Finds the outermost element of a text that seems to be XML. Before it are only white space, comments, a declaration,
 * and a byte order mark.
 *
 * Returns: %FALSE if the text cannot be XML
 */
gboolean
segue_xml_find_root (const char  *text,
                     gsize        length,
                     SegueXmlTag *tag)
{
  const char *p = text, *end = text + length;
  SegueXmlReader reader;

  if (length >= 3 && memcmp (p, "\xEF\xBB\xBF", 3) == 0)
    p += 3;
  for (const char *after; p < end; p = after)
    {
      while (p < end && g_ascii_isspace (*p))
        p++;
      if (p == end || *p != '<')
        return FALSE;
      after = skip_other (p, end);
      if (after == NULL)
        break;
    }
  segue_xml_reader_init (&reader, text, p - text, length);

  return segue_xml_reader_next (&reader, tag) && tag->from == p - text && tag->kind != SEGUE_XML_CLOSE;
}

/**
 * segue_xml_find_subset:
 * @text: (array length=length): a text
 * @length: bytes
 * @offset: (out): where it begins
 *
 * Finds the definitions of a document type within the document. They can define entities, which stand for anything, and
 * for more than memory holds.
 *
 * Returns: %FALSE if there are none
 */
gboolean
segue_xml_find_subset (const char *text,
                       gsize       length,
                       gsize      *offset)
{
  const char *p = text, *end = text + length, *after;

  while ((p = memchr (p, '<', end - p)) != NULL && (after = skip_other (p, end)) != NULL)
    {
      const gboolean doctype = end - p > 9 && memcmp (p, "<!DOCTYPE", 9) == 0;
      const char *bracket = doctype ? memchr (p, '[', after - p) : NULL;

      if (bracket != NULL)
        {
          *offset = bracket - text;
          return TRUE;
        }
      p = after;
    }

  return FALSE;
}

/**
 * segue_xml_next_attribute:
 * @text: XML
 * @tag: a tag of it
 * @attribute: (inout): the attribute before, all zero at first
 *
 * Moves to the next attribute of a tag.
 *
 * Returns: %FALSE after the last one
 */
gboolean
segue_xml_next_attribute (const char        *text,
                          const SegueXmlTag *tag,
                          SegueXmlAttribute *attribute)
{
  const guint32 start = attribute->extent.length > 0 ? attribute->extent.offset + attribute->extent.length
                                                     : tag->name.offset + tag->name.length;
  const char *p = text + start, *end = text + tag->to, *quote;

  while (p < end && g_ascii_isspace (*p))
    p++;
  p = scan_name (text, p, end, &attribute->prefix, &attribute->name);
  if (attribute->name.length == 0)
    return FALSE;
  while (p < end && (g_ascii_isspace (*p) || *p == '='))
    p++;
  if (p == end || (*p != '"' && *p != '\''))
    return FALSE;
  quote = memchr (p + 1, *p, end - p - 1);
  if (quote == NULL)
    return FALSE;
  attribute->value = (SegueSpan) { p + 1 - text, quote - p - 1 };
  attribute->extent = (SegueSpan) { start, quote + 1 - text - start };

  return TRUE;
}
