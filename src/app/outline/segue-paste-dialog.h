/* segue-paste-dialog.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/outline/segue-pasted-text.h"

G_BEGIN_DECLS

typedef void (*SeguePasteDialogFunc) (const SeguePasteOptions *options,
                                      gpointer                 user_data);

void segue_paste_dialog_ask (GtkWindow               *parent,
                             const SeguePasteOptions *options,
                             const SeguePastedText   *list,
                             const char              *above,
                             SeguePasteDialogFunc     callback,
                             gpointer                 user_data,
                             GDestroyNotify           destroy);

G_END_DECLS
