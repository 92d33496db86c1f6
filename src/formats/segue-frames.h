/* segue-frames.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times with frames, as editors of video write them. */

gboolean segue_frames_scan       (const char *p,
                                  gsize       length,
                                  gint64     *seconds,
                                  guint      *frames);
guint    segue_frames_guess_rate (guint       largest);

G_END_DECLS
