/* segue-episode.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-episode.h"

#include <string.h>

#include "core/episode/segue-episode-private.h"

/* The notes of one episode as a list of entries that shares its parts with earlier versions. */

/**
 * SegueEpisode:
 *
 * The notes of an episode. An episode is immutable and can be shared between threads.
 *
 * An episode is a list of entries in the order of the text. The texts of all entries, one after the other, are the text
 * of the notes byte for byte. The first entry is always the text before the first section or segment, which may be
 * empty. The last entry can be the closing text. The tree of sections and segments follows from the levels of the
 * entries.
 *
 * An edit is a [method@Episode.splice], which returns a new episode that shares all unchanged entries with the old one.
 */
G_DEFINE_BOXED_TYPE (SegueEpisode, segue_episode, segue_episode_ref, segue_episode_unref)

/* Creates a chunk. The references on @entries are taken over. */
static SegueChunk *
chunk_new (SegueEntry **entries,
           guint        n_entries)
{
  SegueChunk *self = g_malloc (sizeof (SegueChunk) + n_entries * sizeof (SegueEntry *));

  g_atomic_ref_count_init (&self->ref_count);
  self->n_entries = n_entries;
  self->n_lines = 0;
  self->length = 0;
  self->min_id = G_MAXUINT64;
  self->max_id = 0;
  self->min_level = SEGUE_LEVEL_NONE;
  for (guint i = 0; i < n_entries; i++)
    {
      SegueEntry *entry = entries[i];

      self->entries[i] = entry;
      self->n_lines += entry->n_lines;
      self->length += entry->length;
      self->min_id = MIN (self->min_id, entry->id);
      self->max_id = MAX (self->max_id, entry->id);
      self->min_level = MIN (self->min_level, entry->level);
    }

  return self;
}

static SegueChunk *
chunk_ref (SegueChunk *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

static void
chunk_unref (SegueChunk *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_entries; i++)
    segue_entry_unref (self->entries[i]);
  g_free (self);
}

/**
 * segue_episode_ref:
 * @self: an episode
 *
 * Increases the reference count.
 *
 * Returns: (transfer full): @self
 */
SegueEpisode *
segue_episode_ref (SegueEpisode *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * segue_episode_unref:
 * @self: (transfer full): an episode
 *
 * Decreases the reference count, and frees @self when it reaches 0.
 */
void
segue_episode_unref (SegueEpisode *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_chunks; i++)
    chunk_unref (self->chunks[i]);
  segue_lost_clear (&self->lost);
  segue_dialect_unref (self->dialect);
  g_clear_pointer (&self->attributes, segue_attributes_unref);
  g_free (self);
}

/* Creates an episode. The references on @chunks are taken over. */
static SegueEpisode *
episode_from_chunks (SegueDialect *dialect,
                     GPtrArray    *chunks)
{
  SegueEpisode *self = g_malloc0 (sizeof (SegueEpisode) + chunks->len * (sizeof (SegueChunk *) + sizeof (guint)));

  g_atomic_ref_count_init (&self->ref_count);
  self->dialect = segue_dialect_ref (dialect);
  self->serial = segue_entry_next_id ();
  self->n_chunks = chunks->len;
  self->firsts = (guint *) (gpointer) &self->chunks[chunks->len];
  for (guint i = 0; i < chunks->len; i++)
    {
      SegueChunk *chunk = g_ptr_array_index (chunks, i);

      self->chunks[i] = chunk;
      self->firsts[i] = self->n_entries;
      self->n_entries += chunk->n_entries;
      self->n_lines += chunk->n_lines;
      self->length += chunk->length;
    }

  return self;
}

/* Divides @entries into chunks of about equal size and appends these to @chunks. The references on @entries are taken
 * over. */
