/* segue-mpris.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/segue-session.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_MPRIS (segue_mpris_get_type ())
G_DECLARE_FINAL_TYPE (SegueMpris, segue_mpris, SEGUE, MPRIS, GObject)

/* property: "volume" (from 0 to 1)
 * signal: "raise" (SegueSession): its window is asked for */

SegueMpris *segue_mpris_new (GDBusConnection *connection) G_GNUC_WARN_UNUSED_RESULT;
void        segue_mpris_add (SegueMpris      *self,
                             SegueSession    *session);

G_END_DECLS
