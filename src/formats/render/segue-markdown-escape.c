/* segue-markdown-escape.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "formats/render/segue-markdown.h"

/* Escapes text for Markdown: within a line, and at the start of a line. */

/* The number of characters after `&` that are examined. The longest name of an entity has 31 letters. */
#define MAX_ENTITY 32

/**
 * segue_markdown_is_entity:
 * @p: a place in a text
 *
 * Tells whether an HTML entity such as `&copy;` or `&#169;` begins at @p.
 *
 * Returns: whether one does
 */
gboolean
segue_markdown_is_entity (const char *p)
{
  const char *start = p + 1;

  if (*p != '&')
    return FALSE;
  for (p = start; p - start < MAX_ENTITY && (g_ascii_isalnum (*p) || *p == '#');)
    p++;

  return p > start && *p == ';';
}

/* Whether the character at @p is within a word. There, `_` needs no escaping. */
static gboolean
is_in_word (const char *text,
            const char *p)
{
  return p > text && g_ascii_isalnum (p[-1]) && g_ascii_isalnum (p[1]);
}

static gboolean
is_special (const char *text,
            const char *p,
            const char *end)
{
  switch (*p)
    {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '<':
    case '~':
      return TRUE;
    case '_':
      return !is_in_word (text, p);
    case '&':
      return segue_markdown_is_entity (p);
    case '!':
      return p + 1 == end || p[1] == '[';
    default:
      return FALSE;
    }
}

/**
 * segue_markdown_append_text:
 * @out: where it is appended
 * @text: a text, in UTF-8
 * @offset: where the part begins, in bytes
 * @length: its length in bytes
 *
 * Appends a part of @text, escaped so that it is read as written. Control characters are left out.
 */
void
segue_markdown_append_text (GString    *out,
                            const char *text,
                            gsize       offset,
                            gsize       length)
{
  const char *end = text + offset + length;

  for (const char *p = text + offset; p < end; p++)
    {
      if (is_special (text, p, end))
        g_string_append_c (out, '\\');
      if (!g_ascii_iscntrl (*p) || *p == '\n' || *p == '\t')
        g_string_append_c (out, *p);
    }
}

static gboolean
consists_of (const char *p,
             const char *end,
             const char *characters)
{
  while (p < end && *p != '\0' && strchr (characters, *p) != NULL)
    p++;

  return p == end;
}

static gboolean
ends_mark (const char *p,
           const char *end)
{
  return p >= end || *p == ' ' || *p == '\t';
}

/* Returns the number of digits at the start if they begin a numbered list item or a time, else 0. */
static gsize
scan_digits (const char *p,
             const char *end)
{
  const char *start = p;

  while (p < end && p - start < 10 && g_ascii_isdigit (*p))
    p++;
  if (p == start || p == end)
    return 0;
  if ((*p == '.' || *p == ')') && ends_mark (p + 1, end))
    return p - start;

  return *p == ':' && p + 1 < end && g_ascii_isdigit (p[1]) ? (gsize) (p - start) : 0;
}

/* Whether the first character, which is punctuation, would give the line another meaning. */
static gboolean
is_line_mark (const char *p,
              const char *end)
{
  const char *after = p;

  while (after < end && *after == *p)
    after++;
  switch (*p)
    {
    case '#':
      return after - p > 1 || ends_mark (after, end);
    case '>':
    case '|':
      return TRUE;
    case '-':
    case '+':
      return ends_mark (p + 1, end) || consists_of (p, end, "-+|: \t");
    case '=':
    case '.':
      return ends_mark (after, end);
    case ':':
      return (p + 1 < end && g_ascii_isalpha (p[1])) || consists_of (p, end, "-+|: \t");
    case '"':
    case '^':
    case '\'':
    case ';':
    case '{':
      return after == end;
    case '(':
      return p + 1 < end && (g_ascii_isdigit (p[1]) || p[1] == '-');
    default:
      return FALSE;
    }
}

/* Returns the length of a bullet character at the start that is not ASCII, and so cannot be escaped by a backslash. */
static gsize
scan_bullet (const char *p,
             const char *end)
{
  static const char *const bullets[] = { "•", "·", "◦", "▪", "‣", "●", "○", "■", "・" };

  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    {
      gsize n = strlen (bullets[i]);

      if ((gsize) (end - p) > n && strncmp (p, bullets[i], n) == 0 && ends_mark (p + n, end))
        return n;
    }

  return 0;
}

/**
 * segue_markdown_append_line:
 * @out: where it is appended
 * @line: the line
 * @length: its length in bytes
 *
 * Appends a line of a paragraph, whose inner characters are escaped already. Escapes its start, so that the line is not
 * read as another block.
 */
void
segue_markdown_append_line (GString    *out,
                            const char *line,
                            gsize       length)
{
  const char *end = line + length, *p = line;
  gsize n;

  while (end > p && (end[-1] == ' ' || end[-1] == '\t'))
    end--;
  while (p < end && (*p == ' ' || *p == '\t'))
    p++;
  if (p == end)
    return;
  if ((n = scan_digits (p, end)) > 0)
    {
      g_string_append_len (out, p, n);
      g_string_append_c (out, '\\');
      p += n;
    }
  else if ((n = scan_bullet (p, end)) > 0)
    {
      g_string_append_printf (out, "&#%u;", g_utf8_get_char (p));
      p += n;
    }
  else if (is_line_mark (p, end))
    g_string_append_c (out, '\\');
  g_string_append_len (out, p, end - p);
}
