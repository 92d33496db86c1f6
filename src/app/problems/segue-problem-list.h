/* segue-problem-list.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/widgets/segue-view.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_PROBLEM_LIST (segue_problem_list_get_type ())
G_DECLARE_FINAL_TYPE (SegueProblemList, segue_problem_list, SEGUE, PROBLEM_LIST, SegueView)

void segue_problem_list_set_max_height (SegueProblemList *self,
                                        int               height);
void segue_problem_list_fill           (SegueProblemList *self);
void segue_problem_list_focus_rows     (SegueProblemList *self);

G_END_DECLS
