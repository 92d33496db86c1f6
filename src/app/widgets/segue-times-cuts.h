/* segue-times-cuts.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/edit/segue-time-map.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_TIMES_CUTS (segue_times_cuts_get_type ())
G_DECLARE_FINAL_TYPE (SegueTimesCuts, segue_times_cuts, SEGUE, TIMES_CUTS, GtkWidget)

/* signals: "changed"; "activated": Return was pressed in a field */

void     segue_times_cuts_reset            (SegueTimesCuts *self,
                                            const char     *at);
void     segue_times_cuts_set_cuts         (SegueTimesCuts *self,
                                            const SegueCut *cuts,
                                            guint           n_cuts);
void     segue_times_cuts_set_stacked      (SegueTimesCuts *self,
                                            gboolean        stacked);
void     segue_times_cuts_read_file        (SegueTimesCuts *self,
                                            GFile          *file);
GtkWidget *segue_times_cuts_get_first_field (SegueTimesCuts *self);
GArray  *segue_times_cuts_dup_cuts         (SegueTimesCuts *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean segue_times_cuts_get_in_new_times (SegueTimesCuts *self);

G_END_DECLS
