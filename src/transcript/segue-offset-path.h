/* segue-offset-path.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "transcript/segue-alignment-private.h"

G_BEGIN_DECLS

/* The search for the offsets by which marks of one edit of a recording become starts in another one. Both recordings are
 * divided into cells of the same length, and an offset is a number of cells. */

/**
 * SegueOffsetMark:
 * @index: the index of the segment among the wanted ones
 * @mark: when it was marked, in milliseconds
 * @cell: the cell of the old recording where it begins; later than that of the mark before
 * @begin: (array length=n_offsets): for each offset, how many times likelier than without it the words are
 * @inside: (array length=n_cells): for each cell of the new recording, how many times likelier its words are if it
 *   belongs to the segment
 * @shares: (array length=n_offsets): for each offset, how likely it is that the segment has it; these are less than 1
 *   together if the segment may have been removed
 *
 * A segment that was marked in the old recording.
 */
typedef struct
{
  guint index;
  gint64 mark;
  int cell;
  double *begin;
  float *inside;
  double *shares;
} SegueOffsetMark;

/**
 * SegueOffsetPath:
 * @marks: (array length=n_marks): the marks, in their order
 * @n_marks: number of marks
 * @step: the length of a cell, in milliseconds
 * @first: the least offset
 * @n_offsets: number of offsets from @first on
 * @n_cells: number of cells of the new recording
 *
 * Marks, and what is known about their offsets.
 */
typedef struct
{
  SegueOffsetMark *marks;
  guint n_marks;
  gint64 step;
  int first;
  int n_offsets;
  int n_cells;
} SegueOffsetPath;

/**
 * SegueOffsetChoice:
 * @removed: whether the new recording does not have the segment
 * @offset: what is added to its mark, in milliseconds; the same for neighbours of one part
 * @share: how likely it is that its offset is about that
 *
 * What becomes of a mark.
 */
typedef struct
{
  gboolean removed;
  gint64 offset;
  double share;
} SegueOffsetChoice;

void               segue_offset_path_init    (SegueOffsetPath         *self,
                                              const SegueSearchSpace  *space);
void               segue_offset_path_clear   (SegueOffsetPath         *self);
gboolean           segue_offset_path_measure (SegueOffsetPath         *self,
                                              const SegueSearchSpace  *space,
                                              GCancellable            *cancellable,
                                              GError                 **error);
gboolean           segue_offset_path_solve   (SegueOffsetPath         *self,
                                              GCancellable            *cancellable,
                                              GError                 **error);
SegueOffsetChoice *segue_offset_path_choose  (const SegueOffsetPath   *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SegueOffsetPath, segue_offset_path_clear)

G_END_DECLS
