/* segue-cli-times.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cli/segue-cli.h"
#include "core/edit/segue-edit-many.h"
#include "core/files/segue-encoding.h"
#include "core/front/segue-front-matter.h"
#include "transcript/segue-realignment.h"

/* The verb “times”: finds the start times of segments in a transcript. */

static const char *
confidence_name (SegueConfidence confidence)
{
  static const char *const names[] = { "none", "weak", "possible", "good" };

  return names[confidence];
}

/* Returns a time with all of its fields: `01:02:03.456`. */
static char *
format_time (gint64 time)
{
  return g_strdup_printf ("%02" G_GINT64_FORMAT ":%02d:%02d.%03d", time / 3600000, (int) (time / 60000 % 60),
                          (int) (time / 1000 % 60), (int) (time % 1000));
}

/* What is asked for. */
typedef struct
{
  const char *transcript;
  gboolean retime;
  gboolean write;
  SegueConfidence least; /* with @write: times that are so likely are written */
} Options;

/* The times that were found. */
typedef struct
{
  SegueEpisode *episode;
  const Options *options;
  GArray *indices; /* of guint: the segments that get a time */
  GArray *times;   /* of gint64: whole seconds, in milliseconds */
} Times;

/* Prints a line for a segment: its line, its time or “-”, how likely that is, and its title. Keeps the time if it is to be
 * written. */
static void
add_time (Times           *self,
          guint            index,
          gint64           time,
          SegueConfidence  confidence)
{
  g_autofree char *clock = time >= 0 ? format_time (time) : g_strdup ("-");
  g_autofree char *title = segue_entry_dup_plain_title (segue_episode_get (self->episode, index));
  g_autofree char *line = g_strdup_printf ("%u\t%s\t%s\t%s\n", segue_episode_get_line (self->episode, index), clock,
                                           confidence_name (confidence), title);
  const gint64 second = time / 1000 * 1000;

  segue_cli_print (line);
  if (!self->options->write || time < 0 || confidence < self->options->least)
    return;
  g_array_append_val (self->indices, index);
  g_array_append_val (self->times, second);
}

static void
find_places (Times           *self,
             SegueTranscript *transcript,
             gint64           duration)
{
  g_autoptr(GArray) wanted = segue_wanted_find (self->episode);
  g_autoptr(SegueAlignment) alignment = NULL;

  alignment = segue_alignment_new (transcript, (const SegueWanted *) (gpointer) wanted->data, wanted->len, duration, NULL,
                                   NULL);
  for (guint i = 0; i < segue_alignment_get_n (alignment); i++)
    {
      const SeguePlacement *placement = segue_alignment_get (alignment, i);
      const SeguePlace *place = &placement->places[0];

      if (placement->start < 0)
        add_time (self, placement->index, place->start, place->confidence);
    }
}

static void
find_realigned (Times           *self,
                SegueTranscript *transcript,
                gint64           duration)
{
  g_autoptr(GArray) wanted = segue_wanted_find (self->episode);
  g_autoptr(SegueRealignment) realignment = NULL;

  realignment = segue_realignment_new (transcript, (const SegueWanted *) (gpointer) wanted->data, wanted->len, duration, NULL,
                                       NULL);
  for (guint i = 0; i < segue_realignment_get_n (realignment); i++)
    {
      const SegueRealigned *realigned = segue_realignment_get (realignment, i);

      if (realigned->mark >= 0)
        add_time (self, realigned->index, realigned->start, realigned->confidence);
    }
}

/**
 * segue_cli_read_transcript:
 * @name: a file name of the command line, or `-` for standard input
 * @duration: the length of the recording in milliseconds, or %SEGUE_TIME_NONE
 *
 * Reads a transcript. Prints errors on standard error.
 *
 * Returns: (transfer full) (nullable): the transcript, or %NULL on failure
 */
SegueTranscript *
segue_cli_read_transcript (const char *name,
                           gint64      duration)
{
  g_autoptr(GBytes) bytes = segue_cli_read_bytes (name);
  g_autoptr(GError) error = NULL;
  SegueTranscript *transcript;
  gsize length;
  const char *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  transcript = segue_transcript_new_from_data (data, length, duration, &error);
  if (transcript == NULL)
    segue_cli_error ("%s: %s", name, error->message);
  else if (segue_transcript_is_rough (transcript))
    segue_cli_error (_("%s: note: this transcript has no times, so that all times are rough."), name);

  return transcript;
}

