/* segue-mark-key-dialog.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void segue_mark_key_dialog_show (GtkWindow      *parent,
                                 GtkApplication *application);

G_END_DECLS
