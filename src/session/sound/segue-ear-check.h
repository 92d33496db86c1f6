/* segue-ear-check.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/sound/segue-marking.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_EAR_CHECK (segue_ear_check_get_type ())
G_DECLARE_FINAL_TYPE (SegueEarCheck, segue_ear_check, SEGUE, EAR_CHECK, GObject)

/* signal "changed": whether the starts are checked, or which one */

SegueEarCheck *segue_ear_check_new        (SegueDocument  *document,
                                           SegueViewState *state,
                                           SegueProblems  *problems,
                                           SegueMarking   *marking) G_GNUC_WARN_UNUSED_RESULT;
gboolean       segue_ear_check_can_begin  (SegueEarCheck  *self);
gboolean       segue_ear_check_begin      (SegueEarCheck  *self);
gboolean       segue_ear_check_begin_with (SegueEarCheck  *self,
                                           GArray         *ids);
void           segue_ear_check_end        (SegueEarCheck  *self);
gboolean       segue_ear_check_is_active  (SegueEarCheck  *self);
guint          segue_ear_check_get_number (SegueEarCheck  *self,
                                           guint          *n_starts);
gint64         segue_ear_check_get_time   (SegueEarCheck  *self);
void           segue_ear_check_play       (SegueEarCheck  *self);
void           segue_ear_check_go         (SegueEarCheck  *self,
                                           gboolean        forward);
void           segue_ear_check_correct    (SegueEarCheck  *self,
                                           gint64          delta);
void           segue_ear_check_set_here   (SegueEarCheck  *self);

G_END_DECLS
