/* segue-outline-drag.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/outline/segue-outline-edit.h"
#include "app/outline/segue-outline-paste.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_OUTLINE_DRAG (segue_outline_drag_get_type ())
G_DECLARE_FINAL_TYPE (SegueOutlineDrag, segue_outline_drag, SEGUE, OUTLINE_DRAG, GObject)

SegueOutlineDrag *segue_outline_drag_new        (SegueSession          *session,
                                                 SegueOutlineModel     *model,
                                                 SegueOutlineRows      *rows,
                                                 SegueOutlineSelection *selection,
                                                 SegueOutlineEdit      *edit,
                                                 SegueOutlinePaste     *paste);
void              segue_outline_drag_add_target (SegueOutlineDrag      *self,
                                                 GtkWidget             *widget);

G_END_DECLS
