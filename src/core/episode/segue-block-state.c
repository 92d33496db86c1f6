/* segue-block-state.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-block-state.h"

#include <string.h>

#include "core/text/segue-line.h"

static const char *
line_end (const char *p,
          const char *end)
{
  return segue_line_at (p, end, TRUE).stop;
}

static const char *
next_line (const char *stop,
           const char *end)
{
  if (stop < end && *stop == '\r')
    stop++;
  if (stop < end && *stop == '\n' )
    stop++;

  return stop;
}

static gboolean
line_is (const char *p,
         const char *stop,
         const char *literal)
{
  stop = segue_trim_end (p, stop);

  return (gsize) (stop - p) == strlen (literal) && memcmp (p, literal, stop - p) == 0;
}

/* `key=value` from the first line on, ended by a line of hyphens. */
static gboolean
is_assignment (const char *p,
               const char *stop)
{
  const char *q = p;

  while (q < stop && (g_ascii_isalnum (*q) || *q == '_' || *q == '-' || *q == '.'))
    q++;
  if (q == p)
    return FALSE;
  q = segue_skip_space (q, stop);

  return q < stop && *q == '=';
}

static gboolean
is_hyphens (const char *p,
            const char *stop)
{
  stop = segue_trim_end (p, stop);
  if (stop - p < 3)
    return FALSE;
  for (; p < stop; p++)
    if (*p != '-')
      return FALSE;

  return TRUE;
}

static gsize
assignments_length (const char *text,
                    const char *p,
                    const char *end,
                    gboolean   *unfinished)
{
  guint n = 0;

  while (p < end)
    {
      const char *stop = line_end (p, end);
      const char *next = next_line (stop, end);

      if (n > 0 && is_hyphens (p, stop))
        return next - text;
      if (is_assignment (p, stop))
        n++;
      else if (segue_trim_end (p, stop) != p)
        return 0;
      p = next;
    }
  *unfinished = n > 0;

  return 0;
}

/* What ends the front matter that begins with the line, or %NULL if none does or it has no line of its own for that. */
static const char *const *
front_matter_ends (const char *line,
                   const char *stop)
{
  static const struct { const char *open; const char *ends[3]; } marks[] = {
    { "---", { "---", "..." } }, { "+++", { "+++" } }, { ";;;", { ";;;" } }, { "{", { "}" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (line_is (line, stop, marks[i].open))
      return marks[i].ends;

  return NULL;
}

static gboolean
line_is_any (const char        *p,
             const char        *stop,
             const char *const *literals)
{
  for (; *literals != NULL; literals++)
    if (line_is (p, stop, *literals))
      return TRUE;

  return FALSE;
}

static const char *
skip_mark (const char *text,
           const char *end)
{
  return segue_starts_with (text, end, "\xEF\xBB\xBF") ? text + 3 : text;
}

/**
 * segue_front_matter_length:
 * @text: the start of an episode's text (UTF-8)
 * @length: its length in bytes
 * @unfinished: (out): %TRUE if front matter begins and does not end within @length
 *
 * Measures the front matter: YAML between `---`, TOML between `+++`, a JSON object, or `key=value` lines over hyphens.
 *
 * Returns: its length in bytes with the line that ends it, 0 where there is none
 */
gsize
segue_front_matter_length (const char *text,
                           gsize       length,
                           gboolean   *unfinished)
{
  const char *end = text + length, *p = skip_mark (text, end), *stop = line_end (p, end), *next;
  const char *const *ends = front_matter_ends (p, stop);

  *unfinished = FALSE;
  if (ends == NULL)
    return assignments_length (text, p, end, unfinished);
  for (p = next_line (stop, end); p < end; p = next)
    {
      stop = line_end (p, end);
      next = next_line (stop, end);
      if (line_is_any (p, stop, ends))
        return next - text;
    }
  *unfinished = TRUE;

  return 0;
}

/**
 * segue_front_matter_has_end:
 * @text: the start of an episode's text, with front matter that does not end in it
 * @lines: lines from further on
 *
 * Tells whether one of @lines can end the front matter.
 *
 * Returns: %TRUE if so; always for `key=value` lines, which also end where a line that is none of them goes
 */
gboolean
segue_front_matter_has_end (const char *text,
                            const char *lines)
{
  const char *end = text + strlen (text), *p = skip_mark (text, end), *stop;
  const char *const *ends = front_matter_ends (p, line_end (p, end));

  if (ends == NULL)
    return TRUE;
  end = lines + strlen (lines);
  for (p = lines; p < end; p = next_line (stop, end))
    {
      stop = line_end (p, end);
      if (line_is_any (p, stop, ends))
        return TRUE;
    }

  return FALSE;
}

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

static gboolean
opens_pre (const char *line,
           const char *end)
{
  static const char *const tags[] = { "<pre", "<script", "<style" };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (segue_starts_with (line, end, tags[i]))
      return TRUE;

  return FALSE;
}

static gboolean
closes (const SegueBlockState *self,
        const char            *line,
        const char            *end)
{
  char mark;

  switch (self->kind)
    {
    case SEGUE_BLOCK_FENCE:
      return fence_length (line, end, &mark) >= self->length && mark == self->mark &&
             segue_trim_end (line, end)[-1] == mark;
    case SEGUE_BLOCK_COMMENT:
      return g_strstr_len (line, end - line, "-->") != NULL;
    case SEGUE_BLOCK_PRE:
      return g_strstr_len (line, end - line, "</pre>") != NULL || g_strstr_len (line, end - line, "</script>") != NULL ||
             g_strstr_len (line, end - line, "</style>") != NULL;
    default:
      return TRUE;
    }
}

/**
 * segue_block_state_feed:
 * @self: (inout): the state before and after the line; all zero at the start
 * @line: the next line, without its terminator
 * @length: its length in bytes
 *
 * Follows the blocks of code and comments from line to line.
 *
 * Returns: %TRUE if the line is part of such a block and no head
 */
gboolean
segue_block_state_feed (SegueBlockState *self,
                        const char      *line,
                        gsize            length)
{
  const char *end = line + length;
  const char *p;

  if (self->kind != SEGUE_BLOCK_OPEN)
    {
      if (closes (self, line, end))
        self->kind = SEGUE_BLOCK_OPEN;
      return TRUE;
    }
  p = segue_skip_space (line, end);
  if (p == end)
    return FALSE;
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
  else if (opens_pre (p, end))
    self->kind = closes (&(SegueBlockState){ .kind = SEGUE_BLOCK_PRE }, p, end) ? SEGUE_BLOCK_OPEN : SEGUE_BLOCK_PRE;
  else
    return FALSE;

  return TRUE;
}
