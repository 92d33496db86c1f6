/* segue-cuts-edl.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/cuts/segue-cuts-private.h"
#include "formats/segue-frames.h"

/* Reads edit decision lists in the format CMX 3600. Each line names a part of a source and where it is in the result:
 *
 *   001  AX  AA/V  C  00:00:00:00 00:10:00:00 00:00:00:00 00:10:00:00
 *
 * What the result leaves out of its main source was removed, and what comes from elsewhere was added. */

/* The fields of a line. The times are the last four, and fields before them can be missing or more. */
enum
{
  FIELD_NUMBER,
  FIELD_REEL,
  FIELD_TRACK,
  FIELD_TRANSITION,
  N_FIELDS,
};

#define N_TIMES 4

typedef struct
{
  char *reel;
  char *track;
  gint64 seconds[N_TIMES]; /* source in and out, record in and out */
  guint frames[N_TIMES];
  gint64 times[N_TIMES];   /* @seconds and @frames in milliseconds */
  guint n_lines;           /* the number of the line of the event */
} Event;

static void
event_clear (gpointer data)
{
  Event *self = data;

  g_free (self->reel);
  g_free (self->track);
}

/* Reads a line. Returns FALSE if it is a comment or anything else. */
static gboolean
read_event (const char *line,
            const char *end,
            Event      *event)
{
  g_autofree char *text = g_strndup (line, end - line);
  g_auto(GStrv) words = g_strsplit_set (g_strstrip (text), " \t", -1);
  const char *fields[32];
  guint n = 0;

  for (guint i = 0; words[i] != NULL && n < G_N_ELEMENTS (fields); i++)
    if (*words[i] != '\0')
      fields[n++] = words[i];
  if (n < N_FIELDS + N_TIMES || !g_ascii_isdigit (*fields[FIELD_NUMBER]) ||
      strchr ("CDWK", *fields[FIELD_TRANSITION]) == NULL)
    return FALSE;
  for (guint i = 0; i < N_TIMES; i++)
    if (!segue_frames_scan (fields[n - N_TIMES + i], strlen (fields[n - N_TIMES + i]), &event->seconds[i], &event->frames[i]))
      return FALSE;
  event->reel = g_strdup (fields[FIELD_REEL]);
  event->track = g_strdup (fields[FIELD_TRACK]);

  return TRUE;
}

static gboolean
recognizes (const char *line,
            const char *end)
{
  Event event = { 0 };
  const gboolean found = read_event (line, end, &event);

  event_clear (&event);

  return found;
}

/* Returns the events of the first track. The other ones have the same cuts. */
static GArray *
collect_events (SegueCutsReader *reader)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (Event));

  g_array_set_clear_func (events, event_clear);
  while (segue_cuts_next_line (reader))
    {
      Event event = { .n_lines = reader->n_lines };

      if (!read_event (reader->line, reader->stop, &event))
        continue;
      if (events->len > 0 && !g_str_equal (event.track, g_array_index (events, Event, 0).track))
        event_clear (&event);
      else
        g_array_append_val (events, event);
    }

  return events;
}

/* Sets the times in milliseconds. */
static void
find_times (GArray *events)
{
  guint largest = 0, rate;

  for (guint i = 0; i < events->len; i++)
    for (guint j = 0; j < N_TIMES; j++)
      largest = MAX (largest, g_array_index (events, Event, i).frames[j]);
  rate = segue_frames_guess_rate (largest);
  for (guint i = 0; i < events->len; i++)
    {
      Event *event = &g_array_index (events, Event, i);

      for (guint j = 0; j < N_TIMES; j++)
        event->times[j] = event->seconds[j] * 1000 + event->frames[j] * 1000 / rate;
    }
}

/* Returns the source from which most of the result comes. */
static const char *
find_main_reel (GArray *events)
{
  g_autoptr(GHashTable) lengths = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  const char *main_reel = NULL;
  gint64 longest = -1;

  for (guint i = 0; i < events->len; i++)
    {
      const Event *event = &g_array_index (events, Event, i);
      gint64 *length = g_hash_table_lookup (lengths, event->reel);

      if (length == NULL)
        {
          length = g_new0 (gint64, 1);
          g_hash_table_insert (lengths, event->reel, length);
        }
      *length += event->times[1] - event->times[0];
      if (*length > longest && !g_str_equal (event->reel, "BL"))
        {
          longest = *length;
          main_reel = event->reel;
        }
    }

  return main_reel;
}

/* Makes parts of the events. Clocks of sources and of the result often begin at a whole hour, which is subtracted. */
static gboolean
compare_events (SegueCutsReader  *reader,
                GArray           *events,
                GError          **error)
{
  const char *main_reel = find_main_reel (events);
  const gint64 base = g_array_index (events, Event, 0).seconds[2] / 3600 * 3600000;
  gint64 source_base = base, source = 0, record = 0;

  for (guint i = 0; i < events->len; i++)
    if (g_strcmp0 (g_array_index (events, Event, i).reel, main_reel) == 0 &&
        g_array_index (events, Event, i).times[0] < base)
      source_base = 0;
  for (guint i = 0; i < events->len; i++)
    {
      const Event *event = &g_array_index (events, Event, i);
      const gint64 from = event->times[0] - source_base, begin = event->times[2] - base;
      const gboolean is_main = g_strcmp0 (event->reel, main_reel) == 0;

      reader->n_lines = event->n_lines;
      if (begin < record || event->times[3] < event->times[2] || event->times[1] < event->times[0] ||
          (is_main && from < source))
        return segue_cuts_fail (reader, _("The parts are not in the order of the recording."), error);
      if (!segue_cuts_add (reader, source, begin - record, TRUE, error))
        return FALSE;
      if (!is_main && !segue_cuts_add (reader, source, event->times[3] - event->times[2], TRUE, error))
        return FALSE;
      if (is_main && !segue_cuts_add (reader, source, from - source, FALSE, error))
        return FALSE;
      if (is_main)
        source = event->times[1] - source_base;
      record = event->times[3] - base;
    }

  return TRUE;
}

static gboolean
read_list (SegueCutsReader  *reader,
           GError          **error)
{
  g_autoptr(GArray) events = collect_events (reader);

  find_times (events);

  return events->len == 0 || compare_events (reader, events, error);
}

const SegueCutsFormat segue_cuts_edl = { recognizes, read_list };
