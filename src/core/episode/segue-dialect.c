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
#include "core/episode/segue-reader-private.h"
#include "core/front/segue-front-matter-value.h"
#include "core/front/segue-front-syntax.h"
#include "core/syntax/segue-list-private.h"
#include "core/text/segue-chars.h"
#include "core/text/segue-line.h"

/* Learns how a show writes its notes: which lines begin an entry, and how times are written. */

/* The number of bytes that the dialect is learned from. The limit bounds the time that learning takes. */
#define MAX_LEARN (256 * 1024)

/* Timestamps in brackets at the end of lines. */
typedef struct
{
  guint headings;  /* in headings */
  guint sentences; /* at the end of a sentence */
} Bracketed;

/* Headings of one style. */
typedef struct
{
  guint n;
  guint leading; /* those directly above timestamps */
} Headings;

/* What was counted in the lines so far. */
typedef struct
{
  guint             bare;             /* leading timestamps without brackets */
  guint             bracketed;        /* leading timestamps with brackets */
  SegueTitleCount   titles;           /* of leading timestamps alone on their line */
  guint             trailing[3];      /* trailing timestamps, by the SegueTrailing that they need */
  SegueTimeOrder    bare_order;        /* of leading timestamps without brackets */
  SegueTimeOrder    trailing_order[3]; /* of trailing timestamps, by the SegueTrailing that they need */
  SegueTimeOrder    units;             /* of times in words */
  guint             frames;           /* leading timestamps with frames */
  guint             ranges;           /* timestamps with an end */
  guint             trailing_frames[3]; /* of the trailing timestamps: those with frames */
  SegueEnds         ends;             /* of leading timestamps with another time behind them */
  Bracketed         trailing_bracketed;
  Headings          headings[SEGUE_N_HEADING_STYLES]; /* by style */
  guint             first_level;      /* level of the first line if it is a heading */
  guint             top_headings;     /* headings of level 1 */
  gboolean          seen_content;     /* a line of text was seen */
  gboolean          first_is_heading; /* the first line of text is a heading */
  gboolean          titled;           /* the front matter has a title */
  gboolean          in_speech;        /* the line is below the one that the transcript is below */
  SegueSpeech      *speech;           /* looks for a transcript, or NULL */
  SegueHeadingStyle heading_above;    /* style of the previous line if it is a heading */
  SegueClockCount   clocks;           /* of leading timestamps, and of trailing ones with brackets or links */
  SegueClockCount   trailing_clocks;  /* of other trailing timestamps */
  SegueTimeRun      run;              /* the lines that end in bare times, up to this one */
  guint             lists;            /* lines that are lists of several timestamps by themselves */
  guint             n_crlf;           /* line terminators of each kind */
  guint             n_lf;
  guint             n_cr;
} Evidence;

/* Tells whether lines of @style are headings in this dialect. */
gboolean
segue_dialect_has_heading (const SegueReading *reading,
                           SegueHeadingStyle   style)
{
  return (reading->headings & (1u << style)) != 0;
}

/* Returns the level of a heading that is underlined with @mark, from 1 to 6. As in reStructuredText, the mark that occurs
 * first has level 1. A mark that does not occur in the text yet is one level below the others. The levels above 6 are
 * those of headings without marks. */
guint
segue_dialect_underline_rank (const SegueReading *reading,
                              char                mark)
{
  const char *found = strchr (reading->underlines, mark);

  return MIN (found != NULL ? (guint) (found - reading->underlines) + 1 : strlen (reading->underlines) + 1, 6);
}

/* Tells whether the time in a line is a timestamp in words, such as `5 min 10`, which can be a duration too. */
static gboolean
is_unit_time (const SegueHead *head)
{
  return head->result == SEGUE_TIME_VALID && head->clock.style == SEGUE_CLOCK_UNITS && head->clock.units > 0;
}

/* Tells whether the title of a head, in the line at @line, ends like a sentence or like words that are quoted. */
static gboolean
is_sentence (const SegueHead *head,
             const char      *line)
{
  const char *title = line + head->title.offset, *end = title + head->title.length;

  return end > title && g_utf8_strchr (".!?\"。！？”」』…", -1, segue_char_at (segue_prev_char (end, title), end)) != NULL;
}

