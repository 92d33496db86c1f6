/* segue-fix-row.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/problems/segue-fix-item.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_FIX_ROW (segue_fix_row_get_type ())
G_DECLARE_FINAL_TYPE (SegueFixRow, segue_fix_row, SEGUE, FIX_ROW, GtkWidget)

SegueFixRow *segue_fix_row_new      (void);
void         segue_fix_row_set_item (SegueFixRow  *self,
                                     SegueFixItem *item);

G_END_DECLS
