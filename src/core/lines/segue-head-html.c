/* segue-head-html.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/lines/segue-head-private.h"
#include "core/text/segue-chars.h"

/* Reads HTML tags around timestamps and titles, and divides a line of HTML into the parts that are shown as lines. */

/* The longest tag that is read, in bytes. It leaves room for the address of a link. */
#define MAX_TAG 1024

/* The longest line that is divided, in bytes. It bounds the work for an edit of such a line. */
#define MAX_LINE (64 * 1024)

/* The number of tags at each end of a body that are examined. It keeps the time proportional to the length. */
#define MAX_BODY_TAGS 16

/* What a tag means for the lines that are shown. */
typedef enum
{
  ROLE_NONE,      /* text goes on */
  ROLE_ITEM,      /* begins a line: `<li>`, `<p>`, `<tr>` */
  ROLE_CONTAINER, /* holds lines: `<ul>`, `<table>` */
} Role;

static Role
get_role (const SegueHtmlMatch *match)
{
  static const char *const containers[] = { "ul", "ol", "dl", "table", "thead", "tbody", "tfoot" };

  /* The description of a `<dt>` goes on with it. */
  if (match->tag != SEGUE_HTML_TAG_BLOCK || g_str_equal (match->name, "dd"))
    return ROLE_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (containers); i++)
    if (g_str_equal (match->name, containers[i]))
      return ROLE_CONTAINER;

  return ROLE_ITEM;
}

/* Reads the HTML tag at @p. Returns the position after it, or %NULL if there is none. */
const char *
segue_head_scan_tag (const char     *p,
                     const char     *end,
                     SegueHtmlMatch *match)
{
  const char *stop;

  if (p >= end || *p != '<' || !segue_markup_scan_html (p, p + MIN (end - p, MAX_TAG), &stop, match))
    return NULL;

  return stop;
}

/* Finds the HTML tag that ends at @end. Returns its start, or %NULL if there is none. */
const char *
segue_head_find_tag (const char     *start,
                     const char     *end,
                     SegueHtmlMatch *match)
{
  const char *p = end;

  if (p <= start || p[-1] != '>')
    return NULL;
  do
    p--;
  while (p > start && *p != '<' && end - p < MAX_TAG);

  return segue_head_scan_tag (p, end, match) == end ? p : NULL;
}

/* Skips the tags after a time: end tags, and those that begin another cell or line. Sets @closed if there are end tags
 * of inline elements. Returns the position after them. */
const char *
segue_head_skip_end_tags (const char *p,
                          const char *end,
                          gboolean   *closed)
{
  for (;;)
    {
      SegueHtmlMatch match;
      const char *tag = segue_skip_space (p, end);
      const char *stop = tag < end && *tag == '<' ? segue_head_scan_tag (tag, end, &match) : NULL;

      if (stop == NULL || (!match.closing && match.tag != SEGUE_HTML_TAG_BREAK && match.tag != SEGUE_HTML_TAG_BLOCK &&
                           match.tag != SEGUE_HTML_TAG_CELL))
        return p;
      *closed |= match.closing && match.tag != SEGUE_HTML_TAG_BLOCK && match.tag != SEGUE_HTML_TAG_CELL;
      p = stop;
    }
}

/* Tells whether the element that @match closes begins in the text from @start to @end. */
gboolean
segue_head_begins_element (const char           *start,
                           const char           *end,
                           const SegueHtmlMatch *match)
{
  for (const char *p = start; (p = memchr (p, '<', end - p)) != NULL; p++)
    {
      SegueHtmlMatch other;

      if (segue_head_scan_tag (p, end, &other) != NULL && !other.closing && g_str_equal (other.name, match->name))
        return TRUE;
    }

  return FALSE;
}

/* Tells whether a letter is between @p and @end, outside of tags. */
gboolean
segue_head_has_letter (const char *p,
                       const char *end)
{
  while (p < end)
    {
      SegueHtmlMatch match;
      const char *stop = segue_head_scan_tag (p, end, &match);

      if (stop == NULL && g_unichar_isalpha (segue_char_at (p, end)))
        return TRUE;
      p = stop != NULL ? stop : segue_next_char (p, end);
    }

  return FALSE;
}

