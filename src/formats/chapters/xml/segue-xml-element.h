/* segue-xml-element.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/syntax/segue-syntax.h"
#include "formats/chapters/xml/segue-xml.h"

G_BEGIN_DECLS

/* Items that are elements whose attributes are the fields. */

/**
 * SegueXmlElement:
 * @syntax: the syntax
 * @name: the name of the elements, without a prefix
 * @prefix: (nullable): the prefix of the name of a first element
 * @attributes: the names of the attributes, %NULL for fields that the elements lack
 * @type: (nullable): the value that an attribute `Type` must have, or %NULL
 * @required: the fields that cannot be left out: bits 1 << #SegueSyntaxField
 *
 * A syntax and what its elements are called.
 */
typedef struct
{
  SegueSyntax syntax;
  const char *name;
  const char *prefix;
  const char *attributes[SEGUE_SYNTAX_N_FIELDS];
  const char *type;
  guint       required;
} SegueXmlElement;

gboolean segue_xml_element_find_fields (const SegueXmlElement *self,
                                        const char            *text,
                                        const SegueXmlTag     *tag,
                                        SegueSyntaxItem       *item);
gboolean segue_xml_element_scan    (const SegueXmlElement  *self,
                                    SegueXmlReader         *reader,
                                    SegueSyntaxList        *list,
                                    GError                **error);
char    *segue_xml_element_encode  (const SegueSyntax      *syntax,
                                    const char             *text,
                                    const SegueSyntaxItem  *item,
                                    SegueSyntaxField        field,
                                    const char             *value,
                                    GError                **error) G_GNUC_WARN_UNUSED_RESULT;
char    *segue_xml_element_add     (const SegueSyntax      *syntax,
                                    const char             *text,
                                    const SegueSyntaxItem  *item,
                                    SegueSyntaxField        field,
                                    const char             *encoded,
                                    gsize                  *offset) G_GNUC_WARN_UNUSED_RESULT;
char    *segue_xml_element_compose (const SegueSyntax      *syntax,
                                    const char             *text,
                                    const SegueSyntaxItem  *like,
                                    gint64                  start,
                                    const char             *title,
                                    GError                **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
