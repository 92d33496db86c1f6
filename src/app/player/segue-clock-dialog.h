/* segue-clock-dialog.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/segue-session.h"

G_BEGIN_DECLS

void segue_clock_dialog_show             (GtkWindow    *parent,
                                          SegueSession *session);
void segue_clock_dialog_show_after_pause (GtkWindow    *parent,
                                          SegueSession *session);

G_END_DECLS
