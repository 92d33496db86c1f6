/* segue-details.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/details/segue-details-fields.h"
#include "app/widgets/segue-view.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_DETAILS (segue_details_get_type ())
G_DECLARE_FINAL_TYPE (SegueDetails, segue_details, SEGUE, DETAILS, SegueView)

SegueDetailsFields *segue_details_get_fields     (SegueDetails     *self);
void                segue_details_commit_preedit (SegueDetails     *self);
gboolean            segue_details_finish_edit    (SegueDetails     *self);
void                segue_details_focus_field    (SegueDetails     *self);
void                segue_details_focus_link     (SegueDetails     *self);
gboolean            segue_details_has_focus      (SegueDetails     *self);
void                segue_details_show_focus     (SegueDetails     *self,
                                                  const SegueFocus *focus);
gboolean            segue_details_get_caret      (SegueDetails     *self,
                                                  guint64          *id,
                                                  gsize            *offset);
gboolean            segue_details_focus_match    (SegueDetails     *self);

G_END_DECLS
