/* segue-outline-selection.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/outline/segue-outline-rows.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_OUTLINE_SELECTION (segue_outline_selection_get_type ())
G_DECLARE_FINAL_TYPE (SegueOutlineSelection, segue_outline_selection, SEGUE, OUTLINE_SELECTION, GObject)

SegueOutlineSelection *segue_outline_selection_new          (SegueSession           *session,
                                                             SegueOutlineModel      *model,
                                                             SegueOutlineRows       *rows);
GtkSelectionModel     *segue_outline_selection_get_model    (SegueOutlineSelection  *self);
gboolean               segue_outline_selection_get_current  (SegueOutlineSelection  *self,
                                                             guint                  *index);
gboolean               segue_outline_selection_contains     (SegueOutlineSelection  *self,
                                                             guint64                 id);
GArray                *segue_outline_selection_dup_targets  (SegueOutlineSelection  *self) G_GNUC_WARN_UNUSED_RESULT;
void                   segue_outline_selection_select       (SegueOutlineSelection  *self,
                                                             guint64                 id);
void                   segue_outline_selection_select_new   (SegueOutlineSelection  *self,
                                                             const GArray           *ids);
void                   segue_outline_selection_select_moved (SegueOutlineSelection  *self,
                                                             const GArray           *ids);
void                   segue_outline_selection_select_step  (SegueOutlineSelection  *self,
                                                             guint64                 id);
void                   segue_outline_selection_show_current (SegueOutlineSelection  *self);
void                   segue_outline_selection_follow_focus (SegueOutlineSelection  *self);
gboolean               segue_outline_selection_set_episode  (SegueOutlineSelection  *self,
                                                             SegueEpisode           *episode,
                                                             const SegueEpisodeDiff *difference);
void                   segue_outline_selection_set_filter   (SegueOutlineSelection  *self,
                                                             const char             *text);

G_END_DECLS
