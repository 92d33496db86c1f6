/* segue-preferences.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SEGUE_TYPE_PREFERENCES (segue_preferences_get_type ())
G_DECLARE_FINAL_TYPE (SeguePreferences, segue_preferences, SEGUE, PREFERENCES, AdwPreferencesWindow)

GtkWidget *segue_preferences_new (GtkWindow *parent);

G_END_DECLS
