/* segue-format-fcpxml.c
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

/* Markers in the projects of a file of Final Cut Pro. A marker has the time of the clip that it is in, the clip has a place
 * in the time of what it is in, and so on up to the sequence. Each project has a time of its own, so that several of them
 * are sections with their names. One without markers is left out. Only titles and notes can be changed. */

/* Units of a second in which the frames of all usual rates and their audio are whole numbers. */
#define UNITS G_GINT64_CONSTANT (705600000)
#define UNITS_PER_MS (UNITS / 1000)
#define MAX_SECONDS G_GINT64_CONSTANT (100000000)
#define MAX_DIVISOR G_GINT64_CONSTANT (10000000000)
#define MAX_SUM (MAX_SECONDS * UNITS)

/* What an element says about the times in it, in units. */
typedef struct
{
  gint64   shift;   /* is added to a time in the element for a time of the sequence */
  gint64   start;   /* the first time in the element that is seen */
  gint64   stop;    /* the one after the last, or G_MAXINT64 */
  gint64   next;    /* the place of the next element that does not say its own */
  gboolean retimed; /* played at another speed, so that places in it are not known */
} Frame;

typedef struct
{
  const SegueXmlElement *element;
  const char      *text;
  SegueSyntaxList *list;
  GArray          *frames;  /* of Frame: one for each open element of the sequence */
  guint            first;   /* the item of the first marker of the project */
  gboolean         chapter; /* the project has markers of chapters, and only such ones are listed */
} Scanner;

static gboolean
read_number (const char **p,
             const char  *end,
             gint64       most,
             gint64      *number)
{
  const char *start = *p;

  for (*number = 0; *p < end && g_ascii_isdigit (**p) && *p - start < 18; (*p)++)
    *number = *number * 10 + (**p - '0');

  return *p > start && *number <= most;
}

/* Reads a time: seconds, or a fraction of them, `1001/30000s`. Returns FALSE if this is no such time. */
static gboolean
read_time (const char *text,
           SegueSpan   value,
           gint64     *time)
{
  const char *p = text + value.offset, *end = p + value.length;
  gint64 dividend, divisor = 1;

  if (!read_number (&p, end, G_MAXINT64, &dividend))
    return FALSE;
  if (p < end && *p == '/')
    {
      p++;
      if (!read_number (&p, end, MAX_DIVISOR, &divisor) || divisor == 0)
        return FALSE;
    }
  if (end - p != 1 || *p != 's' || dividend / divisor > MAX_SECONDS)
    return FALSE;
  *time = dividend / divisor * UNITS + (dividend % divisor * UNITS + divisor / 2) / divisor;

  return TRUE;
}

/* Finds the times of a tag that it has. @offset: receives its place, @start: where it begins, @duration: its length */
static void
read_times (const char        *text,
            const SegueXmlTag *tag,
            const char        *start_name,
            gint64            *offset,
            gint64            *start,
            gint64            *duration)
{
  SegueXmlAttribute attribute = { 0 };

  while (segue_xml_next_attribute (text, tag, &attribute))
    if (segue_xml_equals (text, attribute.name, "offset"))
      read_time (text, attribute.value, offset);
    else if (segue_xml_equals (text, attribute.name, start_name))
      read_time (text, attribute.value, start);
    else if (segue_xml_equals (text, attribute.name, "duration"))
      read_time (text, attribute.value, duration);
}

