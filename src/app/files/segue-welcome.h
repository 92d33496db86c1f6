/* segue-welcome.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SEGUE_TYPE_WELCOME (segue_welcome_get_type ())
G_DECLARE_FINAL_TYPE (SegueWelcome, segue_welcome, SEGUE, WELCOME, GtkWidget)

G_END_DECLS
