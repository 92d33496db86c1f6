/* segue-head.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/lines/segue-head.h"

#include <string.h>

#include "core/text/segue-chars.h"

/* Marks around a title, and brackets in it, are looked into so many times: nobody writes more, and the time that a line
 * takes must not grow faster than the line. */
#define MAX_NESTED 32

/* `</strong>`, and what `<li class="…">` may hold */
#define MAX_TAG 208

/* ` #glossary`, ` #revision` */
#define MAX_ITEM_TAG 10

static SegueSpan
span_of (const char *line,
         const char *start,
         const char *end)
{
  return (SegueSpan){ (guint32) (start - line), (guint32) (end - start) };
}

/* The length of an HTML tag that can wrap a line of a list or a heading, or 0. */
static gsize
wrapping_tag_length (const char *p,
                     const char *end,
                     guint      *heading)
{
  static const char *const names[] = { "li", "p", "b", "strong", "em", "i", "div", "span", "td", "dt", "dd", "ul", "ol", "br" };
  const char *name = p + 1, *stop;
  gsize n;

  if (p >= end || *p != '<' || end - p < 3)
    return 0;
  if (*name == '/')
    name++;
  for (stop = name; stop < end && g_ascii_isalnum (*stop); stop++)
    ;
  n = stop - name;
  if (n == 0 || n > 6)
    return 0;
  stop = memchr (stop, '>', MIN (end - stop, MAX_TAG - 8));
  if (stop == NULL)
    return 0;
  if (n == 2 && g_ascii_tolower (name[0]) == 'h' && name[1] >= '1' && name[1] <= '6')
    {
      *heading = name[1] - '0';
      return stop + 1 - p;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == n && g_ascii_strncasecmp (names[i], name, n) == 0)
      return stop + 1 - p;

  return 0;
}

static gsize
hash_length (const char *p,
             const char *end)
{
  gsize n = 0;

  while (p + n < end && p[n] == '#')
    n++;
  if (n == 0 || n > 6 || p + n >= end)
    return 0;
  if (segue_space_length (p + n, end) > 0)
    return n;

  /* `#tag` is no heading, `###Headlines` is one */
  return n > 1 && p[n] != '!' ? n : 0;
}

static gsize
bullet_length (const char *p,
               const char *end)
{
  static const char *const bullets[] = { "-", "*", "+", ".", "--", "---", "•", "·", "◦", "▪", "‣", "●", "○", "■", "–", "—", "・" };

  if (p < end && (g_ascii_isalnum (*p) || *p == '(' || *p == '['))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (segue_starts_with (p, end, bullets[i]))
      {
        gsize n = strlen (bullets[i]);

        if (segue_space_length (p + n, end) > 0)
          return n;
      }

  return 0;
}

/* `12.`, `12)`, `#12` with a blank behind: the number of an item. */
static gsize
number_length (const char *p,
               const char *end)
{
  const char *q = p;
  gboolean hash = q < end && *q == '#';
  gsize digits;

  if (hash)
    q++;
  for (digits = 0; q < end && g_ascii_isdigit (*q) && digits < 4; digits++)
    q++;
  if (digits == 0)
    return 0;
  if (!hash)
    {
      if (q >= end || (*q != '.' && *q != ')'))
        return 0;
      q++;
    }

  return segue_space_length (q, end) > 0 ? (gsize) (q - p) : 0;
}

static gsize
checkbox_length (const char *p,
                 const char *end)
{
  if (end - p >= 4 && p[0] == '[' && strchr (" xX", p[1]) != NULL && p[1] != '\0' && p[2] == ']' && p[3] == ' ')
    return 3;

  return 0;
}

static gboolean
is_pictograph (gunichar c)
{
  if (c < 0xA9)
    return FALSE;
  if (c == 0xFE0F || c == 0x200D || c == 0x20E3)
    return TRUE;
  switch (g_unichar_type (c))
    {
    case G_UNICODE_OTHER_SYMBOL:
    case G_UNICODE_MODIFIER_SYMBOL:
      return TRUE;
    case G_UNICODE_MATH_SYMBOL:
      return c >= 0x2190 && c < 0x2300;
    default:
      return FALSE;
    }
}

static gsize
pictograph_length (const char *p,
                   const char *end)
{
  const char *q = p;

  while (q < end && is_pictograph (segue_char_at (q, end)))
    q = segue_next_char (q, end);

  return q - p;
}

static void
count_indent (SegueHead  *head,
              const char *line,
              const char *end)
{
  guint columns = 0;

  for (; line < end && (*line == ' ' || *line == '\t'); line++)
    columns = *line == '\t' ? (columns / 4 + 1) * 4 : columns + 1;
  head->indent = MIN (columns, G_MAXUINT16);
}

/**
 * segue_head_skip_marks:
 * @head: indent, bullet and heading are noted here
 * @line: start of the line
 * @end: end of the line
 *
 * Passes over what can stand before a stamp or a title: white space, quote marks, tags of HTML, heading marks, list
 * marks, numbers, check boxes and pictographs.
 *
 * Returns: where the rest begins
 */
