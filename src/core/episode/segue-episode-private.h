/* segue-episode-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-dialect-private.h"
#include "core/episode/segue-entry-private.h"
#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

/* An edit copies the chunk that it changes and the list of chunks, and shares all else: at 100,000 entries that is a
 * few kilobytes for each step of the history. */
#define SEGUE_CHUNK_MAX 256
#define SEGUE_CHUNK_MIN 64

typedef struct
{
  gatomicrefcount ref_count;
  guint n_entries;
  guint n_lines;
  gsize length;
  guint64 min_id;
  guint64 max_id;
  guint8 min_level;
  SegueEntry *entries[];
} SegueChunk;

/* Entries that recent splices took away, a set for each, the newest last: what comes back unchanged gets its id back
 * with it, be it by a move, a paste, or the second half of a pair of quotes. */
#define SEGUE_N_LOST 16

typedef struct
{
  guint n_sets;
  GPtrArray *sets[SEGUE_N_LOST];
} SegueLost;

struct _SegueEpisode
{
  gatomicrefcount ref_count;
  guint n_entries;
  guint n_lines;
  guint n_chunks;
  gsize length;
  SegueDialect *dialect;
  SegueAttributes *attributes; /* NULL for none */
  SegueLost lost;
  SegueChunk *chunks[];
};

/* A place in the list of entries, for walks in either direction. */
typedef struct
{
  SegueEpisode *episode;
  guint chunk;
  guint offset;
} SegueCursor;

SegueEpisode *segue_episode_new     (SegueDialect    *dialect,
                                     GPtrArray       *entries);
SegueEpisode *segue_episode_replace (SegueEpisode    *self,
                                     guint            first,
                                     guint            end,
                                     GPtrArray       *entries,
                                     const SegueLost *lost);
void          segue_cursor_init     (SegueCursor     *self,
                                     SegueEpisode    *episode,
                                     guint            index);
SegueEntry   *segue_cursor_next     (SegueCursor     *self);

/* Gives each of @fresh an id: that of the entry of @replaced, or of a lost one, that it continues, or a new one. */
void          segue_identity_match  (GPtrArray       *replaced,
                                     GPtrArray       *fresh,
                                     const SegueLost *lost,
                                     SegueLost       *lost_after);
void          segue_lost_clear      (SegueLost       *self);

G_END_DECLS
