/* segue-emphasis.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void        segue_emphasis_toggle      (GtkTextView *view,
                                        const char  *mark);
void        segue_emphasis_link        (GtkTextView *view);
void        segue_emphasis_watch_paste (GtkTextView *view);
gboolean    segue_emphasis_is_address  (const char  *text);
GMenuModel *segue_emphasis_create_menu (const char  *group) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
