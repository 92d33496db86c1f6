/* segue-fixes.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rules/segue-problem.h"

G_BEGIN_DECLS

/**
 * SegueFixChoice:
 * @problem: a problem
 * @fix: index of one of its fixes, below segue_problem_get_n_fixes()
 *
 * The fix that was chosen for a problem.
 */
typedef struct
{
  SegueProblem *problem;
  guint fix;
} SegueFixChoice;

SegueEpisode *segue_fixes_apply   (SegueEpisode         *episode,
                                   const SegueFixChoice *choices,
                                   guint                 n_choices,
                                   gint                 *n_done,
                                   GCancellable         *cancellable,
                                   guint                *n_applied) G_GNUC_WARN_UNUSED_RESULT;
gboolean      segue_fixes_preview (SegueEpisode         *episode,
                                   SegueFix             *fix,
                                   char                **before,
                                   char                **after);

G_END_DECLS
