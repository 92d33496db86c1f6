/* segue-sound-words.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

gboolean segue_sound_words_is_missing (GstMessage *message);
char *segue_sound_words_for_error   (const char *uri,
                                     GstMessage *error,
                                     GstMessage *missing) G_GNUC_WARN_UNUSED_RESULT;
char *segue_sound_words_for_warning (GstMessage *warning) G_GNUC_WARN_UNUSED_RESULT;
char *segue_sound_words_for_cut     (const char *uri,
                                     gint64      position) G_GNUC_WARN_UNUSED_RESULT;
char *segue_sound_words_for_open_end (const char *uri,
                                      gint64      position) G_GNUC_WARN_UNUSED_RESULT;
char *segue_sound_words_for_no_player (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
