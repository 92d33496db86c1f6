/* segue-collapsed-sections.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/document/segue-document.h"
#include "session/outline/segue-outline-model.h"

G_BEGIN_DECLS

void     segue_collapsed_sections_save    (SegueDocument     *document,
                                           SegueOutlineModel *model);
gboolean segue_collapsed_sections_restore (SegueDocument     *document,
                                           SegueOutlineModel *model);

G_END_DECLS
