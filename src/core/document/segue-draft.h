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
 * @uri: (nullable): the URI of the file of the episode, or %NULL if it has no file
 * @name: (nullable): the suggested file name for an episode without a file
 * @encoding: the encoding of the file
 * @digest: (nullable): the SHA-256, as hexadecimal digits, of the file when it was last read or saved, or %NULL
 * @last: (nullable): the head of the previous episode that the episode was created from
 * @time: when the draft was written, in microseconds since 1970
 * @content: the episode, in the JSON format of Segue
 *
 * An episode with unsaved edits, stored so that it can be restored after a crash.
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

/**
 * SEGUE_DRAFT_MAX_BYTES:
 *
 * The largest file of a draft, in bytes. The content and the head of the previous episode are each limited to
 * %SEGUE_MAX_BYTES; the other strings are names and addresses of files. A draft is therefore never too large to be read.
 */
#define SEGUE_DRAFT_MAX_BYTES (2 * (gsize) SEGUE_MAX_BYTES + 64 * 1024)

void        segue_draft_free  (SegueDraft        *self);
GBytes     *segue_draft_write (const SegueDraft  *self) G_GNUC_WARN_UNUSED_RESULT;
SegueDraft *segue_draft_read  (GBytes            *bytes,
                               GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueDraft, segue_draft_free)

G_END_DECLS
