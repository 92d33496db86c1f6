/* segue-head-title.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/lines/segue-head-private.h"
#include "core/text/segue-chars.h"

/* Finds the title of a head and its link in what is left of the line without the timestamp. */

/* The number of marks around a title, and of brackets in it, that are examined. The limit keeps the time for a line
 * proportional to its length. */
#define MAX_NESTED 32

/* The length in bytes of the longest item tag with its space and `#`, such as ` #glossary`. */
#define MAX_ITEM_TAG 10

/* Finds the `](` of the Markdown link whose `[` is at @p. Brackets in the text of the link must be balanced. Returns
 * %NULL if there is none. */
static const char *
find_link_middle (const char *p,
                  const char *end)
{
  guint depth = 0;

  for (; p < end; p++)
    {
      if (*p == '\\' && p + 1 < end)
        p++;
      else if (*p == '[')
        depth++;
      else if (*p == ']' && --depth == 0)
        return p + 1 < end && p[1] == '(' ? p : NULL;
    }

  return NULL;
}

/* Finds the `)` that ends the link destination at @p. Parentheses in the destination must be balanced, unless a backslash
 * escapes them or they are in angle brackets. Returns %NULL if there is none. */
const char *
segue_head_destination_end (const char *p,
                            const char *end)
{
  const char *angle;
  guint depth = 0;

  p = segue_skip_space (p, end);
  if (p < end && *p == '<' && (angle = memchr (p, '>', end - p)) != NULL)
    p = angle;
  for (; p < end; p++)
    {
      if (*p == '\\' && p + 1 < end)
        p++;
      else if (*p == '(')
        depth++;
      else if (*p == ')' && depth-- == 0)
        return p;
    }

  return NULL;
}

/* Sets the link of @head from a link destination, the text from @url to @end between the parentheses of `(URL "title")`
 * or `(<URL>)`. */
void
segue_head_set_link (SegueHead  *head,
                     const char *line,
                     const char *url,
                     const char *end)
{
  const char *blank;

  url = segue_skip_space (url, end);
  end = segue_trim_end (url, end);
  if (url < end && *url == '<' && (blank = memchr (url, '>', end - url)) != NULL)
    {
      url++;
      end = blank;
    }
  else
    for (blank = url; blank < end; blank++)
      if (segue_space_length (blank, end) > 0)
        end = blank;
  head->link = segue_head_span (line, url, end);
}

/* Sets the link of @head to the first Markdown link within the title, if there is one. */
static void
find_link_in_title (SegueHead  *head,
                    const char *line,
                    const char *title,
                    const char *end)
{
  const char *p, *middle, *stop;
  guint tries = 0;

  for (p = title; tries < MAX_NESTED && (p = memchr (p, '[', end - p)) != NULL; p++, tries++)
    {
      middle = find_link_middle (p, end);
      if (middle == NULL)
        continue;
      stop = segue_head_destination_end (middle + 2, end);
      if (stop == NULL)
        return;
      segue_head_set_link (head, line, middle + 2, stop);
      return;
    }
}

/* Takes the emphasis @mark off both ends of the title. Returns %FALSE if it does not wrap the title as a whole. */
static gboolean
unwrap (const char **title,
        const char **end,
        const char  *mark)
{
  gsize n;

  if (*title >= *end || **title != *mark)
    return FALSE;
  n = strlen (mark);
  if (*end - *title <= (gssize) (2 * n) || !segue_starts_with (*title, *end, mark) ||
      !segue_ends_with (*title, *end, mark))
    return FALSE;
  if (segue_contains (*title + n, *end - n, mark))
    return FALSE;
  *title += n;
  *end -= n;

  return TRUE;
}

/* Reduces a title that is one Markdown link to the text of the link, and sets the link of @head. Returns %FALSE if the
 * title is not a link as a whole. */
static gboolean
unwrap_link (SegueHead   *head,
             const char  *line,
             const char **title,
             const char **end)
{
  const char *middle, *stop;

  if (*title >= *end || **title != '[')
    return FALSE;
  middle = find_link_middle (*title, *end);
  if (middle == NULL)
    return FALSE;
  stop = segue_head_destination_end (middle + 2, *end);
  if (stop == NULL || stop + 1 != *end)
    return FALSE;
  segue_head_set_link (head, line, middle + 2, stop);
  (*title)++;
  *end = middle;

  return TRUE;
}

