/* segue-transcript-captions.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-transcript-private.h"

/* Reads WebVTT, SRT and SBV. A cue is a line with two times and an arrow, or a comma in SBV, and the lines of text up
 * to the next empty line. Captions that roll up repeat the lines before: what the cue before said already is left out. */

#define ARROW "-->"

/* The number of lines at the beginning of which one must have two times. */
#define MAX_LOOK 200

/* More lines of a cue are not compared with those before: captions that roll up show a few. */
#define MAX_ROLLED 8

/* Reads a line of times. */
static gboolean
scan_times (const SegueLine *line,
            gint64          *start,
            gint64          *end)
{
  const char *p = segue_skip_space (line->start, line->stop), *stop;

  if (!segue_transcript_scan_time (p, line->stop, &stop, start))
    return FALSE;
  if (segue_starts_with (stop, line->stop, ","))
    return segue_transcript_scan_time (stop + 1, line->stop, &stop, end) && stop == line->stop;
  p = segue_skip_space (stop, line->stop);
  if (!segue_starts_with (p, line->stop, ARROW))
    return FALSE;
  if (!segue_transcript_scan_time (segue_skip_space (p + strlen (ARROW), line->stop), line->stop, &stop, end))
    *end = SEGUE_TIME_NONE;

  return TRUE;
}

static gboolean
recognizes (const SegueTranscriptReader *reader)
{
  SegueLine line = { .next = reader->text };
  gint64 start, end;

  for (guint i = 0; i < MAX_LOOK && line.next < reader->end; i++)
    {
      line = segue_line_at (line.next, reader->end, reader->has_cr);
      if (scan_times (&line, &start, &end))
        return TRUE;
    }

  return FALSE;
}

/* Finds the name in a tag `<v.class Name>` at @p. Returns the end of the tag, or NULL if there is none. */
static const char *
scan_voice (const char  *p,
            const char  *end,
            const char **name,
            gsize       *length)
{
  const char *stop, *from;

  if (!segue_starts_with (p, end, "<v") || p + 2 >= end || (p[2] != ' ' && p[2] != '.' && p[2] != '\t'))
    return NULL;
  stop = memchr (p, '>', MIN (end - p, 200));
  if (stop == NULL)
    return NULL;
  for (from = p + 2; from < stop && *from != ' ' && *from != '\t'; from++)
    ;
  *name = segue_skip_space (from, stop);
  *length = stop - *name;

  return stop + 1;
}

/* The lines that a cue shows. */
typedef struct
{
  GPtrArray *lines; /* of char *, without markup */
  const char *name; /* of the speaker, in the text of the file */
  gsize name_length;
} Shown;

/* Adds a line of text. A voice within the line ends the line, since another person goes on. */
static void
add_line (Shown      *self,
          const char *p,
          const char *end)
{
  GString *plain = g_string_new (NULL);
  const char *name, *after;
  gsize length;

  p = segue_skip_space (p, end);
  /* positions of SRT: {\an8} */
  if (segue_starts_with (p, end, "{\\") && (after = memchr (p, '}', MIN (end - p, 40))) != NULL)
    p = after + 1;
  after = scan_voice (p, end, &name, &length);
  if (after != NULL)
    {
      self->name = name;
      self->name_length = length;
      p = after;
    }
  segue_transcript_append_plain (plain, p, segue_trim_end (p, end));
  g_ptr_array_add (self->lines, g_strstrip (g_string_free (plain, FALSE)));
}

/* Returns how many of the first lines the cue before showed already at its end. */
static guint
count_repeated (const GPtrArray *before,
                const GPtrArray *lines)
{
  for (guint n = MIN (MIN (before->len, lines->len), MAX_ROLLED); n > 0; n--)
    {
      guint i = 0;

      while (i < n && g_str_equal (before->pdata[before->len - n + i], lines->pdata[i]))
        i++;
      if (i == n)
        return n;
    }

  return 0;
}

/* Adds what the lines say that the cue before did not. */
static gboolean
add_cue (SegueTranscriptReader *reader,
         const Shown           *shown,
         guint                  n_repeated,
         gint64                 start,
         gint64                 end)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const char *name = shown->name, *stop;
  gsize length = shown->name_length;

  for (guint i = n_repeated; i < shown->lines->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", (const char *) shown->lines->pdata[i]);
  if (name == NULL && (stop = segue_transcript_find_name_end (text->str, text->str + text->len)) != NULL)
    {
      name = text->str;
      length = stop - name;
      stop = segue_next_char (stop, text->str + text->len);
      return segue_transcript_add (reader, start, end, name, length, stop, -1);
    }

  return segue_transcript_add (reader, start, end, name, length, text->str, text->len);
}

/* Removes the last line if it is the number of the next cue. */
static void
drop_number (Shown *self)
{
  const guint n = self->lines->len;

  if (n > 0 && strspn (self->lines->pdata[n - 1], "0123456789") == strlen (self->lines->pdata[n - 1]))
    g_ptr_array_set_size (self->lines, n - 1);
}

/* Reads the lines of a cue. Returns where the next one can begin. */
static const char *
read_lines (SegueTranscriptReader *reader,
            const char            *p,
            Shown                 *shown)
{
  gint64 start, end;

  while (p < reader->end)
    {
      const SegueLine line = segue_line_at (p, reader->end, reader->has_cr);

      if (line.start == line.stop)
        break;
      /* Some programs leave out the blank line, or write a blank into it. */
      if (scan_times (&line, &start, &end))
        {
          drop_number (shown);
          return p;
        }
      if (!segue_line_is_blank (&line))
        add_line (shown, line.start, line.stop);
      p = line.next;
    }

  return p;
}

static gboolean
read_captions (SegueTranscriptReader  *reader,
               GError                **error)
{
  g_autoptr(GPtrArray) before = g_ptr_array_new_with_free_func (g_free);
  gint64 last_end = SEGUE_TIME_NONE;

  for (const char *p = reader->text; p < reader->end;)
    {
      const SegueLine line = segue_line_at (p, reader->end, reader->has_cr);
      Shown shown = { .lines = NULL };
      gint64 start, end;
      guint n_repeated;

      p = line.next;
      if (!scan_times (&line, &start, &end))
        continue;
      shown.lines = g_ptr_array_new_with_free_func (g_free);
      p = read_lines (reader, p, &shown);
      /* Captions that follow at once can roll up. */
      n_repeated = start - last_end <= 1000 ? count_repeated (before, shown.lines) : 0;
      if (!add_cue (reader, &shown, n_repeated, start, end))
        {
          g_ptr_array_unref (shown.lines);
          break;
        }
      g_ptr_array_unref (before);
      before = shown.lines;
      last_end = end;
    }

  return TRUE;
}

const SegueTranscriptNotation segue_transcript_captions = { recognizes, read_captions };
