/* segue-metadata-file.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SEGUE_TYPE_METADATA_FILE (segue_metadata_file_get_type ())
G_DECLARE_FINAL_TYPE (SegueMetadataFile, segue_metadata_file, SEGUE, METADATA_FILE, GObject)

/**
 * SegueMetadataFormat:
 * @uri: the URI of the file that the metadata describes
 * @user_data: data of the owner
 *
 * Formats the present metadata.
 *
 * Returns: (transfer full) (nullable): the metadata, or %NULL if there is nothing to keep
 */
typedef GBytes *(*SegueMetadataFormat) (const char *uri,
                                        gpointer    user_data);

SegueMetadataFile *segue_metadata_file_new        (GFile               *folder,
                                                   const char          *suffix,
                                                   gsize                max_size,
                                                   SegueMetadataFormat  format,
                                                   gpointer             user_data) G_GNUC_WARN_UNUSED_RESULT;
void               segue_metadata_file_close      (SegueMetadataFile   *self);
const char        *segue_metadata_file_get_uri    (SegueMetadataFile   *self);
void               segue_metadata_file_load       (SegueMetadataFile   *self,
                                                   const char          *uri);
void               segue_metadata_file_rename     (SegueMetadataFile   *self,
                                                   const char          *uri);
void               segue_metadata_file_save       (SegueMetadataFile   *self);
gboolean           segue_metadata_file_is_loading (SegueMetadataFile   *self);
gboolean           segue_metadata_file_is_saving  (SegueMetadataFile   *self);

G_END_DECLS
