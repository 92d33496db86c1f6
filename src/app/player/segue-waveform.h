/* segue-waveform.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/widgets/segue-view.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_WAVEFORM (segue_waveform_get_type ())
G_DECLARE_FINAL_TYPE (SegueWaveform, segue_waveform, SEGUE, WAVEFORM, SegueView)

void segue_waveform_set_compact (SegueWaveform *self,
                                 gboolean       compact);

G_END_DECLS
