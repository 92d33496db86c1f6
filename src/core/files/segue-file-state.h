/* segue-file-state.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sys/stat.h>

#include "core/text/segue-types.h"

G_BEGIN_DECLS

/**
 * SegueFileState:
 * @exists: whether there was a file
 * @digest: SHA-256 of the bytes as hex, or %NULL where there was no file
 * @etag: time of the last change, in the form of GIO's entity tags, or %NULL
 * @length: bytes
 *
 * What a file was when it was last read or written by us; a save compares it with what is there then. A state of all
 * zero says that there is no file.
 */
struct _SegueFileState
{
  gboolean  exists;
  char     *digest;
  char     *etag;
  gsize     length;
};

#define SEGUE_TYPE_FILE_STATE (segue_file_state_get_type ())
GType           segue_file_state_get_type (void);

SegueFileState *segue_file_state_new      (GBytes               *bytes,
                                           const struct stat    *info) G_GNUC_WARN_UNUSED_RESULT;
SegueFileState *segue_file_state_copy     (const SegueFileState *self) G_GNUC_WARN_UNUSED_RESULT;
void            segue_file_state_free     (SegueFileState       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueFileState, segue_file_state_free)

G_END_DECLS
