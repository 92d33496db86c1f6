/* segue-bottom-bar.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SEGUE_TYPE_BOTTOM_BAR (segue_bottom_bar_get_type ())
G_DECLARE_FINAL_TYPE (SegueBottomBar, segue_bottom_bar, SEGUE, BOTTOM_BAR, GtkWidget)

/* properties: "start" and "end" (GtkWidget), what the halves hold */

void segue_bottom_bar_set_divided (SegueBottomBar *self,
                                   gboolean        divided);

G_END_DECLS
