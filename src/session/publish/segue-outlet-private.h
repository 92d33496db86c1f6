/* segue-outlet-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/publish/segue-outlet.h"

G_BEGIN_DECLS

SegueOutlet        *segue_outlet_new              (const char           *id,
                                                   const SegueTarget    *target) G_GNUC_WARN_UNUSED_RESULT;
void                segue_outlet_set_name         (SegueOutlet          *self,
                                                   const char           *name);
void                segue_outlet_set_reports      (SegueOutlet          *self,
                                                   gboolean              reports);
gboolean            segue_outlet_set_settings     (SegueOutlet          *self,
                                                   SeguePublishSettings *settings);
void                segue_outlet_set_output       (SegueOutlet          *self,
                                                   SegueOutput          *output);
SeguePublishRecord *segue_outlet_get_record       (SegueOutlet          *self);
void                segue_outlet_take_record      (SegueOutlet          *self,
                                                   SeguePublishRecord   *record);
SeguePublishRecord *segue_outlet_steal_record     (SegueOutlet          *self);
void                segue_outlet_give             (SegueOutlet          *self,
                                                   SegueOutput          *output,
                                                   gint64                time);
void                segue_outlet_emit_changed     (SegueOutlet          *self);
GVariant           *segue_outlet_to_variant       (SegueOutlet          *self);
SegueOutlet        *segue_outlet_new_from_variant (GVariant             *variant) G_GNUC_WARN_UNUSED_RESULT;

/* The type of the variant of an outlet: its id, the id of its target, its name ("" for that of the target), whether it
 * reports, and the settings of the show. */
#define SEGUE_OUTLET_TYPE "(sssba{sv})"

G_END_DECLS
