/* segue-changes-window.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "core/search/segue-changes.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_CHANGES_WINDOW (segue_changes_window_get_type ())
G_DECLARE_FINAL_TYPE (SegueChangesWindow, segue_changes_window, SEGUE, CHANGES_WINDOW, AdwWindow)

void segue_changes_window_show (GtkWindow  *parent,
                                const char *name,
                                GBytes     *before,
                                GBytes     *after,
                                GBytes     *other,
                                const char *discard_action);

void segue_changes_window_show_beside (GtkWindow  *parent,
                                       const char *name,
                                       GBytes     *before,
                                       GBytes     *after);

G_END_DECLS
