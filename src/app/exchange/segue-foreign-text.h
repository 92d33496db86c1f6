/* segue-foreign-text.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean  segue_foreign_text_needs_reading  (GdkContentFormats   *formats);
gboolean  segue_foreign_text_is_plain       (GdkContentFormats   *formats);
void      segue_foreign_text_read_clipboard (GdkClipboard        *clipboard,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
void      segue_foreign_text_read_drop      (GdkDrop             *drop,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
char     *segue_foreign_text_read_finish    (GAsyncResult        *result);

G_END_DECLS
