/* segue-outline-edit.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/outline/segue-outline-selection.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_OUTLINE_EDIT (segue_outline_edit_get_type ())
G_DECLARE_FINAL_TYPE (SegueOutlineEdit, segue_outline_edit, SEGUE, OUTLINE_EDIT, GObject)

SegueOutlineEdit *segue_outline_edit_new            (SegueSession          *session,
                                                     SegueOutlineModel     *model,
                                                     SegueOutlineRows      *rows,
                                                     SegueOutlineSelection *selection);
void              segue_outline_edit_begin          (SegueOutlineEdit      *self,
                                                     guint64                id,
                                                     SegueField             field);
void              segue_outline_edit_begin_added    (SegueOutlineEdit      *self,
                                                     guint64                id);
void              segue_outline_edit_begin_selected (SegueOutlineEdit      *self,
                                                     SegueField             field);
gboolean          segue_outline_edit_finish         (SegueOutlineEdit      *self);
void              segue_outline_edit_cancel         (SegueOutlineEdit      *self);
gboolean          segue_outline_edit_is_active      (SegueOutlineEdit      *self);
SegueFieldEntry  *segue_outline_edit_get_editor     (SegueOutlineEdit      *self);
void              segue_outline_edit_commit_preedit (SegueOutlineEdit      *self);
void              segue_outline_edit_go             (SegueOutlineEdit      *self,
                                                     int                    direction);
void              segue_outline_edit_go_to_field    (SegueOutlineEdit      *self,
                                                     gboolean               forward);
void              segue_outline_edit_commit         (SegueOutlineEdit      *self);
void              segue_outline_edit_show_step      (SegueOutlineEdit      *self,
                                                     const SegueFocus      *focus);
void              segue_outline_edit_follow_focus   (SegueOutlineEdit      *self,
                                                     GtkWidget             *focus);
void              segue_outline_edit_follow_episode (SegueOutlineEdit      *self,
                                                     SegueEpisode          *episode);

G_END_DECLS
