/* segue-file-state.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/files/segue-file-state.h"

/* Records the state of a file, to detect changes by other programs. */

G_DEFINE_BOXED_TYPE (SegueFileState, segue_file_state, segue_file_state_copy, segue_file_state_free)

/**
 * segue_file_state_new:
 * @bytes: the content of the file
 *
 * Creates the state of an existing file.
 *
 * Returns: (transfer full): a new state
 */
SegueFileState *
segue_file_state_new (GBytes *bytes)
{
  SegueFileState *self = g_new0 (SegueFileState, 1);

  self->exists = TRUE;
  self->digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  self->length = g_bytes_get_size (bytes);

  return self;
}

/**
 * segue_file_state_copy:
 * @self: (nullable): a state
 *
 * Copies a state.
 *
 * Returns: (transfer full) (nullable): the copy, or %NULL if @self is %NULL
 */
SegueFileState *
segue_file_state_copy (const SegueFileState *self)
{
  SegueFileState *copy;

  if (self == NULL)
    return NULL;
  copy = g_memdup2 (self, sizeof *self);
  copy->digest = g_strdup (self->digest);

  return copy;
}

/**
 * segue_file_state_free:
 * @self: (nullable) (transfer full): a state
 *
 * Frees a state.
 */
void
segue_file_state_free (SegueFileState *self)
{
  if (self == NULL)
    return;
  g_free (self->digest);
  g_free (self);
}
