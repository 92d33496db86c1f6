/* segue-document-io-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/document/segue-document-private.h"

G_BEGIN_DECLS

/* Something that a document does with a file. @run is called in a thread, @done in the main thread. */
typedef struct _SegueDocumentRequest SegueDocumentRequest;

struct _SegueDocumentRequest
{
  GFile *file;            /* NULL for that of the document */
  SegueEpisode *episode;  /* to be written; to be replaced */
  char *encoding;         /* NULL to tell it from the bytes */
  gboolean lossy;
  gboolean overwrite;
  gboolean spoils;        /* a save would lose what could not be decoded */
  gboolean (*run)         (SegueDocumentRequest  *self,
                           GCancellable          *cancellable,
                           GError               **error);
  void     (*done)        (SegueDocumentRequest  *self,
                           SegueDocument         *document,
                           GError               **error);

  const SegueFileOps *ops;
  const SegueFormat *format; /* NULL for text */
  SegueFileState *expected;

  GBytes *text;           /* what the file holds, as UTF-8 */
  SegueEpisode *loaded;
  SegueEpisode *held;     /* what a file holds that was saved with loss */
  SegueFileState *state;
};

const SegueFormat *segue_document_find_format (SegueDocument         *self,
                                               GFile                 *file);
void               segue_document_enqueue     (SegueDocument         *self,
                                               SegueDocumentRequest  *request,
                                               gpointer               tag,
                                               GCancellable          *cancellable,
                                               GAsyncReadyCallback    callback,
                                               gpointer               user_data);
gboolean           segue_document_finish      (SegueDocument         *self,
                                               GAsyncResult          *result,
                                               gpointer               tag,
                                               GError               **error);
gboolean           segue_document_read        (SegueDocumentRequest  *self,
                                               GCancellable          *cancellable,
                                               GError               **error);

G_END_DECLS
