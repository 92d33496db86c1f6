/* segue-xml.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/syntax/segue-syntax.h"

G_BEGIN_DECLS

/* Places in XML. libxml2 says whether a text is XML; where tags and values stand is found by walking through it. */

/**
 * SegueXmlKind:
 * @SEGUE_XML_OPEN: a start tag
 * @SEGUE_XML_EMPTY: the tag of an element without content, `<a/>`
 * @SEGUE_XML_CLOSE: an end tag
 *
 * The kind of a tag.
 */
typedef enum
{
  SEGUE_XML_OPEN,
  SEGUE_XML_EMPTY,
  SEGUE_XML_CLOSE,
} SegueXmlKind;

/**
 * SegueXmlTag:
 * @kind: the kind
 * @from: the byte of the `<`
 * @to: the byte after the `>`
 * @prefix: the prefix of the name, without its colon; may be empty
 * @name: the name without its prefix
 *
 * A tag. Offsets count bytes from the start of the text.
 */
typedef struct
{
  SegueXmlKind kind;
  guint32      from;
  guint32      to;
  SegueSpan    prefix;
  SegueSpan    name;
} SegueXmlTag;

/**
 * SegueXmlReader:
 * @text: private
 * @p: private
 * @end: private
 *
 * A position in XML. It lives on the stack.
 */
typedef struct
{
  const char *text;
  const char *p;
  const char *end;
} SegueXmlReader;

/**
 * SegueXmlAttribute:
 * @prefix: the prefix of the name, may be empty
 * @name: the name without its prefix
 * @value: the value as it is written, without its quotes
 * @extent: the attribute with the white space before it
 *
 * An attribute of a tag.
 */
typedef struct
{
  SegueSpan prefix;
  SegueSpan name;
  SegueSpan value;
  SegueSpan extent;
} SegueXmlAttribute;

gboolean segue_xml_check          (const char        *text,
                                   gsize              length,
                                   GError           **error);
void     segue_xml_reader_init    (SegueXmlReader    *self,
                                   const char        *text,
                                   gsize              from,
                                   gsize              to);
gboolean segue_xml_reader_next    (SegueXmlReader    *self,
                                   SegueXmlTag       *tag);
gboolean segue_xml_find_root      (const char        *text,
                                   gsize              length,
                                   SegueXmlTag       *tag);
gboolean segue_xml_find_subset    (const char        *text,
                                   gsize              length,
                                   gsize             *offset);
gboolean segue_xml_next_attribute (const char        *text,
                                   const SegueXmlTag *tag,
                                   SegueXmlAttribute *attribute);
gboolean segue_xml_equals         (const char        *text,
                                   SegueSpan          span,
                                   const char        *string);

char    *segue_xml_decode         (const SegueSyntax *syntax,
                                   SegueSyntaxField   field,
                                   const char        *raw,
                                   gsize              length) G_GNUC_WARN_UNUSED_RESULT;
char    *segue_xml_encode         (const char        *value,
                                   char               quote,
                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
