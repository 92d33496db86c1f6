/* segue-retime-window.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/transcript/segue-transcript-tool.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_RETIME_WINDOW (segue_retime_window_get_type ())
G_DECLARE_FINAL_TYPE (SegueRetimeWindow, segue_retime_window, SEGUE, RETIME_WINDOW, SegueTranscriptTool)

SegueRetimeWindow *segue_retime_window_new (GtkWindow    *parent,
                                            SegueSession *session);

G_END_DECLS
