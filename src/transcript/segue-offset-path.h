/* segue-offset-path.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "transcript/segue-alignment-private.h"

G_BEGIN_DECLS

/* The search for the offsets by which marks of one edit of a recording become starts in another one. */

/* A marked segment. */
typedef struct
{
  guint index;      /* among the wanted segments */
  gint64 mark;      /* milliseconds */
  gint64 next;      /* the mark after it */
  float *begin;     /* for each offset, how well it fits that the segment begins there */
  float *evidence;  /* for each offset, with how well what follows fits */
  float *best;      /* for each offset, of the segments up to this one, which has this offset */
  guint32 *before;  /* for each offset, the offset of the last kept segment before */
  guint16 *skipped; /* for each offset, the number of removed segments before, or FIRST */
} SegueOffsetMark;

/* The search for offsets. */
typedef struct
{
  SegueOffsetMark *marks;
  guint n_marks;
  gint64 first; /* the smallest offset, in milliseconds */
  gint64 step;
  guint n_offsets;
} SegueOffsetPath;

void     segue_offset_path_init    (SegueOffsetPath         *self,
                                    const SegueSearchSpace  *space);
void     segue_offset_path_clear   (SegueOffsetPath         *self);
gboolean segue_offset_path_measure (SegueOffsetPath         *self,
                                    const SegueSearchSpace  *space,
                                    GCancellable            *cancellable,
                                    GError                 **error);
int     *segue_offset_path_find    (const SegueOffsetPath   *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SegueOffsetPath, segue_offset_path_clear)

G_END_DECLS
