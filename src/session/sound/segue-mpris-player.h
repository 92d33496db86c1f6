/* segue-mpris-player.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/segue-session.h"

G_BEGIN_DECLS

/* What the desktop asks of the recording of a session. */

GVariant *segue_mpris_player_build    (SegueSession *session,
                                       const char   *name) G_GNUC_WARN_UNUSED_RESULT;
void      segue_mpris_player_set_rate (SegueSession *session,
                                       double        rate);
void      segue_mpris_player_call     (SegueSession *session,
                                       const char   *name,
                                       GVariant     *parameters);

G_END_DECLS
