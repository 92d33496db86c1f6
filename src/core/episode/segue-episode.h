/* segue-episode.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-dialect.h"
#include "core/episode/segue-entry.h"
#include "core/text/segue-error.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_EPISODE (segue_episode_get_type ())
GType            segue_episode_get_type        (void);

SegueEpisode    *segue_episode_ref             (SegueEpisode *self);
void             segue_episode_unref           (SegueEpisode *self);

guint            segue_episode_get_n_entries   (SegueEpisode *self);
SegueEntry      *segue_episode_get             (SegueEpisode *self,
                                                guint         index);
gsize            segue_episode_get_length      (SegueEpisode *self);
guint            segue_episode_get_n_lines     (SegueEpisode *self);
SegueDialect    *segue_episode_get_dialect     (SegueEpisode *self);

SegueAttributes *segue_episode_get_attributes  (SegueEpisode *self);
const char      *segue_episode_get_attribute   (SegueEpisode *self,
                                                const char   *name);

gsize            segue_episode_get_offset      (SegueEpisode *self,
                                                guint         index);
guint            segue_episode_get_line        (SegueEpisode *self,
                                                guint         index);
guint            segue_episode_index_at_offset (SegueEpisode *self,
                                                gsize         offset);
guint            segue_episode_index_at_line   (SegueEpisode *self,
                                                guint         line);
gboolean         segue_episode_find            (SegueEpisode *self,
                                                guint64       id,
                                                guint        *index);

/**
 * SEGUE_NO_INDEX:
 *
 * The index that stands for no entry.
 */
#define SEGUE_NO_INDEX G_MAXUINT

guint            segue_episode_count_list      (SegueEpisode *self);
guint            segue_episode_get_opening     (SegueEpisode *self);
guint            segue_episode_get_parent      (SegueEpisode *self,
                                                guint         index);
guint            segue_episode_get_depth       (SegueEpisode *self,
                                                guint         index);
guint            segue_episode_get_subtree_end (SegueEpisode *self,
                                                guint         index);

char            *segue_episode_dup_range       (SegueEpisode *self,
                                                gsize         offset,
                                                gsize         length) G_GNUC_WARN_UNUSED_RESULT;
GBytes          *segue_episode_write           (SegueEpisode *self) G_GNUC_WARN_UNUSED_RESULT;

SegueEpisode    *segue_episode_splice          (SegueEpisode *self,
                                                gsize         offset,
                                                gsize         length,
                                                const char   *text,
                                                gssize        text_length) G_GNUC_WARN_UNUSED_RESULT;

/**
 * SegueEpisodeDiff:
 * @start: index of the first entry that differs, in both episodes
 * @old_end: index after the last entry that differs, in the old episode
 * @new_end: index after the last entry that differs, in the new episode
 *
 * The entries in which two episodes differ. All entries before and after them are the same objects in both.
 */
typedef struct
{
  guint start;
  guint old_end;
  guint new_end;
} SegueEpisodeDiff;

SegueEpisodeDiff segue_episode_find_difference (SegueEpisode *before,
                                                SegueEpisode *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueEpisode, segue_episode_unref)

G_END_DECLS
