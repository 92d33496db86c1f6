/* segue-fit-layout.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SEGUE_TYPE_FIT_LAYOUT (segue_fit_layout_get_type ())
G_DECLARE_FINAL_TYPE (SegueFitLayout, segue_fit_layout, SEGUE, FIT_LAYOUT, GtkLayoutManager)

G_END_DECLS