/* Reduces a title that is one link of HTML to the text of the link, and sets the link of @head. Returns %FALSE if the
 * title is not a link as a whole. */
static gboolean
unwrap_anchor (SegueHead   *head,
               const char  *line,
               const char **title,
               const char **end)
{
  SegueHtmlMatch open, close;
  const char *start = segue_head_scan_tag (*title, *end, &open), *last;

  if (start == NULL || open.tag != SEGUE_HTML_TAG_LINK || open.closing || open.value.length == 0)
    return FALSE;
  last = segue_head_find_tag (start, *end, &close);
  if (last == NULL || close.tag != SEGUE_HTML_TAG_LINK || !close.closing || segue_head_closes_element (start, last, &open))
    return FALSE;
  head->link = segue_head_span (line, *title + open.value.offset, *title + open.value.offset + open.value.length);
  *title = start;
  *end = last;

  return TRUE;
}

/* Sets the link of @head to the first link of HTML within the title, if there is one. */
static void
find_anchor_in_title (SegueHead  *head,
                      const char *line,
                      const char *title,
                      const char *end)
{
  guint tries = 0;

  for (const char *p = title; tries < MAX_NESTED && (p = memchr (p, '<', end - p)) != NULL; p++, tries++)
    {
      SegueHtmlMatch tag;
      const char *stop = segue_head_scan_tag (p, end, &tag);

      if (stop == NULL || tag.tag != SEGUE_HTML_TAG_LINK || tag.closing || tag.value.length == 0)
        continue;
      if (segue_head_closes_element (stop, end, &tag))
        head->link = segue_head_span (line, p + tag.value.offset, p + tag.value.offset + tag.value.length);
      return;
    }
}

/* Moves the start of the title before the tags whose end tags are within the title: `<b>One</b> more`. Returns the new
 * start, or @title if there are more of them than are examined. */
static const char *
include_tags (const char *line,
              const char *title,
              const char *end)
{
  const char *start = title;

  for (guint i = 0; i <= MAX_NESTED; i++)
    {
      SegueHtmlMatch tag;
      const char *open = segue_head_find_tag (line, segue_trim_end (line, start), &tag);

      if (open == NULL || tag.closing || tag.tag == SEGUE_HTML_TAG_BREAK || tag.tag == SEGUE_HTML_TAG_BLOCK ||
          tag.tag == SEGUE_HTML_TAG_IMAGE || tag.tag == SEGUE_HTML_TAG_CELL ||
          !segue_head_closes_element (title, end, &tag))
        return start;
      start = open;
    }

  return title;
}

/* Takes white space off the end of the title, `&nbsp;`, too. Returns the new end. */
static const char *
trim_blank (const char *title,
            const char *end)
{
  end = segue_trim_end (title, end);
  while (segue_ends_with (title, end, "&nbsp;"))
    end = segue_trim_end (title, end - strlen ("&nbsp;"));

  return end;
}

/* Takes white space and HTML tags off the end of the title, and the `<br` of a tag that goes on in the next line. End tags
 * of elements that begin in the title are kept. Returns the new end. */
static const char *
trim_tags (const char *title,
           const char *end)
{
  SegueHtmlMatch tag;
  const char *open;

  end = trim_blank (title, end);
  if (segue_ends_with (title, end, "<br"))
    end = trim_blank (title, end - strlen ("<br"));
  for (guint i = 0; i < MAX_NESTED && (open = segue_head_find_tag (title, end, &tag)) != NULL; i++)
    {
      if (tag.tag == SEGUE_HTML_TAG_IMAGE || (tag.closing && segue_head_begins_element (title, open, &tag)))
        return end;
      end = trim_blank (title, open);
    }

  return end;
}

/* Takes the backslash that breaks the line in Markdown off the end of the title. Returns the new end. */
static const char *
trim_break (const char *title,
            const char *end)
{
  const char *p;

  end = segue_trim_end (title, end);
  for (p = end; p > title && p[-1] == '\\'; p--)
    ;

  return (end - p) % 2 == 1 ? segue_trim_end (title, end - 1) : end;
}

/* Takes the words with a `#` behind an address in angle brackets off the end of the title: `One <https://…> #podcast`.
 * Returns the new end. */
