/* segue-time-row-layout.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SEGUE_TYPE_TIME_ROW_LAYOUT (segue_time_row_layout_get_type ())
G_DECLARE_FINAL_TYPE (SegueTimeRowLayout, segue_time_row_layout, SEGUE, TIME_ROW_LAYOUT, GtkLayoutManager)

G_END_DECLS
