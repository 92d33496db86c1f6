/* segue-feed-folder.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/feed/segue-feed.h"

G_BEGIN_DECLS

typedef struct _SegueFeedFolder SegueFeedFolder;

SegueFeedFolder *segue_feed_folder_new  (GFile            *folder) G_GNUC_WARN_UNUSED_RESULT;
void             segue_feed_folder_free (SegueFeedFolder  *self);
GFile           *segue_feed_folder_find (SegueFeedFolder  *self,
                                         SegueFeedItem    *item) G_GNUC_WARN_UNUSED_RESULT;
GFile           *segue_feed_folder_save (SegueFeedFolder  *self,
                                         SegueFeedItem    *item,
                                         GCancellable     *cancellable,
                                         GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueFeedFolder, segue_feed_folder_free)

G_END_DECLS
