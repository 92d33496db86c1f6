/* segue-marking.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/document/segue-document.h"
#include "session/problems/segue-problems.h"
#include "session/segue-view-state.h"
#include "session/sound/segue-time-source.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_MARKING (segue_marking_get_type ())
G_DECLARE_FINAL_TYPE (SegueMarking, segue_marking, SEGUE, MARKING, GObject)

/* properties: "source" (SegueTimeSource, NULL where there is none), "next" and "heard" (ids of segments, 0 for none)
 * signal: "ticked": the position of the source may have changed */

SegueMarking    *segue_marking_new              (SegueDocument   *document,
                                                 SegueViewState  *state,
                                                 SegueProblems   *problems) G_GNUC_WARN_UNUSED_RESULT;
SegueTimeSource *segue_marking_get_source       (SegueMarking    *self);
void             segue_marking_set_source       (SegueMarking    *self,
                                                 SegueTimeSource *source);
void             segue_marking_set_moves        (SegueMarking    *self,
                                                 gboolean         moves);
guint64          segue_marking_get_next         (SegueMarking    *self);
guint64          segue_marking_get_heard        (SegueMarking    *self);
gint64           segue_marking_get_running_time (SegueMarking    *self);
void             segue_marking_follow           (SegueMarking    *self);
guint64          segue_marking_mark_next        (SegueMarking    *self,
                                                 gint64           ago);
guint64          segue_marking_mark             (SegueMarking    *self,
                                                 guint64          id,
                                                 gint64           ago);
guint64          segue_marking_add              (SegueMarking    *self,
                                                 gint64           ago);
guint64          segue_marking_add_at           (SegueMarking    *self,
                                                 gint64           time);
SegueEpisode    *segue_marking_plan             (SegueMarking    *self,
                                                 const GArray    *times,
                                                 guint64          id,
                                                 GArray          *ids,
                                                 guint           *n_added,
                                                 GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         segue_marking_skip             (SegueMarking    *self);

G_END_DECLS
