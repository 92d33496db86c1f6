/* segue-retime.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/edit/segue-time-map.h"
#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

/**
 * SegueRemovedTimes:
 * @SEGUE_REMOVED_CLEAR: the segment has no time yet
 * @SEGUE_REMOVED_MOVE: the segment starts at the cut
 * @SEGUE_REMOVED_DROP: the segment is left out, unless one below it in the outline stays
 *
 * What happens to a segment that starts in a removed part of the recording.
 */
typedef enum
{
  SEGUE_REMOVED_CLEAR,
  SEGUE_REMOVED_MOVE,
  SEGUE_REMOVED_DROP,
} SegueRemovedTimes;

/**
 * SegueRetimedFate:
 * @SEGUE_RETIMED_SAME: the time stays
 * @SEGUE_RETIMED_MOVED: the time changes
 * @SEGUE_RETIMED_BELOW_ZERO: the new time would be below zero, or larger than %SEGUE_TIME_MAX
 * @SEGUE_RETIMED_REMOVED: the time is in a removed part
 *
 * What a map does to a time.
 */
typedef enum
{
  SEGUE_RETIMED_SAME,
  SEGUE_RETIMED_MOVED,
  SEGUE_RETIMED_BELOW_ZERO,
  SEGUE_RETIMED_REMOVED,
} SegueRetimedFate;

/**
 * SegueRetimed:
 * @index: index of the segment
 * @fate: #SegueRetimedFate
 * @removed: #SegueRemovedTimes, in case that the time is in a removed part
 * @dropped: whether the segment is left out
 * @past_end: whether the new start is after the end of the recording
 * @disordered: whether the new start is before the one of the segment above, and was not before
 * @before: the start, in milliseconds
 * @after: the new start; %SEGUE_TIME_NONE for none; may be negative if it would be below zero
 * @end: the new end, or %SEGUE_TIME_NONE
 *
 * The time of a segment before and after.
 */
typedef struct
{
  guint index;
  guint8 fate;
  guint8 removed;
  guint8 dropped : 1;
  guint8 past_end : 1;
  guint8 disordered : 1;
  gint64 before;
  gint64 after;
  gint64 end;
} SegueRetimed;

/**
 * SegueRetimedMention:
 * @index: index of the entry
 * @offset: offset of the time in the lines of the entry, in bytes
 * @length: its length in bytes
 * @before: the time, in milliseconds
 * @after: the time that it becomes
 * @clock: how it is written
 * @in_link: whether a link leads to the time
 * @follows: whether segue_retiming_apply() changes it
 *
 * A time in a text or link that equals the time of a segment that moves.
 */
typedef struct
{
  guint index;
  guint offset;
  guint length;
  gint64 before;
  gint64 after;
  SegueClock clock;
  gboolean in_link;
  gboolean follows;
} SegueRetimedMention;

/**
 * SegueRetiming:
 * @times: (element-type SegueRetimed): the segments that have a time and are to be changed, ascending
 * @mentions: (element-type SegueRetimedMention): the mentions of times that move, ascending
 * @n_moved: number of times that move, are cleared or are left out
 * @n_untimed: number of segments that are to be changed, but have no time or a malformed one
 * @n_below_zero: number of times that would be below zero
 * @n_past_end: number of times after the end of the recording
 * @n_disordered: number of times that would newly be before the one above
 * @n_removed: number of times in removed parts
 *
 * What a map of times would do to an episode. See segue_retiming_new().
 */
typedef struct
{
  GArray *times;
  GArray *mentions;
  guint n_moved;
  guint n_untimed;
  guint n_below_zero;
  guint n_past_end;
  guint n_disordered;
  guint n_removed;

  /*< private >*/
  SegueEpisode *episode;
  gboolean whole; /* the map rounds to whole seconds, so that fractions are not written */
} SegueRetiming;

SegueRetiming *segue_retiming_new      (SegueEpisode        *episode,
                                        const guint         *indices,
                                        guint                n_indices,
                                        const SegueTimeMap  *map,
                                        SegueRemovedTimes    removed,
                                        gint64               duration) G_GNUC_WARN_UNUSED_RESULT;
SegueRetiming *segue_retiming_new_each (SegueEpisode        *episode,
                                        const guint         *indices,
                                        const guint8        *removed,
                                        guint                n_indices,
                                        const SegueTimeMap  *map,
                                        gint64               duration) G_GNUC_WARN_UNUSED_RESULT;
void           segue_retiming_free     (SegueRetiming       *self);
SegueEpisode  *segue_retiming_apply    (const SegueRetiming *self,
                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueRetiming, segue_retiming_free)

G_END_DECLS
