/* segue-preview.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/document/segue-document.h"
#include "session/segue-view-state.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_PREVIEW (segue_preview_get_type ())
G_DECLARE_FINAL_TYPE (SeguePreview, segue_preview, SEGUE, PREVIEW, GtkWidget)

/* properties: "document" (SegueDocument)
 * signals: "entry-clicked" (guint64 id) */

GtkWidget     *segue_preview_new          (void);
GtkTextView   *segue_preview_get_view     (SeguePreview  *self);
SegueDocument *segue_preview_get_document (SeguePreview  *self);
void           segue_preview_set_document (SeguePreview  *self,
                                           SegueDocument *document);
void           segue_preview_set_state    (SeguePreview  *self,
                                           SegueViewState *state);
void           segue_preview_reveal       (SeguePreview  *self,
                                           guint64        id);

G_END_DECLS
