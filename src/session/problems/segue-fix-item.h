/* segue-fix-item.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rules/segue-problem.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_FIX_ITEM (segue_fix_item_get_type ())
G_DECLARE_FINAL_TYPE (SegueFixItem, segue_fix_item, SEGUE, FIX_ITEM, GObject)

/* properties: "chosen" (boolean): whether the problem is to be fixed, "fix" (uint): the index of the selected fix */

SegueFixItem *segue_fix_item_new         (SegueEpisode  *episode,
                                          SegueProblem  *problem);
SegueProblem *segue_fix_item_get_problem (SegueFixItem  *self);
gboolean      segue_fix_item_get_chosen  (SegueFixItem  *self);
void          segue_fix_item_set_chosen  (SegueFixItem  *self,
                                          gboolean       chosen);
guint         segue_fix_item_get_fix     (SegueFixItem  *self);
void          segue_fix_item_set_fix     (SegueFixItem  *self,
                                          guint          fix);
void          segue_fix_item_get_lines   (SegueFixItem  *self,
                                          const char   **before,
                                          const char   **after);

G_END_DECLS