static const char *
trim_address_tags (const char *title,
                   const char *end)
{
  const char *p = end;

  if (!segue_contains (title, end, "<http"))
    return end;
  while (p > title && p[-1] != '>')
    {
      while (p > title && p[-1] != '#' && segue_space_length (p - 1, end) == 0)
        p--;
      if (p == title || p[-1] != '#')
        return end;
      p = segue_trim_end (title, p - 1);
    }

  return p > title ? p : end;
}

/* Takes tags of the Open Shownotes Format (` #topic`) off the end of the title. They classify the item and are not part
 * of its title. Only the tags that the README of the format lists are recognized, but any behind an address as this
 * format writes it. Returns the new end. */
static const char *
trim_item_tags (const char *title,
                const char *end)
{
  static const char *const tags[] = { "chapter", "c", "topic", "t", "section", "spoiler", "quote", "q", "link", "l",
                                      "glossary", "g", "idea", "task", "image", "video", "audio", "revision", "embed" };

  end = trim_address_tags (title, end);
  for (;;)
    {
      const char *last = end - MIN (end - title, MAX_ITEM_TAG);
      const char *hash;
      guint i;

      if (memchr (last, '#', end - last) == NULL || (hash = g_strrstr_len (last, end - last, " #")) == NULL)
        return end;
      for (i = 0; i < G_N_ELEMENTS (tags); i++)
        if (strlen (tags[i]) == (gsize) (end - hash - 2) && g_ascii_strncasecmp (tags[i], hash + 2, end - hash - 2) == 0)
          break;
      if (i == G_N_ELEMENTS (tags))
        return end;
      end = segue_trim_end (title, hash);
    }
}

/* Tells whether the text of a link is its address: a URL without white space. It may be cut short. */
static gboolean
is_address (const char *p,
            const char *end)
{
  if (!segue_starts_with (p, end, "http://") && !segue_starts_with (p, end, "https://"))
    return FALSE;
  for (; p < end; p = segue_next_char (p, end))
    if (segue_space_length (p, end) > 0)
      return FALSE;

  return TRUE;
}

/* Returns the start of the link at the end of the title whose text is its address: `[https://…](https://…)` or
 * `<a href="https://…">https://…</a>`. Sets @url to the address. Returns %NULL if there is none. */
static const char *
find_own_link (const char  *title,
               const char  *end,
               const char **url,
               const char **url_end)
{
  const char *start, *text, *close;
  SegueHtmlMatch tag;

  if (end > title && end[-1] == ')')
    {
      start = g_strrstr_len (title, end - title, "[http");
      if (start == NULL || (close = find_link_middle (start, end)) == NULL || !is_address (start + 1, close))
        return NULL;
      *url = close + 2;
      *url_end = segue_head_destination_end (*url, end);
      return *url_end == end - 1 ? start : NULL;
    }
  close = segue_head_find_tag (title, end, &tag);
  if (close == NULL || tag.tag != SEGUE_HTML_TAG_LINK || !tag.closing)
    return NULL;
  for (text = close; text > title && text[-1] != '>'; text--)
    ;
  start = segue_head_find_tag (title, text, &tag);
  if (start == NULL || tag.tag != SEGUE_HTML_TAG_LINK || tag.closing || tag.value.length == 0 || !is_address (text, close))
    return NULL;
  *url = start + tag.value.offset;
  *url_end = *url + tag.value.length;

  return start;
}

/* Takes a link whose text is its address off the end of the title, like a URL alone. It can be within angle brackets.
 * Returns the new end. */
static const char *
trim_own_link (SegueHead  *head,
               const char *line,
               const char *title,
               const char *end)
{
  const gboolean angled = segue_ends_with (title, end, "&gt;");
  const char *link_end = angled ? end - strlen ("&gt;") : end, *url, *url_end, *start, *rest;

  if (link_end == title || (link_end[-1] != ')' && link_end[-1] != '>') || !segue_contains (title, end, "://"))
    return end;
  start = find_own_link (title, link_end, &url, &url_end);
  if (start == NULL || (angled && !segue_ends_with (title, start, "&lt;")))
    return end;
  if (angled)
    start -= strlen ("&lt;");
  rest = segue_trim_end (title, start);
  if (rest > title && rest < start && rest[-1] == '-')
    rest = segue_trim_end (title, rest - 1);
  if (rest == title || rest == start)
    return end;
  segue_head_set_link (head, line, url, url_end);

  return rest;
}

