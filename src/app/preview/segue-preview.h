/* segue-preview.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/widgets/segue-view.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_PREVIEW (segue_preview_get_type ())
G_DECLARE_FINAL_TYPE (SeguePreview, segue_preview, SEGUE, PREVIEW, SegueView)

GtkWidget   *segue_preview_new         (void);
GtkTextView *segue_preview_get_view    (SeguePreview *self);
void         segue_preview_set_stays   (SeguePreview *self,
                                        gboolean      stays);

G_END_DECLS
