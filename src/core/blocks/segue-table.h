/* segue-table.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/markup/segue-markup.h"

G_BEGIN_DECLS

typedef struct _SegueTable SegueTable;

/**
 * SegueTableAlign:
 * @SEGUE_TABLE_ALIGN_NONE: not given
 * @SEGUE_TABLE_ALIGN_LEFT: left
 * @SEGUE_TABLE_ALIGN_CENTER: centered
 * @SEGUE_TABLE_ALIGN_RIGHT: right
 *
 * How the cells of a column are aligned.
 */
typedef enum
{
  SEGUE_TABLE_ALIGN_NONE,
  SEGUE_TABLE_ALIGN_LEFT,
  SEGUE_TABLE_ALIGN_CENTER,
  SEGUE_TABLE_ALIGN_RIGHT,
} SegueTableAlign;

SegueTable      *segue_table_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void             segue_table_free          (SegueTable       *self);

void             segue_table_begin_row     (SegueTable       *self,
                                            gboolean          header);
void             segue_table_add_cell      (SegueTable       *self,
                                            SegueMarkup      *content);
void             segue_table_set_align     (SegueTable       *self,
                                            guint             column,
                                            SegueTableAlign   align);

guint            segue_table_get_n_rows    (const SegueTable *self);
guint            segue_table_get_n_columns (const SegueTable *self);
guint            segue_table_get_n_headers (const SegueTable *self);
SegueMarkup     *segue_table_get_cell      (const SegueTable *self,
                                            guint             row,
                                            guint             column);
SegueTableAlign  segue_table_get_align     (const SegueTable *self,
                                            guint             column);

G_END_DECLS
