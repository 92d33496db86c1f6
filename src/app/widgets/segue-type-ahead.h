/* segue-type-ahead.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SEGUE_TYPE_TYPE_AHEAD (segue_type_ahead_get_type ())
G_DECLARE_FINAL_TYPE (SegueTypeAhead, segue_type_ahead, SEGUE, TYPE_AHEAD, GtkWidget)

void segue_type_ahead_set_key_widget (SegueTypeAhead *self,
                                      GtkWidget      *widget);
void segue_type_ahead_set_active     (SegueTypeAhead *self,
                                      gboolean        active);

G_END_DECLS
