/* segue-history.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

typedef struct _SegueHistory SegueHistory;

/**
 * SegueFocus:
 * @id: the id of the entry, or 0 for none
 * @field: (nullable): the field of the entry that has the caret, a static or interned string
 * @offset: the position of the caret, in bytes from the start of the field
 *
 * Where the user was when an edit was made, so that undo can bring them back there. The meaning of the members is up to
 * the user interface.
 */
typedef struct
{
  guint64     id;
  const char *field;
  gint        offset;
} SegueFocus;

SegueHistory     *segue_history_new            (SegueEpisode     *episode) G_GNUC_WARN_UNUSED_RESULT;
void              segue_history_free           (SegueHistory     *self);

SegueEpisode     *segue_history_get_episode    (SegueHistory     *self);
gboolean          segue_history_push           (SegueHistory     *self,
                                                SegueEpisode     *episode,
                                                const char       *label,
                                                const char       *merge_key,
                                                const SegueFocus *focus,
                                                gint64            now);
void              segue_history_continue_step  (SegueHistory     *self,
                                                const char       *merge_key);
gboolean          segue_history_continues_step (SegueHistory     *self,
                                                const char       *merge_key);
void              segue_history_end_step       (SegueHistory     *self);

gboolean          segue_history_can_undo       (SegueHistory     *self);
gboolean          segue_history_can_redo       (SegueHistory     *self);
const char       *segue_history_get_undo_label (SegueHistory     *self);
const char       *segue_history_get_redo_label (SegueHistory     *self);
const SegueFocus *segue_history_undo           (SegueHistory     *self);
const SegueFocus *segue_history_redo           (SegueHistory     *self);
const SegueFocus *segue_history_undo_to        (SegueHistory     *self,
                                                SegueEpisode     *episode);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueHistory, segue_history_free)

G_END_DECLS
