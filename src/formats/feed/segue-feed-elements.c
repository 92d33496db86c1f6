/* segue-feed-elements.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/feed/segue-feed-elements.h"

#include <string.h>

/* The elements of feeds. Their namespaces are those of the specifications and of real feeds, where some of them are
 * written in other cases. */

static const char *const rss[] = { "", "http://purl.org/rss/1.0/", NULL };
static const char *const atom[] = { "http://www.w3.org/2005/Atom", NULL };
static const char *const content[] = { "http://purl.org/rss/1.0/modules/content/", NULL };
static const char *const dublin_core[] = { "http://purl.org/dc/elements/1.1/", NULL };
static const char *const itunes[] = { "http://www.itunes.com/dtds/podcast-1.0.dtd", NULL };
static const char *const podcast[] = {
  "https://podcastindex.org/namespace/1.0",
  "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
  NULL,
};
static const char *const psc[] = { "http://podlove.org/simple-chapters", "http://podlove.org/simple-chapters/", NULL };

/* The full notes are in content:encoded. The summary for iTunes has no links. */
static const SegueFeedElement elements[] = {
  { rss, "title", SEGUE_FEED_TITLE, 2, NULL, NULL },
  { atom, "title", SEGUE_FEED_TITLE, 2, NULL, NULL },
  { itunes, "title", SEGUE_FEED_TITLE, 1, NULL, NULL },
  { rss, "pubDate", SEGUE_FEED_DATE, 3, NULL, NULL },
  { atom, "published", SEGUE_FEED_DATE, 3, NULL, NULL },
  { dublin_core, "date", SEGUE_FEED_DATE, 2, NULL, NULL },
  { atom, "updated", SEGUE_FEED_DATE, 1, NULL, NULL },
  { itunes, "episode", SEGUE_FEED_NUMBER, 2, NULL, NULL },
  { podcast, "episode", SEGUE_FEED_NUMBER, 1, NULL, NULL },
  { itunes, "season", SEGUE_FEED_SEASON, 2, NULL, NULL },
  { podcast, "season", SEGUE_FEED_SEASON, 1, NULL, NULL },
  { rss, "link", SEGUE_FEED_LINK, 2, NULL, NULL },
  { atom, "link", SEGUE_FEED_LINK, 1, "href", "alternate" },
  { rss, "enclosure", SEGUE_FEED_AUDIO, 2, "url", NULL },
  { atom, "link", SEGUE_FEED_AUDIO, 1, "href", "enclosure" },
  { itunes, "duration", SEGUE_FEED_DURATION, 1, NULL, NULL },
  { podcast, "chapters", SEGUE_FEED_CHAPTERS, 1, "url", NULL },
  { content, "encoded", SEGUE_FEED_NOTES, 4, NULL, NULL },
  { atom, "content", SEGUE_FEED_NOTES, 4, NULL, NULL },
  { rss, "description", SEGUE_FEED_NOTES, 3, NULL, NULL },
  { atom, "summary", SEGUE_FEED_NOTES, 2, NULL, NULL },
  { itunes, "summary", SEGUE_FEED_NOTES, 1, NULL, NULL },
};

static const SegueFeedElement chapters = { psc, "chapters", SEGUE_FEED_N_FIELDS, 0, NULL, NULL };

static gboolean
is_in (const char *const *spaces,
       const char        *space)
{
  for (; *spaces != NULL; spaces++)
    if (g_ascii_strcasecmp (*spaces, space) == 0)
      return TRUE;

  return FALSE;
}

/* Finds the next thing that an element says about an episode, after @previous, or the first one if that is NULL. Returns
 * NULL if there is no other. */
const SegueFeedElement *
segue_feed_element_find (const SegueFeedElement *previous,
                         const char             *space,
                         const char             *name)
{
  for (guint i = previous != NULL ? previous - elements + 1 : 0; i < G_N_ELEMENTS (elements); i++)
    if (strcmp (elements[i].name, name) == 0 && is_in (elements[i].spaces, space))
      return &elements[i];

  return NULL;
}

/* Whether an element is the outermost one of a feed. */
gboolean
segue_feed_element_is_root (const char *space,
                            const char *name)
{
  return (g_str_equal (name, "rss") && *space == '\0') || g_str_equal (name, "RDF") ||
         (g_str_equal (name, "feed") && is_in (atom, space));
}

/* Whether an element is an episode. */
gboolean
segue_feed_element_is_item (const char *space,
                            const char *name)
{
  return (g_str_equal (name, "item") && is_in (rss, space)) || (g_str_equal (name, "entry") && is_in (atom, space));
}

/* Whether an element is a list of chapters. */
gboolean
segue_feed_element_is_chapters (const char *space,
                                const char *name)
{
  return g_str_equal (name, chapters.name) && is_in (psc, space);
}

/* Returns what stands for a list of chapters. */
const SegueFeedElement *
segue_feed_element_get_chapters (void)
{
  return &chapters;
}
