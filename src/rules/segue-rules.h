/* segue-rules.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rules/segue-problem.h"

G_BEGIN_DECLS

/* Every problem of @episode, in the order of the lines (element-type SegueProblem). */
GPtrArray *segue_rules_check (SegueEpisode *episode) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
