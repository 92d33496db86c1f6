/* segue-document-io-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/document/segue-document-private.h"

G_BEGIN_DECLS

/* A file operation of a document: to load, save, check or peek at a file. */
typedef struct _SegueDocumentRequest SegueDocumentRequest;

struct _SegueDocumentRequest
{
  GFile *file;            /* or NULL for the file of the document */
  SegueEpisode *episode;  /* to save, or the current one when loading was requested; NULL to check or peek */
  SegueEpisode *base;     /* the current one when a peek was requested, or NULL */
  char *encoding;         /* or NULL to detect it */
  gboolean lossy;         /* load: whether bytes are invalid in the encoding; save: whether attributes are left out */
  gboolean keep;          /* whether the document keeps notes of which a save leaves something out */
  gboolean overwrite;     /* whether a save overwrites changes by other programs */
  gboolean spoils;        /* whether a save would lose bytes that could not be decoded, and must be refused */
  gboolean (*run)         (SegueDocumentRequest  *self,       /* called in a thread */
                           GCancellable          *cancellable,
                           GError               **error);
  void     (*done)        (SegueDocumentRequest  *self,       /* called in the main thread after run */
                           SegueDocument         *document,
                           GError               **error);

  /* Set when the operation starts */
  const SegueFileOps *ops;
  SegueFormatFinder find_format; /* or NULL for text only */
  const SegueFormat *format; /* or NULL for text; that of a save can be given before */
  SegueEpisode *fitted;      /* the episode as this file is to hold it, or NULL if that is @episode */
  SegueFileState *expected;  /* the state that the file must have for a save */

  /* Results */
  GBytes *text;           /* the content of the file as UTF-8 */
  SegueEpisode *loaded;   /* the episode that was read */
  SegueEpisode *followed; /* the same with the ids of the entries of @base, or NULL */
  SegueEpisode *held;     /* the episode that a saved file holds, if it is not the one of the document */
  SegueFileState *state;  /* the state of the file afterwards */
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
