/* segue-scanner-judge.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-reader-private.h"
#include "core/markup/segue-markup-scan.h"

/* Decides which lines begin an entry, from the line itself, the dialect and the lines around it. */

/* The longest title before a time without brackets at the end of a plain line, in bytes. Longer lines are sentences. */
#define MAX_PLAIN_TITLE 240

/* Tells whether the time in a line is the timestamp of a segment in this dialect. */
static gboolean
is_stamp (SegueScanner    *self,
          const SegueHead *head)
{
  const SegueReading *reading = self->reading;

  if (head->prose)
    return FALSE;
  if (head->result == SEGUE_TIME_VALID && head->clock.style == SEGUE_CLOCK_UNITS && head->clock.units > 0)
    return head->kind == SEGUE_HEAD_LEADING && reading->unit_times;
  if (head->kind == SEGUE_HEAD_TRAILING)
    {
      if (segue_head_link_agrees (head))
        return TRUE;
      if (head->result == SEGUE_TIME_MALFORMED &&
          reading->trailing < (head->bracketed ? SEGUE_TRAILING_BRACKETED : SEGUE_TRAILING_ALL))
        return FALSE;
      if (head->bracketed)
        return reading->trailing >= SEGUE_TRAILING_BRACKETED || head->heading != SEGUE_HEADING_NONE;
      if (head->bulleted || head->heading != SEGUE_HEADING_NONE)
        return reading->trailing >= SEGUE_TRAILING_ALL;
      return reading->trailing == SEGUE_TRAILING_PLAIN && head->title.length <= MAX_PLAIN_TITLE;
    }
  if (head->result == SEGUE_TIME_MALFORMED && reading->stamps < (head->bracketed || head->clock.fields == 3 ? 1 : 2))
    return FALSE;
  if (head->glued)
    return head->clock.fields == 3;

  return head->bracketed || head->clock.fields == 3 || reading->bare_times;
}

/* Returns the line at @p, or the part of a line. */
static SegueLine
next_line (SegueScanner *self,
           const char   *p)
{
  SegueLine line = segue_line_at (p, self->end, self->has_cr);

  if (self->tagged && p < self->whole.stop)
    {
      line.stop = segue_head_tag_part_end (p, self->whole.stop);
      line.next = line.stop < self->whole.stop ? line.stop : line.next;
    }

  return line;
}

/* Looks for the title of a timestamp below it: on the next line of the list item, or else on a line of its own. If
 * there is one, it becomes the title of the head, and its line part of the head. */
static void
find_title_below (SegueScanner    *self,
                  const SegueLine *line)
{
  SegueLine next;
  SegueHead head;
  const char *p = line->next, *title;
  guint blanks = 0;

  for (; p < self->end; p = next.next, blanks++)
    {
      next = next_line (self, p);
      if (!segue_line_is_blank (&next))
        break;
    }
  if (p >= self->end)
    {
      self->unfinished |= !self->at_end;
      return;
    }
  segue_head_scan (next.start, next.stop - next.start, &head);
  if (head.kind == SEGUE_HEAD_LEADING || head.bulleted ||
      (head.heading != SEGUE_HEADING_NONE && head.heading <= SEGUE_HEADING_HTML))
    return;
  /* A list item continues on an indented line directly below. The title of any other timestamp can follow a blank
   * line. */
  if (self->head.bulleted ? blanks > 0 || segue_space_length (next.start, next.stop) == 0 : blanks > 1)
    return;
  title = segue_head_skip_marks (&head, next.start, next.stop);
  if (head.bulleted || next.stop - next.start > SEGUE_TITLE_LINE_MAX)
    return;
  /* Only tags are no part of the title. */
  if (!segue_starts_with (segue_skip_space (next.start, next.stop), next.stop, "<"))
    title = next.start;
  segue_head_clear (&head);
  segue_head_set_title (&head, next.start, title, next.stop);
  if (head.title.length == 0)
    return;
  segue_head_move (&head, next.start - line->start);
  self->head.title = head.title;
  if (self->head.link.length == 0)
    self->head.link = head.link;
  self->head_end = next.next;
}

/* Tells whether a URL can begin at @p. This is a quick test. */
static gboolean
may_be_url (const char *p,
            const char *end)
{
  p = segue_skip_space (p, end);

  return p < end && (*p == 'h' || *p == '<');
}

/* Tells whether the line is only a URL, with or without indent and angle brackets. Sets @url and @url_end to the
 * URL. */
static gboolean
is_url (const SegueLine *line,
        const char     **url,
        const char     **url_end)
{
  const char *p = segue_skip_space (line->start, line->stop);

  return may_be_url (p, line->stop) && segue_markup_scan_word_url (p, segue_trim_end (p, line->stop), url, url_end);
}

/* Makes a URL on the line below the head the link of the title, and its line part of the head. Several URLs below one
 * another are a list of links in the description. */
