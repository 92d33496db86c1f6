/* outline-view.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/outline/segue-outline-row.h"
#include "app/outline/segue-outline.h"
#include "session/outline/segue-outline-model.h"

G_BEGIN_DECLS

/* What tests see of an outline. All of it is found in the tree of widgets. Positions are those of sections and segments:
 * the row of the episode does not count. */

GtkListView       *outline_view_list          (SegueOutline *outline);
GtkSelectionModel *outline_view_selection     (SegueOutline *outline);
SegueOutlineModel *outline_view_model         (SegueOutline *outline);
SegueOutlineRow   *outline_view_row           (SegueOutline *outline,
                                               guint64       id);
SegueFieldEntry   *outline_view_editor        (SegueOutline *outline);
SegueField         outline_view_editing       (SegueOutline *outline);
guint              outline_view_first         (SegueOutline *outline);
guint              outline_view_n_lines       (SegueOutline *outline,
                                               guint         position);
gboolean           outline_view_shows_empty   (SegueOutline *outline);
GtkSearchBar      *outline_view_filter_bar    (SegueOutline *outline);
GtkEditable       *outline_view_filter        (SegueOutline *outline);
const char        *outline_view_filter_count  (SegueOutline *outline);
void               outline_view_set_filter    (SegueOutline *outline,
                                               const char   *text);
const char        *outline_view_typed         (SegueOutline *outline);
gboolean           outline_view_drop          (SegueOutline *outline,
                                               const GValue *value,
                                               double        x,
                                               double        y);

G_END_DECLS
