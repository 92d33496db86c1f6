/* segue-proposed-time.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "transcript/segue-alignment.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_PROPOSED_TIME (segue_proposed_time_get_type ())
G_DECLARE_FINAL_TYPE (SegueProposedTime, segue_proposed_time, SEGUE, PROPOSED_TIME, GObject)

/* signal "changed": anything of it */

SegueProposedTime *segue_proposed_time_new           (SegueTranscript      *transcript,
                                                      guint64               id,
                                                      const char           *title,
                                                      gint64                known) G_GNUC_WARN_UNUSED_RESULT;
void               segue_proposed_time_set_placement (SegueProposedTime    *self,
                                                      const SeguePlacement *placement);
guint64            segue_proposed_time_get_id        (SegueProposedTime    *self);
const char        *segue_proposed_time_get_title     (SegueProposedTime    *self);
gboolean           segue_proposed_time_is_known      (SegueProposedTime    *self);
gint64             segue_proposed_time_get_shown     (SegueProposedTime    *self);
gint64             segue_proposed_time_get_start     (SegueProposedTime    *self);
gboolean           segue_proposed_time_get_ticked    (SegueProposedTime    *self);
void               segue_proposed_time_set_ticked    (SegueProposedTime    *self,
                                                      gboolean              ticked);
gboolean           segue_proposed_time_is_fixed      (SegueProposedTime    *self);
void               segue_proposed_time_fix           (SegueProposedTime    *self);
guint              segue_proposed_time_get_n_places  (SegueProposedTime    *self);
guint              segue_proposed_time_get_place     (SegueProposedTime    *self);
gboolean           segue_proposed_time_step_place    (SegueProposedTime    *self,
                                                      int                   direction);
gboolean           segue_proposed_time_step_sentence (SegueProposedTime    *self,
                                                      int                   direction);
SegueConfidence    segue_proposed_time_get_confidence (SegueProposedTime   *self);
SegueAgreement     segue_proposed_time_get_agreement (SegueProposedTime    *self);
char              *segue_proposed_time_dup_sentence  (SegueProposedTime    *self,
                                                      GArray              **matches) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
