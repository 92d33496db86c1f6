/* segue-outline-rows.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/outline/segue-outline-row.h"
#include "session/outline/segue-outline-model.h"
#include "session/segue-session.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_OUTLINE_ROWS (segue_outline_rows_get_type ())
G_DECLARE_FINAL_TYPE (SegueOutlineRows, segue_outline_rows, SEGUE, OUTLINE_ROWS, GObject)

SegueOutlineRows *segue_outline_rows_new         (SegueSession           *session,
                                                  SegueOutlineModel      *model,
                                                  GtkListView            *list);
GtkWidget        *segue_outline_rows_get_list    (SegueOutlineRows       *self);
SegueOutlineRow  *segue_outline_rows_lookup      (SegueOutlineRows       *self,
                                                  guint64                 id);
SegueOutlineRow  *segue_outline_rows_pick        (SegueOutlineRows       *self,
                                                  double                  x,
                                                  double                  y);
gboolean          segue_outline_rows_is_field_at (SegueOutlineRows       *self,
                                                  double                  x,
                                                  double                  y);
guint64           segue_outline_rows_get_focused (SegueOutlineRows       *self);
void              segue_outline_rows_focus       (SegueOutlineRows       *self,
                                                  guint64                 id);
void              segue_outline_rows_scroll_to   (SegueOutlineRows       *self,
                                                  guint                   position);
void              segue_outline_rows_reveal      (SegueOutlineRows       *self,
                                                  guint                   position,
                                                  guint                   from);
void              segue_outline_rows_set_columns (SegueOutlineRows       *self,
                                                  guint                   n_lines,
                                                  gboolean                shows_length);
void              segue_outline_rows_measure     (SegueOutlineRows       *self);
void              segue_outline_rows_fit_times   (SegueOutlineRows       *self,
                                                  SegueEpisode           *episode,
                                                  const SegueEpisodeDiff *difference);

G_END_DECLS
