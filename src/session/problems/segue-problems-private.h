/* segue-problems-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rules/segue-checker.h"
#include "rules/segue-intended.h"
#include "session/problems/segue-problems.h"

G_BEGIN_DECLS

SegueIntended *segue_problems_get_intended (SegueProblems *self);
SegueChecker  *segue_problems_get_checker  (SegueProblems *self);

G_END_DECLS
