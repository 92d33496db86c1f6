/* segue-encoding-dialog.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SegueEncodingFunc:
 * @encoding: (nullable): the name of an encoding, or %NULL where nothing was chosen
 * @user_data: data of the caller
 *
 * Receives the answer of segue_encoding_dialog_ask().
 */
typedef void (*SegueEncodingFunc) (const char *encoding,
                                   gpointer    user_data);

void segue_encoding_dialog_ask (GtkWindow         *parent,
                                GFile             *file,
                                SegueEncodingFunc  callback,
                                gpointer           user_data);

G_END_DECLS