/* Counts the timestamp of the line at @line. @after_blank says whether the line above is blank. */
static void
count_stamp (Evidence        *seen,
             const SegueHead *head,
             const char      *line,
             gboolean         after_blank)
{
  seen->frames += head->kind == SEGUE_HEAD_LEADING && head->clock.frames;
  if (head->prose || head->result == SEGUE_TIME_MALFORMED)
    return;
  if (is_unit_time (head))
    {
      if (head->kind == SEGUE_HEAD_LEADING)
        {
          segue_time_order_add (&seen->units, head);
          segue_clock_count_add (&seen->clocks, head);
        }
      return;
    }
  if (head->kind == SEGUE_HEAD_TRAILING)
    {
      gboolean linked = segue_head_link_agrees (head);
      SegueTrailing trailing = linked ? SEGUE_TRAILING_LINKED
                                      : head->bracketed ? SEGUE_TRAILING_BRACKETED : SEGUE_TRAILING_ALL;

      seen->trailing[trailing]++;
      if (trailing == SEGUE_TRAILING_BRACKETED && head->heading != SEGUE_HEADING_NONE)
        seen->trailing_bracketed.headings++;
      else if (trailing == SEGUE_TRAILING_BRACKETED && is_sentence (head, line))
        seen->trailing_bracketed.sentences++;
      seen->trailing_frames[trailing] += head->clock.frames;
      seen->ranges += head->end_time != SEGUE_TIME_NONE;
      segue_time_order_add (&seen->trailing_order[trailing], head);
      segue_clock_count_add (linked || head->bracketed ? &seen->clocks : &seen->trailing_clocks, head);
      return;
    }
  segue_ends_add (&seen->ends, head, line);
  if (seen->heading_above != SEGUE_HEADING_NONE)
    seen->headings[seen->heading_above].leading++;
  if (head->bracketed)
    seen->bracketed++;
  else
    {
      seen->bare++;
      segue_time_order_add (&seen->bare_order, head);
    }
  seen->ranges += head->end_time != SEGUE_TIME_NONE;
  segue_title_count_add_stamp (&seen->titles, head, after_blank);
  segue_clock_count_add (&seen->clocks, head);
}

