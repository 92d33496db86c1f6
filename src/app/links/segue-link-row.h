/* segue-link-row.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/links/segue-checked-link.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_LINK_ROW (segue_link_row_get_type ())
G_DECLARE_FINAL_TYPE (SegueLinkRow, segue_link_row, SEGUE, LINK_ROW, GtkWidget)

SegueLinkRow *segue_link_row_new      (void);
void          segue_link_row_set_link (SegueLinkRow     *self,
                                       SegueCheckedLink *link);

G_END_DECLS
