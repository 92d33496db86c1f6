/* segue-publish-key.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "publish/segue-writing-private.h"

/* Keys of entries, by which settings of an episode find their entries again after the notes were edited. */

/* The keys of the texts that have no title. */
#define KEY_OPENING "opening:"
#define KEY_CLOSING "closing:"

/* Returns a table that counts how often a title was seen. */
GHashTable *
segue_publish_new_counts (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Returns the key of an entry. @counts has seen the entries before it. @cache: (nullable): a cache of the episode */
char *
segue_publish_next_key (GHashTable       *counts,
                        SegueRenderCache *cache,
                        SegueEpisode     *episode,
                        guint             index)
{
  SegueEntry *entry = segue_episode_get (episode, index);
  g_autofree char *title = NULL;
  guint n;

  if (segue_entry_get_kind (entry) == SEGUE_ENTRY_TEXT)
    return g_strdup (index == 0 ? KEY_OPENING : KEY_CLOSING);
  title = cache != NULL ? g_strdup (segue_render_cache_get_title (cache, index)) : segue_entry_dup_plain_title (entry);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, title)) + 1;
  g_hash_table_insert (counts, g_strdup (title), GUINT_TO_POINTER (n));

  return n == 1 ? g_steal_pointer (&title) : g_strdup_printf ("%s\n%u", title, n);
}

/**
 * segue_publish_dup_key:
 * @episode: an episode
 * @index: the index of an entry
 *
 * Returns the key of an entry for settings of an episode. It is made from the title, so that it stays the same while the
 * notes are edited elsewhere.
 *
 * Returns: (transfer full): the key
 */
char *
segue_publish_dup_key (SegueEpisode *episode,
                       guint         index)
{
  g_autoptr(GHashTable) counts = segue_publish_new_counts ();

  for (guint i = 0; i < index; i++)
    g_free (segue_publish_next_key (counts, NULL, episode, i));

  return segue_publish_next_key (counts, NULL, episode, index);
}

/**
 * segue_publish_dup_short:
 * @title: the title of a segment
 *
 * Proposes a shorter title for a chapter: what stands before a colon, a vertical bar, or a dash between spaces.
 *
 * Returns: (transfer full) (nullable): the title, or %NULL if it cannot be cut
 */
char *
segue_publish_dup_short (const char *title)
{
  static const char *const marks[] = { ": ", "：", "|", " - ", " – ", " — " };
  const char *end = NULL;
  g_autofree char *cut = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *found = strstr (title, marks[i]);

      if (found != NULL && (end == NULL || found < end))
        end = found;
    }
  if (end == NULL)
    return NULL;
  cut = g_strstrip (g_strndup (title, end - title));

  return *cut != '\0' ? g_steal_pointer (&cut) : NULL;
}
