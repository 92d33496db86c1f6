/* segue-dialect-speech.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-block-state.h"
#include "core/episode/segue-dialect-private.h"
#include "core/text/segue-line.h"

/* Learns whether the text holds a transcript. The times of a transcript are no segments.
 *
 * Speech has a rate: people say some 15 letters in each second, so that the text under a time of a transcript is as long
 * as the time to the next one allows. Titles, and most paragraphs about a topic, are much shorter. The times of a
 * transcript also stand close together, apart from pauses such as music, which do not count. The timestamps of one form
 * (brackets, list marks and so on) are judged as a whole, and apart for each run of rising times, since a list of chapters
 * can stand above a transcript.
 *
 * A summary of each topic can be as long as what was said. Its times stand beside titles, which are short, alone in their
 * lines and all different. Beside the times of a transcript are the words themselves or, again and again, the names of a
 * few speakers. */

/* A run with fewer times is not judged. */
#define LEAST_TIMES 4
/* The latest time at which a transcript can begin, in milliseconds. Later times are times of day, as in a chat. */
#define LATEST_BEGIN 300000
/* The times of several speakers can overlap. A time that is earlier by more than this, in milliseconds, begins a run. */
#define OVERLAP 60000
/* The distance of two times, in milliseconds, up to which they are close. */
#define CLOSE 75000
/* How many letters are said in a second. Notes of an event that count hours and minutes, `00:42`, look like a transcript
 * that is spoken faster. */
#define LEAST_RATE 5
#define HIGHEST_RATE 24
/* Of the times that are later than the one before, in a list of hours and minutes many have more text than can be said until
 * the next one, and others next to none. In speech, one of so many can, where a time is late. */
#define HASTY_SHARE 5
/* The fewest letters under a time, on average. */
#define LEAST_LETTERS 12
/* Titles of topics are at most one in so many of all letters. */
#define TITLE_SHARE 3
/* How many in a hundred lines with times hold such titles. */
#define LEAST_TOPICS 90
/* Letters that are said in the time of one Chinese character or one syllable of Korean or Japanese. */
#define SYLLABLE 3

/* What was counted in the current run of one form. */
typedef struct
{
  guint   times;
  guint   steps;   /* times that are later than the one before */
  guint   close;   /* of @steps: those that are close */
  guint   spoken;  /* of @steps: those with as much text as is said in the time */
  guint   hasty;   /* of @steps: those with more text than can be said in the time */
  guint   letters; /* under the times that the next one is close to */
  gint64  length;  /* from these times to the next ones, in milliseconds */
  guint   pending; /* letters under the last time */
  guint   topics;  /* times beside a title that stands alone in its line and is the first like it in the run */
  guint   titles;  /* letters of the titles that stand alone */
  GHashTable *seen; /* hashes of these titles, NULL for none */
  gint64  first;   /* in milliseconds */
  gint64  last;
  guint32 above;   /* hash of the line of text above the first time, 0 for none */
} Run;

struct _SegueSpeech
{
  Run     runs[SEGUE_N_FORMS];
  guint64 listed;  /* forms with a run of times that is no transcript */
  guint64 speech;  /* forms with a run of times that is one */
  guint64 mixed;   /* of @speech: forms of @listed before their first transcript */
  guint32 below;   /* hash of the line of text above the first transcript, 0 for none */
  guint   current; /* the form of the last timestamp */
  gboolean exact;  /* letters are counted; if not, bytes are, which are never fewer */

  /* the last line of text without a timestamp since a timestamp; both are NULL if there is none */
  const char *above_start;
  const char *above_stop;
};

/* Returns a hash of the line without the white space around it. It is never 0. */
static guint32
hash_line (const char *start,
           const char *stop)
{
  guint32 hash;

  start = segue_skip_space (start, stop);
  hash = segue_hash_bytes (start, segue_trim_end (start, stop));

  return MAX (hash, 1);
}

/* Returns the number of the form of the timestamp in @head, below %SEGUE_N_FORMS. It depends on the marks around the
 * time and on whether there is a title, and not on the digits. */
static guint
get_form (const SegueHead *head,
          const char      *line)
{
  static const char *const kinds[] = { "(（", "[［【", "*_`<" };
  guint mark = head->heading != SEGUE_HEADING_NONE ? 2 : head->bulleted ? 1 : 0, bracket = 0;
  const char *before = segue_trim_end (line, line + head->start.offset);

  for (guint i = 0; before > line && head->bracketed && i < G_N_ELEMENTS (kinds); i++)
    if (g_utf8_strchr (kinds[i], -1, segue_char_at (segue_prev_char (before, line), line + head->start.offset)) != NULL)
      bracket = i + 1;

  return (head->kind == SEGUE_HEAD_TRAILING) | (head->title.length == 0) << 1 | mark << 2 | bracket << 4;
}

/* Returns the head that has the timestamp of the line: @head, or @speaker if the time follows the name of a speaker.
 * Returns %NULL if there is none. */
