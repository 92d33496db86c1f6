/* segue-head-marks.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/lines/segue-head-private.h"
#include "core/text/segue-chars.h"

/* Recognizes what can precede a timestamp or a title on a line: list marks, numbers, heading marks, HTML tags,
 * emoji. */

/* The longest HTML tag that is recognized, in bytes. It leaves room for attributes, as in `<li class="…">`. */
#define MAX_TAG 200

/* Measures an HTML tag at @p that can wrap an item of a list or a heading, such as `<li>` or `</strong>`. For `<h1>` to
 * `<h6>`, sets @heading to the level. Returns the length in bytes, or 0 if there is no such tag. */
static gsize
tag_length (const char *p,
            const char *end,
            guint      *heading)
{
  static const char *const names[] = { "li", "p", "b", "strong", "em", "i", "u", "div", "span", "small", "mark", "font", "code", "kbd", "time",
                                       "table", "tbody", "thead", "tr", "th", "td", "dl", "dt", "dd", "ul", "ol", "br",
                                       "section", "article", "center", "pre" };
  const char *name = p + 1, *stop;
  gsize n;

  if (p >= end || *p != '<' || end - p < 3)
    return 0;
  if (*name == '/')
    name++;
  for (stop = name; stop < end && g_ascii_isalnum (*stop); stop++)
    ;
  n = stop - name;
  if (n == 0 || n > 7)
    return 0;
  stop = memchr (stop, '>', MIN (end - stop, MAX_TAG));
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

/* Measures the `#` marks of a Markdown heading at @p. Returns the number of marks, 1 to 6, or 0. */
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

  /* Without a space, one mark is a hashtag (`#tag`), and more are a heading (`###Headlines`). */
  return n > 1 && p[n] != '!' ? n : 0;
}

/* The first of the bullets that is round or square. */
#define FIRST_ROUND 8

/* Measures a bullet at @p that white space follows. A time can follow the round ones directly, as in Japanese lists:
 * `・1:20 Title`. Returns its length in bytes, or 0. */
static gsize
bullet_length (const char *p,
               const char *end)
{
  static const char *const bullets[] = { "-", "*", "+", ".", "--", "---", "–", "—", "•",
                                         "·", "◦", "▪", "‣", "●", "○", "■", "・",
                                         "&bull;", "&#8226;", "&middot;" };

  if (p < end && (g_ascii_isalnum (*p) || *p == '(' || *p == '['))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (segue_starts_with (p, end, bullets[i]))
      {
        gsize n = strlen (bullets[i]);

        if (segue_space_length (p + n, end) > 0 || (i >= FIRST_ROUND && p + n < end && segue_is_digit (p[n])))
          return n;
      }

  return 0;
}

/* Measures the number of a list item at @p: `12.`, `12)` or `#12`, followed by white space. Returns its length in
 * bytes, or 0. */
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

/* Measures a Markdown check box at @p: `[ ]` or `[x]`, followed by a space. Returns its length in bytes, or 0. */
static gsize
checkbox_length (const char *p,
                 const char *end)
{
  if (end - p >= 4 && p[0] == '[' && strchr (" xX", p[1]) != NULL && p[1] != '\0' && p[2] == ']' && p[3] == ' ')
    return 3;

  return 0;
}

/* Tells whether @c is an emoji or another symbol. */
static gboolean
is_pictograph (gunichar c)
{
  if (c < 0xA9)
    return FALSE;
  /* circled, parenthesized and dotted numbers: ①, ⑴, ⒈, ❶, ㉑ */
  if ((c >= 0x2460 && c <= 0x24FF) || (c >= 0x2776 && c <= 0x2793) || (c >= 0x3251 && c <= 0x32BF))
    return TRUE;
  /* variation selector, zero-width joiner and keycap, the parts of composed emoji */
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

/* Tells whether the digit at @p is the base of a keycap emoji: U+20E3 follows it, with or without U+FE0F between. */
static gboolean
is_keycap (const char *p,
           const char *end)
{
  return g_ascii_isdigit (*p) &&
         (segue_starts_with (p + 1, end, "\xEF\xB8\x8F\xE2\x83\xA3") || segue_starts_with (p + 1, end, "\xE2\x83\xA3"));
}

static gsize
pictograph_length (const char *p,
                   const char *end)
{
  const char *q = p;

  while (q < end)
    if (is_pictograph (segue_char_at (q, end)))
      q = segue_next_char (q, end);
    else if (is_keycap (q, end))
      q++;
    else
      break;

  return q - p;
}

/* Sets the indent of @head in columns. A tab goes to the next multiple of 4. */
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

/* Tells from the first byte of a character whether a mark can begin with it. Chinese characters, and the Hangul syllables
 * from U+B000 on, are no marks. */
static inline gboolean
may_be_mark (char first_byte)
{
  const guchar c = first_byte;

  if (c < 0x80)
    return !g_ascii_isalpha (first_byte) && c != '(';

  return c < 0xE5 || c == 0xEA || c > 0xED;
}

/**
 * segue_head_skip_marks:
 * @head: (inout): receives the indent, the bullet and the heading style and level
 * @line: start of the line (valid UTF-8)
 * @end: end of the line
 *
 * Skips everything that can precede a timestamp or a title: white space, quotation marks (`>`), HTML tags, heading
 * marks, list marks, numbers, check boxes and emoji.
 *
 * Returns: (transfer none): the first byte after them, or @end
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
  /* the end of a `<br />` that is broken over two lines */
  if (segue_starts_with (p, end, "/>"))
    p = segue_skip_space (p + 2, end);
  while (p < end && *p == '>' && segue_space_length (p + 1, end) > 0)
    p = segue_skip_space (p + 1, end);
  while (p < end && may_be_mark (*p))
    {
      level = 0;
      if ((n = tag_length (p, end, &level)) > 0)
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
        break;
      p = segue_skip_space (p + n, end);
    }

  return p;
}
