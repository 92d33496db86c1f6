/* segue-matroska-scan.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/chapters/segue-chapters-read.h"
#include "formats/chapters/xml/segue-matroska-private.h"
#include "formats/chapters/xml/segue-xml.h"

/* A list of chapters; a file may have several. */
typedef struct
{
  guint    first;  /* the index of its first item */
  guint32  place;  /* the byte before its end tag */
  gboolean open;   /* its end has not been found yet */
  gboolean hidden;
  gboolean chosen; /* the one that players take */
} Edition;

typedef struct
{
  const char      *text;
  SegueSyntaxList *list;
  Edition          edition; /* the current one */
  Edition          best;    /* the best edition so far, whose items are in the list */
  gboolean         any;     /* there is such a one */
  guint            open[SEGUE_CHAPTERS_MAX_DEPTH]; /* the items around the current place */
  guint            depth;
  guint32          last;    /* the byte after the last tag */
  SegueXmlTag      leaf;    /* the last start tag, if no other tag followed */
  gboolean         nested;  /* the current item contains items already, so that what follows is not in its part */
} Scanner;

/* Tells whether the content of an element is the number 1. */
static gboolean
is_set (const char *text,
        SegueSpan   content)
{
  g_autofree char *value = g_strndup (text + content.offset, content.length);

  return g_str_equal (g_strstrip (value), "1");
}

/* Keeps the items of the edition that players take: the default one that is not hidden, else the first that is not
 * hidden, else the first. */
static void
end_edition (Scanner *self)
{
  Edition *edition = &self->edition;
  GArray *items = self->list->items;

  edition->open = FALSE;
  edition->chosen &= !edition->hidden;
  if (self->any && !(edition->chosen && !self->best.chosen) && !(self->best.hidden && !edition->hidden))
    {
      g_array_set_size (items, edition->first);
      return;
    }
  if (edition->first > 0)
    g_array_remove_range (items, 0, edition->first);
  self->best = *edition;
  self->list->place = edition->place;
  self->any = TRUE;
}

/* Handles a tag outside of items. */
static void
handle_edition (Scanner           *self,
                const SegueXmlTag *tag)
{
  const SegueSpan content = { self->leaf.to, tag->from - self->leaf.to };
  const char *text = self->text;

  if (segue_xml_equals (text, tag->name, "EditionEntry"))
    {
      if (tag->kind == SEGUE_XML_OPEN)
        self->edition = (Edition) { .first = self->list->items->len, .open = TRUE };
      else if (tag->kind == SEGUE_XML_CLOSE && self->edition.open)
        {
          self->edition.place = self->last;
          end_edition (self);
        }
    }
  else if (tag->kind != SEGUE_XML_CLOSE || self->leaf.to == 0)
    return;
  else if (segue_xml_equals (text, tag->name, "EditionFlagHidden"))
    self->edition.hidden = is_set (text, content);
  else if (segue_xml_equals (text, tag->name, "EditionFlagDefault"))
    self->edition.chosen = is_set (text, content);
}

/* Reads a number of nanoseconds. Returns FALSE if this is no such number. */
gboolean
segue_matroska_read_nanoseconds (const char *text,
                                 SegueSpan   value,
                                 gint64     *time)
{
  g_autofree char *number = g_strndup (text + value.offset, value.length);
  guint64 nanoseconds;

  if (!g_ascii_string_to_unsigned (g_strstrip (number), 10, 0, G_MAXINT64, &nanoseconds, NULL))
    return FALSE;
  *time = nanoseconds / 1000000;

  return TRUE;
}

/* Reads a time: hours, minutes and seconds, or a number of nanoseconds. */
static gint64
read_time (const char *text,
           SegueSpan   value)
{
  gint64 time;

  if ((memchr (text + value.offset, ':', value.length) == NULL && segue_matroska_read_nanoseconds (text, value, &time)) ||
      segue_chapters_read_clock (text + value.offset, value.length, &time))
    return time;

  return SEGUE_TIME_NONE;
}

/* Sets a field of the current item to the content of an element. What comes after items within it is out of reach. */
static void
set_field (Scanner           *self,
           SegueSyntaxItem   *item,
           SegueSyntaxField   field,
           const SegueXmlTag *tag,
           SegueSpan          content)
{
  const guint32 from = tag->kind == SEGUE_XML_EMPTY ? tag->from : self->leaf.from;
  guint32 gap = from;
  gint64 time;

  if (self->nested || item->fields[field].offset > 0)
    return;
  item->fields[field] = content;
  if (field == SEGUE_SYNTAX_TITLE)
    return;
  time = read_time (self->text, content);
  if (field == SEGUE_SYNTAX_START)
    {
      item->start = time;
      item->malformed = time == SEGUE_TIME_NONE;
      return;
    }
  item->end = time;
  while (g_ascii_isspace (self->text[gap - 1]))
    gap--;
  item->extents[field] = (SegueSpan) { gap, tag->to - gap };
}

