/* segue-find-bar.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/widgets/segue-view.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_FIND_BAR (segue_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (SegueFindBar, segue_find_bar, SEGUE, FIND_BAR, SegueView)

gboolean segue_find_bar_is_open     (SegueFindBar *self);
void     segue_find_bar_open        (SegueFindBar *self,
                                     const char   *words,
                                     gsize         origin,
                                     gboolean      replace_too);
void     segue_find_bar_step        (SegueFindBar *self,
                                     int           by);
void     segue_find_bar_set_narrow  (SegueFindBar *self,
                                     gboolean      narrow);

G_END_DECLS
