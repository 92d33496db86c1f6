/* segue-problems.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/segue-view-state.h"
#include "core/segue-document.h"
#include "rules/segue-problem.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_PROBLEMS (segue_problems_get_type ())
G_DECLARE_FINAL_TYPE (SegueProblems, segue_problems, SEGUE, PROBLEMS, GObject)

/* signals: "changed": the problems, or which of them is the current one */

SegueProblems *segue_problems_new         (SegueDocument  *document,
                                           SegueViewState *state);
guint          segue_problems_get_n       (SegueProblems  *self);
SegueProblem  *segue_problems_get_current (SegueProblems  *self,
                                           guint          *position);
SegueProblem  *segue_problems_lookup      (SegueProblems  *self,
                                           guint64         id);
void           segue_problems_step        (SegueProblems  *self,
                                           gint            direction);
void           segue_problems_check       (SegueProblems  *self);

G_END_DECLS