static void
count_heading (Evidence *seen,
               guint     level)
{
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

/* Tells whether the line after @line is an underline, and sets @mark to its character. */
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

/* Appends the mark to the marks of underlined headings, in the order of their first occurrence. */
static void
note_underline (SegueReading *reading,
                char          mark)
{
  gsize n = strlen (reading->underlines);

  if (strchr (reading->underlines, mark) == NULL && n + 1 < sizeof reading->underlines)
    reading->underlines[n] = mark;
}

/* Counts what one line of text shows. @end is the end of the text. */
static void
learn_line (SegueDialect    *self,
            Evidence        *seen,
            const SegueLine *line,
            const char      *end,
            gboolean         has_cr,
            gboolean         after_blank)
{
  const gboolean apart = after_blank || segue_head_begins_paragraph (line->start, line->stop);
  SegueHead head;
  char mark;
  SegueHeadingStyle heading = SEGUE_HEADING_NONE;

  if (segue_speech_scan (&self->reading, seen->in_speech, line->start, line->stop, &head))
    segue_head_clear (&head);
  if (seen->speech != NULL)
    segue_speech_add (seen->speech, &head, line->start, line->stop);
  seen->in_speech |= segue_speech_begins (&self->reading, line->start, line->stop);
  if (head.kind == SEGUE_HEAD_TRAILING && head.clock.frames)
    segue_head_drop_frames (&head, line->start);
  if (head.kind != SEGUE_HEAD_LEADING && seen->ranges > 0)
    segue_head_take_range (&head, line->start, line->stop);
  segue_time_run_add (&seen->run, &head, line->start);
  if (head.kind == SEGUE_HEAD_LEADING || head.kind == SEGUE_HEAD_TRAILING)
    count_stamp (seen, &head, line->start, after_blank);
  else if (after_blank && is_underlined (line, end, has_cr, &mark))
    {
      note_underline (&self->reading, mark);
      count_heading (seen, segue_dialect_underline_rank (&self->reading, mark));
      heading = SEGUE_HEADING_SETEXT;
    }
  else if (head.kind == SEGUE_HEAD_HEADING &&
           (apart || head.heading <= SEGUE_HEADING_HTML || head.heading == SEGUE_HEADING_FRAMED))
    {
      count_heading (seen, head.level);
      heading = head.heading;
    }
  segue_title_count_add_line (&seen->titles, &head, heading, line->stop - line->start, after_blank);
  seen->titles.heading |= seen->heading_above == SEGUE_HEADING_SETEXT &&
                          segue_head_is_underline (line->start, line->stop - line->start, &mark);
  if (heading != SEGUE_HEADING_NONE && (apart || heading != SEGUE_HEADING_FRAMED))
    seen->headings[heading].n++;
  seen->heading_above = heading;
  seen->seen_content = TRUE;
}

/* Adds a line with several parts as a whole to what looks for a transcript. */
static void
add_speech (SegueSpeech     *speech,
            const SegueLine *line)
{
  SegueHead head;

  if (speech == NULL)
    return;
  segue_head_scan (line->start, line->stop - line->start, &head);
  segue_speech_add (speech, &head, line->start, line->stop);
}

/* Counts what each part of one line shows. A line that is not a list is one part. */
static void
learn_parts (SegueDialect    *self,
             Evidence        *seen,
             const SegueLine *line,
             const char      *end,
             gboolean         has_cr,
             gboolean         after_blank)
{
  SegueLine part = *line;
  SegueSpeech *speech = seen->speech;
  const gboolean tagged = segue_head_has_tag_parts (line->start, line->stop);

  if (!tagged && !segue_head_is_list (line->start, line->stop))
    {
      learn_line (self, seen, line, end, has_cr, after_blank);
      return;
    }
  add_speech (speech, line);
  seen->speech = NULL;
  seen->lists += !tagged;
  for (; part.start < line->stop; part.start = part.stop)
    {
      part.stop = tagged ? segue_head_tag_part_end (part.start, line->stop)
                         : segue_head_part_end (part.start, line->stop);
      part.next = part.stop < line->stop ? part.stop : line->next;
      learn_line (self, seen, &part, end, has_cr, FALSE);
    }
  seen->speech = speech;
}

/* Counts what the lines from @p to @end show, except blocks of code. */
static void
collect_lines (SegueDialect *self,
               Evidence     *seen,
               const char   *p,
               const char   *end,
               gboolean      has_cr)
{
  gboolean after_blank = TRUE;
  SegueBlockState block = { .reads_pre = self->reading.preformatted };

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
          learn_parts (self, seen, &line, end, has_cr, after_blank);
          /* the underline of a heading is no rule */
          after_blank = !seen->titles.heading && segue_head_is_rule (line.start, line.stop - line.start);
        }
      p = line.next;
    }
}

/* Counts what the lines of the text show, except front matter and blocks of code. The times of a transcript do not count.
 * Since few texts have one, the lines are counted as if there were none, and again if there is one. */
static void
collect_evidence (SegueDialect *self,
                  Evidence     *seen,
                  const char   *text,
                  gsize         length)
{
  const char *end = text + length, *p = text;
  gboolean has_cr = memchr (text, '\r', length) != NULL, unfinished;
  g_autofree SegueSpeech *speech = segue_speech_new ();
  g_auto(SegueFrontMatterValue) title = { 0 };
  SegueReading reading;
  Evidence before;

  p += segue_front_matter_length (text, length, &unfinished);
  seen->titled = segue_front_matter_value_find (text, p - text, "title", &title);
  before = *seen;
  self->reading.speech = 0;
  self->reading.speech_below = 0;
  segue_dialect_learn_rows (&self->reading, p, end, has_cr);
  reading = self->reading;
  seen->speech = speech;
  collect_lines (self, seen, p, end, has_cr);
  seen->speech = NULL;
  if (!segue_speech_is_possible (speech))
    return;
  segue_dialect_learn_speech (&reading, p, end, has_cr);
  if (reading.speech == 0)
    return;
  self->reading = reading;
  *seen = before;
  collect_lines (self, seen, p, end, has_cr);
}

/* Tells whether trailing timestamps have frames: at least two of them, and at least half. */
static gboolean
has_trailing_frames (const Evidence *seen)
{
  guint n = 0, frames = 0;

  for (guint i = 0; i < G_N_ELEMENTS (seen->trailing); i++)
    {
      n += seen->trailing[i];
      frames += seen->trailing_frames[i];
    }

  return frames >= 2 && frames * 2 >= n;
}

