/* segue-block-lines.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/blocks/segue-block-lines-private.h"

#include "core/lines/segue-head.h"
#include "core/text/segue-chars.h"

/* Recognizes the marks of lists, headings, rules, code blocks and tables in a single line. */

/* Skips the `>` marks of quotations at the start of the line. Returns their number. */
guint
segue_block_lines_skip_quotes (const char **start,
                               const char  *end)
{
  const char *p = *start;
  guint quotes = 0;

  for (;;)
    {
      const char *mark = p;

      while (mark < end && mark - p < 4 && *mark == ' ')
        mark++;
      if (mark >= end || *mark != '>' || mark - p == 4)
        break;
      p = mark + 1;
      p += p < end && *p == ' ';
      quotes++;
    }
  *start = p;

  return quotes;
}

/* Skips white space. Returns its width in columns, with tab stops every 4 columns. */
guint
segue_block_lines_skip_indent (const char **start,
                               const char  *end)
{
  const char *p = *start;
  guint columns = 0;
  guint n;

  while ((n = segue_space_length (p, end)) > 0)
    {
      columns = *p == '\t' ? (columns / 4 + 1) * 4 : columns + 1;
      p += n;
    }
  *start = p;

  return columns;
}

/* Recognizes a bullet, or several `*` as in AsciiDoc. */
static gboolean
scan_bullet (const char    *start,
             const char    *end,
             SegueItemMark *mark)
{
  static const char * const bullets[] = { "-", "*", "+", "•", "·", "◦", "▪", "‣", "●", "○", "■", "・" };
  const char *p = start;

  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (segue_starts_with (start, end, bullets[i]))
      p = start + strlen (bullets[i]);
  while (p > start && p < end && p - start < 5 && *start == '*' && *p == '*')
    {
      mark->extra_depth++;
      p++;
    }
  mark->kind = SEGUE_ITEM_BULLET;
  mark->content = p;

  return p > start;
}

/* Recognizes a number of up to 3 digits, followed by `.` or `)`. */
static gboolean
scan_number (const char    *start,
             const char    *end,
             SegueItemMark *mark)
{
  const char *p = start;

  while (p < end && p - start < 3 && g_ascii_isdigit (*p))
    mark->number = mark->number * 10 + (guint) g_ascii_digit_value (*p++);
  if (p == start || p >= end || (*p != '.' && *p != ')'))
    return FALSE;
  mark->kind = SEGUE_ITEM_NUMBER;
  mark->content = p + 1;

  return TRUE;
}

/* Recognizes up to 5 dots, the mark of a numbered item in AsciiDoc. */
static gboolean
scan_dots (const char    *start,
           const char    *end,
           SegueItemMark *mark)
{
  const char *p = start;

  while (p < end && p - start < 5 && *p == '.')
    p++;
  mark->kind = SEGUE_ITEM_DOTS;
  mark->extra_depth = p > start ? p - start - 1 : 0;
  mark->content = p;

  return p > start;
}

/* Recognizes the mark of a list item, with the check box of a task after it. White space and text must follow. */
gboolean
segue_block_lines_scan_mark (const char    *start,
                             const char    *end,
                             SegueItemMark *mark)
{
  const char *p;

  *mark = (SegueItemMark) { 0 };
  if (!scan_bullet (start, end, mark) && !scan_number (start, end, mark) && !scan_dots (start, end, mark))
    return FALSE;
  p = segue_skip_space (mark->content, end);
  if (p == mark->content || p == end)
    return FALSE;
  if (end - p > 4 && p[0] == '[' && (p[1] == ' ' || p[1] == 'x' || p[1] == 'X') && p[2] == ']' && p[3] == ' ')
    {
      mark->task = p[1];
      p = segue_skip_space (p + 3, end);
    }
  mark->content = p;

  return TRUE;
}

/* Counts how often the character is repeated at @start. */
static guint
count_char (const char *start,
            const char *end,
            char        character)
{
  const char *p = start;

  while (p < end && *p == character)
    p++;

  return p - start;
}

/* Recognizes the opening line of a fenced code block. @indent is stored in @fence. */
gboolean
segue_block_lines_scan_fence (const char *start,
                              const char *end,
                              guint       indent,
                              SegueFence *fence)
{
  if (start >= end || (*start != '`' && *start != '~'))
    return FALSE;
  fence->mark = *start;
  fence->length = count_char (start, end, *start);
  fence->indent = indent;
  fence->info = start + fence->length;
  fence->info_end = end;

  return fence->length >= 3 &&
         (*start == '~' || memchr (start + fence->length, '`', end - start - fence->length) == NULL);
}

/* Tells whether a line, from its beginning, ends the code block that @fence opens. */
gboolean
segue_block_lines_is_fence_end (const SegueFence *fence,
                                const char       *start,
                                const char       *end)
{
  const char *p = segue_skip_space (start, end);
  guint length = count_char (p, end, fence->mark);

  return length >= fence->length && segue_skip_space (p + length, end) == end;
}

