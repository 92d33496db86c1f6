/* segue-changes.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

/**
 * SegueChange:
 * @before: the first line that differs in the text before, counted from 0
 * @n_before: the number of lines that differ there, 0 if lines were only added
 * @after: the first line that differs in the text after, counted from 0
 * @n_after: the number of lines that differ there, 0 if lines were only removed
 *
 * Consecutive lines that were replaced, added or removed.
 */
typedef struct
{
  guint before;
  guint n_before;
  guint after;
  guint n_after;
} SegueChange;

typedef struct _SegueChanges SegueChanges;

SegueChanges      *segue_changes_new          (GBytes             *before,
                                               GBytes             *after) G_GNUC_WARN_UNUSED_RESULT;
void               segue_changes_free         (SegueChanges       *self);
guint              segue_changes_get_n        (const SegueChanges *self);
const SegueChange *segue_changes_get          (const SegueChanges *self,
                                               guint               index);
guint              segue_changes_get_n_lines  (const SegueChanges *self);
const char        *segue_changes_get_before   (const SegueChanges *self,
                                               guint               line,
                                               gsize              *length);
const char        *segue_changes_get_after    (const SegueChanges *self,
                                               guint               line,
                                               gsize              *length);
guint              segue_changes_get_n_before (const SegueChanges *self);
guint              segue_changes_get_n_after  (const SegueChanges *self);

guint              segue_changes_count        (SegueEpisode       *before,
                                               SegueEpisode       *after,
                                               gsize               max_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueChanges, segue_changes_free)

G_END_DECLS
