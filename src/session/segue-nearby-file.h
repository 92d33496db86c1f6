/* segue-nearby-file.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

/**
 * SegueNearbyKind:
 * @front_keys: what in the front matter names such a file, the likeliest first
 * @beside: the ends of the names that are looked for beside the notes, the likeliest first
 * @named: (nullable): the ends of the names that the front matter may give, or %NULL if they are those in @beside
 *
 * A kind of file that belongs to an episode. Each list ends with %NULL. The ends of names begin with a dot.
 */
typedef struct
{
  const char *const *front_keys;
  const char *const *beside;
  const char *const *named;
} SegueNearbyKind;

gboolean segue_nearby_file_is          (GFile                  *file,
                                        const SegueNearbyKind  *kind);
void     segue_nearby_file_find_async  (GFile                  *notes,
                                        SegueEpisode           *episode,
                                        const SegueNearbyKind  *kind,
                                        GFile                  *first,
                                        GAsyncReadyCallback     callback,
                                        gpointer                user_data);
GFile   *segue_nearby_file_find_finish (GAsyncResult           *result,
                                        GFile                 **notes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
