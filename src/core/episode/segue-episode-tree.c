/* segue-episode-tree.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-episode-private.h"

/* The tree of an episode, derived from the levels of the entries, and the comparison of two episodes. */

/* Finds the nearest entry before @index with a level below @level. Returns its index, or SEGUE_NO_INDEX. Chunks without
 * such an entry are skipped as a whole. */
static guint
find_before (SegueEpisode *self,
             guint         index,
             guint         level)
{
  SegueCursor cursor;
  guint base = index;

  segue_cursor_init (&cursor, self, index);
  if (cursor.chunk == self->n_chunks)
    {
      cursor.chunk--;
      cursor.offset = self->chunks[cursor.chunk]->n_entries;
    }
  for (;;)
    {
      SegueChunk *chunk = self->chunks[cursor.chunk];

      base -= cursor.offset;
      if (chunk->min_level < level)
        while (cursor.offset-- > 0)
          if (chunk->entries[cursor.offset]->level < level)
            return base + cursor.offset;
      if (cursor.chunk == 0)
        return SEGUE_NO_INDEX;
      cursor.chunk--;
      cursor.offset = self->chunks[cursor.chunk]->n_entries;
    }
}

/**
 * segue_episode_count_list:
 * @self: an episode
 *
 * Counts the entries that are part of a list in another syntax: of the front matter, or of the whole text. They come
 * before all others. They include the text around the items; in front matter, the last of them also holds the text above
 * the first section or segment of the notes.
 *
 * Returns: the number of entries, 0 for ordinary notes
 */
guint
segue_episode_count_list (SegueEpisode *self)
{
  guint first = 0, end = self->n_entries;

  if (self->dialect->reading.syntax == NULL)
    return 0;
  while (first < end)
    {
      const guint middle = first + (end - first) / 2;

      if (segue_episode_get (self, middle)->syntax != NULL)
        first = middle + 1;
      else
        end = middle;
    }

  return first;
}

/**
 * segue_episode_get_opening:
 * @self: an episode
 *
 * Finds the entry with the text before the first section or segment of the notes. This is the first entry or, if the
 * front matter holds a list of chapters, the last one of the list.
 *
 * Returns: the index, or %SEGUE_NO_INDEX if the episode is a list of chapters and not notes
 */
guint
segue_episode_get_opening (SegueEpisode *self)
{
  const SegueSyntax *syntax = self->dialect->reading.syntax;

  if (syntax == NULL)
    return 0;

  return syntax->in_front_matter ? segue_episode_count_list (self) - 1 : SEGUE_NO_INDEX;
}

/**
 * segue_episode_get_parent:
 * @self: an episode
 * @index: index of an entry
 *
 * Finds the section or segment that contains an entry.
 *
 * Returns: the index of the parent, or %SEGUE_NO_INDEX if the entry is at the top or is text
 */
guint
segue_episode_get_parent (SegueEpisode *self,
                          guint         index)
{
  SegueEntry *entry = segue_episode_get (self, index);
  guint parent;

  g_return_val_if_fail (entry != NULL, SEGUE_NO_INDEX);
  if (entry->kind == SEGUE_ENTRY_TEXT)
    return SEGUE_NO_INDEX;
  parent = find_before (self, index, entry->level);

  return parent != SEGUE_NO_INDEX && segue_episode_get (self, parent)->level != SEGUE_LEVEL_BARRIER ? parent
                                                                                                    : SEGUE_NO_INDEX;
}

/**
 * segue_episode_get_depth:
 * @self: an episode
 * @index: index of an entry
 *
 * Gets the depth of an entry in the tree.
 *
 * Returns: the depth, 1 for entries at the top
 */
guint
segue_episode_get_depth (SegueEpisode *self,
                         guint         index)
{
  guint depth = 1;

  while ((index = segue_episode_get_parent (self, index)) != SEGUE_NO_INDEX)
    depth++;

  return depth;
}

/**
 * segue_episode_get_subtree_end:
 * @self: an episode
 * @index: index of an entry
 *
 * Finds the end of the subtree of an entry, which consists of the entry and all entries that it contains.
 *
 * Returns: the index of the first entry after the subtree, at most segue_episode_get_n_entries()
 */
guint
segue_episode_get_subtree_end (SegueEpisode *self,
                               guint         index)
{
  SegueEntry *top = segue_episode_get (self, index), *entry;
  SegueCursor cursor;
  guint end = index + 1;

  g_return_val_if_fail (top != NULL, end);
  segue_cursor_init (&cursor, self, end);
  while (cursor.chunk < self->n_chunks)
    {
      SegueChunk *chunk = self->chunks[cursor.chunk];

      if (cursor.offset == 0 && chunk->min_level > top->level && cursor.chunk + 1 < self->n_chunks)
        {
          end += chunk->n_entries;
          cursor.chunk++;
          continue;
        }
      entry = segue_cursor_next (&cursor);
      if (entry->level <= top->level || entry->kind == SEGUE_ENTRY_TEXT)
        break;
      end++;
    }

  return end;
}

/* Finds the entries in which two episodes differ. Entries are compared as objects, not by content. Chunks that both share
 * are skipped as a whole, so the time does not depend on the length of the episode. */
SegueEpisodeDiff
segue_episode_compare (SegueEpisode *before,
                       SegueEpisode *after)
{
  guint shortest = MIN (before->n_entries, after->n_entries);
  SegueCursor a, b;
  guint start = 0, tail = 0;
  /* cursors that go backwards: chunk index, and number of entries of this chunk that are left */
  guint ac = before->n_chunks, bc = after->n_chunks, ao = 0, bo = 0;

  segue_cursor_init (&a, before, 0);
  segue_cursor_init (&b, after, 0);
  while (start < shortest)
    {
      SegueChunk *chunk = before->chunks[a.chunk];

      if (a.offset == 0 && b.offset == 0 && chunk == after->chunks[b.chunk])
        {
          start += chunk->n_entries;
          a.chunk++;
          b.chunk++;
          continue;
        }
      if (segue_cursor_next (&a) != segue_cursor_next (&b))
        break;
      start++;
    }
  while (tail < shortest - start)
    {
      if (ao == 0)
        ao = before->chunks[--ac]->n_entries;
      if (bo == 0)
        bo = after->chunks[--bc]->n_entries;
      if (before->chunks[ac] == after->chunks[bc] && ao == bo && ao <= shortest - start - tail)
        {
          tail += ao;
          ao = bo = 0;
          continue;
        }
      if (before->chunks[ac]->entries[--ao] != after->chunks[bc]->entries[--bo])
        break;
      tail++;
    }

  return (SegueEpisodeDiff){ start, before->n_entries - tail, after->n_entries - tail };
}
