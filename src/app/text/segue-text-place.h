/* segue-text-place.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/segue-text-offsets.h"

G_BEGIN_DECLS

gboolean segue_text_place_leave_line_end (GtkTextIter      *iter);
guint    segue_text_place_get_caret      (GtkTextBuffer    *buffer);
guint64  segue_text_place_get_id         (GtkTextBuffer    *buffer,
                                          SegueTextOffsets *offsets);
void     segue_text_place_show           (GtkTextView      *view,
                                          guint             chars);

G_END_DECLS
