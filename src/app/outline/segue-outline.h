/* segue-outline.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/widgets/segue-view.h"
#include "session/segue-field.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_OUTLINE (segue_outline_get_type ())
G_DECLARE_FINAL_TYPE (SegueOutline, segue_outline, SEGUE, OUTLINE, SegueView)

void     segue_outline_restore_collapsed (SegueOutline     *self);
void     segue_outline_set_columns       (SegueOutline     *self,
                                          guint             n_lines,
                                          gboolean          shows_length);
void     segue_outline_set_opens_details (SegueOutline     *self,
                                          gboolean          opens_details);
void     segue_outline_commit_preedit    (SegueOutline     *self);
gboolean segue_outline_finish_edit       (SegueOutline     *self);
void     segue_outline_show_focus        (SegueOutline     *self,
                                          const SegueFocus *focus);

G_END_DECLS
