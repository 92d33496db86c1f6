/* segue-waveform.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/segue-session.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_WAVEFORM (segue_waveform_get_type ())
G_DECLARE_FINAL_TYPE (SegueWaveform, segue_waveform, SEGUE, WAVEFORM, GtkWidget)

void segue_waveform_set_session (SegueWaveform *self,
                                 SegueSession  *session);
void segue_waveform_set_compact (SegueWaveform *self,
                                 gboolean       compact);

G_END_DECLS
