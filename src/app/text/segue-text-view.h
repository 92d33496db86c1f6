/* segue-text-view.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtksourceview/gtksource.h>

#include "app/widgets/segue-view.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_TEXT_VIEW (segue_text_view_get_type ())
G_DECLARE_FINAL_TYPE (SegueTextView, segue_text_view, SEGUE, TEXT_VIEW, SegueView)

GtkSourceView *segue_text_view_get_view       (SegueTextView    *self);
void           segue_text_view_commit_preedit (SegueTextView    *self);
gboolean       segue_text_view_finish_edit    (SegueTextView    *self);
void           segue_text_view_show_focus     (SegueTextView    *self,
                                               const SegueFocus *focus);
void           segue_text_view_show_place     (SegueTextView    *self,
                                               guint64           id,
                                               gsize             offset);
gsize          segue_text_view_get_origin     (SegueTextView    *self);
void           segue_text_view_show_problem   (SegueTextView    *self,
                                               SegueProblem     *problem);

G_END_DECLS
