/* segue-document.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/document/segue-format.h"
#include "core/document/segue-history.h"
#include "core/episode/segue-episode.h"
#include "core/files/segue-saver.h"

G_BEGIN_DECLS

/**
 * SegueFileContent:
 * @text: the content of the file, as UTF-8
 * @episode: the episode in @text
 * @base: the episode that the document had when the file was read
 * @followed: @episode, with the ids of the entries that are also in @base
 * @state: the state of the file
 * @encoding: the encoding of the file
 * @lossy: whether some bytes of the file are invalid in that encoding
 * @format: (nullable): the format of the file, or %NULL for text
 *
 * The content of the file of a document, read without changing the document.
 */
typedef struct
{
  GBytes         *text;
  SegueEpisode   *episode;
  SegueEpisode   *base;
  SegueEpisode   *followed;
  SegueFileState *state;
  char           *encoding;
  gboolean        lossy;
  const SegueFormat *format;
} SegueFileContent;

/**
 * SegueSaveFlags:
 * @SEGUE_SAVE_OVERWRITE: replace a file that other programs have changed or created
 * @SEGUE_SAVE_KEEP: the document keeps notes that the file does not hold completely
 *
 * How a document is saved.
 */
typedef enum
{
  SEGUE_SAVE_OVERWRITE = 1 << 0,
  SEGUE_SAVE_KEEP = 1 << 1,
} SegueSaveFlags;

#define SEGUE_TYPE_DOCUMENT (segue_document_get_type ())
G_DECLARE_FINAL_TYPE (SegueDocument, segue_document, SEGUE, DOCUMENT, GObject)

/**
 * SegueDocumentFit:
 * @document: the document, with the file that it has before the save
 * @episode: its episode
 * @file: the file that is saved
 * @format: (nullable): its format, or %NULL for text
 * @user_data: data of the one who has set the function
 *
 * Fits an episode to the file that it is saved to. What an episode says relative to its file changes with the file.
 *
 * Returns: (transfer full): the episode to save, or @episode itself if nothing changes
 */
typedef SegueEpisode *(*SegueDocumentFit) (SegueDocument     *document,
                                           SegueEpisode      *episode,
                                           GFile             *file,
                                           const SegueFormat *format,
                                           gpointer           user_data);

#define SEGUE_TYPE_FILE_CONTENT (segue_file_content_get_type ())
GType                 segue_file_content_get_type      (void);
SegueFileContent     *segue_file_content_ref           (SegueFileContent      *self);
void                  segue_file_content_unref         (SegueFileContent      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueFileContent, segue_file_content_unref)

SegueDocument        *segue_document_new               (void);
SegueEpisode         *segue_document_get_episode       (SegueDocument         *self);
GFile                *segue_document_get_file          (SegueDocument         *self);
gboolean              segue_document_get_modified      (SegueDocument         *self);
void                  segue_document_set_formats       (SegueDocument         *self,
                                                        SegueFormatFinder      find);
void                  segue_document_set_fit           (SegueDocument         *self,
                                                        SegueDocumentFit       fit,
                                                        gpointer               user_data);
const SegueFormat    *segue_document_get_format        (SegueDocument         *self);
const char           *segue_document_get_encoding      (SegueDocument         *self);
void                  segue_document_set_encoding      (SegueDocument         *self,
                                                        const char            *encoding);
gboolean              segue_document_get_read_only     (SegueDocument         *self);
gboolean              segue_document_get_busy          (SegueDocument         *self);
gboolean              segue_document_differs           (SegueDocument         *self);

gboolean              segue_document_apply             (SegueDocument         *self,
                                                        SegueEpisode          *episode,
                                                        const char            *label,
                                                        const char            *merge_key,
                                                        const SegueFocus      *focus);
void                  segue_document_continue_step     (SegueDocument         *self,
                                                        const char            *merge_key);
gboolean              segue_document_continues_step    (SegueDocument         *self,
                                                        const char            *merge_key);
void                  segue_document_end_step          (SegueDocument         *self);
gboolean              segue_document_can_undo          (SegueDocument         *self);
gboolean              segue_document_can_redo          (SegueDocument         *self);
const char           *segue_document_get_undo_label    (SegueDocument         *self);
const char           *segue_document_get_redo_label    (SegueDocument         *self);
void                  segue_document_undo              (SegueDocument         *self);
void                  segue_document_redo              (SegueDocument         *self);
gboolean              segue_document_undo_to           (SegueDocument         *self,
                                                        SegueEpisode          *episode);

void                  segue_document_take_episode      (SegueDocument         *self,
                                                        SegueEpisode          *episode,
                                                        GFile                 *file,
                                                        const SegueFileState  *state);
void                  segue_document_set_file_ops      (SegueDocument         *self,
                                                        const SegueFileOps    *ops);
void                  segue_document_load_async        (SegueDocument         *self,
                                                        GFile                 *file,
                                                        GCancellable          *cancellable,
                                                        GAsyncReadyCallback    callback,
                                                        gpointer               user_data);
void                  segue_document_load_as_async     (SegueDocument         *self,
                                                        GFile                 *file,
                                                        const char            *encoding,
                                                        GCancellable          *cancellable,
                                                        GAsyncReadyCallback    callback,
                                                        gpointer               user_data);
gboolean              segue_document_load_finish       (SegueDocument         *self,
                                                        GAsyncResult          *result,
                                                        GError               **error);
void                  segue_document_save_async        (SegueDocument         *self,
                                                        GFile                 *file,
                                                        const SegueFormat     *format,
                                                        SegueSaveFlags         flags,
                                                        GCancellable          *cancellable,
                                                        GAsyncReadyCallback    callback,
                                                        gpointer               user_data);
gboolean              segue_document_save_finish       (SegueDocument         *self,
                                                        GAsyncResult          *result,
                                                        GError               **error);
void                  segue_document_check_file_async  (SegueDocument         *self,
                                                        GCancellable          *cancellable,
                                                        GAsyncReadyCallback    callback,
                                                        gpointer               user_data);
gboolean              segue_document_check_file_finish (SegueDocument         *self,
                                                        GAsyncResult          *result,
                                                        gboolean              *changed,
                                                        GError               **error);
void                  segue_document_peek_async        (SegueDocument         *self,
                                                        GCancellable          *cancellable,
                                                        GAsyncReadyCallback    callback,
                                                        gpointer               user_data);
SegueFileContent     *segue_document_peek_finish       (SegueDocument         *self,
                                                        GAsyncResult          *result,
                                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void                  segue_document_accept_external   (SegueDocument         *self,
                                                        SegueFileContent      *content);
void                  segue_document_reload            (SegueDocument         *self,
                                                        SegueFileContent      *content,
                                                        const char            *label);
void                  segue_document_mark_missing      (SegueDocument         *self);
SegueEpisode         *segue_document_get_saved         (SegueDocument         *self);
const SegueFileState *segue_document_get_file_state    (SegueDocument         *self);
const char           *segue_document_get_base_digest   (SegueDocument         *self);
void                  segue_document_set_base_digest   (SegueDocument         *self,
                                                        const char            *digest);
GBytes               *segue_document_write             (SegueDocument         *self,
                                                        SegueEpisode          *episode,
                                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
