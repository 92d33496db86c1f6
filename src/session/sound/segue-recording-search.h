/* segue-recording-search.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

gboolean  segue_recording_is_sound      (GFile                *file);
void      segue_recording_search_async  (GFile                *notes,
                                         SegueEpisode         *episode,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
GFile    *segue_recording_search_finish (GAsyncResult         *result,
                                         GFile               **notes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
