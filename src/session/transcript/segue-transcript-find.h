/* segue-transcript-find.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void   segue_transcript_find_async  (GFile               *notes,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
GFile *segue_transcript_find_finish (GAsyncResult        *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
