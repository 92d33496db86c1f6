/* segue-ear-bar.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/widgets/segue-view.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_EAR_BAR (segue_ear_bar_get_type ())
G_DECLARE_FINAL_TYPE (SegueEarBar, segue_ear_bar, SEGUE, EAR_BAR, SegueView)

void segue_ear_bar_set_room (SegueEarBar *self,
                             double       width);

G_END_DECLS
