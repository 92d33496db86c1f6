/* segue-head-opened.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/lines/segue-head-private.h"
#include "core/text/segue-chars.h"

/* Emphasis that begins before the time and ends within the title: `**0:15 Anna** on bees`, `<b>0:15 Anna</b> on bees`. */

/* The number of tags before the end of the title that are remembered. */
#define MAX_TAGS 8

/* An element of HTML that is not closed yet. */
typedef struct
{
  const char *start; /* the tag */
  const char *stop;
  const char *name;
} Tag;

/* Tells whether the emphasis @mark, which begins before the time, ends within the text from @start to @end and not at its
 * end. */
gboolean
segue_head_ends_within (const char *start,
                        const char *end,
                        const char *mark)
{
  const gsize n = strlen (mark);
  const char *p = start;

  if (strchr ("*_~`", *mark) == NULL)
    return FALSE;
  while ((p = g_strstr_len (p, end - p, mark)) != NULL)
    {
      const char *stop = p + n;

      while (stop < end && *stop == *mark)
        stop++;
      /* A longer run of the same character is another mark, and an underscore within a word is none. */
      if (stop == p + n && (*mark != '_' || stop == end || !segue_is_word_char (segue_char_at (stop, end))))
        return p > start && stop < end && segue_space_length (segue_prev_char (p, start), end) == 0;
      p = stop;
    }

  return FALSE;
}

/* Finds the tags of inline elements before the time of @head that are closed within its title. */
void
segue_head_find_opened_tags (SegueHead  *head,
                             const char *line)
{
  const char *time = line + head->start.offset, *title = line + head->title.offset, *end = title + head->title.length;
  const char *first = NULL, *last = NULL, *stop;
  Tag tags[MAX_TAGS];
  guint n = 0;

  for (const char *p = line; (p = memchr (p, '<', end - p)) != NULL; p = stop)
    {
      SegueHtmlMatch match;

      stop = segue_head_scan_tag (p, end, &match);
      if (stop == NULL || match.tag >= SEGUE_HTML_TAG_IMAGE)
        {
          stop = stop != NULL ? stop : p + 1;
          continue;
        }
      if (!match.closing && n < MAX_TAGS)
        tags[n++] = (Tag){ p, stop, match.name };
      else if (match.closing && n > 0 && g_str_equal (tags[n - 1].name, match.name))
        {
          const Tag *tag = &tags[--n];

          if (p >= title && tag->start < time && (first == NULL || tag->stop == first))
            {
              first = tag->start;
              last = last != NULL ? last : tag->stop;
            }
        }
    }
  if (first != NULL)
    head->opened = segue_head_span (line, first, last);
}

/**
 * segue_head_dup_closing:
 * @opened: (array length=length): marks or tags that open emphasis, as in #SegueHead
 * @length: length of @opened in bytes
 *
 * Returns: (transfer full): what closes the emphasis
 */
char *
segue_head_dup_closing (const char *opened,
                        gsize       length)
{
  const char *end = opened + length, *stop;
  GString *closing;

  if (length == 0 || *opened != '<')
    return g_strndup (opened, length);
  closing = g_string_new (NULL);
  for (const char *p = opened; p < end; p = stop)
    {
      SegueHtmlMatch match;
      g_autofree char *tag = NULL;

      stop = segue_head_scan_tag (p, end, &match);
      if (stop == NULL)
        break;
      tag = g_strconcat ("</", match.name, ">", NULL);
      g_string_prepend (closing, tag);
    }

  return g_string_free (closing, FALSE);
}
