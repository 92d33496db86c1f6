/* segue-transcript-turns.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/lines/segue-head.h"
#include "transcript/segue-transcript-private.h"

/* Reads lines with a time at the start or behind the name of a speaker, in plain text, Markdown or HTML:
 * `[00:01:02] Anna: Hello`, `**Anna** (01:02)` above a paragraph, `<p>[01:02] <b>Anna</b>: Hello</p>`. What is said
 * follows the time, or stands in the lines below. */

/* The fewest times of a transcript. */
#define LEAST_TIMES 3
/* The number of lines at the beginning that must have them. */
#define MAX_LOOK 400
/* A longer text before a time behind it is no name, in bytes, and neither is one of more words above a time. */
#define MAX_NAME 80
#define MAX_WORDS 4

/* A line with a time. */
typedef struct
{
  gint64 time;
  const char *name; /* the text before the time */
  const char *name_end;
  const char *text; /* the text after it */
} Stamp;

/* Skips what closes brackets and emphasis around a time, and what separates it from the text. */
static const char *
skip_marks (const char *p,
            const char *end)
{
  static const char marks[] = ")]}>*_`:|-–—·：】）";

  while (p < end && (segue_space_length (p, end) > 0 || g_utf8_strchr (marks, -1, segue_char_at (p, end)) != NULL))
    p = segue_next_char (p, end);

  return p;
}

/* Finds the time of a line. */
static gboolean
scan_stamp (const char *line,
            const char *end,
            Stamp      *stamp)
{
  SegueHead head;

  segue_head_scan (line, end - line, &head);
  if (head.kind != SEGUE_HEAD_LEADING && head.kind != SEGUE_HEAD_TRAILING &&
      !segue_head_scan_speaker (line, end, &head))
    return FALSE;
  if (head.result != SEGUE_TIME_VALID || head.clock.style != SEGUE_CLOCK_DIGITS)
    return FALSE;
  *stamp = (Stamp){ .time = head.time, .name = line, .name_end = line + head.start.offset };
  stamp->text = line + head.start.offset + head.start.length;
  if (head.end.length > 0)
    stamp->text = MAX (stamp->text, line + head.end.offset + head.end.length);

  return stamp->name_end - line <= MAX_NAME;
}

static gboolean
recognizes (const SegueTranscriptReader *reader)
{
  SegueLine line = { .next = reader->text };
  guint n_times = 0;
  Stamp stamp;

  for (guint i = 0; i < MAX_LOOK && line.next < reader->end; i++)
    {
      line = segue_line_at (line.next, reader->end, reader->has_cr);
      if (scan_stamp (line.start, line.stop, &stamp) && ++n_times == LEAST_TIMES)
        return TRUE;
    }

  return FALSE;
}

/* Removes the marks around a name: `**Anna** (`, `### Anna [`. */
static void
trim_name (const char **start,
           const char **end)
{
  static const char marks[] = "*_`#>[](){}<|-:";

  *start = segue_skip_space (*start, *end);
  while (*start < *end && (strchr (marks, **start) != NULL || segue_space_length (*start, *end) > 0))
    *start = segue_next_char (*start, *end);
  *end = segue_trim_end (*start, *end);
  while (*end > *start && (strchr (marks, (*end)[-1]) != NULL))
    *end = segue_trim_end (*start, *end - 1);
}

/* The turn that is read. */
typedef struct
{
  gint64 time;
  GString *name;
  GString *text;
  gsize last_line; /* where the last line begins in @text */
} Turn;

static gboolean
end_turn (SegueTranscriptReader *reader,
          Turn                  *turn)
{
  const char *text = turn->text->str, *end = text + turn->text->len, *stop;
  gboolean added;

  text = skip_marks (text, end);
  stop = turn->name->len == 0 ? segue_transcript_find_name_end (text, end) : NULL;
  if (stop != NULL)
    {
      g_string_append_len (turn->name, text, stop - text);
      text = segue_next_char (stop, end);
    }
  added = turn->time < 0 || segue_transcript_add (reader, turn->time, SEGUE_TIME_NONE, turn->name->str, turn->name->len,
                                                  skip_marks (text, end), -1);
  g_string_truncate (turn->name, 0);
  g_string_truncate (turn->text, 0);

  return added;
}

/* Tells whether a line is the name of a speaker above a time: a few words that are no sentence. */
static gboolean
is_name (const char *start,
         const char *end)
{
  guint n_words = 0;

  if (start == end || end - start > MAX_NAME || strchr (".!?,", end[-1]) != NULL || segue_ends_with (start, end, "。"))
    return FALSE;
  for (const char *p = start; p < end; p++)
    n_words += *p == ' ';

  return n_words < MAX_WORDS;
}

/* Moves the last line of the turn to @name if it is the name of the speaker of the next one. */
static void
take_name (Turn    *turn,
           GString *name)
{
  const char *start = turn->text->str + turn->last_line, *end = turn->text->str + turn->text->len;

  start = segue_skip_space (start, end);
  end = segue_trim_end (start, end);
  if (!is_name (start, end))
    return;
  g_string_append_len (name, start, end - start);
  g_string_truncate (turn->text, turn->last_line);
}

static void
begin_turn (Turn        *turn,
            const Stamp *stamp,
            GString     *name)
{
  const char *start, *end;

  segue_transcript_append_plain (name, stamp->name, stamp->name_end);
  start = name->str;
  end = start + name->len;
  trim_name (&start, &end);
  g_string_append_len (turn->name, start, end - start);
  turn->time = stamp->time;
  turn->last_line = 0;
}

/* Tells whether a line has a time and nothing else. */
static gboolean
is_bare (const Stamp *stamp,
         const char  *end)
{
  const char *start = stamp->name, *stop = stamp->name_end;

  trim_name (&start, &stop);

  return start == stop && skip_marks (stamp->text, end) == end;
}

static gboolean
read_turns (SegueTranscriptReader  *reader,
            GError                **error)
{
  g_autoptr(GString) name = g_string_new (NULL);
  g_autoptr(GString) text = g_string_new (NULL);
  Turn turn = { SEGUE_TIME_NONE, name, text, 0 };
  SegueLine line = { .next = reader->text };

  while (line.next < reader->end)
    {
      const char *said;
      Stamp stamp;

      line = segue_line_at (line.next, reader->end, reader->has_cr);
      said = line.start;
      if (scan_stamp (line.start, line.stop, &stamp))
        {
          g_autoptr(GString) above = g_string_new (NULL);

          if (is_bare (&stamp, line.stop))
            take_name (&turn, above);
          if (!end_turn (reader, &turn))
            return TRUE;
          begin_turn (&turn, &stamp, above);
          said = stamp.text;
        }
      if (!segue_line_is_blank (&line))
        {
          turn.last_line = text->len;
          segue_transcript_append_plain (text, said, line.stop);
          g_string_append_c (text, ' ');
        }
    }
  end_turn (reader, &turn);

  return TRUE;
}

const SegueTranscriptNotation segue_transcript_turns = { recognizes, read_turns };
