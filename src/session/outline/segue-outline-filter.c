/* segue-outline-filter.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/outline/segue-outline-filter.h"

#include <string.h>

/* Filters the entries of an episode by the words in the search entry of the outline. */
struct _SegueOutlineFilter
{
  GStrv words;
  GHashTable *kept;   /* set of ids of entries that are shown although they do not match */
  GHashTable *folded; /* cache of folded titles, by SegueEntry */
  guint n_matches;
};

/**
 * segue_outline_filter_fold:
 * @text: a text in UTF-8
 *
 * Folds @text for comparison: case and width are ignored. Hangul syllables are decomposed, so that a syllable that is
 * being composed matches as well.
 *
 * Returns: (transfer full): the folded text
 */
char *
segue_outline_filter_fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : "", -1);

  /* Case folding may have composed characters again. */
  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
}

/**
 * segue_outline_filter_new:
 * @text: the words to look for
 * @previous: (nullable): the filter before this one, whose folded titles are reused
 *
 * Creates a filter for the words of @text.
 *
 * Returns: (transfer full) (nullable): the filter, or %NULL if @text contains no words
 */
SegueOutlineFilter *
segue_outline_filter_new (const char         *text,
                          SegueOutlineFilter *previous)
{
  g_autofree char *folded = segue_outline_filter_fold (text);
  g_auto(GStrv) parts = g_strsplit_set (folded, " \t\r\n", -1);
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();
  SegueOutlineFilter *self;
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0')
        continue;
      g_strv_builder_add (words, parts[i]);
      n++;
    }
  if (n == 0)
    return NULL;

  self = g_new0 (SegueOutlineFilter, 1);
  self->words = g_strv_builder_end (words);
  self->kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->folded = previous != NULL ? g_hash_table_ref (previous->folded)
                                  : g_hash_table_new_full (NULL, NULL, (GDestroyNotify) segue_entry_unref, g_free);

  return self;
}

/**
 * segue_outline_filter_free:
 * @self: (transfer full): a filter
 *
 * Frees the filter.
 */
void
segue_outline_filter_free (SegueOutlineFilter *self)
{
  g_strfreev (self->words);
  g_hash_table_unref (self->kept);
  g_hash_table_unref (self->folded);
  g_free (self);
}

/**
 * segue_outline_filter_keep:
 * @self: a filter
 * @id: the id of an entry
 *
 * Shows an entry although it may not match.
 *
 * Returns: whether the entry was added
 */
gboolean
segue_outline_filter_keep (SegueOutlineFilter *self,
                           guint64             id)
{
  return g_hash_table_add (self->kept, g_memdup2 (&id, sizeof id));
}

static gboolean
matches (SegueOutlineFilter *self,
         SegueEntry         *entry)
{
  const char *folded = g_hash_table_lookup (self->folded, entry);

  if (folded == NULL)
    {
      g_autofree char *title = segue_entry_dup_plain_title (entry);

      folded = segue_outline_filter_fold (title);
      g_hash_table_insert (self->folded, segue_entry_ref (entry), (char *) folded);
    }
  for (guint i = 0; self->words[i] != NULL; i++)
    {
      if (strstr (folded, self->words[i]) == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * segue_outline_filter_find_shown:
 * @self: a filter
 * @episode: an episode
 *
 * Finds the entries to show: entries that match, all entries of a section that matches, and the ancestors of all these.
 *
 * Returns: (transfer full) (array): a value for each entry of @episode
 */
gboolean *
segue_outline_filter_find_shown (SegueOutlineFilter *self,
                                 SegueEpisode       *episode)
{
  const guint n = segue_episode_get_n_entries (episode);
  gboolean *shown = g_new0 (gboolean, n);
  guint section_end = 0;

  self->n_matches = 0;
  for (guint i = 0; i < n; i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      const guint64 id = segue_entry_get_id (entry);
      gboolean matching;

      if (segue_entry_get_kind (entry) == SEGUE_ENTRY_TEXT)
        continue;

      matching = matches (self, entry);
      self->n_matches += matching;
      if (matching && segue_entry_get_kind (entry) == SEGUE_ENTRY_SECTION)
        section_end = MAX (section_end, segue_episode_get_subtree_end (episode, i));
      shown[i] = matching || i < section_end || g_hash_table_contains (self->kept, &id);
      if (!shown[i])
        continue;

      for (guint p = segue_episode_get_parent (episode, i); p != SEGUE_NO_INDEX && !shown[p];
           p = segue_episode_get_parent (episode, p))
        shown[p] = TRUE;
    }

  return shown;
}

/**
 * segue_outline_filter_get_n_matches:
 * @self: a filter
 *
 * Returns: the number of titles that matched in the last call of segue_outline_filter_find_shown()
 */
guint
segue_outline_filter_get_n_matches (SegueOutlineFilter *self)
{
  return self->n_matches;
}
