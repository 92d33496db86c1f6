/* segue-entry-label.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-entry-label.h"

#include "core/text/segue-fold.h"

/**
 * segue_entry_dup_label:
 * @entry: an entry
 *
 * Gets the title for a label or a message: without markup, and shortened if it is too long to be laid out.
 *
 * Returns: (transfer full): the title
 */
char *
segue_entry_dup_label (const SegueEntry *entry)
{
  g_autofree char *title = segue_entry_dup_plain_title (entry);

  return segue_fold_shorten (title);
}
