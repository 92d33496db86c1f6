/* segue-player-bar.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/widgets/segue-view.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_PLAYER_BAR (segue_player_bar_get_type ())
G_DECLARE_FINAL_TYPE (SeguePlayerBar, segue_player_bar, SEGUE, PLAYER_BAR, SegueView)

void segue_player_bar_set_room    (SeguePlayerBar *self,
                                   gboolean        compact,
                                   double          width);

G_END_DECLS
