/* segue-find-marks.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/segue-view-state.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_FIND_MARKS (segue_find_marks_get_type ())
G_DECLARE_FINAL_TYPE (SegueFindMarks, segue_find_marks, SEGUE, FIND_MARKS, GObject)

SegueFindMarks *segue_find_marks_new         (GtkTextView       *view,
                                              SegueViewState    *state);
void            segue_find_marks_set_current (SegueFindMarks    *self,
                                              const GtkTextIter *start,
                                              const GtkTextIter *end);

G_END_DECLS
