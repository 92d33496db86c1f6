/* segue-add.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/document/segue-document.h"
#include "session/segue-view-state.h"

G_BEGIN_DECLS

guint64 segue_add_entry (SegueDocument  *document,
                         SegueViewState *state,
                         gboolean        section);

G_END_DECLS