/* Writes the notes with the times. Nothing else in them changes. */
static gboolean
write_times (const Times       *self,
             const char        *name,
             const SegueFormat *format,
             const char        *encoding)
{
  g_autoptr(SegueEpisode) edited = NULL;
  g_autoptr(GBytes) text = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  if (self->indices->len == 0)
    return TRUE;
  edited = segue_edit_set_starts (self->episode, (const guint *) (gpointer) self->indices->data,
                                  (const gint64 *) (gpointer) self->times->data, self->indices->len, &error);
  if (edited != NULL)
    text = segue_format_write (format, edited, &error);
  if (text != NULL)
    bytes = format == &segue_format_text ? segue_encoding_encode (text, encoding, &error) : g_bytes_ref (text);
  if (bytes == NULL)
    {
      segue_cli_error ("%s: %s", name, error->message);
      return FALSE;
    }

  return segue_cli_write (name, bytes);
}

static gboolean
find_times (const char    *notes,
            const Options *options)
{
  const SegueFormat *format = NULL;
  g_autofree char *encoding = NULL;
  g_autoptr(SegueEpisode) episode = segue_cli_read_episode (notes, &format, &encoding);
  const gint64 duration = episode != NULL ? segue_front_matter_get_duration (episode) : SEGUE_TIME_NONE;
  g_autoptr(SegueTranscript) transcript = episode != NULL ? segue_cli_read_transcript (options->transcript, duration) : NULL;
  g_autoptr(GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  Times found = { episode, options, indices, times };

  if (transcript == NULL)
    return FALSE;
  (options->retime ? find_realigned : find_places) (&found, transcript, duration);

  return !options->write || write_times (&found, notes, format, encoding);
}

/* Reads the name of a confidence. */
static gboolean
parse_confidence (const char      *name,
                  SegueConfidence *confidence)
{
  for (guint i = SEGUE_CONFIDENCE_WEAK; i <= SEGUE_CONFIDENCE_GOOD; i++)
    if (g_str_equal (name, confidence_name (i)))
      {
        *confidence = i;
        return TRUE;
      }
  segue_cli_error (_("--write: times are good, possible or weak, but not “%s”."), name);

  return FALSE;
}

static int
run_times (int    argc,
           char **argv)
{
  g_autofree char *transcript = NULL;
  g_autofree char *write = NULL;
  g_auto(GStrv) files = NULL;
  Options options = { NULL };
  const GOptionEntry entries[] = {
    { "transcript", 't', 0, G_OPTION_ARG_FILENAME, &transcript, N_("The transcript of the recording"), N_("FILE") },
    { "retime", 'r', 0, G_OPTION_ARG_NONE, &options.retime,
      N_("Carry the times over from another edit of the recording"), NULL },
    { "write", 'w', 0, G_OPTION_ARG_STRING, &write,
      N_("Write the times that are so likely into the notes: good, possible or weak"), N_("HOW-LIKELY") },
    { NULL },
  };

  files = segue_cli_parse (argc, argv, &segue_cli_times, entries);
  if (files == NULL)
    return SEGUE_CLI_FAILED;
  if (transcript == NULL || files[0] == NULL || files[1] != NULL)
    {
      segue_cli_error (_("Name one file of notes, and a transcript with --transcript."));
      return SEGUE_CLI_FAILED;
    }

  options.transcript = transcript;
  options.write = write != NULL;
  if (options.write && !parse_confidence (write, &options.least))
    return SEGUE_CLI_FAILED;

  return find_times (files[0], &options) ? SEGUE_CLI_FINE : SEGUE_CLI_FAILED;
}

const SegueCliVerb segue_cli_times = {
  "times",
  "--transcript FILE [--retime] [--write HOW-LIKELY] NOTES",
  N_("Find when segments without a time begin, by what is said in a transcript of the recording."),
  run_times,
};
