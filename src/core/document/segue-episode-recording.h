/* segue-episode-recording.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

/**
 * SEGUE_RECORDING_ATTRIBUTE:
 *
 * The name of the attribute of an episode that gives its recording, a string: the path of a file beside the notes or
 * below them, relative to the folder of the notes, or the URI of any other file.
 */
#define SEGUE_RECORDING_ATTRIBUTE "recording"

GFile        *segue_episode_dup_recording (SegueEpisode *episode,
                                           GFile        *notes) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_set_recording    (SegueEpisode *episode,
                                           GFile        *recording,
                                           GFile        *notes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
