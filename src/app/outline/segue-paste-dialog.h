/* segue-paste-dialog.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What the lines of a list become. */
typedef enum
{
  SEGUE_PASTE_AS_SEGMENTS,
  SEGUE_PASTE_AS_DESCRIPTIONS, /* those without a time of the segments above */
  SEGUE_PASTE_AS_TEXT,         /* of the entry above the list */
  SEGUE_PASTE_AS_N,
} SeguePasteAs;

typedef struct
{
  SeguePasteAs as;
  gboolean without_times;
} SeguePasteOptions;

typedef void (*SeguePasteDialogFunc) (const SeguePasteOptions *options,
                                      gpointer                 user_data);

void segue_paste_dialog_ask (GtkWindow               *parent,
                             const SeguePasteOptions *options,
                             gboolean                 is_mixed,
                             gboolean                 has_times,
                             const char              *above,
                             SeguePasteDialogFunc     callback,
                             gpointer                 user_data,
                             GDestroyNotify           destroy);

G_END_DECLS