const char *
segue_head_skip_marks (SegueHead  *head,
                       const char *line,
                       const char *end)
{
  const char *p = segue_skip_space (line, end);
  gsize n;
  guint level;

  count_indent (head, line, end);
  while (p < end && *p == '>' && segue_space_length (p + 1, end) > 0)
    p = segue_skip_space (p + 1, end);
  for (;;)
    {
      level = 0;
      if ((n = wrapping_tag_length (p, end, &level)) > 0)
        {
          if (level > 0)
            {
              head->heading = SEGUE_HEADING_HTML;
              head->level = level;
            }
        }
      else if (head->heading == SEGUE_HEADING_NONE && !head->bulleted && (n = hash_length (p, end)) > 0)
        {
          head->heading = SEGUE_HEADING_ATX;
          head->level = n;
        }
      else if (!head->bulleted && (n = bullet_length (p, end)) > 0)
        head->bulleted = TRUE;
      else if ((n = number_length (p, end)) > 0 || (n = checkbox_length (p, end)) > 0)
        head->bulleted = TRUE;
      else if ((n = pictograph_length (p, end)) == 0)
        return p;
      p = segue_skip_space (p + n, end);
    }
}

/* Finds the `](` of a link whose `[` is at @p, with brackets in its text balanced. */
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

/* The `)` that ends the destination beginning at @p, with parentheses in it balanced. */
static const char *
find_destination_end (const char *p,
                      const char *end)
{
  guint depth = 0;

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

/* Sets the link from `(URL "title")` or `(<URL>)`. */
static void
set_link (SegueHead  *head,
          const char *line,
          const char *url,
          const char *end)
{
  const char *blank;

  url = segue_skip_space (url, end);
  end = segue_trim_end (url, end);
  if (end - url >= 2 && *url == '<' && end[-1] == '>')
    {
      url++;
      end--;
    }
  else if ((blank = memchr (url, ' ', end - url)) != NULL)
    end = blank;
  head->link = span_of (line, url, end);
}

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
      stop = find_destination_end (middle + 2, end);
      if (stop == NULL)
        return;
      set_link (head, line, middle + 2, stop);
      return;
    }
}

static gboolean
unwrap (const char **title,
        const char **end,
        const char  *mark)
{
  gsize n;

  if (*title >= *end || **title != *mark)
    return FALSE;
  n = strlen (mark);
  if (*end - *title <= (gssize) (2 * n) || !segue_starts_with (*title, *end, mark) || !segue_ends_with (*title, *end, mark))
    return FALSE;
  if (g_strstr_len (*title + n, *end - *title - 2 * n, mark) != NULL)
    return FALSE;
  *title += n;
  *end -= n;

  return TRUE;
}

/* Takes the link or the emphasis off that wraps the whole title. */
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
  stop = find_destination_end (middle + 2, *end);
  if (stop == NULL || stop + 1 != *end)
    return FALSE;
  set_link (head, line, middle + 2, stop);
  (*title)++;
  *end = middle;

  return TRUE;
}

static const char *
trim_tags (const char *title,
           const char *end)
{
  for (;;)
    {
      const char *open;
      guint level;

      end = segue_trim_end (title, end);
      if (end <= title || end[-1] != '>')
        return end;
      for (open = end - 1; open > title && *open != '<' && end - open < MAX_TAG; open--)
        ;
      if (wrapping_tag_length (open, end, &level) != (gsize) (end - open))
        return end;
      end = open;
    }
}

/* Tags of the Open Shownotes Format, from its README: they sort an item and are no words of it. */
static const char *
trim_item_tags (const char *title,
                const char *end)
{
  static const char *const tags[] = { "chapter", "c", "topic", "t", "section", "spoiler", "quote", "q", "link", "l",
                                      "glossary", "g", "idea", "task", "image", "video", "audio", "revision", "embed" };

  for (;;)
    {
      const char *last = end - MIN (end - title, MAX_ITEM_TAG);
      const char *hash;
      guint i;

      if (memchr (last, '#', end - last) == NULL || (hash = g_strrstr_len (last, end - last, " #")) == NULL)
        return end;
      for (i = 0; i < G_N_ELEMENTS (tags); i++)
        if (strlen (tags[i]) == (gsize) (end - hash - 2) && memcmp (tags[i], hash + 2, end - hash - 2) == 0)
          break;
      if (i == G_N_ELEMENTS (tags))
        return end;
      end = segue_trim_end (title, hash);
    }
}

/* `Title <https://…>`, `Title - https://…`: an address behind the title is its link. */
static const char *
trim_address (SegueHead  *head,
              const char *line,
              const char *title,
              const char *end)
{
  const char *start = end, *stop = end, *rest;

  while (start > title && segue_space_length (start - 1, end) == 0)
    start--;
  if (start < stop && *start == '<' && stop[-1] == '>')
    {
      start++;
      stop--;
    }
  if (!segue_starts_with (start, stop, "http://") && !segue_starts_with (start, stop, "https://"))
    return end;
  rest = segue_trim_end (title, stop < end ? start - 1 : start);
  if (rest > title && rest[-1] == '-')
    rest = segue_trim_end (title, rest - 1);
  if (rest == title)
    return end;
  head->link = span_of (line, start, stop);

  return rest;
}

