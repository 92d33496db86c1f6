/* segue-find-entry.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SEGUE_TYPE_FIND_ENTRY (segue_find_entry_get_type ())
G_DECLARE_FINAL_TYPE (SegueFindEntry, segue_find_entry, SEGUE, FIND_ENTRY, GtkWidget)

void segue_find_entry_set_count (SegueFindEntry *self,
                                 const char     *count,
                                 gboolean        failed);

G_END_DECLS
