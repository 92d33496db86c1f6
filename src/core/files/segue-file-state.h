/* segue-file-state.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-types.h"

G_BEGIN_DECLS

/**
 * SegueFileState:
 * @exists: whether the file exists
 * @digest: (nullable): the SHA-256 of the content as hexadecimal digits, or %NULL if there is no file
 * @length: the length of the content in bytes
 *
 * The state of a file when Segue last read or wrote it. A save compares it with the state at that time, to detect
 * changes by other programs. A state with all members zero means that there is no file.
 */
struct _SegueFileState
{
  gboolean  exists;
  char     *digest;
  gsize     length;
};

#define SEGUE_TYPE_FILE_STATE (segue_file_state_get_type ())
GType           segue_file_state_get_type (void);

SegueFileState *segue_file_state_new      (GBytes               *bytes) G_GNUC_WARN_UNUSED_RESULT;
SegueFileState *segue_file_state_copy     (const SegueFileState *self) G_GNUC_WARN_UNUSED_RESULT;
void            segue_file_state_free     (SegueFileState       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueFileState, segue_file_state_free)

G_END_DECLS
