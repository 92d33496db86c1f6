/* segue-fix-dialog.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/segue-session.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_FIX_DIALOG (segue_fix_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SegueFixDialog, segue_fix_dialog, SEGUE, FIX_DIALOG, AdwWindow)

SegueFixDialog *segue_fix_dialog_new (GtkWindow    *parent,
                                      SegueSession *session,
                                      const char   *rule);

G_END_DECLS
