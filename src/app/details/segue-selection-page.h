/* segue-selection-page.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/widgets/segue-view.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_SELECTION_PAGE (segue_selection_page_get_type ())
G_DECLARE_FINAL_TYPE (SegueSelectionPage, segue_selection_page, SEGUE, SELECTION_PAGE, SegueView)

G_END_DECLS