/* Returns how many of the trailing timestamps of one kind count. */
static guint
count_trailing (const Evidence *seen,
                SegueTrailing   trailing)
{
  const SegueTimeOrder *order = &seen->trailing_order[trailing];

  if (trailing != SEGUE_TRAILING_LINKED && (!segue_time_order_is_contents (order) || segue_time_order_is_timetable (order)))
    return 0;

  return seen->trailing[trailing] - (has_trailing_frames (seen) ? 0 : seen->trailing_frames[trailing]);
}

static guint
count_stamps (const Evidence *seen)
{
  guint n = seen->bare + seen->bracketed;

  for (guint i = 0; i < G_N_ELEMENTS (seen->trailing); i++)
    n += seen->trailing[i];

  return n;
}

/* Counts again with the text of `<pre>` as notes. If it has a list of timestamps, such text is notes in this dialect. */
static void
learn_preformatted (SegueDialect *self,
                    Evidence     *seen,
                    const char   *text,
                    gsize         length)
{
  const SegueReading before = self->reading;
  Evidence other = { 0 };

  self->reading.preformatted = TRUE;
  collect_evidence (self, &other, text, length);
  if (other.bare + other.bracketed >= 2 || segue_time_run_is_list (&other.run))
    *seen = other;
  else
    self->reading = before;
}

/* Tells whether times in brackets at the end of lines say where a sentence was said. The times of segments are then in
 * headings, which count in any case. */
static gboolean
has_citations (const Evidence *seen)
{
  const Bracketed *n = &seen->trailing_bracketed;

  return n->headings >= 3 && n->sentences > 0 &&
         n->sentences * 2 >= seen->trailing[SEGUE_TRAILING_BRACKETED] - n->headings;
}

/* Decides which times are timestamps. Times at the end of a line count only if few or no lines begin with a time. */
static void
judge_times (SegueReading   *reading,
             const Evidence *seen)
{
  guint leading = seen->bare + seen->bracketed;
  guint bracketed = count_trailing (seen, SEGUE_TRAILING_BRACKETED) + seen->trailing[SEGUE_TRAILING_LINKED];

  if (segue_time_order_is_timetable (&seen->bare_order))
    {
      reading->bare_times = FALSE;
      leading = seen->bracketed;
    }
  if (seen->units.n >= 2 && segue_time_order_is_contents (&seen->units))
    {
      reading->unit_times = TRUE;
      leading += seen->units.n;
    }
  if (seen->frames >= 2 && seen->frames >= leading)
    {
      reading->frames = TRUE;
      leading += seen->frames;
    }
  reading->frames |= has_trailing_frames (seen);
  reading->ranges = seen->ranges >= 2 && seen->ranges * 2 >= (leading > 0 ? leading : count_stamps (seen));
  reading->ends_behind = segue_ends_are_behind (&seen->ends, leading);
  reading->stamps = MIN (leading, 2);
  segue_title_count_judge (&seen->titles, leading, reading);
  if (leading == 0 && segue_time_run_is_list (&seen->run))
    reading->trailing = SEGUE_TRAILING_PLAIN;
  else if (leading == 0 && count_trailing (seen, SEGUE_TRAILING_ALL) >= 3)
    reading->trailing = SEGUE_TRAILING_ALL;
  else if ((leading == 0 ? bracketed >= 1 : bracketed > leading) && !has_citations (seen))
    reading->trailing = SEGUE_TRAILING_BRACKETED;
}

/* Decides which lines are headings. Of the styles without marks (framed, emoji, capitals, plain) at most one is: the first
 * that occurs at least twice above timestamps, if no marked style does. Of several framed lines one is enough, and none is
 * needed where the titles of segments stand between. In notes with headings of another style, a line like `Timestamps:`
 * directly above timestamps is the label of the list and not a section. So it is while several headings with marks have no
 * segments and no segment has a time, as in an episode that has just been begun. */
