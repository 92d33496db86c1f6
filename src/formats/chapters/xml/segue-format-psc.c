/* segue-format-psc.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/text/segue-chars.h"
#include "formats/chapters/segue-chapters-read.h"
#include "formats/chapters/segue-chapters.h"
#include "formats/chapters/xml/segue-xml-element.h"
#include "formats/feed/segue-feed.h"
#include "formats/segue-formats.h"

/* Podlove Simple Chapters 1.2 (podlove-simple-chapters.md of podlove/podlove-specifications). Start and title are mandatory. */

#define NAMESPACE "http://podlove.org/simple-chapters"

static void
append_attribute (GString    *out,
                  const char *name,
                  const char *value)
{
  g_autofree char *escaped = value != NULL ? g_markup_escape_text (value, -1) : NULL;

  if (escaped != NULL)
    g_string_append_printf (out, " %s=\"%s\"", name, escaped);
}

static void
append_psc (const SegueFormat   *self,
            const SegueChapters *chapters,
            GString             *out)
{
  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<psc:chapters xmlns:psc=\"http://podlove.org/simple-chapters\" version=\"1.2\">\n");
  for (guint i = 0; i < segue_chapters_get_n (chapters); i++)
    {
      const SegueChapter *chapter = segue_chapters_get (chapters, i);

      g_string_append (out, "  <psc:chapter start=\"");
      segue_chapters_append_time (out, chapter->start);
      g_string_append_c (out, '"');
      append_attribute (out, "title", chapter->title);
      append_attribute (out, "href", chapter->link);
      append_attribute (out, "image", chapter->image);
      g_string_append (out, "/>\n");
    }
  g_string_append (out, "</psc:chapters>\n");
}

/* A prefix of names, and whether it stands for the namespace of the chapters in the element at a depth. */
typedef struct
{
  SegueSpan prefix;
  guint     depth;
  gboolean  psc;
} Binding;

/* Remembers the prefixes that a tag declares. */
static void
add_bindings (GArray            *bindings,
              const char        *text,
              const SegueXmlTag *tag,
              guint              depth)
{
  SegueXmlAttribute attribute = { 0 };

  if (g_strstr_len (text + tag->from, tag->to - tag->from, "xmlns") == NULL)
    return;
  while (segue_xml_next_attribute (text, tag, &attribute))
    {
      const gboolean plain = attribute.prefix.length == 0 && segue_xml_equals (text, attribute.name, "xmlns");
      const char *value = text + attribute.value.offset;
      Binding binding = { plain ? attribute.prefix : attribute.name, depth, FALSE };

      if (!plain && !segue_xml_equals (text, attribute.prefix, "xmlns"))
        continue;
      /* with or without a slash at the end */
      binding.psc = attribute.value.length >= strlen (NAMESPACE) && memcmp (value, NAMESPACE, strlen (NAMESPACE)) == 0;
      g_array_append_val (bindings, binding);
    }
}

/* Tells whether a tag belongs to the namespace of the chapters. Some feeds forget to declare the usual prefix. */
static gboolean
is_psc (const GArray      *bindings,
        const char        *text,
        const SegueXmlTag *tag)
{
  for (guint i = bindings->len; i > 0; i--)
    {
      const Binding *binding = &g_array_index (bindings, Binding, i - 1);

      if (binding->prefix.length == tag->prefix.length &&
          memcmp (text + binding->prefix.offset, text + tag->prefix.offset, tag->prefix.length) == 0)
        return binding->psc;
    }

  return segue_xml_equals (text, tag->prefix, "psc");
}

/* Finds the first element with chapters, in a file of its own or in the feed of a podcast. Sets @title to the title of the
 * item of a feed that it stands in, if the title is before it. */