static void
find_link_below (SegueScanner    *self,
                 const SegueLine *line)
{
  SegueLine below, next;
  const char *url, *url_end, *ignored;

  if (self->head.title.length == 0 || self->head.link.length > 0)
    return;
  self->unfinished |= self->head_end >= self->end && !self->at_end;
  if (self->head_end >= self->end || !may_be_url (self->head_end, self->end))
    return;
  below = segue_line_at (self->head_end, self->end, self->has_cr);
  if (!is_url (&below, &url, &url_end))
    return;
  self->unfinished |= below.next >= self->end && !self->at_end;
  if (below.next < self->end)
    {
      next = segue_line_at (below.next, self->end, self->has_cr);
      if (is_url (&next, &ignored, &ignored))
        return;
    }
  self->head.link = (SegueSpan){ url - line->start, url_end - url };
  self->head_end = below.next;
}

/* Leaves the bracket out of the title if it opens a link of Markdown whose text goes on in the next line and ends there. */
static void
skip_open_link (SegueScanner    *self,
                const SegueLine *line)
{
  const SegueSpan title = self->head.title;
  const char *start = line->start + title.offset, *end = start + title.length;
  SegueLine next;
  const char *close;

  if (title.length < 2 || *start != '[' || self->head.link.length > 0 || memchr (start, ']', title.length) != NULL ||
      segue_trim_end (end, line->stop) != end)
    return;
  if (line->next >= self->end)
    {
      self->unfinished |= !self->at_end;
      return;
    }
  next = next_line (self, line->next);
  close = g_strstr_len (next.start, next.stop - next.start, "](");
  if (close == NULL || memchr (next.start, '[', close - next.start) != NULL ||
      memchr (close, ')', next.stop - close) == NULL)
    return;
  start = segue_skip_space (start + 1, end);
  self->head.title = (SegueSpan) { start - line->start, end - start };
}

/* Decides whether the line, which has a time, begins a segment, and sets kind and level. */
static gboolean
judge_stamp (SegueScanner    *self,
             const SegueLine *line)
{
  if (self->head.clock.frames && self->reading->frames)
    segue_head_drop_frames (&self->head, line->start);
  if (!is_stamp (self, &self->head))
    return FALSE;
  if (self->head.title.length == 0)
    {
      if (self->reading->titles_below)
        find_title_below (self, line);
      /* An indented time without a title is an item of a list in the description. */
      if (self->head.title.length == 0 && self->head.indent > 1)
        return FALSE;
    }
  else if (self->head.kind == SEGUE_HEAD_LEADING)
    skip_open_link (self, line);
  self->kind = SEGUE_ENTRY_SEGMENT;
  if (self->head.heading != SEGUE_HEADING_NONE)
    self->level = self->head.level;
  else
    self->level = MIN (SEGUE_LEVEL_SEGMENT + self->head.indent / 2, SEGUE_LEVEL_MAX);

  return TRUE;
}

/* Reads the line at @p into @line and @head. One blank line may be before it. Returns %FALSE if it does not begin with a
 * timestamp. */
static gboolean
scan_stamp_below (SegueScanner *self,
                  const char   *p,
                  SegueLine    *line,
                  SegueHead    *head)
{
  for (guint blanks = 0; p < self->end && blanks < 2; p = line->next, blanks++)
    {
      *line = next_line (self, p);
      if (segue_line_is_blank (line))
        continue;
      return !segue_speech_scan (self->reading, self->in_speech, line->start, line->stop, head) &&
             head->kind == SEGUE_HEAD_LEADING && is_stamp (self, head);
    }
  self->unfinished |= p >= self->end && !self->at_end;

  return FALSE;
}

/* Decides whether the line is a heading that the next line underlines, and sets head and level. */
static gboolean
judge_underlined (SegueScanner    *self,
                  const SegueLine *line)
{
  SegueLine under;
  char mark;
  guint rank;

  if (line->stop - line->start > 200 || !segue_is_word_char (segue_char_at (line->start, line->stop)))
    return FALSE;
  if (line->next >= self->end)
    {
      self->unfinished |= !self->at_end;
      return FALSE;
    }
  under = segue_line_at (line->next, self->end, self->has_cr);
  if (!segue_head_is_underline (under.start, under.stop - under.start, &mark))
    return FALSE;
  /* A long line above a short one is a paragraph above a horizontal rule. */
  if (under.stop - under.start < 4 && line->stop - line->start > 60)
    return FALSE;
  rank = segue_dialect_underline_rank (self->reading, mark);
  segue_head_clear (&self->head);
  self->head.kind = SEGUE_HEAD_HEADING;
  self->head.heading = SEGUE_HEADING_SETEXT;
  self->head.level = self->level = rank;
  segue_head_set_title (&self->head, line->start, line->start, line->stop);
  self->head_end = under.next;

  return self->head.title.length > 0;
}

/* Looks for the timestamp of a heading, alone on the line below it. One blank line may be between. If there is one, the
 * head becomes that of a segment, and the line part of it. */
static gboolean
find_time_below (SegueScanner *self,
                 const char   *line)
{
  SegueLine below;
  SegueHead head;

  if (!scan_stamp_below (self, self->head_end, &below, &head) || head.title.length > 0)
    return FALSE;
  segue_head_move (&head, below.start - line);
  head.heading = self->head.heading;
  head.level = self->head.level;
  head.title = self->head.title;
  head.link = self->head.link;
  self->head = head;
  self->head_end = below.next;

  return TRUE;
}

