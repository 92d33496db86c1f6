/* segue-xml-value.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "core/text/segue-chars.h"
#include "core/text/segue-error.h"
#include "formats/chapters/segue-chapters-read.h"
#include "formats/chapters/xml/segue-xml.h"

/**
 * segue_xml_check:
 * @text: (array length=length): UTF-8
 * @length: bytes
 * @error: return location for an error, or %NULL
 *
 * Checks that a text is well-formed XML. No file and no address is opened, and definitions of entities are refused. The
 * encoding that the XML declares is that of the file, not that of @text.
 *
 * Returns: %FALSE with %SEGUE_ERROR_SYNTAX, whose message has the line
 */
gboolean
segue_xml_check (const char  *text,
                 gsize        length,
                 GError     **error)
{
  const gboolean mark = length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0;
  xmlParserCtxt *context;
  gsize offset = 0;
  gboolean good;

  if (segue_xml_find_subset (text, length, &offset))
    return segue_chapters_fail (error, text, offset, _("this XML defines entities, which are not supported."));
  context = xmlNewParserCtxt ();
  /* without functions to call, nothing is kept of what is read */
  memset (context->sax, 0, sizeof *context->sax);
  context->sax->initialized = XML_SAX2_MAGIC;
  xmlCtxtReadMemory (context, text + (mark ? 3 : 0), length - (mark ? 3 : 0), NULL, "UTF-8",
                     XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  good = context->wellFormed;
  if (!good)
    /* Translators: the rest of a sentence that begins with the number of a line */
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("Line %u: %s"), (guint) MAX (context->lastError.line, 1),
                 _("this is not valid XML."));
  xmlFreeParserCtxt (context);

  return good;
}

/* Appends what stands for the reference at @p, which is an `&`. Returns the position after it. What is no reference of
 * XML itself stands for itself. */
static const char *
decode_reference (const char *p,
                  const char *end,
                  GString    *out)
{
  static const struct { const char *name; char c; } known[] = {
    { "&lt;", '<' }, { "&gt;", '>' }, { "&amp;", '&' }, { "&quot;", '"' }, { "&apos;", '\'' },
  };
  guint64 number = 0;
  char *stop;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (segue_has_prefix (p, known[i].name))
      {
        g_string_append_c (out, known[i].c);
        return p + strlen (known[i].name);
      }
  if (end - p > 3 && p[1] == '#' && g_ascii_isxdigit (p[p[2] == 'x' ? 3 : 2]))
    {
      number = g_ascii_strtoull (p + (p[2] == 'x' ? 3 : 2), &stop, p[2] == 'x' ? 16 : 10);
      if (*stop == ';' && number > 0 && number <= 0x10FFFF && g_unichar_validate ((gunichar) number))
        {
          g_string_append_unichar (out, (gunichar) number);
          return stop + 1;
        }
    }
  g_string_append_c (out, '&');

  return p + 1;
}

/**
 * segue_xml_decode:
 * @syntax: the syntax
 * @field: a field
 * @raw: (array length=length): the value of an attribute or the content of an element
 * @length: bytes
 *
 * Returns the text of a value, on one line: references and CDATA sections are resolved, comments and tags left out.
 *
 * Returns: (transfer full): the text
 */
char *
segue_xml_decode (const SegueSyntax *syntax,
                  SegueSyntaxField   field,
                  const char        *raw,
                  gsize              length)
{
  g_autofree char *copy = g_strndup (raw, length);
  g_autoptr(GString) out = g_string_sized_new (length);
  const char *end = copy + length;

  for (const char *p = copy, *stop; p < end;)
    if (*p == '&')
      p = decode_reference (p, end, out);
    else if (*p != '<')
      {
        stop = p + strcspn (p, "&<");
        g_string_append_len (out, p, stop - p);
        p = stop;
      }
    else if (segue_has_prefix (p, "<![CDATA[") && (stop = strstr (p, "]]>")) != NULL)
      {
        g_string_append_len (out, p + 9, stop - p - 9);
        p = stop + 3;
      }
    else
      {
        stop = strstr (p, segue_has_prefix (p, "<!--") ? "-->" : ">");
        p = stop != NULL ? stop + (segue_has_prefix (p, "<!--") ? 3 : 1) : end;
      }

  return segue_chapters_fold_title (out->str, out->len);
}

/**
 * segue_xml_encode:
 * @value: UTF-8
 * @quote: the quote around the value of an attribute, or NUL for the content of an element
 * @error: return location for an error, or %NULL
 *
 * Writes a value as XML. `>` is escaped as well, so that no value ends a CDATA section around it.
 *
 * Returns: (transfer full): XML, or %NULL with %SEGUE_ERROR_READ_BACK if the value has a character that no XML can hold
 */
char *
segue_xml_encode (const char  *value,
                  char         quote,
                  GError     **error)
{
  g_autoptr(GString) out = g_string_sized_new (strlen (value));

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF)
        {
          g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK, _("XML cannot hold control characters."));
          return NULL;
        }
      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c < 0x20)
        g_string_append_printf (out, "&#%u;", c);
      else if (c == (guchar) quote)
        g_string_append (out, quote == '"' ? "&quot;" : "&apos;");
      else
        g_string_append_unichar (out, c);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}
