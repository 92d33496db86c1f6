/* segue-outline-shown.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

/**
 * SegueOutlineShown:
 * @id: the id of the entry
 * @index: the index of the entry in the episode
 * @depth: the number of its ancestors
 * @n_children: the number of its children, hidden ones included
 * @n_segments: the number of segments below it, hidden ones included; of all for the episode
 * @n_sections: the number of all sections for the episode, 0 for all others
 * @ends_section: whether a segment can be added to the end of a section after it
 *
 * An entry that has a row in the outline. The first entry, which holds the opening text, stands for the episode.
 */
typedef struct
{
  guint64 id;
  guint index;
  guint depth;
  guint n_children;
  guint n_segments;
  guint n_sections;
  gboolean ends_section;
} SegueOutlineShown;

/**
 * SegueOutlineExpandedFunc:
 * @id: the id of an entry
 * @user_data: data of the caller
 *
 * Tells whether the children of an entry have rows.
 *
 * Returns: whether the entry is expanded
 */
typedef gboolean (*SegueOutlineExpandedFunc) (guint64  id,
                                              gpointer user_data);

GArray  *segue_outline_shown_compute (SegueEpisode             *episode,
                                      const gboolean           *filtered,
                                      SegueOutlineExpandedFunc  expanded,
                                      gpointer                  user_data) G_GNUC_WARN_UNUSED_RESULT;
gboolean segue_outline_shown_is_same (SegueEpisode             *before,
                                      SegueEpisode             *after,
                                      const SegueEpisodeDiff   *difference);
gboolean segue_outline_shown_has_same_starts (SegueEpisode           *before,
                                              SegueEpisode           *after,
                                              const SegueEpisodeDiff *difference);
gboolean segue_outline_shown_find    (GArray                   *rows,
                                      guint                     index,
                                      guint                    *position);

G_END_DECLS
