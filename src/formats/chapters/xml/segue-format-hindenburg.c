/* segue-format-hindenburg.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/chapters/segue-chapters-read.h"
#include "formats/chapters/xml/segue-xml-element.h"
#include "formats/segue-formats.h"

/* The markers of a session of Hindenburg. Those of the type "Chapter" are chapters; others are places of the editor. A
 * session holds a whole production, so markers are changed, but no new ones are made, which would need numbers. */

static gboolean
scan_hindenburg (const SegueSyntax  *self,
                 const char         *text,
                 gsize               length,
                 SegueSyntaxList    *list,
                 GError            **error)
{
  SegueXmlReader reader;
  SegueXmlTag tag;

  list->stop = length;
  if (!segue_xml_check (text, length, error))
    return FALSE;
  segue_xml_reader_init (&reader, text, 0, length);
  while (segue_xml_reader_next (&reader, &tag))
    if (tag.kind == SEGUE_XML_OPEN && segue_xml_equals (text, tag.name, "Markers"))
      {
        if (!segue_xml_element_scan ((const SegueXmlElement *) self, &reader, list, error))
          return FALSE;
        break;
      }

  return list->items->len > 0 || segue_chapters_fail (error, text, 0, _("there are no markers of chapters in this session."));
}

static char *
compose_hindenburg (const SegueSyntax      *self,
                    const char             *text,
                    const SegueSyntaxItem  *like,
                    gint64                  start,
                    const char             *title,
                    GError                **error)
{
  return segue_chapters_refuse (error, _("New markers cannot be added to a Hindenburg session."));
}

static const SegueXmlElement marker = {
  .syntax = {
    .id = "hindenburg",
    .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_TITLE | 1 << SEGUE_SYNTAX_LINK,
    .scan = scan_hindenburg,
    .decode = segue_xml_decode,
    .encode = segue_xml_element_encode,
    .encode_time = segue_chapters_encode_time,
    .add = segue_xml_element_add,
    .compose = compose_hindenburg,
    .separator = "\n    ",
  },
  .name = "Marker",
  .attributes = {
    [SEGUE_SYNTAX_START] = "Time",
    [SEGUE_SYNTAX_TITLE] = "Name",
    [SEGUE_SYNTAX_LINK] = "URL",
  },
  .type = "Chapter",
  .required = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_TITLE,
};

static guint
probe_hindenburg (const SegueFormat *self,
                  const char        *data,
                  gsize              length)
{
  SegueXmlTag root;

  return segue_xml_find_root (data, length, &root) && segue_xml_equals (data, root.name, "Session") &&
         g_strstr_len (data + root.from, root.to - root.from, "Hindenburg") != NULL ? 100 : 0;
}

const SegueFormat segue_format_hindenburg = {
  .id = "hindenburg",
  .name = N_("Hindenburg session"),
  .media_type = "application/xml",
  .suffix = "nhsx",
  .carries = SEGUE_FORMAT_CARRIES_LINKS,
  .syntax = &marker.syntax,
  .probe = probe_hindenburg,
};
