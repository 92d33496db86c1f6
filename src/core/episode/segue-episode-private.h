/* segue-episode-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-cursor.h"
#include "core/episode/segue-dialect-private.h"
#include "core/episode/segue-entry-private.h"
#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

/* An episode keeps its entries in chunks. An edit copies the list of chunks and the chunks that it changes, and shares
 * the others with the episode before. With 100,000 entries, a step of the history thus takes a few kilobytes. */
#define SEGUE_CHUNK_MAX 256
/* A splice joins chunks with fewer entries than this to the chunk before them. */
#define SEGUE_CHUNK_MIN 64

/* A run of entries that is shared between episodes and does not change. */
typedef struct
{
  gatomicrefcount ref_count;
  guint           n_entries;
  guint           n_lines;   /* lines of all entries */
  gsize           length;    /* text of all entries, in bytes */
  guint64         min_id;    /* lowest and highest id, to pass over the chunk in searches */
  guint64         max_id;
  guint8          min_level; /* lowest level, for the same reason */
  SegueEntry     *entries[];
} SegueChunk;

/* The number of splices whose removed entries are remembered. */
#define SEGUE_N_LOST 16

/* The entries that the last splices removed: one set for each splice, the newest last. An entry whose text comes back,
 * by a paste, by the second half of a move, or because a code block opened by mistake is closed again, gets back its
 * id. */
typedef struct
{
  guint      n_sets;
  GPtrArray *sets[SEGUE_N_LOST]; /* (element-type SegueEntry) */
} SegueLost;

struct _SegueEpisode
{
  gatomicrefcount  ref_count;
  guint            n_entries;
  guint            n_lines;
  guint            n_chunks;
  gsize            length;     /* of the text, in bytes */
  SegueDialect    *dialect;
  SegueAttributes *attributes; /* NULL for none */
  SegueLost        lost;
  guint64          serial;     /* differs from that of all other episodes */
  guint64          origin;     /* the serial of the episode that this one was made from, or 0 */
  SegueEpisodeDiff difference; /* from that episode to this one */
  guint           *firsts;     /* for each chunk the index of its first entry; in the same block of memory */
  SegueChunk      *chunks[];
};

SegueEpisode    *segue_episode_new          (SegueDialect    *dialect,
                                             GPtrArray       *entries);
SegueEpisode    *segue_episode_replace      (SegueEpisode    *self,
                                             guint            first,
                                             guint            end,
                                             GPtrArray       *entries,
                                             const SegueLost *lost);
SegueEpisode    *segue_episode_with_dialect (SegueEpisode    *self,
                                             SegueDialect    *dialect);
void             segue_episode_set_origin   (SegueEpisode    *self,
                                             SegueEpisode    *origin,
                                             guint            first,
                                             guint            end,
                                             GPtrArray       *entries);
SegueEpisodeDiff segue_episode_compare      (SegueEpisode    *before,
                                             SegueEpisode    *after);

void segue_identity_match (GPtrArray       *replaced,
                           GPtrArray       *fresh,
                           gsize            before,
                           gsize            after,
                           const SegueLost *lost,
                           SegueLost       *lost_after);
void segue_lost_clear     (SegueLost       *self);

G_END_DECLS