/* Decides whether the line, which has no time, is the title of a timestamp that stands alone on the line directly below,
 * and sets head and level. */
static gboolean
judge_title_above (SegueScanner    *self,
                   const SegueLine *line)
{
  const SegueHeadingStyle style = self->head.heading;
  SegueLine below;
  SegueHead title = { 0 }, stamp;
  const char *start;

  if ((style != SEGUE_HEADING_NONE && style <= SEGUE_HEADING_HTML) || style == SEGUE_HEADING_COLON ||
      line->stop - line->start > SEGUE_TITLE_LINE_MAX)
    return FALSE;
  if (!scan_stamp_below (self, line->next, &below, &stamp) || below.start != line->next || stamp.title.length > 0)
    return FALSE;
  start = segue_head_skip_marks (&title, line->start, line->stop);
  segue_head_set_title (&title, line->start, start, line->stop);
  if (title.title.length == 0)
    return FALSE;
  segue_head_move (&stamp, below.start - line->start);
  stamp.kind = SEGUE_HEAD_TRAILING;
  stamp.title = title.title;
  stamp.link = title.link;
  stamp.indent = title.indent;
  stamp.bulleted = title.bulleted;
  self->head = stamp;
  self->head_end = below.next;
  self->level = MIN (SEGUE_LEVEL_SEGMENT + stamp.indent / 2, SEGUE_LEVEL_MAX);

  return TRUE;
}

/* Decides whether the line is a heading in this dialect, and sets the level. */
static gboolean
judge_heading (SegueScanner    *self,
               const SegueLine *line)
{
  const gboolean apart = self->after_blank || segue_head_begins_paragraph (line->start, line->stop);
  SegueHeadingStyle style = self->head.heading;
  SegueLine below;
  SegueHead stamp;

  if (self->after_blank && judge_underlined (self, line))
    return TRUE;
  if (self->head.kind != SEGUE_HEAD_HEADING || !segue_dialect_has_heading (self->reading, style))
    return FALSE;
  if (style <= SEGUE_HEADING_HTML)
    {
      self->level = self->head.level;
      return TRUE;
    }
  if (!apart && style != SEGUE_HEADING_FRAMED)
    return FALSE;
  self->level = SEGUE_LEVEL_UNMARKED + (style == SEGUE_HEADING_COLON);
  if (style < SEGUE_HEADING_COLON || (style == SEGUE_HEADING_COLON && !self->reading->label_colons))
    return TRUE;

  /* where notes have headings in frames, one of their own paragraph needs no timestamp below */
  if (style == SEGUE_HEADING_FRAMED && apart)
    return TRUE;

  return scan_stamp_below (self, line->next, &below, &stamp) == (style != SEGUE_HEADING_COLON);
}

/* Decides whether the line begins an entry. If so, sets head, kind, level and head_end. Sets unfinished if the decision
 * depends on lines after the stretch. */
gboolean
segue_scanner_judge (SegueScanner    *self,
                     const SegueLine *line)
{
  self->head_end = line->next;
  if (segue_speech_scan (self->reading, self->in_speech, line->start, line->stop, &self->head))
    {
      self->n_speech++;
      return FALSE;
    }
  if (!self->tagged && line->stop < self->whole.stop && line->start >= self->whole.start && self->head.title.length > 0)
    segue_head_trim_joint (&self->head, line->start);
  if (line->start > self->whole.start)
    {
      SegueHead marks = { 0 };

      /* The parts of one line are on one level. */
      segue_head_skip_marks (&marks, self->whole.start, line->start);
      self->head.indent = marks.indent;
    }
  if (self->reading->ranges)
    segue_head_take_range (&self->head, line->start, line->stop);
  if (self->head.kind == SEGUE_HEAD_LEADING || self->head.kind == SEGUE_HEAD_TRAILING)
    {
      if (judge_stamp (self, line))
        {
          find_link_below (self, line);
          return TRUE;
        }
      segue_head_clear (&self->head);
      segue_head_scan_heading (line->start, line->stop, &self->head);
    }
  if (self->reading->lines_above && judge_title_above (self, line))
    {
      self->kind = SEGUE_ENTRY_SEGMENT;
      find_link_below (self, line);
      return TRUE;
    }
  if (!judge_heading (self, line))
    return FALSE;
  self->kind = SEGUE_ENTRY_SECTION;
  if (self->reading->titles_above && self->head.heading <= SEGUE_HEADING_HTML && find_time_below (self, line->start))
    {
      self->kind = SEGUE_ENTRY_SEGMENT;
      find_link_below (self, line);
      return TRUE;
    }
  if (self->expects_title && self->level == 1)
    {
      /* The title of the episode belongs to the text before the first section or segment. */
      self->expects_title = FALSE;
      return FALSE;
    }
  find_link_below (self, line);

  return TRUE;
}
