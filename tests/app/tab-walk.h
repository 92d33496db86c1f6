/* tab-walk.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tab_walk       (GtkWidget        *scope,
                     GtkDirectionType  direction,
                     const char       *where);
void tab_walk_names (GtkWidget        *scope,
                     const char       *where);

G_END_DECLS
