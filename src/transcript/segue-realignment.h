/* segue-realignment.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "transcript/segue-alignment.h"

G_BEGIN_DECLS

/**
 * SegueStretch:
 * @from: the first mark that the stretch moves, in milliseconds
 * @offset: what is added to its marks, in milliseconds
 * @first: the index of the first segment among those that were wanted
 * @n: number of segments from there to the last one of the stretch
 *
 * A part of a recording that another edit of it has unchanged, but earlier or later.
 */
typedef struct
{
  gint64 from;
  gint64 offset;
  guint first;
  guint n;
} SegueStretch;

/**
 * SegueRealigned:
 * @id: the id of the entry
 * @index: the index of the entry in the episode
 * @mark: its start in the other edit, in milliseconds, or %SEGUE_TIME_NONE if it has none
 * @start: its start in this recording, in milliseconds, or %SEGUE_TIME_NONE if it is not in it
 * @stretch: the index of its stretch; for a segment that was removed, that of the stretch before it
 * @confidence: how likely it is that the start is right
 *
 * A segment whose start was carried over.
 */
typedef struct
{
  guint64 id;
  guint index;
  gint64 mark;
  gint64 start;
  guint stretch;
  SegueConfidence confidence;
} SegueRealigned;

/**
 * SegueRealignment:
 *
 * The starts of segments that were marked in one edit of a recording, carried over to another one. It does not change.
 */
typedef struct _SegueRealignment SegueRealignment;

#define SEGUE_TYPE_REALIGNMENT (segue_realignment_get_type ())
GType               segue_realignment_get_type        (void);

SegueRealignment   *segue_realignment_new             (SegueTranscript    *transcript,
                                                       const SegueWanted  *wanted,
                                                       guint               n_wanted,
                                                       gint64              duration,
                                                       GCancellable       *cancellable,
                                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;
SegueRealignment   *segue_realignment_ref             (SegueRealignment   *self);
void                segue_realignment_unref           (SegueRealignment   *self);

guint               segue_realignment_get_n_stretches (SegueRealignment   *self);
const SegueStretch *segue_realignment_get_stretch     (SegueRealignment   *self,
                                                       guint               index);
guint               segue_realignment_get_n           (SegueRealignment   *self);
const SegueRealigned *segue_realignment_get             (SegueRealignment   *self,
                                                       guint               index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueRealignment, segue_realignment_unref)

G_END_DECLS
