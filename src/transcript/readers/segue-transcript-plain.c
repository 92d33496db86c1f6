/* segue-transcript-plain.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "transcript/segue-transcript-private.h"

/* Reads text without times. Each line is a cue. Its time follows from the number of letters before it: people speak at
 * much the same rate throughout a recording. */

/* How many letters are said in a second at least, at most and usually. */
#define LEAST_RATE 3
#define MOST_RATE 40
#define USUAL_RATE 14

/* A transcript has at least so many letters. */
#define LEAST_LETTERS 600

static gboolean
recognizes (const SegueTranscriptReader *reader)
{
  return TRUE;
}

/* Adds a line. */
static gboolean
add_line (SegueTranscriptReader *reader,
          const SegueLine       *line,
          gint64                 start)
{
  g_autoptr(GString) plain = g_string_new (NULL);
  const char *text, *end, *stop;

  segue_transcript_append_plain (plain, line->start, line->stop);
  text = plain->str;
  end = text + plain->len;
  while (text < end && strchr ("*_#>- \t", *text) != NULL)
    text++;
  stop = segue_transcript_find_name_end (text, end);
  if (stop == NULL)
    return segue_transcript_add (reader, start, SEGUE_TIME_NONE, NULL, 0, text, end - text);

  return segue_transcript_add (reader, start, SEGUE_TIME_NONE, text, stop - text, segue_next_char (stop, end), -1);
}

static gboolean
read_plain (SegueTranscriptReader  *reader,
            GError                **error)
{
  const gint64 letters = segue_transcript_count_letters (reader->text, reader->end - reader->text);
  const gint64 duration = reader->duration > 0 ? reader->duration : letters * 1000 / USUAL_RATE;
  SegueLine line = { .next = reader->text };
  gint64 before = 0;

  if (letters < LEAST_LETTERS || letters * 1000 < duration * LEAST_RATE || letters * 1000 / MOST_RATE > duration)
    {
      g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX,
                           letters * 1000 / MOST_RATE > duration
                             ? _("This is no transcript of the recording: it has more words than are said in it.")
                             : _("This is no transcript: it has no times, and fewer words than are said in a recording."));
      return FALSE;
    }
  reader->rough = TRUE;
  while (line.next < reader->end)
    {
      line = segue_line_at (line.next, reader->end, TRUE);
      if (!add_line (reader, &line, duration * before / letters))
        break;
      before += segue_transcript_count_letters (line.start, line.stop - line.start);
    }

  return TRUE;
}

const SegueTranscriptNotation segue_transcript_plain = { recognizes, read_plain };
