/* segue-recent-list.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SEGUE_TYPE_RECENT_LIST (segue_recent_list_get_type ())
G_DECLARE_FINAL_TYPE (SegueRecentList, segue_recent_list, SEGUE, RECENT_LIST, GtkWidget)

char *segue_recent_list_dup_folder (GFile *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