/* Finds the cell of a row that holds the title: the first with a letter in it. @start is after the time in a cell before
 * it, and @end the end of the row. Both are set to the ends of the cell, if the text has cells. */
void
segue_head_find_cell (const char **start,
                      const char **end)
{
  const char *p = *start, *stop = *end;
  gboolean closed;

  for (const char *tag = p; (tag = memchr (tag, '<', stop - tag)) != NULL; tag++)
    {
      SegueHtmlMatch match;

      if (segue_head_scan_tag (tag, stop, &match) == NULL || !match.closing || match.tag != SEGUE_HTML_TAG_CELL)
        continue;
      if (segue_head_has_letter (p, tag))
        {
          *start = p;
          *end = tag;
          return;
        }
      p = segue_skip_space (segue_head_skip_end_tags (tag, stop, &closed), stop);
    }
}

/* Tells whether the text from @start to @end has the end tag of the element that @match begins before it. */
gboolean
segue_head_closes_element (const char           *start,
                           const char           *end,
                           const SegueHtmlMatch *match)
{
  gint depth = 1;

  for (const char *p = start; depth > 0 && (p = memchr (p, '<', end - p)) != NULL; p++)
    {
      SegueHtmlMatch other;

      if (segue_head_scan_tag (p, end, &other) != NULL && g_str_equal (other.name, match->name))
        depth += other.closing ? -1 : 1;
    }

  return depth == 0;
}

/**
 * segue_head_tag_part_end:
 * @line: start of a line, or of a part of it that is not the first (valid UTF-8)
 * @end: end of the line
 *
 * Finds the end of the first part of a line of HTML. Each part is shown as a line: `<p>0:00 One<br>5:10 Two</p>` has two.
 * A part also is what begins or ends a list or a table.
 *
 * Returns: the end of the part, which is @end if the rest of the line is one part
 */
const char *
segue_head_tag_part_end (const char *line,
                         const char *end)
{
  gboolean has_text = FALSE;
  const char *p = line;

  while (p < end)
    {
      SegueHtmlMatch match;
      const char *stop = segue_head_scan_tag (p, end, &match);
      Role role;

      if (stop == NULL)
        {
          const char *next = memchr (p + 1, '<', end - p - 1);

          next = next != NULL ? next : end;
          has_text |= segue_skip_space (p, next) < next;
          p = next;
          continue;
        }
      role = get_role (&match);
      if (has_text && role != ROLE_NONE && (!match.closing || role == ROLE_CONTAINER))
        return p;
      p = stop;
      if (segue_skip_space (p, end) == end)
        return end;
      if (has_text ? match.tag == SEGUE_HTML_TAG_BREAK : role == ROLE_CONTAINER)
        return p;
    }

  return end;
}

/**
 * segue_head_has_tag_parts:
 * @line: start of a line (valid UTF-8)
 * @end: end of the line
 *
 * Tells whether a line of HTML has several parts, and one of them has a timestamp.
 *
 * Returns: %TRUE if the line is read part by part
 */
gboolean
segue_head_has_tag_parts (const char *line,
                          const char *end)
{
  const char *p = line, *stop;

  if (end - line > MAX_LINE || memchr (line, '<', end - line) == NULL)
    return FALSE;
  for (; p < end; p = stop)
    {
      SegueHead head;

      stop = segue_head_tag_part_end (p, end);
      if (p == line && stop == end)
        return FALSE;
      segue_head_scan (p, stop - p, &head);
      if ((head.kind == SEGUE_HEAD_LEADING || head.kind == SEGUE_HEAD_TRAILING) && !head.prose)
        return TRUE;
    }

  return FALSE;
}

/* The elements whose end tags can follow a list of timestamps on lines of their own. */
static gboolean
is_outer (const SegueHtmlMatch *match)
{
  static const char *const inner[] = { "li", "p", "tr", "dt", "dd", "hr", "h1", "h2", "h3", "h4", "h5", "h6" };

  if (match->tag != SEGUE_HTML_TAG_BLOCK)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (inner); i++)
    if (g_str_equal (match->name, inner[i]))
      return FALSE;

  return TRUE;
}

