/* segue-outline-filter.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/segue-outline-filter.h"

#include <string.h>

/* Which entries of an episode the words in the search entry leave. */
struct _SegueOutlineFilter
{
  GStrv words;
  GHashTable *kept;   /* set of ids that are shown all the same */
  GHashTable *folded; /* of strings by SegueEntry: its title made for comparing */
  guint n_matches;
};

/* @text made for comparing: without regard to case and width, and with the syllables of Hangul taken apart, so that one
 * that is still being composed is found. */
char *
segue_outline_filter_fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : "", -1);

  /* folding may have composed anew */
  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
}

/* What @previous, if there is one, has made of the titles is used again. Returns: %NULL where @text holds no words */
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

void
segue_outline_filter_free (SegueOutlineFilter *self)
{
  g_strfreev (self->words);
  g_hash_table_unref (self->kept);
  g_hash_table_unref (self->folded);
  g_free (self);
}

/* Has an entry shown whatever its title. Returns: whether it was not before */
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

/* Finds the entries that are left: those that match, what stands under a section that does, and all that these stand
 * under. Returns: (transfer full): by index */
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

/* How many titles matched when the entries were last looked through. */
guint
segue_outline_filter_get_n_matches (SegueOutlineFilter *self)
{
  return self->n_matches;
}
