/* segue-feed-window.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/import/segue-list-file.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_FEED_WINDOW (segue_feed_window_get_type ())
G_DECLARE_FINAL_TYPE (SegueFeedWindow, segue_feed_window, SEGUE, FEED_WINDOW, AdwWindow)

/* signals: "written" (uint, GFile): how many episodes were written as files, and the first of these */

SegueFeedWindow *segue_feed_window_new (GtkWindow           *parent,
                                        const SegueListFile *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