/* Recognizes a heading of Markdown or AsciiDoc, `## Links ##` or `== Links`. Moves @start and @end to the ends of its
 * text. Returns the level, 1 to 6, or 0 if this is not a heading. */
guint
segue_block_lines_scan_heading (const char **start,
                                const char **end)
{
  const char *last = segue_trim_end (*start, segue_head_strip_attributes (*start, *end));
  guint level = count_char (*start, last, '#');
  const char *p = *start + level;

  if (level == 0)
    {
      level = count_char (*start, last, '=');
      p = *start + level;
      if (level > 0 && segue_space_length (p, last) == 0)
        return 0;
    }
  /* Without a space, one mark is a hashtag (`#tag`), and more are a heading (`##Links`). */
  if (level == 0 || level > 6 || p == last || (level == 1 && segue_space_length (p, last) == 0) || *p == '!')
    return 0;
  *start = segue_skip_space (p, last);
  for (p = last; p > *start && (p[-1] == '#' || p[-1] == '=');)
    p--;
  if (p > *start && p < last && segue_trim_end (*start, p) < p)
    last = segue_trim_end (*start, p);
  *end = last;

  return level;
}

/* Returns the level of the heading that the line underlines, 1 to 3, or 0 if the line is not an underline.
 * @title_length is the length in bytes of the line above. A short line of marks below a long line is a rule below a
 * paragraph. */
guint
segue_block_lines_underline_level (const char *start,
                                   const char *end,
                                   gsize       title_length)
{
  const char *last = segue_trim_end (start, end);
  gsize length = last - start;

  if (length < 3 || strchr ("=-~^\"#+", *start) == NULL || count_char (start, last, *start) != length)
    return 0;
  if (length < 4 && title_length > 60)
    return 0;
  if (*start == '=' || *start == '#')
    return 1;
  if (*start == '-')
    return 2;

  return length >= 4 ? 3 : 0;
}

/* Recognizes a horizontal rule: `---`, `* * *`, `___`, or `'''` as in AsciiDoc. */
gboolean
segue_block_lines_is_rule (const char *start,
                           const char *end)
{
  guint marks = 0;

  if (start >= end || strchr ("-*_'", *start) == NULL)
    return FALSE;
  for (const char *p = start; p < end; p++)
    {
      if (*p == *start)
        marks++;
      else if (!g_ascii_isspace (*p))
        return FALSE;
    }

  return marks >= 3;
}

/* Recognizes a directive of reStructuredText, such as `.. podcast:: name`, which is not shown. */
gboolean
segue_block_lines_is_directive (const char *start,
                                const char *end)
{
  return segue_starts_with (start, end, ".. ") && g_strstr_len (start, end - start, "::") != NULL;
}

/* Tells whether the line is the delimiter row of a table: `|---|:--|`, `+----+`. */
gboolean
segue_block_lines_is_delimiter_row (const char *start,
                                    const char *end)
{
  gboolean has_hyphen = FALSE;
  gboolean has_bar = FALSE;

  for (const char *p = start; p < end; p++)
    {
      has_hyphen |= *p == '-';
      has_bar |= *p == '|' || *p == '+';
      if (strchr ("|:-+ \t", *p) == NULL || *p == '\0')
        return FALSE;
    }

  return has_hyphen && has_bar;
}

/* Tells whether the line begins or ends a table of AsciiDoc: `|===`. */
gboolean
segue_block_lines_is_adoc_table (const char *start,
                                 const char *end)
{
  const char *stop = segue_trim_end (start, end);

  return segue_starts_with (start, stop, "|===") && count_char (start + 1, stop, '=') == (gsize) (stop - start - 1);
}

/* Tells whether a table begins at the line, whose next line is from @next to @next_end: a table of Markdown, whose
 * second line is a delimiter row, or a table drawn with `+`, `-` and `|`. */
gboolean
segue_block_lines_begin_table (const char *start,
                               const char *end,
                               const char *next,
                               const char *next_end)
{
  if (segue_starts_with (start, end, "+-"))
    return segue_block_lines_is_delimiter_row (start, end) && segue_block_lines_is_table_row (next, next_end);
  if (memchr (start, '|', end - start) == NULL)
    return FALSE;

  return segue_block_lines_is_delimiter_row (next, next_end) || (*start == '|' && segue_starts_with (next, next_end, "|"));
}

/* Tells whether the line continues a table. */
gboolean
segue_block_lines_is_table_row (const char *start,
                                const char *end)
{
  return memchr (start, '|', end - start) != NULL || segue_starts_with (start, end, "+-") ||
         segue_starts_with (start, end, "+=");
}