/**
 * segue_head_set_title:
 * @head: a head
 * @line: start of its line
 * @title: where the title begins
 * @end: end of the line
 *
 * Sets the spans of title and link, from what is left of a line when the stamp is taken off.
 *
 * White space, closing tags of HTML, tags of the Open Shownotes Format, an address at the end, and an emphasis or link
 * that wraps the whole title are not part of the title.
 */
void
segue_head_set_title (SegueHead  *head,
                      const char *line,
                      const char *title,
                      const char *end)
{
  guint wraps = 0;

  title = segue_skip_space (title, end);
  end = trim_item_tags (title, trim_tags (title, end));
  if (head->kind == SEGUE_HEAD_LEADING && end > title && head->link.length == 0)
    end = trim_address (head, line, title, end);
  if (head->heading == SEGUE_HEADING_ATX)
    {
      const char *hash = end;

      while (hash > title && hash[-1] == '#')
        hash--;
      if (hash > title && hash < end && segue_space_length (hash - 1, end) > 0)
        end = segue_trim_end (title, hash);
    }
  while (wraps++ < MAX_NESTED &&
         (unwrap (&title, &end, "**") || unwrap (&title, &end, "__") || unwrap (&title, &end, "*") ||
          unwrap (&title, &end, "_") || unwrap_link (head, line, &title, &end)))
    {
      title = segue_skip_space (title, end);
      end = segue_trim_end (title, end);
    }
  if (end < title)
    end = title;
  head->title = span_of (line, title, end);
  if (head->link.length == 0)
    find_link_in_title (head, line, title, end);
}

/* A number of seconds, as links have it: `62`, `62.5`, `62s`. Returns @value where none stands there. */
static const char *
scan_seconds (const char *value,
              const char *end,
              gint64     *time,
              SegueClock *clock)
{
  const char *p;
  gint64 scale = 1000;

  *clock = (SegueClock){ .style = SEGUE_CLOCK_SECONDS, .fields = 1, .fraction_mark = '.' };
  *time = 0;
  for (p = value; p < end && p - value < 9 && g_ascii_isdigit (*p); p++)
    *time = *time * 10 + (*p - '0') * 1000;
  if (p == value)
    return p;
  if (end - p >= 2 && *p == '.' && g_ascii_isdigit (p[1]))
    {
      clock->fraction = 3;
      for (p++; p < end && g_ascii_isdigit (*p); p++)
        *time += (*p - '0') * (scale /= 10);
    }
  if (p < end && *p == 's')
    {
      clock->unit_suffix = TRUE;
      p++;
    }

  return p;
}

/**
 * segue_head_scan_link_time:
 * @head: a head
 * @line: start of its line
 * @url: a URL on that line
 * @end: end of the URL
 *
 * Finds the time that a URL leads to: `#t=01:02`, `?t=62`, `&t=1m2s`, `t=62.5`, `start=62`, `#62`.
 *
 * Returns: %TRUE if there is one
 */
gboolean
segue_head_scan_link_time (SegueHead  *head,
                           const char *line,
                           const char *url,
                           const char *end)
{
  static const char *const keys[] = { "t=", "start=", "time=", "time_continue=", "seek=" };
  const char *p, *stop;

  for (p = url; p < end; p++)
    {
      if (*p != '#' && *p != '?' && *p != '&' && *p != ';')
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
        {
          const char *value = p + 1 + strlen (keys[i]);
          SegueClock clock;
          gint64 time;

          if (!segue_starts_with (p + 1, end, keys[i]) || value >= end)
            continue;
          if (segue_time_scan (value, end, &stop, &time, &clock) == SEGUE_TIME_ABSENT)
            {
              stop = scan_seconds (value, end, &time, &clock);
              if (stop == value)
                continue;
            }
          head->link_span = span_of (line, value, stop);
          head->link_clock = clock;
          head->link_time = time;
          return TRUE;
        }
    }

  return FALSE;
}

void
segue_head_clear (SegueHead *head)
{
  memset (head, 0, sizeof *head);
  head->time = head->end_time = head->link_time = SEGUE_TIME_NONE;
}

/**
 * segue_head_scan:
 * @line: a line of notes (UTF-8, validated), without its terminator
 * @length: its length in bytes
 * @head: (out): what it shows
 *
 * Finds the time, the title and the heading marks of one line.
 *
 * The line is looked at by itself; whether a show's notes mean what it shows is for the reader and the dialect.
 */
void
segue_head_scan (const char *line,
                 gsize       length,
                 SegueHead  *head)
{
  const char *end = line + length;

  segue_head_clear (head);
  if (segue_head_may_lead (line, end))
    {
      if (segue_head_scan_leading (line, end, head))
        return;
      segue_head_clear (head);
    }
  if (segue_head_may_trail (line, end))
    {
      if (segue_head_scan_trailing (line, end, head))
        return;
      segue_head_clear (head);
    }
  segue_head_scan_heading (line, end, head);
}