/* Takes a URL off the end of the title and makes it the link of @head: `Title <https://…>`, `Title - https://…`. A mark
 * of the sentence can follow it. A URL within brackets or emphasis of the title is part of the title.
 * Returns the new end. */
static const char *
trim_address (SegueHead  *head,
              const char *line,
              const char *title,
              const char *end)
{
  const char *word = end, *start, *stop, *rest;

  if (!segue_contains (title, end, "://"))
    return end;
  while (word > title && segue_space_length (word - 1, end) == 0)
    word--;
  if (!segue_markup_scan_word_url (word, end, &start, &stop))
    return end;
  for (const char *p = stop; p < end; p++)
    if (strchr (".,;:!?>", *p) == NULL)
      return end;
  rest = segue_trim_end (title, word);
  if (rest > title && rest[-1] == '-')
    rest = segue_trim_end (title, rest - 1);
  if (rest == title)
    return end;
  head->link = segue_head_span (line, start, stop);

  return rest;
}

/* Takes the addresses off the end of the title and makes the first of them the link of @head: `Title <https://…>`,
 * `Title https://…, https://…`. Returns the new end. */
static const char *
trim_addresses (SegueHead  *head,
                const char *line,
                const char *title,
                const char *end)
{
  for (guint i = 0; i < MAX_NESTED; i++)
    {
      const char *p = end, *rest = trim_address (head, line, title, trim_own_link (head, line, title, p));

      if (rest == p && i > 0)
        {
          /* the marks between two addresses */
          while (p > title && strchr (",;/|&", p[-1]) != NULL && !segue_ends_with (title, p, "&gt;"))
            p = segue_trim_end (title, p - 1);
          if (p < end)
            rest = trim_address (head, line, title, trim_own_link (head, line, title, p));
        }
      if (rest == p)
        return end;
      end = rest;
    }

  return end;
}

/**
 * segue_head_set_title:
 * @head: (inout): the head to set title and link of; kind and heading must be set
 * @line: start of the line (valid UTF-8)
 * @title: start of the text that holds the title, at or after @line
 * @end: end of this text
 *
 * Sets the title and the link of a head from the part of the line that is not the timestamp.
 *
 * The title does not include white space, HTML tags and Open Shownotes tags at its ends, URLs at the end of a line
 * with a leading timestamp, and emphasis or a link around all of it. The first URL, the link around the title or else the
 * first link within it becomes the link. A link that is set already is kept unless a link wraps the title.
 */
void
segue_head_set_title (SegueHead  *head,
                      const char *line,
                      const char *title,
                      const char *end)
{
  guint wraps = 0;
  gboolean tagged;
  const char *whole, *whole_end;

  title = segue_skip_space (title, end);
  end = trim_break (title, end);
  end = trim_item_tags (title, trim_tags (title, end));
  if (head->kind == SEGUE_HEAD_LEADING && end > title && head->link.length == 0)
    end = trim_addresses (head, line, title, end);
  whole = title;
  whole_end = end;
  tagged = memchr (title, '<', end - title) != NULL;
  if (tagged)
    title = include_tags (line, title, end);
  if (head->heading == SEGUE_HEADING_ATX)
    {
      const char *hash = end;

      while (hash > title && hash[-1] == '#')
        hash--;
      if (hash > title && hash < end && segue_space_length (hash - 1, end) > 0)
        end = segue_trim_end (title, hash);
    }
  while (wraps++ < MAX_NESTED && title < end && (*title == '*' || *title == '_' || *title == '[' || *title == '<') &&
         (unwrap (&title, &end, "**") || unwrap (&title, &end, "__") || unwrap (&title, &end, "*") ||
          unwrap (&title, &end, "_") || unwrap_link (head, line, &title, &end) ||
          unwrap_anchor (head, line, &title, &end)))
    {
      title = segue_skip_space (title, end);
      end = segue_trim_end (title, end);
    }
  /* Where nothing was taken off, there still is no address at the end. */
  if ((title != whole || end != whole_end) && head->kind == SEGUE_HEAD_LEADING && end > title && head->link.length == 0)
    end = trim_addresses (head, line, title, end);
  if (end < title)
    end = title;
  head->title = segue_head_span (line, title, end);
  if (head->link.length == 0)
    find_link_in_title (head, line, title, end);
  if (head->link.length == 0 && tagged)
    find_anchor_in_title (head, line, title, end);
}
