/* segue-publish-window.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/segue-session.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_PUBLISH_WINDOW (segue_publish_window_get_type ())
G_DECLARE_FINAL_TYPE (SeguePublishWindow, segue_publish_window, SEGUE, PUBLISH_WINDOW, AdwWindow)

/* signals:
 * "save" (SegueOutlet *outlet, SegueOutput *output), when the user wants to save what an outlet gives out;
 * "check-links", when the user wants to check the links of the notes;
 * "compare" (const char *name, GBytes *before, GBytes *after), when the user wants to see a difference */

SeguePublishWindow *segue_publish_window_new    (GtkWindow          *parent,
                                                 SegueSession       *session);
void                segue_publish_window_saved  (SeguePublishWindow *self,
                                                 SegueOutlet        *outlet,
                                                 SegueOutput        *output,
                                                 GFile              *file);

G_END_DECLS
