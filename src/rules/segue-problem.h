/* segue-problem.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rules/segue-fix.h"

G_BEGIN_DECLS

/**
 * SegueSeverity:
 * @SEGUE_SEVERITY_NOTE: a hint, not counted as a problem
 * @SEGUE_SEVERITY_WARNING: probably a mistake
 * @SEGUE_SEVERITY_ERROR: a mistake
 *
 * How bad a problem is.
 */
typedef enum
{
  SEGUE_SEVERITY_NOTE,
  SEGUE_SEVERITY_WARNING,
  SEGUE_SEVERITY_ERROR,
} SegueSeverity;

#define SEGUE_TYPE_PROBLEM (segue_problem_get_type ())
G_DECLARE_FINAL_TYPE (SegueProblem, segue_problem, SEGUE, PROBLEM, GObject)

SegueProblem  *segue_problem_new          (const char    *rule,
                                           SegueSeverity  severity,
                                           SegueEntry    *entry,
                                           SegueSpan      span,
                                           const char    *message) G_GNUC_WARN_UNUSED_RESULT;
void           segue_problem_add_fix      (SegueProblem  *self,
                                           SegueFix      *fix);

void           segue_problem_set_reach    (SegueProblem  *self,
                                           guint          reach);
guint          segue_problem_get_reach    (SegueProblem  *self);
const char    *segue_problem_get_rule     (SegueProblem  *self);
SegueSeverity  segue_problem_get_severity (SegueProblem  *self);
const char    *segue_problem_get_message  (SegueProblem  *self);
guint64        segue_problem_get_id       (SegueProblem  *self);
SegueSpan      segue_problem_get_span     (SegueProblem  *self);
guint          segue_problem_get_n_fixes  (SegueProblem  *self);
SegueFix      *segue_problem_get_fix      (SegueProblem  *self,
                                           guint          index);
gboolean       segue_problem_equal        (SegueProblem  *self,
                                           SegueProblem  *other);

G_END_DECLS
