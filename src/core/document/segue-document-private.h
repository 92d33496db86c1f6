/* segue-document-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/document/segue-document.h"

G_BEGIN_DECLS

/* What those who watch the properties know. */
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
  SegueEpisode *saved;         /* what the file holds, or what an untitled document began with */
  GFile *file;
  SegueFileState *file_state;  /* of @file when it was read or written last */

  SegueFormatFinder find_format; /* or NULL */
  char *encoding;              /* of the file */
  gboolean read_only;          /* the file could not be decoded without loss */
  const SegueFileOps *file_ops;
  GQueue requests;             /* GTask; the first is under way */
  guint busy;

  SegueDocumentTold told;
};

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
