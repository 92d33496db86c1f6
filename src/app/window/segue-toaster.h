/* segue-toaster.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/segue-session.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_TOASTER (segue_toaster_get_type ())
G_DECLARE_FINAL_TYPE (SegueToaster, segue_toaster, SEGUE, TOASTER, GObject)

SegueToaster *segue_toaster_new       (AdwToastOverlay *overlay,
                                       SegueSession    *session);
void          segue_toaster_set_width (SegueToaster    *self,
                                       int              width);
void          segue_toaster_add       (SegueToaster    *self,
                                       const char      *message,
                                       const char      *label,
                                       const char      *action,
                                       GVariant        *target,
                                       gboolean         lasts);

G_END_DECLS
