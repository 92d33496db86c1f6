/* segue-draft.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-error.h"

G_BEGIN_DECLS

/**
 * SegueDraft:
 * @uri: (nullable): the file that it is an edited state of, %NULL for an episode without a file
 * @name: (nullable): the name proposed for the file where there is none
 * @encoding: of the file
 * @digest: (nullable): SHA-256, as hex, of the file when it was read or saved last; %NULL where it was not
 * @last: (nullable): the head of the notes that the episode was begun from
 * @time: when it was written, in microseconds since 1970
 * @content: the episode, as a Segue episode (JSON)
 *
 * The state of an episode that is not saved yet, as it is kept for the case of a crash.
 */
typedef struct
{
  char   *uri;
  char   *name;
  char   *encoding;
  char   *digest;
  char   *last;
  gint64  time;
  GBytes *content;
} SegueDraft;

void        segue_draft_free  (SegueDraft        *self);
GBytes     *segue_draft_write (const SegueDraft  *self) G_GNUC_WARN_UNUSED_RESULT;
SegueDraft *segue_draft_read  (GBytes            *bytes,
                               GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueDraft, segue_draft_free)

G_END_DECLS
