/* segue-banner.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SEGUE_TYPE_STRIP (segue_strip_get_type ())
G_DECLARE_FINAL_TYPE (SegueStrip, segue_strip, SEGUE, STRIP, GtkWidget)

GtkWidget *segue_strip_new        (const char *icon_name,
                                   const char *message);
void       segue_strip_add_button (SegueStrip *self,
                                   const char *label,
                                   const char *action_name);
void       segue_strip_pulse      (SegueStrip *self);

G_END_DECLS
