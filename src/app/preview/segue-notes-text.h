/* segue-notes-text.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/preview/segue-notes-style.h"

G_BEGIN_DECLS

void        segue_notes_text_insert  (GtkTextBuffer     *buffer,
                                      SegueNotesStyle   *style,
                                      GtkTextIter       *where,
                                      const SegueEntry  *entry,
                                      const SegueBlocks *blocks,
                                      guint              first,
                                      guint              n_blocks);
guint       segue_notes_text_count   (const SegueBlocks *blocks,
                                      guint              first,
                                      guint              n_blocks);
gboolean    segue_notes_text_equal   (const SegueBlock  *a,
                                      const SegueBlock  *b);
const char *segue_notes_text_link_at (const SegueBlocks *blocks,
                                      guint              offset);

G_END_DECLS
