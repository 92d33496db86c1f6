/* segue-list-file.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/feed/segue-feed.h"
#include "formats/segue-formats.h"

G_BEGIN_DECLS

/**
 * SegueListFile:
 * @file: the file
 * @format: (nullable): its format, or %NULL for notes whose name says nothing
 * @episode: (nullable): the episode in it
 * @feed: (nullable): the feed in it
 *
 * What is in a file whose content is to be added to notes. It is a feed or an episode.
 */
typedef struct
{
  GFile *file;
  const SegueFormat *format;
  SegueEpisode *episode;
  SegueFeed *feed;
} SegueListFile;

void           segue_list_file_read_async  (GFile                *file,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
SegueListFile *segue_list_file_read_finish (GAsyncResult         *result,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void           segue_list_file_free        (SegueListFile        *self);
gboolean       segue_list_file_has_marks   (const SegueListFile  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueListFile, segue_list_file_free)

G_END_DECLS
