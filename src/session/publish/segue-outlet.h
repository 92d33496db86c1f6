/* segue-outlet.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "publish/segue-output.h"
#include "session/publish/segue-publish-record.h"

G_BEGIN_DECLS

/**
 * SegueOutletState:
 * @SEGUE_OUTLET_NEW: nothing was given out yet
 * @SEGUE_OUTLET_GIVEN: what was given out is still right
 * @SEGUE_OUTLET_PUBLISHED: what was given out is still right, and the user has published it
 * @SEGUE_OUTLET_CHANGED: the notes or the settings have changed since
 *
 * How what was given out to an outlet compares to the notes.
 */
typedef enum
{
  SEGUE_OUTLET_NEW,
  SEGUE_OUTLET_GIVEN,
  SEGUE_OUTLET_PUBLISHED,
  SEGUE_OUTLET_CHANGED,
} SegueOutletState;

#define SEGUE_TYPE_OUTLET (segue_outlet_get_type ())
G_DECLARE_FINAL_TYPE (SegueOutlet, segue_outlet, SEGUE, OUTLET, GObject)

/* signals: "changed", when anything of it has changed */

const char           *segue_outlet_get_id          (SegueOutlet *self);
const SegueTarget    *segue_outlet_get_target      (SegueOutlet *self);
const char           *segue_outlet_get_name        (SegueOutlet *self);
gboolean              segue_outlet_get_reports     (SegueOutlet *self);
SeguePublishSettings *segue_outlet_get_settings    (SegueOutlet *self);
SegueOutput          *segue_outlet_get_output      (SegueOutlet *self);
SegueOutletState      segue_outlet_get_state       (SegueOutlet *self);
const char           *segue_outlet_get_page        (SegueOutlet *self);
const char           *segue_outlet_get_given       (SegueOutlet *self);
gboolean              segue_outlet_differs_in_html (SegueOutlet *self);
char                 *segue_outlet_dup_state       (SegueOutlet *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
