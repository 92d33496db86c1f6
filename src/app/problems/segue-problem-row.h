/* segue-problem-row.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/problems/segue-problems.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_PROBLEM_ROW (segue_problem_row_get_type ())
G_DECLARE_FINAL_TYPE (SegueProblemRow, segue_problem_row, SEGUE, PROBLEM_ROW, GtkWidget)

SegueProblemRow *segue_problem_row_new         (SegueProblems   *problems,
                                                gboolean         fixable);
void             segue_problem_row_set_problem (SegueProblemRow *self,
                                                SegueProblem    *problem,
                                                gboolean         intended,
                                                int              width);
void             segue_problem_row_update      (SegueProblemRow *self);

const char      *segue_problem_icon_name       (SegueSeverity    severity);
const char      *segue_problem_css_class       (SegueSeverity    severity);
guint            segue_problem_n_remedies      (SegueProblem    *problem);
void             segue_problem_set_remedy      (GtkWidget       *button,
                                                SegueProblem    *problem,
                                                guint            index,
                                                const char      *fix_action);
guint            segue_problem_n_lines         (GtkWidget       *widget,
                                                const char      *message,
                                                int              width);

G_END_DECLS
