/* segue-head-heading.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/lines/segue-head-private.h"
#include "core/text/segue-chars.h"

/* Recognizes headings without a timestamp, with or without heading marks. */

/* The longest line without heading marks that can be a heading, in bytes. Lines that begin in a script of 3-byte
 * characters may be twice as long. */
#define MAX_PLAIN 90

/* Recognizes an AsciiDoc heading of level 2 to 6: `== Links`. */
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

/* Recognizes a line that is bold as a whole: `**Links**`, `__Links__`, `**Links**:`. */
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
  if (stop - line < 5 || !segue_ends_with (line, stop, mark) || segue_contains (line + 2, stop - 2, mark))
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

/* Tells whether all letters that have case are capitals, and there are at least 3 of them. */
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

/* Tells whether the text ends like a sentence or a clause, or holds the end of a sentence or a URL. */
gboolean
segue_head_has_sentence_end (const char *p,
                             const char *end)
{
  static const char *const marks[] = { ".", "!", "?", ",", ";", "。", "！", "？", "，", "；", "…" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (segue_ends_with (p, end, marks[i]))
      return TRUE;

  return segue_contains (p, end, ". ") || segue_contains (p, end, "://");
}

/* Finds the text of a line that brackets or dashes enclose as a whole, or that begins with a mark: `【Links】`, `[Links]`,
 * `--- Links ---`, `■ Links`. Returns %FALSE if it has no such frame. */
gboolean
segue_head_find_framed (const char  *line,
                        const char  *end,
                        const char **title,
                        const char **title_end)
{
  static const char *const brackets[][2] = {
    { "[", "]" }, { "【", "】" }, { "［", "］" }, { "「", "」" }, { "『", "』" }, { "〔", "〕" }, { "《", "》" }, { "〈", "〉" },
    { "〖", "〗" }, { "＜", "＞" },
  };
  static const char *const marks[] = { "■", "※", "▷" };
  gsize n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (segue_starts_with (line, end, marks[i]))
      {
        *title = segue_skip_space (line + strlen (marks[i]), end);
        *title_end = end;
        return *title < end;
      }
  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    if (segue_starts_with (line, end, brackets[i][0]) && segue_ends_with (line, end, brackets[i][1]))
      {
        *title = line + strlen (brackets[i][0]);
        *title_end = end - strlen (brackets[i][1]);
        return !segue_contains (*title, *title_end, brackets[i][0]) && !segue_contains (*title, *title_end, brackets[i][1]);
      }
  while (line + n < end && line[n] == *line)
    n++;
  if (n < 2 || strchr ("-=~*_+", *line) == NULL || (gsize) (end - line) <= 2 * n)
    return FALSE;
  for (gsize i = 1; i <= n; i++)
    if (end[-(gssize) i] != *line)
      return FALSE;
  *title = line + n;
  *title_end = end - n;

  return segue_space_length (*title, end) > 0;
}

/* Recognizes headings in a frame. */
static gboolean
scan_framed (const char *line,
             const char *end,
             SegueHead  *head)
{
  const char *title, *title_end;

  if (end - line > 2 * MAX_PLAIN || !segue_head_find_framed (line, end, &title, &title_end) ||
      segue_contains (title, title_end, "://"))
    return FALSE;
  title = segue_skip_space (title, title_end);
  title_end = segue_trim_end (title, title_end);
  if (title == title_end || !segue_is_word_char (segue_char_at (title, title_end)))
    return FALSE;
  head->level = 6;
  head->heading = SEGUE_HEADING_FRAMED;
  segue_head_set_title (head, line, title, title_end);

  return head->title.length > 0;
}

/* Recognizes headings that have no marks of Markdown, AsciiDoc or HTML: `Links:`, `🔗 Links`, `LINKS`, `Links`. */
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
      if (stop <= line || stop[-1] == ':' || segue_head_has_sentence_end (line, stop) || *line == ':' || *line == '.')
        return FALSE;
      head->heading = SEGUE_HEADING_COLON;
      segue_head_set_title (head, line, line, stop);
      return head->title.length > 0 && head->link.length == 0;
    }
  if (segue_head_has_sentence_end (line, end))
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
 * segue_head_strip_attributes:
 * @line: start of a line (valid UTF-8)
 * @end: end of the line
 *
 * Takes the attributes off the end of a heading of Markdown: `## Links {#links .wide}`. Hugo, Pandoc and PHP Markdown Extra
 * write them so, kramdown as `{:#links}`. They name the heading and are no part of its text.
 *
 * Returns: the end of the line without attributes, or @end if there are none
 */
