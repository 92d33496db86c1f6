/* segue-block-state.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-block-state.h"

#include <string.h>

#include "core/text/segue-line.h"

/* Finds the parts of a text that are not notes: front matter, code blocks, HTML comments and preformatted HTML. */

/* Tells whether the line is @literal, apart from white space at the end. */
static gboolean
line_is (const SegueLine *line,
         const char      *literal)
{
  gsize length = segue_trim_end (line->start, line->stop) - line->start;

  return length == strlen (literal) && memcmp (line->start, literal, length) == 0;
}

/* Tells whether the line begins with a name and `=`: `title = The title`. */
static gboolean
is_assignment (const SegueLine *line)
{
  const char *p = line->start;

  while (p < line->stop && (g_ascii_isalnum (*p) || *p == '_' || *p == '-' || *p == '.'))
    p++;
  if (p == line->start)
    return FALSE;
  p = segue_skip_space (p, line->stop);

  return p < line->stop && *p == '=';
}

/* Tells whether the line consists of 3 or more hyphens. */
static gboolean
is_hyphens (const SegueLine *line)
{
  const char *stop = segue_trim_end (line->start, line->stop);

  if (stop - line->start < 3)
    return FALSE;
  for (const char *p = line->start; p < stop; p++)
    if (*p != '-')
      return FALSE;

  return TRUE;
}

/* Measures front matter of `key=value` lines that a line of hyphens ends. Parameters and result are those of
 * segue_front_matter_length(), with @p behind the byte order mark. */
static gsize
assignments_length (const char *text,
                    const char *p,
                    const char *end,
                    gboolean   *unfinished)
{
  guint n = 0;

  while (p < end)
    {
      SegueLine line = segue_line_at (p, end, TRUE);

      if (n > 0 && is_hyphens (&line))
        return line.next - text;
      if (is_assignment (&line))
        n++;
      else if (!segue_line_is_blank (&line))
        return 0;
      p = line.next;
    }
  *unfinished = n > 0;

  return 0;
}

/* Returns the lines that can end the front matter which the line opens, as a %NULL-terminated array. Returns %NULL if
 * the line opens none; `key=value` front matter has no opening line. */
