/* segue-dialect.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-dialect.h"

#include <string.h>

#include "core/episode/segue-block-state.h"
#include "core/episode/segue-dialect-private.h"
#include "core/text/segue-line.h"

/* Enough to know a show's hand by, and a bound on the time that learning takes. */
#define MAX_LEARN (256 * 1024)

/* Headings that say so by themselves. */
#define MARKED_HEADINGS                                                                                              \
  ((1u << SEGUE_HEADING_ATX) | (1u << SEGUE_HEADING_ADOC) | (1u << SEGUE_HEADING_SETEXT) | (1u << SEGUE_HEADING_HTML))

/**
 * SegueDialect:
 *
 * How a show writes its notes: what counts as a head there, and how new entries are written. An immutable value.
 *
 * It is learned when a text is read and then stays with the episode, so that no single edited line changes how the
 * others are read.
 */
G_DEFINE_BOXED_TYPE (SegueDialect, segue_dialect, segue_dialect_ref, segue_dialect_unref)

/* So many lines one below the other that end in later and later times are a list, though nothing marks it as one. It
 * begins at the beginning: `Monday 10:00` begins a timetable. */
#define LEAST_RUN 3
#define LATEST_BEGIN 300000

/* How times are written, counted. */
typedef struct
{
  guint two_fields;
  guint three_fields;
  guint narrow;       /* minutes of one digit in front */
  guint narrow_hours;
  guint early_hours;  /* hours written out though there are none */
} Clocks;

typedef struct
{
  guint bare;       /* leading times without brackets */
  guint bracketed;  /* leading times with */
  guint untitled;   /* leading times alone on their line */
  guint trailing[3];
  guint headings[SEGUE_N_HEADING_STYLES];
  guint leading_headings[SEGUE_N_HEADING_STYLES]; /* those with a stamp directly below */
  guint first_level;
  guint top_headings; /* headings of level 1 */
  gboolean seen_heading;
  gboolean seen_content;
  gboolean first_is_heading;
  gboolean titled; /* the front matter has a title */
  SegueHeadingStyle waiting; /* a heading whose next line has not been seen */
  Clocks clocks;
  Clocks trailing_clocks; /* of bare times at the ends of lines */
  guint run;              /* lines up to this one that end in such times and are no list otherwise */
  guint longest_run;
  gint64 run_time;        /* of the last of them */
  guint n_crlf, n_lf, n_cr;
} Evidence;

SegueDialect *
segue_dialect_new (void)
{
  SegueDialect *self = g_new0 (SegueDialect, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_strlcpy (self->reading.newline, "\n", sizeof self->reading.newline);
  self->reading.headings = MARKED_HEADINGS | (1u << SEGUE_HEADING_BOLD);
  self->reading.bare_times = TRUE;
  self->minute_width = 2;
  self->clock = (SegueClock){ .fields = 3, .first_width = 2, .hour_width = 2, .fraction_mark = '.' };

  return self;
}

/**
 * segue_dialect_ref:
 * @self: a dialect
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
SegueDialect *
segue_dialect_ref (SegueDialect *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * segue_dialect_unref:
 * @self: (transfer full): a dialect
 *
 * Gives a reference back.
 */
void
segue_dialect_unref (SegueDialect *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->segment.lead);
  g_free (self->segment.middle);
  g_free (self->segment.tail);
  g_free (self->segment.link_before);
  g_free (self->segment.link_after);
  g_free (self->section_lead);
  g_free (self->section_tail);
  g_free (self->body_indent);
  g_free (self);
}

/**
 * segue_dialect_get_newline:
 * @self: a dialect
 *
 * Gives the line terminator that most lines have.
 *
 * Returns: (transfer none): LF, CRLF or CR
 */
const char *
segue_dialect_get_newline (const SegueDialect *self)
{
  return self->reading.newline;
}

/**
 * segue_dialect_get_clock:
 * @self: a dialect
 *
 * Says how most times are written.
 *
 * Returns: the clock
 */
SegueClock
segue_dialect_get_clock (const SegueDialect *self)
{
  return self->clock;
}

gboolean
segue_dialect_has_heading (const SegueReading *reading,
                           SegueHeadingStyle   style)
{
  return (reading->headings & (1u << style)) != 0;
}

guint
segue_dialect_underline_rank (const SegueReading *reading,
                              char                mark)
{
  const char *found = strchr (reading->underlines, mark);

  return found != NULL ? (guint) (found - reading->underlines) + 1 : MIN (strlen (reading->underlines) + 1, 6);
}

static void
count_clock (Clocks          *seen,
             const SegueHead *head)
{
  const SegueClock *clock = &head->clock;

  if (head->result != SEGUE_TIME_VALID || clock->style != SEGUE_CLOCK_DIGITS)
    return;
  if (clock->fields == 3)
    {
      seen->three_fields++;
      seen->early_hours += head->time < 3600000;
      seen->narrow_hours += clock->first_width == 1;
    }
  else
    {
      seen->two_fields++;
      seen->narrow += clock->first_width == 1;
    }
}

