/* segue-outline-row.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/fields/segue-field-entry.h"
#include "rules/segue-problem.h"
#include "session/outline/segue-outline-item.h"

G_BEGIN_DECLS

/**
 * SegueOutlineRowShape:
 * @n_lines: how many lines the title of a segment takes if it does not fit on one
 * @line_height: the height of a line, in pixels
 * @start_width: the width of the column of times, in pixels
 * @shows_length: whether there is a column of lengths
 *
 * What the sizes of all rows have in common.
 */
typedef struct
{
  guint n_lines;
  int line_height;
  int start_width;
  gboolean shows_length;
} SegueOutlineRowShape;

#define SEGUE_TYPE_OUTLINE_ROW (segue_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (SegueOutlineRow, segue_outline_row, SEGUE, OUTLINE_ROW, GtkWidget)

GtkWidget        *segue_outline_row_new         (SegueSession     *session);
SegueOutlineItem *segue_outline_row_get_item    (SegueOutlineRow  *self);
void              segue_outline_row_set_item    (SegueOutlineRow  *self,
                                                 SegueOutlineItem *item);
SegueFieldEntry  *segue_outline_row_get_editor  (SegueOutlineRow  *self);
void              segue_outline_row_set_problem (SegueOutlineRow  *self,
                                                 SegueProblem     *problem);
void              segue_outline_row_set_shape   (SegueOutlineRow  *self,
                                                 const SegueOutlineRowShape *shape);
void              segue_outline_row_update_proposal (SegueOutlineRow *self);

G_END_DECLS
