/* segue-edit-tags.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit-private.h"
#include "core/markup/segue-markup-scan.h"

/* Tells whether lines can be taken out of HTML. */

/* The number of elements inside one another that are followed. */
#define MAX_DEPTH 32

/* Tells whether the end tag of the element can be left out. */
static gboolean
may_stay_open (const char *name)
{
  static const char *const names[] = { "li", "dt", "dd", "tr" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return TRUE;

  return FALSE;
}

/* Tells whether all elements that begin in the text also end there, and the other way round. Inline elements and cells
 * are not examined. */
static gboolean
has_whole_elements (const char *text,
                    gsize       length)
{
  const char *open[MAX_DEPTH], *end = text + length;
  guint n = 0;

  for (const char *p = text; (p = memchr (p, '<', end - p)) != NULL;)
    {
      SegueHtmlMatch match;
      const char *stop;

      if (!segue_markup_scan_html (p, end, &stop, &match))
        {
          p++;
          continue;
        }
      p = stop;
      if (match.tag != SEGUE_HTML_TAG_BLOCK || g_str_equal (match.name, "hr"))
        continue;
      if (!match.closing && n < MAX_DEPTH)
        open[n++] = match.name;
      else if (match.closing)
        {
          while (n > 0 && !g_str_equal (open[n - 1], match.name) && may_stay_open (open[n - 1]))
            n--;
          if (n == 0 || !g_str_equal (open[--n], match.name))
            return FALSE;
        }
    }
  while (n > 0 && may_stay_open (open[n - 1]))
    n--;

  return n == 0;
}

/* Tells whether the range of the episode has whole elements. */
gboolean
segue_edit_is_whole (SegueEpisode *episode,
                     gsize         offset,
                     gsize         end)
{
  g_autofree char *text = segue_episode_dup_range (episode, offset, end - offset);

  return has_whole_elements (text, end - offset);
}