static void
count_stamp (Evidence        *seen,
             const SegueHead *head)
{
  if (head->prose || head->result == SEGUE_TIME_MALFORMED)
    return;
  if (head->kind == SEGUE_HEAD_TRAILING)
    {
      gboolean linked = head->link_time != SEGUE_TIME_NONE && ABS (head->link_time - head->time) < 2000;

      seen->trailing[linked ? SEGUE_TRAILING_LINKED : head->bracketed ? SEGUE_TRAILING_BRACKETED : SEGUE_TRAILING_ALL]++;
      count_clock (linked || head->bracketed ? &seen->clocks : &seen->trailing_clocks, head);
      return;
    }
  if (seen->waiting != SEGUE_HEADING_NONE)
    seen->leading_headings[seen->waiting]++;
  if (head->bracketed)
    seen->bracketed++;
  else
    seen->bare++;
  seen->untitled += head->title.length == 0;
  count_clock (&seen->clocks, head);
}

/* Counts the lines that are a list by their times alone. */
static void
count_run (Evidence        *seen,
           const SegueHead *head)
{
  const gboolean is_plain = head->kind == SEGUE_HEAD_TRAILING && !head->bracketed && !head->bulleted && !head->prose &&
                            head->heading == SEGUE_HEADING_NONE;

  /* what has no time yet stands in the list of what has */
  if (is_plain && head->result == SEGUE_TIME_PLANNED)
    return;
  if (!is_plain || head->result != SEGUE_TIME_VALID)
    seen->run = 0;
  else if (seen->run > 0 && head->time > seen->run_time)
    seen->run++;
  else
    seen->run = head->time <= LATEST_BEGIN;
  seen->run_time = head->time;
  seen->longest_run = MAX (seen->longest_run, seen->run);
}

static void
count_heading (Evidence          *seen,
               SegueHeadingStyle  style,
               guint              level)
{
  seen->headings[style]++;
  if (!seen->seen_content)
    {
      seen->first_is_heading = TRUE;
      seen->first_level = level;
    }
  if (level == 1)
    seen->top_headings++;
}

static void
count_terminator (Evidence        *seen,
                  const SegueLine *line)
{
  if (line->next - line->stop == 2)
    seen->n_crlf++;
  else if (line->next > line->stop && *line->stop == '\r')
    seen->n_cr++;
  else if (line->next > line->stop)
    seen->n_lf++;
}

static gboolean
is_underlined (const SegueLine *line,
               const char      *end,
               gboolean         has_cr,
               char            *mark)
{
  SegueLine under;

  if (line->next >= end || line->stop - line->start > 200)
    return FALSE;
  under = segue_line_at (line->next, end, has_cr);

  return segue_head_is_underline (under.start, under.stop - under.start, mark);
}

static void
note_underline (SegueReading *reading,
                char          mark)
{
  gsize n = strlen (reading->underlines);

  if (strchr (reading->underlines, mark) == NULL && n + 1 < sizeof reading->underlines)
    reading->underlines[n] = mark;
}

static void
learn_line (SegueDialect    *self,
            Evidence        *seen,
            const SegueLine *line,
            const char      *end,
            gboolean         has_cr,
            gboolean         after_blank)
{
  SegueHead head;
  char mark;
  SegueHeadingStyle waiting = SEGUE_HEADING_NONE;

  segue_head_scan (line->start, line->stop - line->start, &head);
  count_run (seen, &head);
  if (head.kind == SEGUE_HEAD_LEADING || head.kind == SEGUE_HEAD_TRAILING)
    count_stamp (seen, &head);
  else if (after_blank && is_underlined (line, end, has_cr, &mark))
    {
      note_underline (&self->reading, mark);
      count_heading (seen, SEGUE_HEADING_SETEXT, segue_dialect_underline_rank (&self->reading, mark));
      waiting = SEGUE_HEADING_SETEXT;
    }
  else if (head.kind == SEGUE_HEAD_HEADING && (after_blank || head.heading <= SEGUE_HEADING_HTML))
    {
      count_heading (seen, head.heading, head.level);
      waiting = head.heading;
    }
  seen->waiting = waiting;
  seen->seen_content = TRUE;
}

/* Whether the front matter between @p and @end names the title of the episode. */
static gboolean
has_title (const char *p,
           const char *end)
{
  while (p < end)
    {
      SegueLine line = segue_line_at (p, end, TRUE);

      p = segue_skip_space (line.start, line.stop);
      if (p < line.stop && *p == '"')
        p++;
      if (segue_starts_with (p, line.stop, "title"))
        return TRUE;
      p = line.next;
    }

  return FALSE;
}