static const char *const *
front_matter_ends (const SegueLine *line)
{
  static const struct { const char *open; const char *ends[3]; } marks[] = {
    { "---", { "---", "..." } }, { "+++", { "+++" } }, { ";;;", { ";;;" } }, { "{", { "}" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (line_is (line, marks[i].open))
      return marks[i].ends;

  return NULL;
}

static gboolean
line_is_any (const SegueLine   *line,
             const char *const *literals)
{
  for (; *literals != NULL; literals++)
    if (line_is (line, *literals))
      return TRUE;

  return FALSE;
}

/* Returns the position after the byte order mark. */
static const char *
skip_bom (const char *text,
          const char *end)
{
  return segue_starts_with (text, end, "\xEF\xBB\xBF") ? text + 3 : text;
}

/**
 * segue_front_matter_length:
 * @text: (array length=length): the text of an episode, or its first lines (valid UTF-8)
 * @length: length of @text in bytes
 * @unfinished: (out): set to %TRUE if front matter begins and does not end in @text
 *
 * Measures the front matter of a text.
 *
 * Front matter is YAML between `---` and `---` or `...`, TOML between `+++`, text between `;;;`, a JSON object whose
 * braces stand alone on their lines, or `key=value` lines that a line of hyphens ends.
 *
 * Returns: the length in bytes, including the byte order mark and the line that ends the front matter; 0 if there is
 * none
 */
gsize
segue_front_matter_length (const char *text,
                           gsize       length,
                           gboolean   *unfinished)
{
  const char *end = text + length;
  SegueLine line = segue_line_at (skip_bom (text, end), end, TRUE);
  const char *const *ends = front_matter_ends (&line);

  *unfinished = FALSE;
  if (ends == NULL)
    return assignments_length (text, line.start, end, unfinished);
  while (line.next < end)
    {
      line = segue_line_at (line.next, end, TRUE);
      if (line_is_any (&line, ends))
        return line.next - text;
    }
  *unfinished = TRUE;

  return 0;
}

/**
 * segue_front_matter_has_end:
 * @text: the first lines of an episode's text, with front matter that does not end in them
 * @lines: other lines of the text
 *
 * Tells whether one of @lines can end the front matter.
 *
 * Returns: %TRUE if it can. The result is always %TRUE for `key=value` front matter, since removing a line that is not
 *   an assignment can also make such front matter complete
 */
gboolean
segue_front_matter_has_end (const char *text,
                            const char *lines)
{
  const char *end = text + strlen (text);
  SegueLine line = segue_line_at (skip_bom (text, end), end, TRUE);
  const char *const *ends = front_matter_ends (&line);

  if (ends == NULL)
    return TRUE;
  end = lines + strlen (lines);
  for (const char *p = lines; p < end; p = line.next)
    {
      line = segue_line_at (p, end, TRUE);
      if (line_is_any (&line, ends))
        return TRUE;
    }

  return FALSE;
}

/* Measures the code fence that the line begins with and sets @mark to its character. Returns the number of characters,
 * 3 to 255, or 0 if there is none. */
static guint
fence_length (const char *line,
              const char *end,
              char       *mark)
{
  const char *p = segue_skip_space (line, end), *q;

  if (p >= end || (*p != '`' && *p != '~'))
    return 0;
  for (q = p; q < end && *q == *p; q++)
    ;
  if (q - p < 3 || (*p == '`' && memchr (q, '`', end - q) != NULL))
    return 0;
  *mark = *p;

  return MIN (q - p, 255);
}

/* Tells whether the line is the delimiter of a listing of AsciiDoc: 4 or more hyphens. Returns their number, at most 255, or
 * 0 if it is not. */
static guint
listing_length (const char *line,
                const char *end)
{
  const char *stop = segue_trim_end (line, end), *p = line;

  while (p < stop && *p == '-')
    p++;

  return p == stop && p - line >= 4 ? MIN (p - line, 255) : 0;
}

/**
 * segue_listing_scan:
 * @line: start of a line (valid UTF-8)
 * @end: end of the line
 *
 * Recognizes the line before a listing of AsciiDoc, which hyphens delimit: `[source,python]`, `[source%linenums]`,
 * `[listing]`, `[,json]`.
 *
 * Returns: (nullable): the attributes after the style, up to the closing bracket, or %NULL if it is no such line
 */
const char *
segue_listing_scan (const char *line,
                    const char *end)
{
  static const char *const styles[] = { "[source", "[listing", "[" };
  const char *stop = segue_trim_end (line, end), *p;

  if (line == stop || *line != '[' || stop[-1] != ']')
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      p = line + strlen (styles[i]);
      if (segue_starts_with (line, stop, styles[i]) && (*p == ',' || (i < 2 && strchr ("]%.#", *p) != NULL)))
        return p;
    }

  return NULL;
}

/**
 * segue_listing_begins:
 * @line: start of the line after the one that segue_listing_scan() recognizes (valid UTF-8)
 * @end: end of the line
 *
 * Tells whether the line begins the text of a listing.
 *
 * Returns: %TRUE if it consists of 4 or more hyphens
 */
gboolean
segue_listing_begins (const char *line,
                      const char *end)
{
  return listing_length (line, end) > 0;
}

static const char *const raw_elements[] = { "pre", "script", "style" };

/* Tells whether the text at @p is @name, regardless of case, and no letter or digit follows. */
static gboolean
is_name (const char *p,
         const char *end,
         const char *name)
{
  gsize n = strlen (name);

  return (gsize) (end - p) >= n && g_ascii_strncasecmp (p, name, n) == 0 && (p + n == end || !g_ascii_isalnum (p[n]));
}

/**
 * segue_raw_element_scan:
 * @p: start of a line or of its text (valid UTF-8)
 * @end: end of the line
 *
 * Finds the start tag of an HTML element whose text is not notes: `<pre>`, `<script>` or `<style>`.
 *
 * Returns: (nullable): the name of the element, or %NULL if the text does not begin with such a tag
 */
const char *
segue_raw_element_scan (const char *p,
                        const char *end)
{
  for (guint i = 0; p < end && *p == '<' && i < G_N_ELEMENTS (raw_elements); i++)
    if (is_name (p + 1, end, raw_elements[i]))
      return raw_elements[i];

  return NULL;
}

/**
 * segue_raw_element_find_end:
 * @name: the name of the element, from segue_raw_element_scan()
 * @p: start of text after the start tag (valid UTF-8)
 * @end: end of the line
 *
 * Finds the end tag of the element.
 *
 * Returns: (nullable): the start of the tag, or %NULL if the line does not hold it
 */
const char *
segue_raw_element_find_end (const char *name,
                            const char *p,
                            const char *end)
{
  for (; (p = memchr (p, '<', end - p)) != NULL; p++)
    if (end - p > 2 && p[1] == '/' && is_name (p + 2, end, name))
      return p;

  return NULL;
}

/* Tells whether the line ends the block of @self. */
static gboolean
closes (const SegueBlockState *self,
        const char            *line,
        const char            *end)
{
  char mark;

  switch (self->kind)
    {
    case SEGUE_BLOCK_FENCE:
      if (self->mark == '-')
        return listing_length (segue_skip_space (line, end), end) >= self->length;
      return fence_length (line, end, &mark) >= self->length && mark == self->mark &&
             segue_trim_end (line, end)[-1] == mark;
    case SEGUE_BLOCK_COMMENT:
      return g_strstr_len (line, end - line, "-->") != NULL;
    case SEGUE_BLOCK_PRE:
      return segue_raw_element_find_end (raw_elements[self->length], line, end) != NULL;
    default:
      return TRUE;
    }
}

/**
 * segue_block_state_feed:
 * @self: (inout): the state before the line; set to the state after it
 * @line: (array length=length): the next line, without its terminator
 * @length: length of @line in bytes
 *
 * Follows code blocks, HTML comments and preformatted HTML from line to line. Front matter must be skipped before.
 *
 * Returns: %TRUE if the line belongs to such a block, and so cannot begin an entry
 */
gboolean
segue_block_state_feed (SegueBlockState *self,
                        const char      *line,
                        gsize            length)
{
  const char *end = line + length;
  const gboolean announced = self->announced;
  const char *p, *name;

  self->announced = FALSE;
  if (self->kind != SEGUE_BLOCK_OPEN)
    {
      if (closes (self, line, end))
        self->kind = SEGUE_BLOCK_OPEN;
      return TRUE;
    }
  p = segue_skip_space (line, end);
  if (p == end)
    return FALSE;
  if (announced && (self->length = listing_length (p, end)) > 0)
    {
      self->kind = SEGUE_BLOCK_FENCE;
      self->mark = '-';
      return TRUE;
    }
  if (*p == '[')
    return self->announced = segue_listing_scan (p, end) != NULL;
  if (*p == '`' || *p == '~')
    {
      self->length = fence_length (p, end, &self->mark);
      if (self->length == 0)
        return FALSE;
      self->kind = SEGUE_BLOCK_FENCE;
      return TRUE;
    }
  if (*p != '<')
    return FALSE;
  if (segue_starts_with (p, end, "<!--"))
    self->kind = g_strstr_len (p + 4, end - p - 4, "-->") != NULL ? SEGUE_BLOCK_OPEN : SEGUE_BLOCK_COMMENT;
  else if ((name = segue_raw_element_scan (p, end)) != NULL && !(self->reads_pre && name == raw_elements[0]))
    {
      for (self->length = 0; raw_elements[self->length] != name; self->length++)
        ;
      self->kind = segue_raw_element_find_end (name, p, end) != NULL ? SEGUE_BLOCK_OPEN : SEGUE_BLOCK_PRE;
    }
  else
    return FALSE;

  return TRUE;
}
