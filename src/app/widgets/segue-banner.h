/* segue-banner.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SEGUE_TYPE_BANNER (segue_banner_get_type ())
G_DECLARE_FINAL_TYPE (SegueBanner, segue_banner, SEGUE, BANNER, GtkWidget)

GtkWidget *segue_banner_new        (const char *icon_name,
                                    const char *message);
void       segue_banner_add_button (SegueBanner *self,
                                    const char *label,
                                    const char *action_name);
void       segue_banner_pulse      (SegueBanner *self);

G_END_DECLS
