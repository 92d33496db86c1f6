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
                         gboolean        section,
                         gint64          start);

guint64 segue_add_at_section_end (SegueDocument  *document,
                                  SegueViewState *state,
                                  guint64         last,
                                  gint64          start);

G_END_DECLS
