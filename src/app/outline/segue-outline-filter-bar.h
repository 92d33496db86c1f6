/* segue-outline-filter-bar.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SEGUE_TYPE_OUTLINE_FILTER_BAR (segue_outline_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (SegueOutlineFilterBar, segue_outline_filter_bar, SEGUE, OUTLINE_FILTER_BAR, GtkWidget)

void        segue_outline_filter_bar_open      (SegueOutlineFilterBar *self);
void        segue_outline_filter_bar_close     (SegueOutlineFilterBar *self);
gboolean    segue_outline_filter_bar_is_open   (SegueOutlineFilterBar *self);
const char *segue_outline_filter_bar_get_text  (SegueOutlineFilterBar *self);
void        segue_outline_filter_bar_set_count (SegueOutlineFilterBar *self,
                                                gboolean               filtered,
                                                guint                  n_matches,
                                                guint                  n_entries);

G_END_DECLS
