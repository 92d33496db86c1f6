/* segue-problem-model.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rules/segue-problem.h"

G_BEGIN_DECLS

void segue_problem_model_update (GListStore *model,
                                 GPtrArray  *list);

G_END_DECLS