static gboolean
find_list (SegueXmlReader *reader,
           SegueXmlTag    *tag,
           SegueSpan      *title)
{
  g_autoptr(GArray) bindings = g_array_new (FALSE, FALSE, sizeof (Binding));
  const char *text = reader->text;
  guint depth = 0, item_depth = 0;
  SegueXmlTag opened = { 0 };

  while (segue_xml_reader_next (reader, tag))
    {
      if (tag->kind == SEGUE_XML_CLOSE)
        {
          while (bindings->len > 0 && g_array_index (bindings, Binding, bindings->len - 1).depth >= depth)
            g_array_set_size (bindings, bindings->len - 1);
          if (depth == item_depth + 1 && opened.to > 0 && segue_xml_equals (text, tag->name, "title"))
            *title = (SegueSpan) { opened.to, tag->from - opened.to };
          opened.to = 0;
          depth--;
          continue;
        }
      depth++;
      add_bindings (bindings, text, tag, depth);
      if (segue_xml_equals (text, tag->name, "chapters") && is_psc (bindings, text, tag))
        return TRUE;
      if (segue_xml_equals (text, tag->name, "item") || segue_xml_equals (text, tag->name, "entry"))
        {
          item_depth = depth;
          *title = (SegueSpan) { 0 };
        }
      opened = (SegueXmlTag) { 0 };
      if (item_depth > 0 && depth == item_depth + 1 && tag->prefix.length == 0 && tag->kind == SEGUE_XML_OPEN &&
          segue_xml_equals (text, tag->name, "title"))
        opened = *tag;
      if (tag->kind == SEGUE_XML_EMPTY)
        {
          while (bindings->len > 0 && g_array_index (bindings, Binding, bindings->len - 1).depth >= depth)
            g_array_set_size (bindings, bindings->len - 1);
          depth--;
        }
    }

  return FALSE;
}

static gboolean
scan_psc (const SegueSyntax  *self,
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
  if (!find_list (&reader, &tag, &list->title))
    return segue_chapters_fail (error, text, 0, _("there are no Podlove chapters in this file."));
  if (tag.kind == SEGUE_XML_OPEN)
    list->place = tag.to;

  return tag.kind == SEGUE_XML_EMPTY || segue_xml_element_scan ((const SegueXmlElement *) self, &reader, list, error);
}

static const SegueXmlElement chapter = {
  .syntax = {
    .id = "psc",
    .fields = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_TITLE | 1 << SEGUE_SYNTAX_LINK | 1 << SEGUE_SYNTAX_IMAGE,
    .has_title = TRUE,
    .scan = scan_psc,
    .decode = segue_xml_decode,
    .encode = segue_xml_element_encode,
    .encode_time = segue_chapters_encode_time,
    .add = segue_xml_element_add,
    .compose = segue_xml_element_compose,
    .separator = "\n  ",
  },
  .name = "chapter",
  .prefix = "psc",
  .attributes = {
    [SEGUE_SYNTAX_START] = "start",
    [SEGUE_SYNTAX_TITLE] = "title",
    [SEGUE_SYNTAX_LINK] = "href",
    [SEGUE_SYNTAX_IMAGE] = "image",
  },
  .required = 1 << SEGUE_SYNTAX_START | 1 << SEGUE_SYNTAX_TITLE,
};

/* Tells whether an element declares the namespace of the chapters. */
static gboolean
declares_psc (const char *data,
              gsize       length)
{
  const char *end = data + length, *p = data;

  while ((p = g_strstr_len (p, end - p, NAMESPACE)) != NULL)
    {
      const char *name = p - 1;

      while (name > data && *name != '<' && *name != '>' && !g_ascii_isspace (*name))
        name--;
      if (segue_has_prefix (name + 1, "xmlns"))
        return TRUE;
      p += strlen (NAMESPACE);
    }

  return FALSE;
}

/* Tells whether there seems to be a chapter. */
static gboolean
has_chapter (const char *data,
             gsize       length)
{
  const char *end = data + length, *p = data;

  while ((p = g_strstr_len (p, end - p, "chapter")) != NULL)
    {
      p += strlen ("chapter");
      if (p < end && g_ascii_isspace (*p))
        return TRUE;
    }

  return FALSE;
}

/* A feed without chapters is left to the format of feeds. */
static guint
probe_psc (const SegueFormat *self,
           const char        *data,
           gsize              length)
{
  SegueXmlTag root;

  if (!segue_xml_find_root (data, length, &root))
    return 0;
  if (segue_xml_equals (data, root.name, "chapters"))
    return g_strstr_len (data + root.from, root.to - root.from, NAMESPACE) != NULL ? 100 : 0;

  return declares_psc (data, length) && (!segue_feed_probe (data, length) || has_chapter (data, length)) ? 90 : 0;
}

const SegueFormat segue_format_psc = {
  .id = "psc",
  .name = N_("Podlove Simple Chapters"),
  .media_type = "application/xml",
  .suffix = "psc",
  .carries = SEGUE_FORMAT_CARRIES_LINKS,
  .syntax = &chapter.syntax,
  .probe = probe_psc,
  .write = segue_chapters_write,
  .append = append_psc,
};