static const SegueHead *
find_stamp (const SegueHead *head,
            const char      *line,
            const char      *end,
            SegueHead       *speaker)
{
  if (head->kind == SEGUE_HEAD_LEADING || head->kind == SEGUE_HEAD_TRAILING)
    return head;

  return segue_head_scan_speaker (line, end, speaker) ? speaker : NULL;
}

/* Counts the letters that are said when the text is read aloud. Tags and addresses are not. */
static guint
count_letters (const char *p,
               const char *end)
{
  guint n = 0;

  while (p < end)
    {
      gunichar c = segue_char_at (p, end);
      const char *close;

      if (c == '<' && (close = memchr (p, '>', MIN (end - p, 200))) != NULL)
        p = close;
      else if (c == 'h' && (segue_starts_with (p, end, "http://") || segue_starts_with (p, end, "https://")))
        while (p + 1 < end && segue_space_length (p + 1, end) == 0)
          p++;
      else if (c < 0x80 ? g_ascii_isalpha ((char) c) : g_unichar_isalpha (c))
        n += c >= 0x1100 && g_unichar_iswide (c) ? SYLLABLE : 1;
      p = segue_next_char (p, end);
    }

  return n;
}

/* Tells whether most times of a run stand beside the titles of topics. */
static gboolean
has_topics (const Run *run)
{
  return run->topics * 100 >= run->times * LEAST_TOPICS && run->titles * TITLE_SHARE <= run->letters;
}

/* Tells whether the times of a run are those of a transcript or, where bytes are counted, may be. */
static gboolean
is_spoken (const SegueSpeech *self,
           const Run         *run)
{
  const gint64 seconds = run->length / 1000;

  return run->times >= LEAST_TIMES && run->first <= LATEST_BEGIN && run->letters >= LEAST_RATE * seconds &&
         (!self->exact || (run->letters <= HIGHEST_RATE * seconds && run->hasty * HASTY_SHARE <= run->steps)) &&
         run->close > 0 &&
         run->letters >= LEAST_LETTERS * run->close && run->spoken * 2 >= run->steps && run->close * 2 >= run->steps &&
         !has_topics (run);
}

/* Judges the current run of a form, and ends it. */
static void
end_run (SegueSpeech *self,
         guint        form)
{
  Run *run = &self->runs[form];
  const guint64 bit = G_GUINT64_CONSTANT (1) << form;

  if (is_spoken (self, run))
    {
      if (self->speech == 0)
        self->below = run->above;
      self->mixed |= self->listed & ~self->speech & bit;
      self->speech |= bit;
    }
  else if (run->times > 1)
    self->listed |= bit;
  g_clear_pointer (&run->seen, g_hash_table_unref);
  *run = (Run){ 0 };
}

static void
add_time (SegueSpeech *self,
          guint        form,
          gint64       time)
{
  Run *run = &self->runs[form];

  if (run->times > 0 && time < run->last - OVERLAP)
    end_run (self, form);
  if (run->times == 0)
    {
      run->first = run->last = time;
      if (self->exact && self->above_start != NULL)
        run->above = hash_line (self->above_start, self->above_stop);
    }
  run->times++;
  if (time > run->last)
    {
      run->steps++;
      run->spoken += run->pending * G_GINT64_CONSTANT (1000) >= (LEAST_RATE - 1) * (time - run->last);
      /* Whole seconds can hide almost a second. */
      run->hasty += run->pending * G_GINT64_CONSTANT (1000) > HIGHEST_RATE * (time - run->last + 1000);
      if (time - run->last <= CLOSE)
        {
          run->close++;
          run->letters += run->pending;
          run->length += time - run->last;
        }
      run->pending = 0;
      run->last = time;
    }
  self->above_start = self->above_stop = NULL;
  self->current = form;
}

/* Tells whether the title of @stamp, in the line from @start to @stop, can be that of a topic: it does not end like a
 * part of a sentence, and a heading, emphasis or the blank line below sets it apart from the text. */
static gboolean
is_topic (const SegueHead *stamp,
          const char      *start,
          const char      *stop,
          gboolean         blank_below)
{
  const char *title = start + stamp->title.offset, *end = title + stamp->title.length;

  if ((stamp->kind != SEGUE_HEAD_LEADING && stamp->heading == SEGUE_HEADING_NONE) || title == end ||
      g_utf8_strchr (".,;…。，；、", -1, segue_char_at (segue_prev_char (end, title), end)) != NULL)
    return FALSE;

  return blank_below || stamp->heading != SEGUE_HEADING_NONE || (end < stop && strchr ("*_", *end) != NULL);
}

/* Counts the title of @stamp, which is in the line at @start. */
static void
add_topic (Run             *run,
           const SegueHead *stamp,
           const char      *start)
{
  const char *title = start + stamp->title.offset, *end = title + stamp->title.length;

  if (run->seen == NULL)
    run->seen = g_hash_table_new (NULL, NULL);
  run->titles += count_letters (title, end);
  run->topics += g_hash_table_add (run->seen, GUINT_TO_POINTER (hash_line (title, end)));
}

