/* segue-find-said.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/widgets/segue-view.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_FIND_SAID (segue_find_said_get_type ())
G_DECLARE_FINAL_TYPE (SegueFindSaid, segue_find_said, SEGUE, FIND_SAID, SegueView)

/* signal: "changed": the hits, or which one is shown */

void     segue_find_said_open      (SegueFindSaid *self);
guint    segue_find_said_get_n     (SegueFindSaid *self);
guint    segue_find_said_get_shown (SegueFindSaid *self);
gboolean segue_find_said_step      (SegueFindSaid *self,
                                    int            by);

G_END_DECLS