static void
look_through (SegueDialect *self,
              Evidence     *seen,
              const char   *text,
              gsize         length)
{
  const char *end = text + length, *p = text;
  gboolean has_cr = memchr (text, '\r', length) != NULL;
  gboolean after_blank = TRUE, unfinished;
  SegueBlockState block = { 0 };

  p += segue_front_matter_length (text, length, &unfinished);
  seen->titled = has_title (text, p);
  while (p < end)
    {
      SegueLine line = segue_line_at (p, end, has_cr);

      count_terminator (seen, &line);
      if (segue_block_state_feed (&block, line.start, line.stop - line.start))
        after_blank = FALSE;
      else if (segue_line_is_blank (&line))
        after_blank = TRUE;
      else
        {
          learn_line (self, seen, &line, end, has_cr, after_blank);
          after_blank = FALSE;
        }
      p = line.next;
    }
}

static void
judge_times (SegueReading   *reading,
             const Evidence *seen)
{
  guint leading = seen->bare + seen->bracketed;
  guint bracketed = seen->trailing[SEGUE_TRAILING_BRACKETED] + seen->trailing[SEGUE_TRAILING_LINKED];

  reading->stamps = MIN (leading, 2);
  reading->titles_below = seen->untitled >= 2 || (seen->untitled == 1 && leading <= 2);
  if (leading == 0 && seen->longest_run >= LEAST_RUN)
    reading->trailing = SEGUE_TRAILING_PLAIN;
  else if (leading == 0 && seen->trailing[SEGUE_TRAILING_ALL] >= 3)
    reading->trailing = SEGUE_TRAILING_ALL;
  else if (leading == 0 ? bracketed >= 1 : bracketed > leading)
    reading->trailing = SEGUE_TRAILING_BRACKETED;
}

/* Styles without a mark of their own count where the notes use them consistently: over stamps, more than once. In notes
 * whose sections are marked otherwise, a lone `Timestamps:` right over stamps is the label of the list. */
static void
judge_headings (SegueReading   *reading,
                const Evidence *seen)
{
  guint above = 0;

  for (guint style = SEGUE_HEADING_ATX; style <= SEGUE_HEADING_BOLD; style++)
    above = MAX (above, seen->leading_headings[style]);
  reading->headings |= 1u << SEGUE_HEADING_COLON;
  reading->label_colons = above > 0;
  for (guint style = SEGUE_HEADING_EMOJI; style <= SEGUE_HEADING_PLAIN; style++)
    if (above < 2 && seen->leading_headings[style] >= 2)
      {
        reading->headings |= 1u << style;
        reading->label_colons |= seen->leading_headings[SEGUE_HEADING_COLON] < seen->leading_headings[style];
        break;
      }
}

static void
judge_clock (SegueDialect *self,
             const Clocks *seen)
{
  SegueClock *clock = &self->clock;

  if (seen->two_fields + seen->three_fields == 0)
    return;
  clock->hour_width = seen->narrow_hours > 0 ? 1 : 2;
  self->minute_width = seen->narrow > 0 ? 1 : 2;
  self->late_hours = seen->two_fields > 0 && seen->three_fields > 0 && seen->early_hours == 0;
  if (seen->three_fields >= seen->two_fields && !self->late_hours)
    {
      clock->fields = 3;
      clock->first_width = clock->hour_width;
    }
  else
    {
      clock->fields = 2;
      clock->first_width = self->minute_width;
      if (seen->three_fields == 0)
        clock->hour_width = clock->first_width;
    }
}

/**
 * segue_dialect_learn:
 * @text: the text of an episode (UTF-8, validated)
 * @length: its length in bytes
 *
 * Learns how a show writes its notes, from at most the first 256 KiB of them.
 *
 * Returns: (transfer full): the dialect
 */
SegueDialect *
segue_dialect_learn (const char *text,
                     gsize       length)
{
  SegueDialect *self = segue_dialect_new ();
  Evidence seen = { 0 };

  if (length > MAX_LEARN)
    {
      const char *cut = segue_prev_char (text + MAX_LEARN, text);

      length = cut - text;
    }
  look_through (self, &seen, text, length);
  if (seen.n_crlf > seen.n_lf + seen.n_cr)
    g_strlcpy (self->reading.newline, "\r\n", sizeof self->reading.newline);
  else if (seen.n_cr > seen.n_lf)
    g_strlcpy (self->reading.newline, "\r", sizeof self->reading.newline);
  judge_times (&self->reading, &seen);
  judge_headings (&self->reading, &seen);
  judge_clock (self, self->reading.trailing >= SEGUE_TRAILING_ALL ? &seen.trailing_clocks : &seen.clocks);
  self->reading.title_heading = seen.first_is_heading && seen.first_level == 1 && seen.top_headings == 1 && !seen.titled;

  return self;
}
