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

struct _SeguePublishKeys
{
  SegueEpisode *episode;
  SegueRenderCache *cache;
  GHashTable *counts;  /* the number of times that each title has occurred; the titles belong to the cache */
  GStringChunk *made;  /* keys that are not the bare title, which belong to this struct */
};

/* Makes the keys of an episode, one after the other. Both arguments have to outlive them. */
SeguePublishKeys *
segue_publish_keys_new (SegueEpisode     *episode,
                        SegueRenderCache *cache)
{
  SeguePublishKeys *self = g_new (SeguePublishKeys, 1);

  self->episode = episode;
  self->cache = cache;
  self->counts = g_hash_table_new (g_str_hash, g_str_equal);
  self->made = g_string_chunk_new (256);

  return self;
}

void
segue_publish_keys_free (SeguePublishKeys *self)
{
  g_hash_table_unref (self->counts);
  g_string_chunk_free (self->made);
  g_free (self);
}

/* Returns the key of an entry, once for each entry in their order. The key belongs to @self or to the cache. */
const char *
segue_publish_keys_next (SeguePublishKeys *self,
                         guint             index)
{
  g_autofree char *made = NULL;
  const char *title;
  guint n;

  if (segue_entry_get_kind (segue_episode_get (self->episode, index)) == SEGUE_ENTRY_TEXT)
    return index == 0 ? KEY_OPENING : KEY_CLOSING;
  title = segue_render_cache_get_title (self->cache, index);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, title)) + 1;
  g_hash_table_insert (self->counts, (char *) title, GUINT_TO_POINTER (n));
  if (n == 1)
    return title;
  made = g_strdup_printf ("%s\n%u", title, n);

  return g_string_chunk_insert (self->made, made);
}

/**
 * segue_publish_dup_keys:
 * @episode: an episode
 *
 * Returns the keys of the entries for settings of an episode. They are made from the titles, so that they stay the same
 * while the notes are edited elsewhere.
 *
 * Returns: (transfer full) (element-type utf8): the keys, by the indices of the entries
 */
GPtrArray *
segue_publish_dup_keys (SegueEpisode *episode)
{
  g_autoptr(SegueRenderCache) cache = segue_render_cache_new (episode);
  g_autoptr(SeguePublishKeys) keys = segue_publish_keys_new (episode, cache);
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    g_ptr_array_add (copies, g_strdup (segue_publish_keys_next (keys, i)));

  return copies;
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