static void
append_chunks (GPtrArray   *chunks,
               SegueEntry **entries,
               guint        n_entries)
{
  guint n_chunks = (n_entries + SEGUE_CHUNK_MAX - 1) / SEGUE_CHUNK_MAX;

  for (guint i = 0, done = 0; i < n_chunks; i++)
    {
      guint n = (n_entries - done) / (n_chunks - i);

      g_ptr_array_add (chunks, chunk_new (entries + done, n));
      done += n;
    }
}

/* Creates an episode. The references on @entries are taken over, and the array is emptied. */
SegueEpisode *
segue_episode_new (SegueDialect *dialect,
                   GPtrArray    *entries)
{
  g_autoptr(GPtrArray) chunks = g_ptr_array_new ();

  append_chunks (chunks, (SegueEntry **) entries->pdata, entries->len);
  g_ptr_array_set_free_func (entries, NULL);
  g_ptr_array_set_size (entries, 0);

  return episode_from_chunks (dialect, chunks);
}

/* Creates a copy of the episode in which @entries replace the entries from @first to before @end. The new episode gets
 * references on @entries and on the sets of @lost. */
SegueEpisode *
segue_episode_replace (SegueEpisode    *self,
                       guint            first,
                       guint            end,
                       GPtrArray       *entries,
                       const SegueLost *lost)
{
  g_autoptr(GPtrArray) chunks = g_ptr_array_sized_new (self->n_chunks + 2);
  g_autoptr(GPtrArray) middle = g_ptr_array_sized_new (entries->len + 2 * SEGUE_CHUNK_MAX);
  SegueCursor from, to;
  SegueEpisode *result;

  segue_cursor_init (&from, self, first);
  segue_cursor_init (&to, self, end);
  /* A small chunk would never grow again, so it is joined to the chunk before. */
  if (from.chunk > 0 && (from.chunk == self->n_chunks || from.offset + entries->len < SEGUE_CHUNK_MIN))
    {
      from.chunk--;
      from.offset += self->chunks[from.chunk]->n_entries;
    }
  for (guint i = 0; i < from.chunk; i++)
    g_ptr_array_add (chunks, chunk_ref (self->chunks[i]));
  for (guint i = from.chunk, left = from.offset; left > 0; i++)
    {
      guint n = MIN (left, self->chunks[i]->n_entries);

      for (guint j = 0; j < n; j++)
        g_ptr_array_add (middle, self->chunks[i]->entries[j]);
      left -= n;
    }
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (middle, g_ptr_array_index (entries, i));
  if (to.chunk < self->n_chunks && to.offset > 0)
    {
      for (guint i = to.offset; i < self->chunks[to.chunk]->n_entries; i++)
        g_ptr_array_add (middle, self->chunks[to.chunk]->entries[i]);
      to.chunk++;
    }
  for (guint i = 0; i < middle->len; i++)
    segue_entry_ref (g_ptr_array_index (middle, i));
  append_chunks (chunks, (SegueEntry **) middle->pdata, middle->len);
  for (guint i = to.chunk; i < self->n_chunks; i++)
    g_ptr_array_add (chunks, chunk_ref (self->chunks[i]));

  result = episode_from_chunks (self->dialect, chunks);
  segue_episode_set_origin (result, self, first, end, entries);
  if (self->attributes != NULL)
    result->attributes = segue_attributes_ref (self->attributes);
  for (guint i = 0; i < lost->n_sets; i++)
    result->lost.sets[i] = g_ptr_array_ref (lost->sets[i]);
  result->lost.n_sets = lost->n_sets;

  return result;
}

/* Creates a copy of the episode with another dialect, by which all its lines must be read as they are. */
SegueEpisode *
segue_episode_with_dialect (SegueEpisode *self,
                            SegueDialect *dialect)
{
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  SegueEpisode *result = segue_episode_replace (self, self->n_entries, self->n_entries, none, &self->lost);

  segue_dialect_unref (result->dialect);
  result->dialect = segue_dialect_ref (dialect);

  return result;
}

/**
 * segue_episode_get_n_entries:
 * @self: an episode
 *
 * Gets the number of entries, including the text before the first section or segment and the closing text.
 *
 * Returns: the number of entries, at least 1
 */
