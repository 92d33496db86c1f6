/* segue-pane-sizes.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/window/segue-layout.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_PANE_SIZES (segue_pane_sizes_get_type ())
G_DECLARE_FINAL_TYPE (SeguePaneSizes, segue_pane_sizes, SEGUE, PANE_SIZES, GObject)

SeguePaneSizes *segue_pane_sizes_new       (GtkPaned       *paned,
                                            GtkPaned       *inner_paned);
void            segue_pane_sizes_set_width (SeguePaneSizes *self,
                                            int             width);
void            segue_pane_sizes_place     (SeguePaneSizes *self,
                                            SegueLayout     layout,
                                            gboolean        text_shown);
gboolean        segue_pane_sizes_is_placed (SeguePaneSizes *self);
void            segue_pane_sizes_keep      (SeguePaneSizes *self);
void            segue_pane_sizes_forget    (SeguePaneSizes *self);

G_END_DECLS
