/* segue-document-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/document/segue-document.h"

G_BEGIN_DECLS

/* The values of properties that listeners were last notified of. */
typedef struct
{
  gboolean modified;
  gboolean can_undo;
  gboolean can_redo;
  char *undo_label;
  char *redo_label;
} SegueDocumentTold;

struct _SegueDocument
{
  GObject parent_instance;

  SegueHistory *history;
  SegueEpisode *saved;           /* what the file holds, or what a document without a file began with */
  GFile *file;                   /* or NULL */
  SegueFileState *file_state;    /* of the file when it was last read or written; or NULL */
  char *base_digest;             /* of the content that the file last had, also while the file is missing; or NULL */

  SegueFormatFinder find_format; /* or NULL for text only */
  const SegueFormat *format;     /* of the file; or NULL for text, or a list of chapters as it is */
  SegueDocumentFit fit;          /* or NULL to save the episode as it is */
  gpointer fit_data;
  char *encoding;                /* of the file */
  gboolean read_only;            /* whether the file could not be decoded without loss */
  const SegueFileOps *file_ops;
  GQueue requests;               /* of GTask; the first one is running */
  guint busy;                    /* number of loads and saves that are queued or running */

  SegueDocumentTold told;
};

const SegueFormat *segue_document_name_format (SegueDocument *self,
                                               GFile         *file);

void segue_document_tell           (SegueDocument        *self);
void segue_document_emit_changed   (SegueDocument        *self,
                                    SegueEpisode         *before);
void segue_document_emit_revealed  (SegueDocument        *self,
                                    const SegueFocus     *focus);
void segue_document_set_saved      (SegueDocument        *self,
                                    SegueEpisode         *episode,
                                    GFile                *file,
                                    const SegueFileState *state);
void segue_document_set_file_state (SegueDocument        *self,
                                    const SegueFileState *state);
void segue_document_set_read_only  (SegueDocument        *self,
                                    gboolean              read_only);
void segue_document_hold_busy      (SegueDocument        *self,
                                    int                   by);

G_END_DECLS