guint
segue_episode_get_n_entries (SegueEpisode *self)
{
  return self->n_entries;
}

/**
 * segue_episode_get:
 * @self: an episode
 * @index: index of an entry, less than segue_episode_get_n_entries()
 *
 * Gets an entry. This takes one step for every few hundred entries before it.
 *
 * Returns: (transfer none): the entry
 */
SegueEntry *
segue_episode_get (SegueEpisode *self,
                   guint         index)
{
  SegueCursor cursor;

  g_return_val_if_fail (index < self->n_entries, NULL);
  segue_cursor_init (&cursor, self, index);

  return self->chunks[cursor.chunk]->entries[cursor.offset];
}

/**
 * segue_episode_get_length:
 * @self: an episode
 *
 * Gets the length of the text.
 *
 * Returns: the length in bytes
 */
gsize
segue_episode_get_length (SegueEpisode *self)
{
  return self->length;
}

/**
 * segue_episode_get_n_lines:
 * @self: an episode
 *
 * Gets the number of lines. The last line counts even if it has no terminator.
 *
 * Returns: the number of lines
 */
guint
segue_episode_get_n_lines (SegueEpisode *self)
{
  return self->n_lines;
}

/**
 * segue_episode_get_dialect:
 * @self: an episode
 *
 * Gets the dialect in which the notes are read and written.
 *
 * Returns: (transfer none): the dialect
 */
SegueDialect *
segue_episode_get_dialect (SegueEpisode *self)
{
  return self->dialect;
}

/**
 * segue_episode_get_attributes:
 * @self: an episode
 *
 * Gets the data of the episode as a whole that its text cannot hold.
 *
 * Returns: (transfer none) (nullable): the attributes, or %NULL if there are none
 */
SegueAttributes *
segue_episode_get_attributes (SegueEpisode *self)
{
  return self->attributes;
}

/**
 * segue_episode_get_attribute:
 * @self: an episode
 * @name: name of an attribute
 *
 * Gets an attribute of the episode.
 *
 * Returns: (transfer none) (nullable): the value as JSON text, or %NULL if there is no such attribute
 */
const char *
segue_episode_get_attribute (SegueEpisode *self,
                             const char   *name)
{
  return segue_attributes_lookup (self->attributes, name);
}

/**
 * segue_episode_get_offset:
 * @self: an episode
 * @index: index of an entry, at most segue_episode_get_n_entries()
 *
 * Gets the offset at which an entry begins in the text.
 *
 * Returns: the offset in bytes; the length of the text if @index is the number of entries
 */
gsize
segue_episode_get_offset (SegueEpisode *self,
                          guint         index)
{
  gsize offset = 0;

  g_return_val_if_fail (index <= self->n_entries, 0);
  for (guint i = 0; i < self->n_chunks; i++)
    {
      SegueChunk *chunk = self->chunks[i];

      if (index < chunk->n_entries)
        {
          for (guint j = 0; j < index; j++)
            offset += chunk->entries[j]->length;
          break;
        }
      index -= chunk->n_entries;
      offset += chunk->length;
    }

  return offset;
}

/**
 * segue_episode_get_line:
 * @self: an episode
 * @index: index of an entry, at most segue_episode_get_n_entries()
 *
 * Gets the line on which an entry begins.
 *
 * Returns: the number of the line, from 1
 */
guint
segue_episode_get_line (SegueEpisode *self,
                        guint         index)
{
  guint line = 1;

  for (guint i = 0; i < self->n_chunks; i++)
    {
      SegueChunk *chunk = self->chunks[i];

      if (index < chunk->n_entries)
        {
          for (guint j = 0; j < index; j++)
            line += chunk->entries[j]->n_lines;
          break;
        }
      index -= chunk->n_entries;
      line += chunk->n_lines;
    }

  return line;
}

