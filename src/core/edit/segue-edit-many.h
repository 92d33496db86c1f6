/* segue-edit-many.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

/* Pure edits of many entries at once; those of one entry are in segue-edit.h. Entries are given by their indices in
 * ascending order, without the opening text (index 0). Except for changes of times, the entries below an entry in the
 * outline are edited with it. */

guint         segue_edit_count_many       (SegueEpisode      *episode,
                                           const guint       *indices,
                                           guint              n_indices);
GPtrArray    *segue_edit_collect_many     (SegueEpisode      *episode,
                                           const guint       *indices,
                                           guint              n_indices) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_remove_many      (SegueEpisode      *episode,
                                           const guint       *indices,
                                           guint              n_indices,
                                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_move_many        (SegueEpisode      *episode,
                                           const guint       *indices,
                                           guint              n_indices,
                                           guint              before,
                                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_step_many        (SegueEpisode      *episode,
                                           const guint       *indices,
                                           guint              n_indices,
                                           gboolean           up,
                                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_insert_many      (SegueEpisode      *episode,
                                           guint              before,
                                           SegueEntry *const *entries,
                                           guint              n_entries,
                                           gboolean           keep_ids,
                                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_adopt_many       (SegueEpisode      *episode,
                                           guint              before,
                                           SegueEntry *const *entries,
                                           guint              n_entries,
                                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_set_starts       (SegueEpisode      *episode,
                                           const guint       *indices,
                                           const gint64      *times,
                                           guint              n_indices,
                                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_shift_many       (SegueEpisode      *episode,
                                           const guint       *indices,
                                           guint              n_indices,
                                           gint64             delta,
                                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;
guint         segue_edit_fit_place        (SegueEpisode      *episode,
                                           const guint       *indices,
                                           guint              n_indices,
                                           guint              before);

G_END_DECLS
