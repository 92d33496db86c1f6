/* segue-workspace.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/details/segue-details.h"
#include "app/outline/segue-outline.h"
#include "app/text/segue-text-view.h"
#include "app/widgets/segue-view.h"
#include "app/window/segue-layout.h"

G_BEGIN_DECLS

/**
 * SeguePane:
 * @SEGUE_PANE_OUTLINE: the outline
 * @SEGUE_PANE_DETAILS: the details of an entry
 * @SEGUE_PANE_PREVIEW: the preview
 * @SEGUE_PANE_TEXT: the text, in the place of outline and details
 *
 * The panes of a workspace. A narrow window shows one of them.
 */
typedef enum
{
  SEGUE_PANE_OUTLINE,
  SEGUE_PANE_DETAILS,
  SEGUE_PANE_PREVIEW,
  SEGUE_PANE_TEXT,
} SeguePane;

#define SEGUE_TYPE_WORKSPACE (segue_workspace_get_type ())
G_DECLARE_FINAL_TYPE (SegueWorkspace, segue_workspace, SEGUE, WORKSPACE, SegueView)

SegueOutline  *segue_workspace_get_outline    (SegueWorkspace *self);
SegueDetails  *segue_workspace_get_details    (SegueWorkspace *self);
SegueTextView *segue_workspace_get_text_view  (SegueWorkspace *self);

void           segue_workspace_set_width      (SegueWorkspace *self,
                                               int             width);
void           segue_workspace_fit            (SegueWorkspace *self);
void           segue_workspace_keep_sizes     (SegueWorkspace *self);
int            segue_workspace_get_width      (SegueWorkspace *self);
double         segue_workspace_get_em_width   (SegueWorkspace *self);
SegueLayout    segue_workspace_get_layout     (SegueWorkspace *self);

void           segue_workspace_show_start     (SegueWorkspace *self);
void           segue_workspace_focus_pane     (SegueWorkspace *self);
void           segue_workspace_show_pane      (SegueWorkspace *self,
                                               SeguePane       pane);
void           segue_workspace_show_link      (SegueWorkspace *self);
void           segue_workspace_note_focus     (SegueWorkspace *self,
                                               GtkWidget      *focus);
SeguePane      segue_workspace_get_pane       (SegueWorkspace *self);
gboolean       segue_workspace_is_text_shown  (SegueWorkspace *self);
gboolean       segue_workspace_is_preview_shown (SegueWorkspace *self);

void           segue_workspace_commit_preedit (SegueWorkspace *self);
gboolean       segue_workspace_finish_edit    (SegueWorkspace *self);

G_END_DECLS
