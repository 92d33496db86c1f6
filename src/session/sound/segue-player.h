/* segue-player.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "session/sound/segue-time-source.h"

G_BEGIN_DECLS

/* The slowest and the fastest rate. */
#define SEGUE_PLAYER_MIN_RATE 0.5
#define SEGUE_PLAYER_MAX_RATE 3.0

#define SEGUE_TYPE_PLAYER (segue_player_get_type ())
G_DECLARE_FINAL_TYPE (SeguePlayer, segue_player, SEGUE, PLAYER, GObject)

/* implements SegueTimeSource, whose "changed" is also emitted for what is wrong with the recording
 * signal: "seeked": the position was set */

SeguePlayer *segue_player_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void         segue_player_set_file    (SeguePlayer *self,
                                       GFile       *file,
                                       gint64       position,
                                       gint64       duration);
GFile       *segue_player_get_file    (SeguePlayer *self);
const char  *segue_player_get_error   (SeguePlayer *self);
char        *segue_player_take_notice (SeguePlayer *self) G_GNUC_WARN_UNUSED_RESULT;
gint64       segue_player_get_length  (SeguePlayer *self);
void         segue_player_set_length  (SeguePlayer *self,
                                       gint64       length,
                                       char        *notice);
void         segue_player_set_volume  (SeguePlayer *self,
                                       double       volume);
void         segue_player_configure   (const char  *folder,
                                       const char  *sink);

G_END_DECLS
