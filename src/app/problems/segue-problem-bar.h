/* segue-problem-bar.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/widgets/segue-view.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_PROBLEM_BAR (segue_problem_bar_get_type ())
G_DECLARE_FINAL_TYPE (SegueProblemBar, segue_problem_bar, SEGUE, PROBLEM_BAR, SegueView)

void segue_problem_bar_set_room    (SegueProblemBar *self,
                                    guint            n_fixes,
                                    gboolean         arrows);
void segue_problem_bar_tell_done   (SegueProblemBar *self,
                                    const char      *done);
void segue_problem_bar_popup_list  (SegueProblemBar *self);

G_END_DECLS
