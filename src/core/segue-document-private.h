/* segue-document-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/segue-document.h"

G_BEGIN_DECLS

struct _SegueDocument
{
  GObject parent_instance;
  SegueHistory *history;
  SegueEpisode *saved;         /* what the file holds, or an empty episode */
  GFile *file;
  SegueFileState *file_state;  /* of @file when it was read or written last */
  const SegueFileOps *file_ops;
  GQueue saves;                /* GTask of saves that wait for the one under way */
  guint busy;
};

void segue_document_set_saved (SegueDocument  *self,
                               SegueEpisode   *episode,
                               GFile          *file,
                               SegueFileState *state);
void segue_document_hold_busy (SegueDocument  *self,
                               int             by);

G_END_DECLS
