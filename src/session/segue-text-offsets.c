/* segue-text-offsets.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/segue-text-offsets.h"

struct _SegueTextOffsets
{
  SegueEpisode *episode;
  GArray *lengths; /* length of each entry, in characters */

  /* The last place that was looked up. A lookup walks from there, since edits are near each other. */
  guint near_index;
  guint near_chars;
};

/**
 * segue_text_offsets_new:
 *
 * Creates offsets without an episode.
 *
 * Returns: (transfer full): the offsets
 */
SegueTextOffsets *
segue_text_offsets_new (void)
{
  SegueTextOffsets *self = g_new0 (SegueTextOffsets, 1);

  self->lengths = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

/**
 * segue_text_offsets_free:
 * @self: (transfer full): the offsets of an episode
 *
 * Frees the offsets.
 */
void
segue_text_offsets_free (SegueTextOffsets *self)
{
  g_clear_pointer (&self->episode, segue_episode_unref);
  g_array_unref (self->lengths);
  g_free (self);
}

/**
 * segue_text_offsets_get_episode:
 * @self: the offsets of an episode
 *
 * Returns: (transfer none) (nullable): the episode that is counted
 */
SegueEpisode *
segue_text_offsets_get_episode (SegueTextOffsets *self)
{
  return self->episode;
}

static guint
get_length (SegueTextOffsets *self,
            guint             index)
{
  return g_array_index (self->lengths, guint, index);
}

/**
 * segue_text_offsets_get_start:
 * @self: the offsets of an episode
 * @index: the index of an entry, or the number of entries
 *
 * Finds where an entry begins.
 *
 * Returns: the offset in characters; for the number of entries, the length of the text
 */
guint
segue_text_offsets_get_start (SegueTextOffsets *self,
                              guint             index)
{
  g_return_val_if_fail (index <= self->lengths->len, 0);

  while (self->near_index < index)
    self->near_chars += get_length (self, self->near_index++);
  while (self->near_index > index)
    self->near_chars -= get_length (self, --self->near_index);

  return self->near_chars;
}

/**
 * segue_text_offsets_set_episode:
 * @self: offsets
 * @episode: the episode to count
 * @difference: (nullable): how @episode differs from the episode counted so far, or %NULL to find that out
 *
 * Counts the characters of another episode. Only entries that differ are counted again.
 */
void
segue_text_offsets_set_episode (SegueTextOffsets       *self,
                                SegueEpisode           *episode,
                                const SegueEpisodeDiff *difference)
{
  SegueEpisodeDiff diff = { 0, 0, segue_episode_get_n_entries (episode) };
  g_autoptr(GArray) fresh = g_array_new (FALSE, FALSE, sizeof (guint));

  if (self->episode != NULL)
    diff = difference != NULL ? *difference : segue_episode_find_difference (self->episode, episode);
  if (self->near_index > diff.start)
    segue_text_offsets_get_start (self, diff.start);

  for (guint i = diff.start; i < diff.new_end; i++)
    {
      gsize length;
      const char *text = segue_entry_get_text (segue_episode_get (episode, i), &length);
      const guint chars = g_utf8_strlen (text, length);

      g_array_append_val (fresh, chars);
    }
  if (diff.old_end > diff.start)
    g_array_remove_range (self->lengths, diff.start, diff.old_end - diff.start);
  if (fresh->len > 0)
    g_array_insert_vals (self->lengths, diff.start, fresh->data, fresh->len);

  segue_episode_ref (episode);
  g_clear_pointer (&self->episode, segue_episode_unref);
  self->episode = episode;
}

/**
 * segue_text_offsets_get_place:
 * @self: the offsets of an episode
 * @index: the index of an entry
 * @bytes: an offset in the entry, in bytes
 *
 * Converts an offset in an entry to an offset in the text.
 *
 * Returns: the offset in the text, in characters
 */
guint
segue_text_offsets_get_place (SegueTextOffsets *self,
                              guint             index,
                              gsize             bytes)
{
  gsize length;
  const char *text = segue_entry_get_text (segue_episode_get (self->episode, index), &length);

  return segue_text_offsets_get_start (self, index) + g_utf8_strlen (text, MIN (bytes, length));
}

/**
 * segue_text_offsets_get_index:
 * @self: the offsets of an episode
 * @chars: an offset in the text, in characters
 * @bytes: (out): the offset in the entry, in bytes
 *
 * Finds the entry at an offset in the text.
 *
 * Returns: the index of the entry, which is the last one at the end of the text
 */
guint
segue_text_offsets_get_index (SegueTextOffsets *self,
                              guint             chars,
                              gsize            *bytes)
{
  guint index = self->near_index;
  guint start = self->near_chars;
  const char *text;

  while (index > 0 && start > chars)
    start -= get_length (self, --index);
  while (index + 1 < self->lengths->len && start + get_length (self, index) <= chars)
    start += get_length (self, index++);
  if (index == self->lengths->len)
    start -= get_length (self, --index);

  self->near_index = index;
  self->near_chars = start;
  if (bytes != NULL)
    {
      text = segue_entry_get_text (segue_episode_get (self->episode, index), NULL);
      *bytes = g_utf8_offset_to_pointer (text, MIN (chars - start, get_length (self, index))) - text;
    }

  return index;
}

/**
 * segue_text_offsets_get_bytes:
 * @self: the offsets of an episode
 * @chars: an offset in the text, in characters
 *
 * Converts an offset in the text from characters to bytes.
 *
 * Returns: the offset in bytes
 */
gsize
segue_text_offsets_get_bytes (SegueTextOffsets *self,
                              guint             chars)
{
  gsize bytes;
  const guint index = segue_text_offsets_get_index (self, chars, &bytes);

  return segue_episode_get_offset (self->episode, index) + bytes;
}
