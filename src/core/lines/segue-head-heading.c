/* segue-head-heading.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/lines/segue-head.h"
#include "core/text/segue-chars.h"

/* the longest line that a person takes for a heading where no mark says so */
#define MAX_PLAIN 90

static gboolean
scan_adoc (const char *line,
           const char *end,
           SegueHead  *head)
{
  gsize n = 0;

  while (line + n < end && line[n] == '=')
    n++;
  if (n < 2 || n > 6 || segue_space_length (line + n, end) == 0)
    return FALSE;
  head->heading = SEGUE_HEADING_ADOC;
  head->level = n;
  segue_head_set_title (head, line, line + n, end);

  return head->title.length > 0;
}

static gboolean
scan_bold (const char *line,
           const char *end,
           SegueHead  *head)
{
  const char *mark = segue_starts_with (line, end, "**") ? "**" : "__";
  const char *stop = end;

  if (!segue_starts_with (line, end, mark))
    return FALSE;
  if (end[-1] == ':')
    stop = end - 1;
  if (stop - line < 5 || !segue_ends_with (line, stop, mark) || g_strstr_len (line + 2, stop - line - 4, mark) != NULL)
    return FALSE;
  stop -= 2;
  head->heading = SEGUE_HEADING_BOLD;
  head->level = 6;
  if (stop[-1] == ':')
    stop--;
  segue_head_set_title (head, line, line + 2, stop);
  if (head->title.length > 0)
    return TRUE;
  head->link = (SegueSpan){ 0 };

  return FALSE;
}

/* Letters with case, all of them capital, and at least three. */
static gboolean
is_caps (const char *p,
         const char *end)
{
  guint letters = 0;

  for (; p < end; p = segue_next_char (p, end))
    {
      gunichar c = segue_char_at (p, end);

      if (g_unichar_islower (c))
        return FALSE;
      if (g_unichar_isupper (c))
        letters++;
    }

  return letters >= 3;
}

static gboolean
has_sentence_end (const char *p,
                  const char *end)
{
  static const char *const marks[] = { ".", "!", "?", ",", ";", "。", "！", "？", "，", "；", "…", ")", "\"", "”", ":", "：" };

  /* a closing bracket is no end of a sentence by itself: `도구(Tools)` */
  for (guint i = 0; i < 11; i++)
    if (segue_ends_with (p, end, marks[i]))
      return TRUE;

  /* a sentence inside */
  return g_strstr_len (p, end - p, ". ") != NULL || g_strstr_len (p, end - p, "://") != NULL;
}

static gboolean
scan_unmarked (const char *line,
               const char *end,
               SegueHead  *head)
{
  const char *stop = end;
  gunichar first = segue_char_at (line, end);
  gsize colon = segue_ends_with (line, end, "：") ? 3 : end[-1] == ':' ? 1 : 0;
  SegueHead marks = { 0 };
  const char *rest;

  if (end - line > MAX_PLAIN * (first >= 0x800 ? 2 : 1))
    return FALSE;
  head->level = 6;
  rest = segue_head_skip_marks (&marks, line, end);
  if (marks.bulleted || marks.heading != SEGUE_HEADING_NONE)
    return FALSE;
  if (colon > 0)
    {
      stop = segue_trim_end (line, end - colon);
      if (stop <= line || stop[-1] == ':' || has_sentence_end (line, stop) || *line == ':' || *line == '.')
        return FALSE;
      head->heading = SEGUE_HEADING_COLON;
      segue_head_set_title (head, line, line, stop);
      return head->title.length > 0 && head->link.length == 0;
    }
  if (has_sentence_end (line, end))
    return FALSE;
  if (rest > line)
    head->heading = SEGUE_HEADING_EMOJI;
  else if (!segue_is_word_char (first) && first != '"' && first != '(')
    return FALSE;
  else if (is_caps (line, end))
    head->heading = SEGUE_HEADING_CAPS;
  else
    head->heading = SEGUE_HEADING_PLAIN;
  head->title = (SegueSpan){ 0, end - line };

  return TRUE;
}

/**
 * segue_head_scan_heading:
 * @line: start of a line
 * @end: its end
 * @head: (inout): filled in where the answer is %TRUE; all zero before
 *
 * Finds out whether a line without a time looks like a heading, and how it is marked.
 *
 * Underlined headings are not found here, since their mark is on the next line. The styles without a mark of their own
 * (colon, pictograph, capitals, plain) count only where the notes use them so.
 *
 * Returns: %TRUE if it does
 */
gboolean
segue_head_scan_heading (const char *line,
                         const char *end,
                         SegueHead  *head)
{
  const char *stop = segue_trim_end (line, end);
  const char *p;

  if (stop == line || *line == ' ' || *line == '\t')
    return FALSE;
  /* most lines of prose end here */
  if (stop - line > 2 * MAX_PLAIN && strchr ("#<=*_", *line) == NULL)
    return FALSE;
  head->kind = SEGUE_HEAD_HEADING;
  if (*line == '#' || *line == '<')
    {
      p = segue_head_skip_marks (head, line, stop);
      if (head->heading != SEGUE_HEADING_NONE)
        {
          /* the pictographs of a heading are part of its title */
          if (head->heading == SEGUE_HEADING_ATX)
            p = line + head->level;
          segue_head_set_title (head, line, p, stop);
          if (head->title.length > 0)
            return TRUE;
        }
    }
  else if (scan_adoc (line, stop, head) || scan_bold (line, stop, head) || scan_unmarked (line, stop, head))
    return TRUE;
  segue_head_clear (head);

  return FALSE;
}

/**
 * segue_head_is_underline:
 * @line: a line without its terminator
 * @length: its length in bytes
 * @mark: (out): the character it is made of
 *
 * Finds out whether a line is the underline of a heading: three or more of the same mark and nothing else.
 *
 * Returns: %TRUE if it is
 */
gboolean
segue_head_is_underline (const char *line,
                         gsize       length,
                         char       *mark)
{
  const char *end = segue_trim_end (line, line + length);

  if (end - line < 3 || strchr ("=-~^\"'#*+:._`", *line) == NULL || *line == '\0')
    return FALSE;
  for (const char *p = line; p < end; p++)
    if (*p != *line)
      return FALSE;
  *mark = *line;

  return TRUE;
}
