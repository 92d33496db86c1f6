/* segue-wave-strip.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/widgets/segue-view.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_WAVE_STRIP (segue_wave_strip_get_type ())
G_DECLARE_FINAL_TYPE (SegueWaveStrip, segue_wave_strip, SEGUE, WAVE_STRIP, SegueView)

void segue_wave_strip_set_compact (SegueWaveStrip *self,
                                   gboolean        compact);

G_END_DECLS
