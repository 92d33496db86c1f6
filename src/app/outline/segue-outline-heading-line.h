/* segue-outline-heading-line.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/outline/segue-outline-item.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_OUTLINE_HEADING_LINE (segue_outline_heading_line_get_type ())
G_DECLARE_FINAL_TYPE (SegueOutlineHeadingLine, segue_outline_heading_line, SEGUE, OUTLINE_HEADING_LINE, GtkWidget)

GtkWidget  *segue_outline_heading_line_new         (void);
GtkWidget  *segue_outline_heading_line_get_icon    (SegueOutlineHeadingLine *self);
const char *segue_outline_heading_line_get_title   (SegueOutlineHeadingLine *self);
const char *segue_outline_heading_line_get_caption (SegueOutlineHeadingLine *self);
void        segue_outline_heading_line_set_item    (SegueOutlineHeadingLine *self,
                                                    SegueOutlineItem        *item);
void        segue_outline_heading_line_set_height  (SegueOutlineHeadingLine *self,
                                                    int                      line_height);

G_END_DECLS