/* Whether an element is placed in the time of another one, and has a time of its own. */
static gboolean
is_clip (const char        *text,
         const SegueXmlTag *tag)
{
  static const char *const names[] = { "asset-clip", "clip", "ref-clip", "sync-clip", "mc-clip", "video", "audio", "title",
                                       "gap", "caption", "audition" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (segue_xml_equals (text, tag->name, names[i]))
      return TRUE;

  return FALSE;
}

/* Tells whether an element says that the clip that it is in is played at another speed: as the user wants, or since its
 * frames are shown at the rate of the sequence. */
static gboolean
changes_speed (const char        *text,
               const SegueXmlTag *tag)
{
  SegueXmlAttribute attribute = { 0 };

  if (!segue_xml_equals (text, tag->name, "conform-rate"))
    return segue_xml_equals (text, tag->name, "timeMap");
  while (segue_xml_next_attribute (text, tag, &attribute))
    if (segue_xml_equals (text, attribute.name, "scaleEnabled") && segue_xml_equals (text, attribute.value, "0"))
      return FALSE;

  return TRUE;
}

/* Returns what an element says about the times in it, and moves the place of what follows it in the element around it. */
static Frame
enter (Scanner           *self,
       const SegueXmlTag *tag)
{
  Frame *outer = &g_array_index (self->frames, Frame, self->frames->len - 1);
  gint64 offset = outer->next, start = 0, duration = -1;
  const gboolean spine = segue_xml_equals (self->text, tag->name, "spine");
  Frame inner = *outer;

  if (!spine && !is_clip (self->text, tag))
    return inner;
  read_times (self->text, tag, "start", &offset, &start, &duration);
  /* the main storyline has the time of its sequence */
  if (spine && self->frames->len == 1)
    return inner;
  if (duration >= 0)
    outer->next = CLAMP (offset + duration, 0, MAX_SUM);
  inner.shift = CLAMP (outer->shift + offset - start, -MAX_SUM, MAX_SUM);
  inner.start = inner.next = start;
  inner.stop = duration >= 0 && !spine ? start + duration : G_MAXINT64;

  return inner;
}

/* Tells whether a marker is a task, which is done or not. */
static gboolean
is_task (const char        *text,
         const SegueXmlTag *tag)
{
  SegueXmlAttribute attribute = { 0 };

  while (segue_xml_next_attribute (text, tag, &attribute))
    if (segue_xml_equals (text, attribute.name, "completed"))
      return TRUE;

  return FALSE;
}

/* Adds a marker. Once there is a marker of a chapter, others are not listed. Those that are tasks, and those outside of
 * what is seen of their clip, never are. */
static gboolean
add_marker (Scanner            *self,
            const SegueXmlTag  *tag,
            GError            **error)
{
  const Frame *frame = &g_array_index (self->frames, Frame, self->frames->len - 1);
  const gboolean chapter = segue_xml_equals (self->text, tag->name, "chapter-marker");
  SegueSyntaxItem item = { .from = tag->from, .to = tag->to, .close = tag->to, .depth = 2 };
  gint64 start = -1, offset, duration;

  if (is_task (self->text, tag) || (self->chapter && !chapter))
    return TRUE;
  read_times (self->text, tag, "start", &offset, &start, &duration);
  if (start >= 0 && (start < frame->start || start >= frame->stop))
    return TRUE;
  segue_xml_element_find_fields (self->element, self->text, tag, &item);
  item.malformed = frame->retimed || start < 0 || start + frame->shift < 0;
  item.start = item.malformed ? SEGUE_TIME_NONE : (start + frame->shift) / UNITS_PER_MS;
  item.end = SEGUE_TIME_NONE;
  if (chapter && !self->chapter)
    g_array_set_size (self->list->items, self->first);
  self->chapter |= chapter;

  return segue_chapters_append (self->list, self->text, &item, error);
}

/* Reads the sequence with the start tag @tag. */
static gboolean
scan_sequence (Scanner            *self,
               SegueXmlReader     *reader,
               const SegueXmlTag  *sequence,
               GError            **error)
{
  Frame frame = { .stop = G_MAXINT64 };
  gint64 offset, duration;
  SegueXmlTag tag;

  read_times (self->text, sequence, "tcStart", &offset, &frame.start, &duration);
  frame.next = frame.start;
  frame.shift = -frame.start;
  g_array_append_val (self->frames, frame);
  while (self->frames->len > 0 && segue_xml_reader_next (reader, &tag))
    if (tag.kind == SEGUE_XML_CLOSE)
      g_array_set_size (self->frames, self->frames->len - 1);
    else if (segue_xml_equals (self->text, tag.name, "marker") || segue_xml_equals (self->text, tag.name, "chapter-marker"))
      {
        if (!add_marker (self, &tag, error))
          return FALSE;
        if (tag.kind == SEGUE_XML_OPEN)
          g_array_append_val (self->frames, g_array_index (self->frames, Frame, self->frames->len - 1));
      }
    else
      {
        if (changes_speed (self->text, &tag))
          g_array_index (self->frames, Frame, self->frames->len - 1).retimed = TRUE;
        frame = enter (self, &tag);
        if (tag.kind == SEGUE_XML_OPEN)
          g_array_append_val (self->frames, frame);
      }

  return TRUE;
}

/* Reads a project, or the sequence of one that has none around it: @tag is its start tag. Adds a section with its markers,
 * unless there are none. */
static gboolean
scan_project (Scanner            *self,
              SegueXmlReader     *reader,
              const SegueXmlTag  *project,
              const SegueXmlTag  *sequence,
              GError            **error)
{
  SegueSyntaxItem section = { .from = project->from, .to = project->to, .close = project->to, .depth = 1,
                              .start = SEGUE_TIME_NONE, .end = SEGUE_TIME_NONE, .is_section = TRUE };
  SegueXmlAttribute attribute = { 0 };
  const guint index = self->list->items->len;

  while (segue_xml_next_attribute (self->text, project, &attribute))
    if (segue_xml_equals (self->text, attribute.name, "name"))
      section.fields[SEGUE_SYNTAX_TITLE] = attribute.value;
  if (!segue_chapters_append (self->list, self->text, &section, error))
    return FALSE;
  self->first = index + 1;
  self->chapter = FALSE;
  g_array_set_size (self->frames, 0);
  if (!scan_sequence (self, reader, sequence, error))
    return FALSE;

  if (self->list->items->len == self->first)
    g_array_set_size (self->list->items, index);
  else
    g_array_index (self->list->items, SegueSyntaxItem, index).close =
      g_array_index (self->list->items, SegueSyntaxItem, self->list->items->len - 1).to;

  return TRUE;
}

/* Leaves out the section around the markers of the only project that has some. */
static void
drop_only_section (GArray *items)
{
  SegueSyntaxItem *item = (SegueSyntaxItem *) (gpointer) items->data;

  for (guint i = 1; i < items->len; i++)
    if (item[i].is_section)
      return;
  if (items->len > 0)
    g_array_remove_index (items, 0);
  for (guint i = 0; i < items->len; i++)
    item[i].depth = 1;
}

/* Compound clips are sequences, too; they stand among the resources. */
static gboolean
scan (const SegueSyntax  *self,
      const char         *text,
      gsize               length,
      SegueSyntaxList    *list,
      GError            **error)
{
  g_autoptr(GArray) frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  Scanner scanner = { .element = (const SegueXmlElement *) self, .text = text, .list = list, .frames = frames };
  SegueXmlTag project = { 0 };
  gboolean resources = FALSE;
  SegueXmlReader reader;
  SegueXmlTag tag;

  list->stop = length;
  if (!segue_xml_check (text, length, error))
    return FALSE;
  segue_xml_reader_init (&reader, text, 0, length);
  while (segue_xml_reader_next (&reader, &tag))
    if (segue_xml_equals (text, tag.name, "resources"))
      resources = tag.kind == SEGUE_XML_OPEN;
    else if (segue_xml_equals (text, tag.name, "project"))
      project = tag.kind == SEGUE_XML_OPEN ? tag : (SegueXmlTag) { 0 };
    else if (!resources && tag.kind == SEGUE_XML_OPEN && segue_xml_equals (text, tag.name, "sequence"))
      {
        if (!scan_project (&scanner, &reader, project.to > 0 ? &project : &tag, &tag, error))
          return FALSE;
        project = (SegueXmlTag) { 0 };
      }
  drop_only_section (list->items);

  return list->items->len > 0 || segue_chapters_fail (error, text, 0, _("there are no markers in the projects of this file."));
}

/* A project has no note, and its name cannot be added. */
static char *
add (const SegueSyntax     *syntax,
     const char            *text,
     const SegueSyntaxItem *item,
     SegueSyntaxField       field,
     const char            *encoded,
     gsize                 *offset)
{
  return item->is_section ? NULL : segue_xml_element_add (syntax, text, item, field, encoded, offset);
}

static const SegueXmlElement marker = {
  .syntax = {
    .id = "fcpxml",
    .fields = 1 << SEGUE_SYNTAX_TITLE | 1 << SEGUE_SYNTAX_BODY,
    .fixed = TRUE,
    .scan = scan,
    .decode = segue_xml_decode,
    .encode = segue_xml_element_encode,
    .encode_time = segue_chapters_encode_frames,
    .add = add,
    .separator = "\n",
  },
  .name = "marker",
  .attributes = {
    [SEGUE_SYNTAX_TITLE] = "value",
    [SEGUE_SYNTAX_BODY] = "note",
  },
  .required = 1 << SEGUE_SYNTAX_TITLE,
};

static guint
probe (const SegueFormat *self,
       const char        *data,
       gsize              length)
{
  SegueXmlTag root;

  return segue_xml_find_root (data, length, &root) && segue_xml_equals (data, root.name, "fcpxml") ? 100 : 0;
}

const SegueFormat segue_format_fcpxml = {
  .id = "fcpxml",
  .name = N_("Final Cut Pro project"),
  .media_type = "application/xml",
  .suffix = "fcpxml",
  .carries = SEGUE_FORMAT_CARRIES_SECTIONS | SEGUE_FORMAT_CARRIES_BODIES,
  .syntax = &marker.syntax,
  .probe = probe,
};