const char *
segue_head_strip_attributes (const char *line,
                             const char *end)
{
  const char *stop = segue_trim_end (line, end), *open;

  if (line == end || *line != '#' || stop[-1] != '}' || (open = g_strrstr_len (line, stop - line, "{")) == NULL ||
      open + 2 >= stop || strchr ("#.:", open[1]) == NULL || memchr (open, '}', stop - 1 - open) != NULL)
    return end;

  return segue_trim_end (line, open);
}

/**
 * segue_head_scan_heading:
 * @line: start of a line (valid UTF-8)
 * @end: end of the line
 * @head: (inout): a cleared head; receives style, level, title and link of the heading
 *
 * Recognizes a heading without a timestamp.
 *
 * Underlined headings are not recognized, since their mark is on the next line: see segue_head_is_underline(). Many
 * lines of text look like a heading of a style without marks (colon, emoji, capitals, plain). The dialect says which of
 * these styles the notes use.
 *
 * Returns: %TRUE if the line looks like a heading; if not, @head is cleared
 */
gboolean
segue_head_scan_heading (const char *line,
                         const char *end,
                         SegueHead  *head)
{
  const char *stop = segue_trim_end (line, segue_head_strip_attributes (line, end));
  const char *p;

  if (stop == line || *line == ' ' || *line == '\t')
    return FALSE;
  /* Long lines without a mark are prose. */
  if (stop - line > 2 * MAX_PLAIN && strchr ("#<=*_", *line) == NULL)
    return FALSE;
  head->kind = SEGUE_HEAD_HEADING;
  if (*line == '#' || *line == '<')
    {
      p = segue_head_skip_marks (head, line, stop);
      if (head->heading != SEGUE_HEADING_NONE)
        {
          /* The emoji of a heading are part of its title, so only the `#` marks are skipped. */
          if (head->heading == SEGUE_HEADING_ATX)
            p = line + head->level;
          segue_head_set_title (head, line, p, stop);
          if (head->title.length > 0)
            return TRUE;
        }
      segue_head_clear (head);
      head->kind = SEGUE_HEAD_HEADING;
      if (*line == '<' && segue_head_scan_paragraph (line, stop, head))
        return TRUE;
    }
  else if (scan_adoc (line, stop, head) || scan_bold (line, stop, head) || scan_framed (line, stop, head) ||
           scan_unmarked (line, stop, head))
    return TRUE;
  segue_head_clear (head);

  return FALSE;
}

/**
 * segue_head_is_underline:
 * @line: (array length=length): a line without its terminator (valid UTF-8)
 * @length: length of @line in bytes
 * @mark: (out): the character that the underline consists of, set if %TRUE is returned
 *
 * Tells whether a line is the underline of a heading: 3 or more times the same punctuation mark and nothing else but
 * white space at the end.
 *
 * Returns: %TRUE if the line is an underline
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

/* Tells whether a character can be repeated to draw a line across the page. */
static gboolean
is_rule_mark (gunichar c)
{
  if (c < 0x80)
    return c == '-' || c == '=' || c == '_' || c == '*' || c == '~' || c == '+';

  return (c >= 0x2500 && c <= 0x257F) || c == 0x2014 || c == 0x2015 || c == 0x30FC || c == 0xFF0D || c == 0xFF1D || c == 0xFF3F;
}

/**
 * segue_head_is_rule:
 * @line: (array length=length): a line without its terminator (valid UTF-8)
 * @length: length of @line in bytes
 *
 * Tells whether a line only divides the text: 3 or more times the same mark, with or without white space between them, as
 * in `-----`, `* * *` and `━━━━━`. Like a blank line it ends a paragraph.
 *
 * Returns: %TRUE if the line is such a rule
 */
gboolean
segue_head_is_rule (const char *line,
                    gsize       length)
{
  const char *end = segue_trim_end (line, line + length), *p = segue_skip_space (line, end);
  const gunichar mark = segue_char_at (p, end);
  guint n = 0;

  if (!is_rule_mark (mark))
    return FALSE;
  for (; p < end; p = segue_skip_space (segue_next_char (p, end), end), n++)
    if (segue_char_at (p, end) != mark)
      return FALSE;

  return n >= 3;
}
