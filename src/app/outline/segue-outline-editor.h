/* segue-outline-editor.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/fields/segue-field-entry.h"
#include "session/outline/segue-outline-item.h"

G_BEGIN_DECLS

GtkWidget *segue_outline_editor_new        (SegueSession     *session,
                                            SegueOutlineItem *item,
                                            GtkWidget        *start);
gboolean   segue_outline_editor_take_guess (GtkWidget        *editor,
                                            SegueSession     *session,
                                            SegueOutlineItem *item);

G_END_DECLS
