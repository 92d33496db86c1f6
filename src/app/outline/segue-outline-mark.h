/* segue-outline-mark.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/segue-session.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_OUTLINE_MARK (segue_outline_mark_get_type ())
G_DECLARE_FINAL_TYPE (SegueOutlineMark, segue_outline_mark, SEGUE, OUTLINE_MARK, GtkWidget)

/* property: "heard" (gboolean): whether it tells that the segment is heard, not that it is marked next */

void segue_outline_mark_set_entry (SegueOutlineMark *self,
                                   SegueSession     *session,
                                   guint64           id);

G_END_DECLS
