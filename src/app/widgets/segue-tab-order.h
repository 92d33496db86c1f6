/* segue-tab-order.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean segue_tab_order_move (GtkWidget *const *parts,
                               guint             n_parts,
                               GtkDirectionType  direction);

G_END_DECLS
