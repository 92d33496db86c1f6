/* segue-cli-times.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cli/segue-cli.h"
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

/* Prints a line for a segment: its line, its time or “-”, how likely that is, and its title. */
static void
print_segment (SegueEpisode    *episode,
               guint            index,
               gint64           time,
               SegueConfidence  confidence)
{
  g_autofree char *clock = time >= 0 ? format_time (time) : g_strdup ("-");
  g_autofree char *title = segue_entry_dup_plain_title (segue_episode_get (episode, index));
  g_autofree char *line = g_strdup_printf ("%u\t%s\t%s\t%s\n", segue_episode_get_line (episode, index), clock,
                                           confidence_name (confidence), title);

  segue_cli_print (line);
}

static void
print_places (SegueEpisode   *episode,
              SegueAlignment *alignment)
{
  for (guint i = 0; i < segue_alignment_get_n (alignment); i++)
    {
      const SeguePlacement *placement = segue_alignment_get (alignment, i);
      const SeguePlace *place = &placement->places[0];

      if (placement->start < 0)
        print_segment (episode, placement->index, placement->n_places > 0 ? place->start : SEGUE_TIME_NONE,
                       placement->n_places > 0 ? place->confidence : SEGUE_CONFIDENCE_NONE);
    }
}

/* Reads a transcript. Prints an error and returns NULL if it is none. */
static SegueTranscript *
read_transcript (const char *name)
{
  g_autoptr(GBytes) bytes = segue_cli_read_bytes (name);
  g_autoptr(GError) error = NULL;
  SegueTranscript *transcript;
  gsize length;
  const char *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  transcript = segue_transcript_new_from_data (data, length, SEGUE_TIME_NONE, &error);
  if (transcript == NULL)
    segue_cli_error ("%s: %s", name, error->message);

  return transcript;
}

static void
print_retimed (SegueEpisode     *episode,
               SegueRealignment *realignment)
{
  for (guint i = 0; i < segue_realignment_get_n (realignment); i++)
    {
      const SegueRetimed *retimed = segue_realignment_get (realignment, i);

      if (retimed->mark >= 0)
        print_segment (episode, retimed->index, retimed->start, retimed->confidence);
    }
}

static gboolean
find_times (const char *notes,
            const char *transcript_name,
            gboolean    retime)
{
  g_autoptr(SegueEpisode) episode = segue_cli_read_episode (notes, NULL, NULL);
  g_autoptr(SegueTranscript) transcript = episode != NULL ? read_transcript (transcript_name) : NULL;
  g_autoptr(GArray) wanted = NULL;
  g_autoptr(SegueAlignment) alignment = NULL;
  g_autoptr(SegueRealignment) realignment = NULL;

  if (transcript == NULL)
    return FALSE;
  wanted = segue_wanted_find (episode);
  if (retime)
    {
      realignment = segue_realignment_new (transcript, (const SegueWanted *) (gpointer) wanted->data, wanted->len,
                                           SEGUE_TIME_NONE, NULL, NULL);
      print_retimed (episode, realignment);
      return TRUE;
    }
  alignment = segue_alignment_new (transcript, (const SegueWanted *) (gpointer) wanted->data, wanted->len,
                                   SEGUE_TIME_NONE, NULL, NULL);
  print_places (episode, alignment);

  return TRUE;
}

static int
run_times (int    argc,
           char **argv)
{
  g_autofree char *transcript = NULL;
  g_auto(GStrv) files = NULL;
  gboolean retime = FALSE;
  const GOptionEntry entries[] = {
    { "transcript", 't', 0, G_OPTION_ARG_FILENAME, &transcript, N_("The transcript of the recording"), N_("FILE") },
    { "retime", 'r', 0, G_OPTION_ARG_NONE, &retime,
      N_("Carry the times over from another edit of the recording"), NULL },
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

  return find_times (files[0], transcript, retime) ? SEGUE_CLI_FINE : SEGUE_CLI_FAILED;
}

const SegueCliVerb segue_cli_times = {
  "times",
  "--transcript FILE [--retime] NOTES",
  N_("Find when segments without a time begin, by what is said in a transcript of the recording."),
  run_times,
};