/* Adds a line of text from @start to @stop whose head was read. @blank_below says whether a blank line follows. */
static void
add_line (SegueSpeech     *self,
          const SegueHead *head,
          const char      *start,
          const char      *stop,
          gboolean         blank_below)
{
  SegueHead speaker;
  const SegueHead *stamp = find_stamp (head, start, stop, &speaker);

  if (stamp != NULL && stamp->result == SEGUE_TIME_VALID && !stamp->prose && !stamp->glued)
    {
      add_time (self, get_form (stamp, start), stamp->time);
      if (self->exact && is_topic (stamp, start, stop, blank_below))
        add_topic (&self->runs[self->current], stamp, start);
      start += stamp->start.offset + stamp->start.length;
    }
  else
    {
      self->above_start = start;
      self->above_stop = stop;
    }
  if (self->current < SEGUE_N_FORMS)
    self->runs[self->current].pending += self->exact ? count_letters (start, stop) : (guint) (stop - start);
}

/* Adds a line of text from @start to @stop whose head was read. */
void
segue_speech_add (SegueSpeech     *self,
                  const SegueHead *head,
                  const char      *start,
                  const char      *stop)
{
  add_line (self, head, start, stop, FALSE);
}

static SegueSpeech *
speech_new (gboolean exact)
{
  SegueSpeech *self = g_new0 (SegueSpeech, 1);

  self->current = SEGUE_N_FORMS;
  self->exact = exact;

  return self;
}

static void
end_runs (SegueSpeech *self)
{
  for (guint form = 0; form < SEGUE_N_FORMS; form++)
    end_run (self, form);
}

/* Creates what tells, once the lines have been added, whether segue_dialect_learn_speech() can find a transcript. It
 * counts bytes in the place of letters, which costs little. Free it with g_free(). */
SegueSpeech *
segue_speech_new (void)
{
  return speech_new (FALSE);
}

/* Tells whether there may be a transcript in the lines that were added. No line can be added afterwards. */
gboolean
segue_speech_is_possible (SegueSpeech *self)
{
  end_runs (self);

  return self->speech != 0;
}

/* Tells whether the line at @p is blank. The end of the text is, too. */
static gboolean
is_blank_at (const char *p,
             const char *end,
             gboolean    has_cr)
{
  SegueLine line = { 0 };

  if (p < end)
    line = segue_line_at (p, end, has_cr);

  return p >= end || segue_line_is_blank (&line);
}

/* Learns which timestamps between @p and @end, the text without front matter, are those of a transcript. */
void
segue_dialect_learn_speech (SegueReading *reading,
                            const char   *p,
                            const char   *end,
                            gboolean      has_cr)
{
  g_autofree SegueSpeech *self = speech_new (TRUE);
  SegueBlockState block = { .reads_pre = reading->preformatted };

  while (p < end)
    {
      SegueLine line = segue_line_at (p, end, has_cr);
      SegueHead head;

      if (!segue_block_state_feed (&block, line.start, line.stop - line.start) && !segue_line_is_blank (&line))
        {
          segue_head_scan (line.start, line.stop - line.start, &head);
          add_line (self, &head, line.start, line.stop, is_blank_at (line.next, end, has_cr));
        }
      p = line.next;
    }
  end_runs (self);
  reading->speech = self->speech;
  /* Where the chapters are written like the transcript, the line above the transcript tells them apart. */
  reading->speech_below = self->mixed != 0 ? self->below : 0;
}

/* Tells whether the line from @start to @stop is the one that the transcript is below. */
gboolean
segue_speech_begins (const SegueReading *reading,
                     const char         *start,
                     const char         *stop)
{
  return reading->speech_below != 0 && hash_line (start, stop) == reading->speech_below;
}

/* Reads the head of the line from @start to @stop like segue_head_scan(). Returns %TRUE if its timestamp is that of a
 * transcript. @in_speech says whether the line is below the one of segue_speech_begins(). */
gboolean
segue_speech_scan (const SegueReading *reading,
                   gboolean            in_speech,
                   const char         *start,
                   const char         *stop,
                   SegueHead          *head)
{
  SegueHead speaker;
  const SegueHead *stamp;

  segue_head_scan (start, stop - start, head);
  if (reading->lengths_first)
    segue_head_scan_second_time (start, stop, head);
  if (reading->ends_behind)
    segue_head_take_end_behind (start, stop, head);
  if (reading->speech == 0 || (reading->speech_below != 0 && !in_speech))
    return FALSE;
  stamp = find_stamp (head, start, stop, &speaker);
  if (stamp == NULL || (reading->speech >> get_form (stamp, start) & 1) == 0)
    return FALSE;
  *head = *stamp;

  return TRUE;
}
