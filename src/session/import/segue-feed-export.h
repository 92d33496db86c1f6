/* segue-feed-export.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/feed/segue-feed.h"

G_BEGIN_DECLS

/**
 * SegueFeedExport:
 * @n: the number of episodes to write
 * @n_done: the number of those that are written; read it by g_atomic_int_get()
 * @first: (nullable): the first file that was written
 *
 * Episodes of a feed that are being written as files.
 */
typedef struct
{
  guint n;
  int n_done;
  GFile *first;

  /*< private >*/
  SegueFeed *feed;
  GFile *folder;
  GArray *indices;
} SegueFeedExport;

SegueFeedExport *segue_feed_export_start  (SegueFeed            *feed,
                                           GArray               *indices,
                                           GFile                *folder,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
SegueFeedExport *segue_feed_export_finish (GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
