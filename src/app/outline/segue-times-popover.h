/* segue-times-popover.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/times/segue-time-tool.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_TIMES_POPOVER (segue_times_popover_get_type ())
G_DECLARE_FINAL_TYPE (SegueTimesPopover, segue_times_popover, SEGUE, TIMES_POPOVER, GtkPopover)

SegueTimesPopover *segue_times_popover_new        (SegueSession      *session);
void               segue_times_popover_fit        (SegueTimesPopover *self,
                                                   int                width,
                                                   int                height);
void               segue_times_popover_open       (SegueTimesPopover *self,
                                                   SegueTimeMode      mode,
                                                   const GArray      *ids);
void               segue_times_popover_set_pasted (SegueTimesPopover *self,
                                                   const char        *text);

G_END_DECLS