static void
judge_headings (SegueReading   *reading,
                const Evidence *seen)
{
  const SegueClockCount *clocks = &seen->clocks;
  const gboolean timed = clocks->two_fields + clocks->three_fields + clocks->units > 0;
  guint above = 0, marked = 0;

  for (guint style = SEGUE_HEADING_ATX; style <= SEGUE_HEADING_BOLD; style++)
    {
      above = MAX (above, seen->headings[style].leading);
      marked = MAX (marked, seen->headings[style].n);
    }
  reading->headings |= 1u << SEGUE_HEADING_COLON;
  reading->label_colons = above > 0 || (!timed && marked >= 2 && seen->headings[SEGUE_HEADING_COLON].leading == 1);
  for (guint style = SEGUE_HEADING_FRAMED; style <= SEGUE_HEADING_PLAIN; style++)
    if (above < 2 && ((seen->headings[style].leading >= 2 && !reading->lines_above) ||
                      (style == SEGUE_HEADING_FRAMED && seen->headings[style].n >= 2 &&
                       (seen->headings[style].leading == 1 || reading->lines_above))))
      {
        reading->headings |= 1u << style;
        reading->label_colons |= seen->headings[SEGUE_HEADING_COLON].leading < seen->headings[style].leading;
        break;
      }
}

/* Finds out whether the front matter holds a list of chapters. If the notes below repeat the times of half of them, the
 * notes are the source, and the list is text. */
static void
learn_list (SegueReading *reading,
            const char   *text,
            gsize         length)
{
  const SegueSyntax *syntax = segue_front_syntax_find (text, length);
  g_auto(SegueSyntaxList) list = { 0 };
  g_autoptr(GHashTable) starts = NULL;
  SegueScanner scanner;
  SegueEntry *entry;
  guint n_repeated = 0;

  if (syntax == NULL || !segue_list_scan (&list, syntax, text, length, NULL))
    return;
  starts = g_hash_table_new (g_direct_hash, g_direct_equal);
  for (guint i = 0; i < list.items->len; i++)
    g_hash_table_add (starts, GSIZE_TO_POINTER (g_array_index (list.items, SegueSyntaxItem, i).start / 1000 + 2));
  segue_scanner_init (&scanner, reading, text + list.stop, length - list.stop, TRUE, TRUE, TRUE, FALSE);
  segue_scanner_skip (&scanner, syntax, 0);
  while ((entry = segue_scanner_next (&scanner)) != NULL)
    {
      n_repeated += entry->start != SEGUE_TIME_NONE &&
                    g_hash_table_remove (starts, GSIZE_TO_POINTER (entry->start / 1000 + 2));
      segue_entry_unref (entry);
    }
  if (n_repeated * 2 < list.items->len)
    reading->syntax = syntax;
}

/**
 * segue_dialect_learn:
 * @text: (array length=length): the text of an episode (valid UTF-8)
 * @length: length of @text in bytes
 *
 * Learns how a show writes its notes from the first 256 KiB of a text.
 *
 * The dialect says how lines are read and how times are written. How new entries are written is learned after the
 * entries have been read.
 *
 * Returns: (transfer full): the dialect
 */
SegueDialect *
segue_dialect_learn (const char *text,
                     gsize       length)
{
  SegueDialect *self = segue_dialect_new ();
  const char *whole = text;
  const gsize whole_length = length;
  Evidence seen = { 0 };

  if (length > MAX_LEARN)
    {
      const char *cut = segue_prev_char (text + MAX_LEARN, text);

      length = cut - text;
    }
  collect_evidence (self, &seen, text, length);
  if (count_stamps (&seen) == 0 && segue_contains (text, text + length, "<pre"))
    learn_preformatted (self, &seen, text, length);
  if (seen.n_crlf > seen.n_lf + seen.n_cr)
    g_strlcpy (self->reading.newline, "\r\n", sizeof self->reading.newline);
  else if (seen.n_cr > seen.n_lf)
    g_strlcpy (self->reading.newline, "\r", sizeof self->reading.newline);
  judge_times (&self->reading, &seen);
  judge_headings (&self->reading, &seen);
  self->reading.divided_lines = seen.lists > 0;
  segue_clock_count_judge (self->reading.trailing >= SEGUE_TRAILING_ALL ? &seen.trailing_clocks : &seen.clocks, self);
  self->reading.title_heading = seen.first_is_heading && seen.first_level == 1 && seen.top_headings == 1 &&
                                !seen.titled;
  learn_list (&self->reading, whole, whole_length);

  return self;
}
