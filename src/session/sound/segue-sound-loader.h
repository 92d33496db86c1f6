/* segue-sound-loader.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "session/sound/segue-sound-module.h"

G_BEGIN_DECLS

void                    segue_sound_loader_configure   (const char              *folder,
                                                        const SegueSoundModule  *module);
void                    segue_sound_loader_load_async  (GCancellable            *cancellable,
                                                        GAsyncReadyCallback      callback,
                                                        gpointer                 user_data);
const SegueSoundModule *segue_sound_loader_load_finish (GAsyncResult            *result,
                                                        GError                 **error);

G_END_DECLS
