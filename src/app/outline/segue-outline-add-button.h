/* segue-outline-add-button.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *segue_outline_add_button_new    (int        gutter_width);
void       segue_outline_add_button_set_id (GtkWidget *button,
                                            guint64    id);

G_END_DECLS
