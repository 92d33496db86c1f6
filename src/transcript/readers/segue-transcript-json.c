/* segue-transcript-json.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/json/segue-json-node.h"
#include "transcript/segue-transcript-private.h"

/* Reads transcripts in JSON: a list of objects, each with a time and a text. */

/* A shape of such a file. */
typedef struct
{
  const char *list; /* the member with the list, or NULL if the file is the list */
  const char *start;
  const char *end;
  const char *text;
  const char *speaker;
  const char *times; /* the object within each object that has the times, or NULL */
  double unit;       /* milliseconds */
} Shape;

static const Shape shapes[] = {
  /* Podcasting 2.0 */
  { "segments", "startTime", "endTime", "body", "speaker", NULL, 1000 },
  /* Whisper, WhisperX and the programs that write the same */
  { "segments", "start", "end", "text", "speaker", NULL, 1000 },
  { "chunks", "start", "end", "text", "speaker", NULL, 1000 },
  /* whisper.cpp */
  { "transcription", "from", "to", "text", "speaker", "offsets", 1 },
  /* AssemblyAI */
  { "utterances", "start", "end", "text", "speaker", NULL, 1 },
  /* Deepgram */
  { "utterances", "start", "end", "transcript", "speaker", NULL, 1000 },
  { NULL, "startTime", "endTime", "body", "speaker", NULL, 1000 },
  { NULL, "start", "end", "text", "speaker", NULL, 1000 },
};

static gboolean
recognizes (const SegueTranscriptReader *reader)
{
  const char *p = reader->text;

  while (p < reader->end && g_ascii_isspace (*p))
    p++;

  return p < reader->end && (*p == '{' || (*p == '[' && p + 1 < reader->end && !g_ascii_isdigit (p[1])));
}

/* Returns the time in a member, or SEGUE_TIME_NONE if it has none. It is a number of units, or a clock. */
static gint64
get_time (JsonObject *object,
          const char *name,
          double      unit)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *text, *stop;
  double value;
  gint64 time;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return SEGUE_TIME_NONE;
  text = json_node_get_string (node);
  if (text != NULL && segue_transcript_scan_time (text, text + strlen (text), &stop, &time))
    return time;
  value = (text != NULL ? g_ascii_strtod (text, NULL) : json_node_get_double (node)) * unit;

  return value >= 0 && value < SEGUE_TIME_MAX ? (gint64) round (value) : SEGUE_TIME_NONE;
}

/* Returns the text of a member that is a string or a number. */
static char *
dup_text (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

  return json_node_dup_string (node);
}

/* Adds an object of the list. Returns FALSE if it does not have the shape. Sets @room to FALSE if there are too many cues. */
static gboolean
add_object (SegueTranscriptReader *reader,
            JsonObject            *object,
            const Shape           *shape,
            gboolean              *room)
{
  JsonNode *inner = shape->times != NULL ? json_object_get_member (object, shape->times) : NULL;
  JsonObject *times = inner != NULL && JSON_NODE_HOLDS_OBJECT (inner) ? json_node_get_object (inner) : object;
  const gint64 start = get_time (times, shape->start, shape->unit);
  g_autofree char *text = dup_text (object, shape->text);
  g_autofree char *speaker = dup_text (object, shape->speaker);

  if (start < 0 || text == NULL)
    return FALSE;
  *room = segue_transcript_add (reader, start, get_time (times, shape->end, shape->unit), speaker, -1, text, -1);

  return TRUE;
}

/* Adds the objects of a list. Returns FALSE if none has the shape. */
static gboolean
read_list (SegueTranscriptReader *reader,
           SegueJson             *json,
           SegueSpan              list,
           const Shape           *shape)
{
  SegueJsonIter iter;
  SegueSpan value;
  gboolean any = FALSE, room = TRUE;

  if (*segue_json_get_text (json, list) != '[')
    return FALSE;
  segue_json_iter_init (&iter, json, list);
  while (room && segue_json_iter_next (&iter, NULL, &value))
    {
      g_autoptr(JsonNode) node = NULL;

      if (*segue_json_get_text (json, value) != '{')
        continue;
      node = segue_json_read (json, value);
      if (node != NULL && add_object (reader, json_node_get_object (node), shape, &room))
        any = TRUE;
      /* a list whose first object has another shape has none of this one */
      else if (!any)
        return FALSE;
    }

  return any;
}

/* Adds the list of the object or array @holder that has one of the shapes, or that of an object within it. */
static gboolean
read_holder (SegueTranscriptReader *reader,
             SegueJson             *json,
             SegueSpan              holder)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      SegueSpan list = holder;

      if (shapes[i].list != NULL && *segue_json_get_text (json, holder) == '{')
        list = segue_json_find (json, holder, shapes[i].list);
      else if (shapes[i].list != NULL)
        continue;
      if (list.length > 0 && read_list (reader, json, list, &shapes[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_json (SegueTranscriptReader  *reader,
           GError                **error)
{
  g_autoptr(SegueJson) json = segue_json_new (reader->text, reader->end - reader->text, error);
  SegueSpan root, name, value;
  SegueJsonIter iter;

  if (json == NULL)
    return FALSE;
  root = segue_json_get_root (json);
  if (read_holder (reader, json, root))
    return TRUE;
  segue_json_iter_init (&iter, json, root);
  while (*segue_json_get_text (json, root) == '{' && segue_json_iter_next (&iter, &name, &value))
    if (*segue_json_get_text (json, value) == '{' && read_holder (reader, json, value))
      return TRUE;
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX,
                       _("This is no transcript: it has no list of objects with a time and a text."));

  return FALSE;
}

const SegueTranscriptNotation segue_transcript_json = { recognizes, read_json };
