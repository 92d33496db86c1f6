/* segue-screenshot.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/window/segue-window.h"

G_BEGIN_DECLS

typedef void (*SegueScreenshotFunc) (gboolean taken,
                                     gpointer user_data);

gboolean segue_screenshot_save (GtkWidget           *widget,
                                const char          *path);
void     segue_screenshot_take (SegueWindow         *window,
                                const char          *path,
                                SegueScreenshotFunc  callback,
                                gpointer             user_data);

G_END_DECLS
