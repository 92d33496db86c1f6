/* segue-format-otio.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/json/segue-json.h"
#include "formats/chapters/json/segue-json-list.h"
#include "formats/chapters/segue-chapters-read.h"
#include "formats/segue-formats.h"

/* Markers of a timeline of OpenTimelineIO: those of the timeline itself, or if it has none, those of its tracks and clips,
 * which count from the start of what they are in. Only titles and comments can be changed. */

/* A part of a timeline: the values that matter. Those that are missing have no length. */
typedef struct
{
  SegueSpan schema;
  SegueSpan range;    /* what is seen of it */
  SegueSpan media;    /* what it is a part of */
  SegueSpan markers;
  SegueSpan children;
} Part;

typedef struct
{
  const SegueJsonList *names;
  SegueJson       *json;
  const char      *text;
  guint32          shift; /* the byte of @text that the JSON begins at */
  SegueSyntaxList *list;
  gboolean         whole; /* the timeline has markers of its own */
  GError         **error;
} Scanner;

static char
first_of (Scanner   *self,
          SegueSpan  value)
{
  return value.length > 0 ? *segue_json_get_text (self->json, value) : '\0';
}

/* Reads a time in seconds: a number of frames, or samples, and how many a second has. Returns 0 if it is none. */
static double
read_seconds (Scanner   *self,
              SegueSpan  time)
{
  double value = 0, rate = 0;
  SegueSpan name, member;
  SegueJsonIter iter;

  if (first_of (self, time) != '{')
    return 0;
  segue_json_iter_init (&iter, self->json, time);
  while (segue_json_iter_next (&iter, &name, &member))
    {
      const gboolean is_value = segue_json_equals (self->json, name, "value");
      g_autofree char *number = NULL;

      if (!is_value && !segue_json_equals (self->json, name, "rate"))
        continue;
      number = segue_json_dup_raw (self->json, member);
      *(is_value ? &value : &rate) = g_ascii_strtod (number, NULL);
    }
  if (!(rate > 0) || !isfinite (value / rate) || fabs (value / rate) > (double) SEGUE_TIME_MAX / 1000)
    return 0;

  return value / rate;
}

/* Reads where a range begins, and how long it is, or -1. */
static void
read_range (Scanner   *self,
            SegueSpan  range,
            double    *start,
            double    *duration)
{
  SegueSpan name, member;
  SegueJsonIter iter;

  *start = 0;
  *duration = -1;
  if (first_of (self, range) != '{')
    return;
  segue_json_iter_init (&iter, self->json, range);
  while (segue_json_iter_next (&iter, &name, &member))
    if (segue_json_equals (self->json, name, "start_time"))
      *start = read_seconds (self, member);
    else if (segue_json_equals (self->json, name, "duration"))
      *duration = read_seconds (self, member);
}

/* Finds the range of what a clip is a part of: of its only reference, or of the first of several. */
static SegueSpan
find_media_range (Scanner   *self,
                  SegueSpan  media)
{
  SegueSpan name, member, range;
  SegueJsonIter iter;

  if (first_of (self, media) != '{')
    return (SegueSpan) { 0 };
  range = segue_json_find (self->json, media, "available_range");
  segue_json_iter_init (&iter, self->json, media);
  while (range.length == 0 && segue_json_iter_next (&iter, &name, &member))
    if (first_of (self, member) == '{')
      range = segue_json_find (self->json, member, "available_range");

  return range;
}

static void
read_part (Scanner   *self,
           SegueSpan  object,
           Part      *part)
{
  const struct { const char *name; SegueSpan *span; } members[] = {
    { "OTIO_SCHEMA", &part->schema }, { "source_range", &part->range }, { "media_reference", &part->media },
    { "media_references", &part->media }, { "markers", &part->markers }, { "children", &part->children },
    { "tracks", &part->children },
  };
  SegueSpan name, value;
  SegueJsonIter iter;

  *part = (Part) { 0 };
  if (first_of (self, object) != '{')
    return;
  segue_json_iter_init (&iter, self->json, object);
  while (segue_json_iter_next (&iter, &name, &value))
    for (guint i = 0; i < G_N_ELEMENTS (members); i++)
      if (segue_json_equals (self->json, name, members[i].name))
        *members[i].span = value;
}

/* Tells whether a part is of a schema, whatever its version. */
static gboolean
is_schema (Scanner    *self,
           const Part *part,
           const char *schema)
{
  return part->schema.length > strlen (schema) + 1 &&
         strncmp (segue_json_get_text (self->json, part->schema) + 1, schema, strlen (schema)) == 0;
}

/* Sets a field to the value of a member, if it is text. */
static void
set_field (Scanner          *self,
           SegueSyntaxItem  *item,
           SegueSyntaxField  field,
           SegueSpan         value)
{
  if (first_of (self, value) == '"')
    item->fields[field] = (SegueSpan) { self->shift + value.offset + 1, value.length - 2 };
}

/* Adds a marker. @start: where the part with the marker begins in the timeline, in seconds; @from: the first time in the
 * part that is seen; @length: how much is seen, or -1 */
