/* segue-head-paragraph.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/lines/segue-head-private.h"
#include "core/text/segue-chars.h"

/* Recognizes headings that are a paragraph of HTML, as hosts of podcasts write them. */

/* The longest text of a paragraph that can be a heading, and the longest one before a colon, in bytes. The latter can be
 * twice as long in a script of 3-byte characters. */
#define MAX_TITLE 180
#define MAX_COLON 90

static gboolean
is_named (const SegueHtmlMatch *tag,
          const char           *a,
          const char           *b)
{
  return g_str_equal (tag->name, a) || g_str_equal (tag->name, b);
}

/* Tells whether a tag is that of an element that only changes the look of text. */
static gboolean
is_look (const SegueHtmlMatch *tag)
{
  return is_named (tag, "em", "i") || is_named (tag, "span", "u");
}

/* Skips the tags at the start of a paragraph of HTML. Sets @bold if one of them makes the text bold. Returns the position
 * after them, or %NULL if there are none, or others. */
static const char *
open_paragraph (const char *line,
                const char *end,
                gboolean   *bold)
{
  const char *p = line, *stop;
  SegueHtmlMatch tag;

  while ((stop = segue_head_scan_tag (p, end, &tag)) != NULL)
    {
      if (tag.closing || (!is_named (&tag, "p", "div") && !is_named (&tag, "strong", "b") && !is_look (&tag)))
        return NULL;
      *bold |= is_named (&tag, "strong", "b");
      p = segue_skip_space (stop, end);
    }

  return p > line ? p : NULL;
}

/* Takes the tags off the end of a paragraph of HTML whose text begins at @p, and a colon before one of them. Sets @bold to
 * whether the bold text ends there. Returns the new end, or %NULL if there are other tags. */
static const char *
close_paragraph (const char *p,
                 const char *end,
                 gboolean   *bold,
                 gboolean   *colon)
{
  const char *open;
  SegueHtmlMatch tag;

  *bold = FALSE;
  for (;;)
    {
      end = segue_trim_end (p, end);
      if (!*colon && segue_ends_with (p, end, ":"))
        {
          *colon = TRUE;
          end--;
          continue;
        }
      open = segue_head_find_tag (p, end, &tag);
      if (open == NULL)
        return end;
      if (tag.tag != SEGUE_HTML_TAG_BREAK &&
          (!tag.closing || (!is_named (&tag, "p", "div") && !is_named (&tag, "strong", "b") && !is_look (&tag))))
        return NULL;
      *bold |= is_named (&tag, "strong", "b");
      end = open;
    }
}

/* Recognizes the headings without marks that are a paragraph of HTML: `<p><strong>Links</strong></p>`, `<p>Links:</p>`,
 * `<p>【Links】</p>`. */
gboolean
segue_head_scan_paragraph (const char *line,
                           const char *end,
                           SegueHead  *head)
{
  gboolean opened = FALSE, bold = FALSE, colon = FALSE;
  const char *p = open_paragraph (line, end, &opened), *stop = p != NULL ? close_paragraph (p, end, &bold, &colon) : NULL;

  if (stop == NULL || stop <= p || stop - p > MAX_TITLE || memchr (p, '<', stop - p) != NULL || segue_head_has_sentence_end (p, stop))
    return FALSE;
  if (opened && bold)
    head->heading = SEGUE_HEADING_BOLD;
  else if (opened || bold)
    return FALSE;
  else if (colon && stop - p <= MAX_COLON * (segue_char_at (p, stop) >= 0x800 ? 2 : 1))
    head->heading = SEGUE_HEADING_COLON;
  else if (segue_head_find_framed (p, stop, &p, &stop))
    head->heading = SEGUE_HEADING_FRAMED;
  else
    return FALSE;
  if (!segue_is_word_char (segue_char_at (p, stop)))
    return FALSE;
  head->level = 6;
  segue_head_set_title (head, line, p, stop);

  return head->title.length > 0 && head->link.length == 0;
}

/**
 * segue_head_begins_paragraph:
 * @line: start of a line (valid UTF-8)
 * @end: end of the line
 *
 * Returns: whether the line begins a paragraph of HTML, which is set apart from the text above as if by a blank line
 */
gboolean
segue_head_begins_paragraph (const char *line,
                             const char *end)
{
  return segue_starts_with (line, end, "<p>") || segue_starts_with (line, end, "<p ") || segue_starts_with (line, end, "<div>") ||
         segue_starts_with (line, end, "<div ");
}
