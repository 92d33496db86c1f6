/* segue-document.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/segue-episode.h"
#include "core/segue-format.h"
#include "core/segue-history.h"
#include "core/segue-saver.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_DOCUMENT (segue_document_get_type ())
G_DECLARE_FINAL_TYPE (SegueDocument, segue_document, SEGUE, DOCUMENT, GObject)

SegueDocument  *segue_document_new            (void);
SegueEpisode   *segue_document_get_episode    (SegueDocument        *self);
GFile          *segue_document_get_file       (SegueDocument        *self);
gboolean        segue_document_get_modified   (SegueDocument        *self);
void            segue_document_set_formats    (SegueDocument        *self,
                                               SegueFormatFinder     find);
const char     *segue_document_get_encoding   (SegueDocument        *self);
void            segue_document_set_encoding   (SegueDocument        *self,
                                               const char           *encoding);
gboolean        segue_document_get_read_only  (SegueDocument        *self);
gboolean        segue_document_get_busy       (SegueDocument        *self);
gboolean        segue_document_differs        (SegueDocument        *self);

gboolean        segue_document_apply          (SegueDocument        *self,
                                               SegueEpisode         *episode,
                                               const char           *label,
                                               const char           *merge_key,
                                               const SegueFocus     *focus);
void            segue_document_end_step       (SegueDocument        *self);
gboolean        segue_document_can_undo       (SegueDocument        *self);
gboolean        segue_document_can_redo       (SegueDocument        *self);
const char     *segue_document_get_undo_label (SegueDocument        *self);
const char     *segue_document_get_redo_label (SegueDocument        *self);
void            segue_document_undo           (SegueDocument        *self);
void            segue_document_redo           (SegueDocument        *self);

void            segue_document_take_episode   (SegueDocument        *self,
                                               SegueEpisode         *episode,
                                               GFile                *file,
                                               const SegueFileState *state);
void            segue_document_set_file_ops   (SegueDocument        *self,
                                               const SegueFileOps   *ops);
void            segue_document_load_async     (SegueDocument        *self,
                                               GFile                *file,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
void            segue_document_load_as_async  (SegueDocument        *self,
                                               GFile                *file,
                                               const char           *encoding,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        segue_document_load_finish    (SegueDocument        *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void            segue_document_save_async     (SegueDocument        *self,
                                               GFile                *file,
                                               gboolean              overwrite,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        segue_document_save_finish    (SegueDocument        *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void            segue_document_check_file_async  (SegueDocument       *self,
                                                  GCancellable        *cancellable,
                                                  GAsyncReadyCallback  callback,
                                                  gpointer             user_data);
gboolean        segue_document_check_file_finish (SegueDocument       *self,
                                                  GAsyncResult        *result,
                                                  gboolean            *changed,
                                                  GError             **error);

G_END_DECLS
