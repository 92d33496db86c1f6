/* segue-fold-sign.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SEGUE_TYPE_FOLD_SIGN (segue_fold_sign_get_type ())
G_DECLARE_FINAL_TYPE (SegueFoldSign, segue_fold_sign, SEGUE, FOLD_SIGN, GObject)

SegueFoldSign *segue_fold_sign_new         (GtkWidget     *view,
                                            const char    *text,
                                            gsize          length);
const char    *segue_fold_sign_get_text    (SegueFoldSign *self);
guint          segue_fold_sign_get_n_chars (SegueFoldSign *self);

G_END_DECLS
