/* segue-times-removed.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/times/segue-time-tool.h"

G_BEGIN_DECLS

void segue_times_removed_update (GtkWidget     *list,
                                 SegueTimeTool *tool);

G_END_DECLS
