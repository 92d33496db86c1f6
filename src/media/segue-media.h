/* segue-media.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "media/segue-sound-file.h"
#include "session/sound/segue-sound-module.h"

G_BEGIN_DECLS

/* A recording that ends this much earlier than it states is cut short, in milliseconds. */
#define SEGUE_MEDIA_CUT 3000

gboolean       segue_media_start        (void);
SegueScan     *segue_media_scan         (const char        *uri,
                                         SegueScanCallback  callback,
                                         gpointer           user_data);
void           segue_media_stop_scan    (SegueScan         *self);
SegueSoundFile segue_media_read_file    (const char        *uri);
char          *segue_media_describe_cut (const char        *uri,
                                         gint64             position,
                                         gint64             length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
