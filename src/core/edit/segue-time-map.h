/* segue-time-map.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-error.h"
#include "core/text/segue-time.h"

G_BEGIN_DECLS

/**
 * SegueTimeMap:
 *
 * A map from the times of one recording to those of another one. It consists of ranges, each of which is shifted,
 * scaled or removed. Times do not change their order. A map does not change after it was made.
 */
typedef struct _SegueTimeMap SegueTimeMap;

/**
 * SegueCut:
 * @at: where the part begins, in milliseconds
 * @length: its length in milliseconds
 * @added: whether the part was added to the recording; otherwise it was removed
 *
 * A part that one of two recordings does not have.
 */
typedef struct
{
  gint64 at;
  gint64 length;
  gboolean added;
} SegueCut;

SegueTimeMap *segue_time_map_new_shift    (gint64               delta) G_GNUC_WARN_UNUSED_RESULT;
SegueTimeMap *segue_time_map_new_cuts     (const SegueCut      *cuts,
                                           guint                n_cuts,
                                           gboolean             in_new_times,
                                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;
SegueTimeMap *segue_time_map_new_points   (const gint64        *before,
                                           const gint64        *after,
                                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;
SegueTimeMap *segue_time_map_new_round    (gint64               unit) G_GNUC_WARN_UNUSED_RESULT;
SegueTimeMap *segue_time_map_new_round_by (gint64               unit,
                                           gint64               bias) G_GNUC_WARN_UNUSED_RESULT;
SegueTimeMap *segue_time_map_new_clear    (void) G_GNUC_WARN_UNUSED_RESULT;
void          segue_time_map_free         (SegueTimeMap        *self);
gboolean      segue_time_map_is_whole     (const SegueTimeMap  *self);
gboolean      segue_time_map_apply        (const SegueTimeMap  *self,
                                           gint64               time,
                                           gint64               precision,
                                           gint64              *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueTimeMap, segue_time_map_free)

G_END_DECLS
