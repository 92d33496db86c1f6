/* segue-zoom.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/segue-view-state.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_ZOOM (segue_zoom_get_type ())
G_DECLARE_FINAL_TYPE (SegueZoom, segue_zoom, SEGUE, ZOOM, GObject)

SegueZoom *segue_zoom_new (SegueViewState *state,
                           GtkTextView    *text,
                           GtkTextView    *preview);

G_END_DECLS