/**
 * segue_head_closes_outer:
 * @line: start of a line (valid UTF-8)
 * @end: end of the line
 * @depth: (inout): number of lists, tables and the like that began on the lines before, since the head of the entry
 *
 * Tells whether a line only ends lists, tables and the like that began before the entry, such as `</ul>`.
 *
 * Returns: %TRUE if the line consists of such end tags
 */
gboolean
segue_head_closes_outer (const char *line,
                         const char *end,
                         guint      *depth)
{
  gboolean only_tags = TRUE, closes = FALSE;
  const char *p = line, *tag;

  while ((tag = memchr (p, '<', end - p)) != NULL)
    {
      SegueHtmlMatch match;
      const char *stop = segue_head_scan_tag (tag, end, &match);

      only_tags = only_tags && stop != NULL && segue_skip_space (p, tag) == tag;
      p = stop != NULL ? stop : tag + 1;
      if (stop == NULL)
        continue;
      if (!is_outer (&match))
        only_tags &= match.closing && match.tag == SEGUE_HTML_TAG_BLOCK;
      else if (!match.closing)
        {
          only_tags = FALSE;
          (*depth)++;
        }
      else if (*depth > 0)
        {
          only_tags = FALSE;
          (*depth)--;
        }
      else
        closes = TRUE;
    }

  return closes && only_tags && segue_skip_space (p, end) == end;
}

/* Skips white space and line terminators. */
static const char *
skip_blank (const char *p,
            const char *end)
{
  const char *before;

  do
    {
      before = p;
      p = segue_skip_space (p, end);
      while (p < end && (*p == '\n' || *p == '\r'))
        p++;
    }
  while (p > before);

  return p;
}

/* Tells whether the end tag @match at @tag ends an element that begins before @start. */
static gboolean
closes_before (const char           *start,
               const char           *tag,
               const SegueHtmlMatch *match)
{
  gint depth = 0;

  for (const char *p = start; (p = memchr (p, '<', tag - p)) != NULL; p++)
    {
      SegueHtmlMatch other;

      if (segue_head_scan_tag (p, tag, &other) != NULL && g_str_equal (other.name, match->name))
        depth += other.closing ? (depth > 0 ? -1 : 0) : 1;
    }

  return depth == 0;
}

/* Tells whether the start tag begins an element that holds other lines, whose content cannot be before the tag. */
static gboolean
opens_lines (const SegueHtmlMatch *match)
{
  return !match->closing && (get_role (match) == ROLE_CONTAINER || g_str_equal (match->name, "tr"));
}

/**
 * segue_head_trim_body:
 * @body: (inout): start of the lines below the head of an entry (valid UTF-8), at the start of a line
 * @end: (inout): their end
 *
 * Takes the tags of HTML that belong to the lines around it off the ends of a body: the end tags of elements that do not
 * begin in it, and the tags that begin the list, table or row of the next entry. What is left begins and ends with
 * text. If nothing is left, both positions are equal.
 */
void
segue_head_trim_body (const char **body,
                      const char **end)
{
  const char *p = *body, *stop = *end, *open;
  SegueHtmlMatch match;

  if (memchr (p, '<', stop - p) == NULL)
    return;
  for (guint i = 0; i < MAX_BODY_TAGS; i++)
    {
      const char *start = skip_blank (p, stop), *next = segue_head_scan_tag (start, stop, &match);

      if (next == NULL || !match.closing)
        break;
      p = next;
    }
  if (p > *body)
    {
      const char *text = skip_blank (p, stop);

      /* Only white space can be between the tags and the line of the text. */
      while (text > p && text[-1] != '\n' && text[-1] != '\r')
        text--;
      *body = text > p ? text : skip_blank (p, stop);
    }
  for (guint i = 0; i < MAX_BODY_TAGS; i++)
    {
      while (stop > *body && (stop[-1] == '\n' || stop[-1] == '\r' || segue_trim_end (*body, stop) < stop))
        stop = stop[-1] == '\n' || stop[-1] == '\r' ? stop - 1 : segue_trim_end (*body, stop);
      open = segue_head_find_tag (*body, stop, &match);
      if (open == NULL || (match.closing ? !closes_before (*body, open, &match) : !opens_lines (&match)))
        break;
      stop = open;
    }
  *end = MAX (stop, *body);
}
