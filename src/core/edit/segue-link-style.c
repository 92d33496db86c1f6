/* segue-link-style.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-link-style-private.h"

#include <string.h>

#include "core/episode/segue-episode-private.h"
#include "core/markup/segue-markup-scan.h"
#include "core/text/segue-chars.h"

/* Finds the style in which the notes write links. */

/* The number of entries that are looked at to find the usual style. */
#define MAX_LOOK 2000

/* Returns the start of the `<a>` that holds the URL of the link, or NULL if there is none. */
const char *
segue_link_find_anchor (const SegueEntry *entry)
{
  const char *end = entry->text + entry->length, *url = entry->text + entry->link.offset, *p = url, *stop;
  SegueHtmlMatch match;

  while (p > entry->text && *p != '<')
    p--;

  return segue_markup_scan_html (p, end, &stop, &match) && match.tag == SEGUE_HTML_TAG_LINK &&
         p + match.value.offset == url ? p : NULL;
}

/* Returns the style in which @entry writes its link. */
SegueLinkStyle
segue_link_style_get (const SegueEntry *entry)
{
  const char *url = entry->text + entry->link.offset;
  const char *title_end = entry->text + entry->title.offset + entry->title.length;

  if (entry->link.length == 0)
    return SEGUE_LINK_UNKNOWN;
  if (url > entry->text && strchr ("\"'=", url[-1]) != NULL && segue_link_find_anchor (entry) != NULL)
    return SEGUE_LINK_HTML;
  if (url > title_end && strcspn (title_end, "\r\n") < (gsize) (url - title_end))
    return SEGUE_LINK_BELOW;
  if (url < title_end || g_strstr_len (title_end, url - title_end, "](") != NULL)
    return SEGUE_LINK_MARKDOWN;
  if (url > entry->text && url[-1] == '<')
    return SEGUE_LINK_ANGLED;

  return memchr (title_end, '-', url - title_end) != NULL ? SEGUE_LINK_DASHED : SEGUE_LINK_AFTER;
}

/* Tells whether the head of the entry has tags of HTML. */
static gboolean
is_html (const SegueEntry *entry)
{
  const char *end = entry->text + entry->head_length, *p = segue_skip_space (entry->text, end), *stop;
  SegueHtmlMatch match;

  return entry->kind != SEGUE_ENTRY_TEXT &&
         ((p < end && *p == '<' && segue_markup_scan_html (p, end, &stop, &match)) ||
          g_strstr_len (p, end - p, "<br") != NULL);
}

/* Adds an entry to the count or, with a @weight of -1, removes it. */
static void
count_entry (SegueLinkStyles  *self,
             const SegueEntry *entry,
             gint              weight)
{
  const gboolean is_marked = entry->heading == SEGUE_HEADING_ATX || entry->heading == SEGUE_HEADING_BOLD ||
                             g_strstr_len (entry->text, entry->length, "](") != NULL;

  self->n[segue_link_style_get (entry)] += weight;
  self->marked += is_marked ? weight : 0;
  self->tagged += is_html (entry) ? weight : 0;
}

/* Counts the styles of the links in the notes. */
SegueLinkStyles
segue_link_styles_count (SegueEpisode *episode)
{
  SegueLinkStyles self = { 0 };
  SegueCursor cursor;
  SegueEntry *entry;

  segue_cursor_init (&cursor, episode, 0);
  for (guint i = 0; i < MAX_LOOK && (entry = segue_cursor_next (&cursor)) != NULL; i++)
    count_entry (&self, entry, 1);

  return self;
}

/* Turns the count of @before into that of @after, which was made from it. Only the entries that differ are looked at, so
 * that many edits, one after the other, need not count all entries each time. */
void
segue_link_styles_update (SegueLinkStyles *self,
                          SegueEpisode    *before,
                          SegueEpisode    *after)
{
  const SegueEpisodeDiff diff = segue_episode_find_difference (before, after);

  if (diff.old_end != diff.new_end)
    {
      *self = segue_link_styles_count (after);
      return;
    }
  for (guint i = diff.start; i < MIN (diff.old_end, MAX_LOOK); i++)
    {
      count_entry (self, segue_episode_get (before, i), -1);
      count_entry (self, segue_episode_get (after, i), 1);
    }
}

/* Returns the style of most links. Without any link, this is SEGUE_LINK_HTML if the notes use HTML, SEGUE_LINK_MARKDOWN if
 * they use Markdown, and SEGUE_LINK_BELOW if they are plain text. */
SegueLinkStyle
segue_link_styles_get_best (const SegueLinkStyles *self)
{
  SegueLinkStyle best = SEGUE_LINK_MARKDOWN;

  for (guint style = SEGUE_LINK_HTML; style < SEGUE_N_LINK_STYLES; style++)
    if (self->n[style] > self->n[best])
      best = style;

  if (self->n[best] == 0 && self->tagged > self->marked)
    return SEGUE_LINK_HTML;

  return self->n[best] > 0 || self->marked > 0 ? best : SEGUE_LINK_BELOW;
}