/**
 * segue_episode_index_at_offset:
 * @self: an episode
 * @offset: offset in the text in bytes, at most the length of the text
 *
 * Finds the entry that contains a position in the text.
 *
 * Returns: the index of the entry; that of the last entry for the end of the text
 */
guint
segue_episode_index_at_offset (SegueEpisode *self,
                               gsize         offset)
{
  guint index = 0;

  for (guint i = 0; i < self->n_chunks; i++)
    {
      SegueChunk *chunk = self->chunks[i];

      if (offset < chunk->length)
        {
          guint j;

          for (j = 0; offset >= chunk->entries[j]->length; j++)
            offset -= chunk->entries[j]->length;
          return index + j;
        }
      offset -= chunk->length;
      index += chunk->n_entries;
    }

  return index - 1;
}

/**
 * segue_episode_index_at_line:
 * @self: an episode
 * @line: number of a line, from 1
 *
 * Finds the entry that contains a line. A line that several entries share belongs to the last of them.
 *
 * Returns: the index of the entry; that of the last entry for lines after the end of the text
 */
guint
segue_episode_index_at_line (SegueEpisode *self,
                             guint         line)
{
  guint index = 0;

  line -= line > 0;
  for (guint i = 0; i < self->n_chunks; i++)
    {
      SegueChunk *chunk = self->chunks[i];

      if (line < chunk->n_lines)
        {
          guint j;

          for (j = 0; line >= chunk->entries[j]->n_lines; j++)
            line -= chunk->entries[j]->n_lines;
          return index + j;
        }
      line -= chunk->n_lines;
      index += chunk->n_entries;
    }

  return index - 1;
}

/**
 * segue_episode_find:
 * @self: an episode
 * @id: id of an entry
 * @index: (out) (optional): index of the entry, set if %TRUE is returned
 *
 * Finds an entry by its id.
 *
 * Returns: %TRUE if the episode contains the entry
 */
gboolean
segue_episode_find (SegueEpisode *self,
                    guint64       id,
                    guint        *index)
{
  guint before = 0;

  for (guint i = 0; i < self->n_chunks; i++)
    {
      SegueChunk *chunk = self->chunks[i];

      if (id >= chunk->min_id && id <= chunk->max_id)
        for (guint j = 0; j < chunk->n_entries; j++)
          if (chunk->entries[j]->id == id)
            {
              if (index != NULL)
                *index = before + j;
              return TRUE;
            }
      before += chunk->n_entries;
    }

  return FALSE;
}

/**
 * segue_episode_dup_range:
 * @self: an episode
 * @offset: offset of the part in bytes
 * @length: length of the part in bytes; it must not go past the end of the text
 *
 * Copies a part of the text.
 *
 * Returns: (transfer full): the part, NUL-terminated
 */
char *
segue_episode_dup_range (SegueEpisode *self,
                         gsize         offset,
                         gsize         length)
{
  char *text, *p;
  guint index;
  SegueCursor cursor;
  gsize skip;
  SegueEntry *entry;

  g_return_val_if_fail (offset <= self->length && length <= self->length - offset, NULL);
  text = p = g_malloc (length + 1);
  index = segue_episode_index_at_offset (self, offset);
  skip = offset - segue_episode_get_offset (self, index);
  segue_cursor_init (&cursor, self, index);
  while (length > 0 && (entry = segue_cursor_next (&cursor)) != NULL)
    {
      gsize n = MIN (entry->length - skip, length);

      memcpy (p, entry->text + skip, n);
      p += n;
      length -= n;
      skip = 0;
    }
  *p = '\0';

  return text;
}

/**
 * segue_episode_write:
 * @self: an episode
 *
 * Gets the text of the notes. It differs from the text that was read only where it was edited.
 *
 * Returns: (transfer full): the text (UTF-8)
 */
GBytes *
segue_episode_write (SegueEpisode *self)
{
  return g_bytes_new_take (segue_episode_dup_range (self, 0, self->length), self->length);
}