/* Handles the end of an element without elements in it. */
static void
end_leaf (Scanner           *self,
          SegueSyntaxItem   *item,
          const SegueXmlTag *tag)
{
  /* An empty element is replaced by one with a start tag and an end tag. */
  const SegueSpan content = tag->kind == SEGUE_XML_EMPTY ? (SegueSpan) { tag->from, tag->to - tag->from }
                                                         : (SegueSpan) { self->leaf.to, tag->from - self->leaf.to };
  const char *text = self->text;

  if (segue_xml_equals (text, tag->name, "ChapterTimeStart"))
    set_field (self, item, SEGUE_SYNTAX_START, tag, content);
  else if (segue_xml_equals (text, tag->name, "ChapterTimeEnd"))
    set_field (self, item, SEGUE_SYNTAX_END, tag, content);
  else if (segue_xml_equals (text, tag->name, "ChapterString") || segue_xml_equals (text, tag->name, "ChapString"))
    set_field (self, item, SEGUE_SYNTAX_TITLE, tag, content);
  else if (segue_xml_equals (text, tag->name, "ChapterFlagHidden"))
    item->hidden |= is_set (text, content);
  else if (segue_xml_equals (text, tag->name, "ChapterFlagEnabled") && tag->kind == SEGUE_XML_CLOSE)
    item->hidden |= !is_set (text, content);
}

/* Begins an item, which ends the part of the item around it. */
static gboolean
begin_item (Scanner            *self,
            const SegueXmlTag  *tag,
            GError            **error)
{
  SegueSyntaxItem item = { .from = tag->from, .to = tag->to, .close = tag->to, .depth = self->depth + 1 };

  item.start = item.end = SEGUE_TIME_NONE;
  if (self->depth > 0)
    {
      SegueSyntaxItem *outer = &g_array_index (self->list->items, SegueSyntaxItem, self->open[self->depth - 1]);

      if (!outer->is_section)
        outer->to = self->last;
      outer->is_section = TRUE;
    }
  if (!segue_chapters_append (self->list, self->text, &item, error))
    return FALSE;
  self->nested = tag->kind == SEGUE_XML_EMPTY;
  if (tag->kind == SEGUE_XML_OPEN)
    self->open[self->depth++] = self->list->items->len - 1;

  return TRUE;
}

static gboolean
handle_tag (Scanner            *self,
            const SegueXmlTag  *tag,
            GError            **error)
{
  SegueSyntaxItem *item = self->depth > 0 ? &g_array_index (self->list->items, SegueSyntaxItem, self->open[self->depth - 1])
                                          : NULL;
  const gboolean is_leaf = tag->kind == SEGUE_XML_EMPTY || (tag->kind == SEGUE_XML_CLOSE && self->leaf.to > 0);

  if (segue_xml_equals (self->text, tag->name, "ChapterAtom"))
    {
      if (tag->kind != SEGUE_XML_CLOSE)
        return !self->edition.open || begin_item (self, tag, error);
      if (item != NULL)
        {
          item->close = tag->to;
          item->to = item->is_section ? item->to : tag->to;
          self->depth--;
          self->nested = TRUE;
        }
    }
  else if (item == NULL)
    handle_edition (self, tag);
  else if (is_leaf)
    end_leaf (self, item, tag);

  return TRUE;
}

/* Hides what is in hidden items. */
static void
hide_nested (GArray *items)
{
  gboolean hidden[SEGUE_CHAPTERS_MAX_DEPTH + 1] = { FALSE };

  for (guint i = 0; i < items->len; i++)
    {
      SegueSyntaxItem *item = &g_array_index (items, SegueSyntaxItem, i);

      item->hidden |= hidden[item->depth - 1];
      hidden[item->depth] = item->hidden;
    }
}

/* A SegueSyntax.scan() for the edition that players take. */
gboolean
segue_matroska_scan (const SegueSyntax  *self,
                     const char         *text,
                     gsize               length,
                     SegueSyntaxList    *list,
                     GError            **error)
{
  Scanner scanner = { .text = text, .list = list };
  SegueXmlReader reader;
  SegueXmlTag tag;

  list->stop = length;
  if (!segue_xml_check (text, length, error))
    return FALSE;
  segue_xml_reader_init (&reader, text, 0, length);
  while (segue_xml_reader_next (&reader, &tag))
    {
      if (!handle_tag (&scanner, &tag, error))
        return FALSE;
      scanner.last = tag.to;
      scanner.leaf = tag.kind == SEGUE_XML_OPEN ? tag : (SegueXmlTag) { 0 };
    }
  hide_nested (list->items);

  return scanner.any || segue_chapters_fail (error, text, 0, _("there are no Matroska chapters in this file."));
}