static gboolean
add_marker (Scanner   *self,
            SegueSpan  marker,
            double     start,
            double     from,
            double     length)
{
  SegueSyntaxItem item = { .from = self->shift + marker.offset, .start = SEGUE_TIME_NONE, .end = SEGUE_TIME_NONE, .depth = 1 };
  double time = 0, duration;
  SegueSpan name, value;
  SegueJsonIter iter;

  if (first_of (self, marker) != '{')
    return TRUE;
  item.to = item.close = item.from + marker.length;
  segue_json_iter_init (&iter, self->json, marker);
  while (segue_json_iter_next (&iter, &name, &value))
    if (segue_json_equals (self->json, name, self->names->names[SEGUE_SYNTAX_TITLE]))
      set_field (self, &item, SEGUE_SYNTAX_TITLE, value);
    else if (segue_json_equals (self->json, name, self->names->names[SEGUE_SYNTAX_BODY]))
      set_field (self, &item, SEGUE_SYNTAX_BODY, value);
    else if (segue_json_equals (self->json, name, "marked_range"))
      read_range (self, value, &time, &duration);
  if (time < from || (length >= 0 && time >= from + length))
    return TRUE;
  /* less than a frame of sound, for sums that are a little too small */
  time = (start + time - from) * 1000 + 0.001;
  item.malformed = !(time >= 0 && time < (double) SEGUE_TIME_MAX);
  if (!item.malformed)
    item.start = (gint64) time;

  return segue_chapters_append (self->list, self->text, &item, self->error);
}

static gboolean
add_markers (Scanner   *self,
             SegueSpan  markers,
             double     start,
             double     from,
             double     length)
{
  SegueJsonIter iter;
  SegueSpan marker;

  if (first_of (self, markers) != '[')
    return TRUE;
  segue_json_iter_init (&iter, self->json, markers);
  while (segue_json_iter_next (&iter, NULL, &marker))
    if (!add_marker (self, marker, start, from, length))
      return FALSE;

  return TRUE;
}

static gboolean scan_part (Scanner   *self,
                           SegueSpan  object,
                           double     start,
                           double    *duration);

/* Reads what is in a part: one after the other in a track, else at the same time. @end: receives the length of it all */
static gboolean
scan_children (Scanner    *self,
               const Part *part,
               double      start,
               double     *end)
{
  const gboolean track = is_schema (self, part, "Track.");
  SegueJsonIter iter;
  SegueSpan child;

  *end = 0;
  if (first_of (self, part->children) != '[')
    return TRUE;
  segue_json_iter_init (&iter, self->json, part->children);
  while (segue_json_iter_next (&iter, NULL, &child))
    {
      double duration;

      if (!scan_part (self, child, track ? start + *end : start, &duration))
        return FALSE;
      *end = track ? *end + duration : MAX (*end, duration);
    }

  return TRUE;
}

/* Reads a part of a timeline that begins at @start, in seconds. The nesting of the JSON is bounded. */
static gboolean
scan_part (Scanner   *self,
           SegueSpan  object,
           double     start,
           double    *duration)
{
  double from, length, end = 0;
  gboolean first;
  Part part;

  read_part (self, object, &part);
  *duration = 0;
  if (is_schema (self, &part, "Transition."))
    return TRUE;
  read_range (self, part.range.length > 4 ? part.range : find_media_range (self, part.media), &from, &length);
  /* the items of a list are in the order of the text */
  first = part.markers.offset < part.children.offset;
  if ((!self->whole && first && !add_markers (self, part.markers, start, from, length)) ||
      !scan_children (self, &part, start - from, &end) ||
      (!self->whole && !first && !add_markers (self, part.markers, start, from, length)))
    return FALSE;
  *duration = MAX (length >= 0 ? length : end, 0);

  return TRUE;
}

static gboolean
scan (const SegueSyntax  *syntax,
      const char         *text,
      gsize               length,
      SegueSyntaxList    *list,
      GError            **error)
{
  const guint32 shift = length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  g_autoptr(SegueJson) json = segue_json_new (text + shift, length - shift, error);
  Scanner scanner = { (const SegueJsonList *) syntax, json, text, shift, list, FALSE, error };
  double from, duration;
  Part root, stack;

  list->stop = length;
  if (json == NULL)
    return FALSE;
  read_part (&scanner, segue_json_get_root (json), &root);
  read_part (&scanner, root.children, &stack);
  read_range (&scanner, stack.range, &from, &duration);
  if (!is_schema (&scanner, &root, "Timeline."))
    return segue_chapters_fail (error, text, 0, _("there is no timeline in this file."));
  if (!add_markers (&scanner, stack.markers, 0, from, duration))
    return FALSE;
  scanner.whole = list->items->len > 0;
  if (!scanner.whole && !scan_part (&scanner, root.children, 0, &duration))
    return FALSE;

  return list->items->len > 0 || segue_chapters_fail (error, text, 0, _("there are no markers in this timeline."));
}

static const SegueJsonList list = {
  .syntax = {
    .id = "otio",
    .fields = 1 << SEGUE_SYNTAX_TITLE | 1 << SEGUE_SYNTAX_BODY,
    .fixed = TRUE,
    .scan = scan,
    .decode = segue_json_list_decode,
    .encode = segue_json_list_encode,
    .encode_time = segue_chapters_encode_frames,
    .add = segue_json_list_add,
    .separator = ",\n  ",
  },
  .names = {
    [SEGUE_SYNTAX_TITLE] = "name",
    [SEGUE_SYNTAX_BODY] = "comment",
  },
};

/* Every object of a timeline names its schema, the outermost first. */
static guint
probe (const SegueFormat *self,
       const char        *data,
       gsize              length)
{
  const char *found = g_strstr_len (data, MIN (length, 4096), "\"OTIO_SCHEMA\"");
  const char *p = length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0 ? data + 3 : data;

  while (p < data + length && g_ascii_isspace (*p))
    p++;

  return found != NULL && *p == '{' && g_strstr_len (found, MIN (data + length - found, 64), "\"Timeline.") != NULL ? 100 : 0;
}

const SegueFormat segue_format_otio = {
  .id = "otio",
  .name = N_("OpenTimelineIO"),
  .media_type = "application/json",
  .suffix = "otio",
  .carries = SEGUE_FORMAT_CARRIES_BODIES,
  .syntax = &list.syntax,
  .probe = probe,
};
