/* segue-save-dialog.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/document/segue-format.h"

G_BEGIN_DECLS

/**
 * SegueSaveDialogFlags:
 * @SEGUE_SAVE_DIALOG_REPLACE: the user agreed to replace a file of that name
 * @SEGUE_SAVE_DIALOG_TYPED: the extension that was typed decides the format, and not the format that was chosen
 *
 * How a file was chosen.
 */
typedef enum
{
  SEGUE_SAVE_DIALOG_REPLACE = 1 << 0,
  SEGUE_SAVE_DIALOG_TYPED = 1 << 1,
} SegueSaveDialogFlags;

/**
 * SegueSaveDialogFunc:
 * @file: (nullable): the file, or %NULL where nothing was chosen
 * @format: the format to save in
 * @flags: how it was chosen
 * @user_data: data of the caller
 *
 * Receives a file to save to.
 */
typedef void (*SegueSaveDialogFunc) (GFile                *file,
                                     const SegueFormat    *format,
                                     SegueSaveDialogFlags  flags,
                                     gpointer              user_data);

void segue_save_dialog_show (GtkWindow           *parent,
                             GFile               *folder,
                             const char          *name,
                             const SegueFormat   *own,
                             const SegueFormat   *format,
                             SegueSaveDialogFunc  callback,
                             gpointer             user_data);

G_END_DECLS
