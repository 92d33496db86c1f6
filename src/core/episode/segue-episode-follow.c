/* segue-episode-follow.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-episode-follow.h"

#include <string.h>

#include "core/episode/segue-episode-private.h"
#include "core/episode/segue-episode-same.h"

/* Carries the ids of an open episode over to a new version of it that was read from a file. */

static gboolean
is_same_text (SegueEntry *a,
              SegueEntry *b)
{
  gsize length, other_length;
  const char *text = segue_entry_get_text (a, &length);
  const char *other = segue_entry_get_text (b, &other_length);

  return length == other_length && memcmp (text, other, length) == 0;
}

/* Tells whether two episodes have the same text and read it as the same entries. */
static gboolean
is_read_alike (SegueEpisode *a,
               SegueEpisode *b)
{
  if (segue_episode_get_length (a) != segue_episode_get_length (b) ||
      segue_episode_get_n_entries (a) != segue_episode_get_n_entries (b))
    return FALSE;
  for (guint i = 0; i < segue_episode_get_n_entries (a); i++)
    {
      SegueEntry *entry = segue_episode_get (a, i), *other = segue_episode_get (b, i);

      if (entry == other)
        continue;
      if (!is_same_text (entry, other) || segue_entry_get_kind (entry) != segue_entry_get_kind (other) ||
          segue_entry_get_level (entry) != segue_entry_get_level (other) ||
          segue_entry_get_start (entry) != segue_entry_get_start (other))
        return FALSE;
    }

  return TRUE;
}

/* Creates a copy of @self with the attributes of @other, which must have the same entries. */
static SegueEpisode *
take_attributes (SegueEpisode *self,
                 SegueEpisode *other)
{
  const guint n = segue_episode_get_n_entries (self);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_entry_unref);
  SegueEpisode *result;

  for (guint i = 0; i < n; i++)
    {
      SegueEntry *entry = segue_episode_get (self, i);
      SegueAttributes *attributes = segue_entry_get_attributes (segue_episode_get (other, i));

      g_ptr_array_add (entries, segue_attributes_equal (entry->attributes, attributes)
                                  ? segue_entry_ref (entry)
                                  : segue_entry_with_attributes (entry, attributes));
    }
  result = segue_episode_replace (self, 0, n, entries, &self->lost);
  g_clear_pointer (&result->attributes, segue_attributes_unref);
  if (other->attributes != NULL)
    result->attributes = segue_attributes_ref (other->attributes);

  return result;
}

/**
 * segue_episode_follow:
 * @self: the open episode
 * @other: a new version of it, read from a file
 *
 * Creates an episode with the text and the attributes of @other in which the entries that are also in @self keep their
 * ids. So selection and expansion survive when a file is reloaded.
 *
 * The result has the dialect of @self. If the text does not give the same entries in this dialect, the result is
 * @other.
 *
 * Returns: (transfer full): the episode, which is @self if both are the same
 */
SegueEpisode *
segue_episode_follow (SegueEpisode *self,
                      SegueEpisode *other)
{
  const gsize length = segue_episode_get_length (other);
  g_autofree char *text = segue_episode_dup_range (other, 0, length);
  g_autoptr(SegueEpisode) spliced = segue_episode_splice (self, 0, segue_episode_get_length (self), text, length);

  if (!is_read_alike (spliced, other))
    return segue_episode_ref (other);

  return segue_episode_is_same (spliced, other) ? g_steal_pointer (&spliced) : take_attributes (spliced, other);
}
